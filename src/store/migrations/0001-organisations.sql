-- Organisations and who is who in them. All instants of this database are bigint milliseconds since 1970 UTC and come
-- from the program's clock, never from now(). Ids sort by bytes (collate "C"), so paging is the same everywhere.

create table organisations (
  id text collate "C" primary key,
  name text not null,
  zone text not null,
  language text not null check (language in ('zh', 'en'))
);

-- Rises with every change of an organisation's people, units, posts or holdings.
create table roster_versions (
  org text collate "C" primary key,
  version bigint not null
);

create table people (
  org text collate "C" not null,
  id text collate "C" not null,
  name text not null,
  unit text,
  language text not null check (language in ('zh', 'en')),
  addresses json not null,
  account text,
  primary key (org, id)
);

create table units (
  org text collate "C" not null,
  id text collate "C" not null,
  title text not null,
  parent text,
  head text,
  primary key (org, id)
);

create table posts (
  org text collate "C" not null,
  id text collate "C" not null,
  title text not null,
  unit text,
  primary key (org, id)
);

create table holdings (
  org text collate "C" not null,
  post text collate "C" not null,
  person text collate "C" not null,
  capacity text not null check (capacity in ('holder', 'deputy')),
  place int not null,
  on_duty boolean not null,
  primary key (org, post, capacity, person)
);

-- One row: which cluster these rows live in. Positions in the stream of events are made of the cluster's transaction
-- numbers; migrate.ts and restore start a new epoch when the rows have moved to another cluster.
create table cluster (
  one boolean primary key default true check (one),
  system text not null,
  epoch text not null
);
insert into cluster (system, epoch) values ('', '');

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are never changed or deleted', tg_table_name using errcode = 'restrict_violation';
end
$$;
