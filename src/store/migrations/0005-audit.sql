-- Who did what, or was refused. Append-only.

create table audit (
  id bigint generated always as identity primary key,
  org text collate "C" not null,
  at bigint not null,
  actor text,
  action text not null,
  object text not null,
  outcome text not null check (outcome in ('done', 'refused')),
  detail json not null,
  address text
);
create index audit_listed on audit (org, id desc);
create trigger audit_append_only before update or delete or truncate on audit
  for each statement execute function refuse_change();
