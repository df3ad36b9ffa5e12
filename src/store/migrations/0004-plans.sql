-- Uploaded documents and plans with all their versions. What has been in force never changes.

create table documents (
  org text collate "C" not null,
  id text collate "C" not null,
  name text not null,
  media_type text not null,
  bytes bytea not null,
  reading json not null,
  uploaded bigint not null,
  uploaded_by text not null,
  primary key (org, id)
);
alter table documents alter column bytes set storage external; -- mostly compressed already

create table plan_versions (
  org text collate "C" not null,
  plan text collate "C" not null,
  version int not null,
  state text not null check (state in ('draft', 'in-force', 'retired')),
  title text not null,
  yaml text not null,
  compiled json not null, -- JSON null while the draft has errors
  source text,
  saved bigint not null,
  saved_by text not null,
  in_force_from bigint,
  approved_by text,
  revision int not null,
  primary key (org, plan, version)
);
create unique index plan_versions_one_in_force on plan_versions (org, plan) where state = 'in-force';

create function keep_approved_plan() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'version % of plan % has been in force: it is kept', old.version, old.plan
      using errcode = 'restrict_violation';
  end if;
  if (new.yaml, new.compiled::text, new.title, new.revision, new.approved_by, new.in_force_from)
     is distinct from (old.yaml, old.compiled::text, old.title, old.revision, old.approved_by, old.in_force_from) then
    raise exception 'version % of plan % has been in force: it never changes', old.version, old.plan
      using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger plan_versions_kept before update or delete on plan_versions
  for each row when (old.state <> 'draft') execute function keep_approved_plan();
