-- What comes round: each time it fell due, the case that was opened for it, whether it was done in time; and whom it posted.

alter table incidents drop constraint if exists incidents_kind_check;
alter table incidents add constraint incidents_kind_check check (kind in ('incident', 'drill', 'routine'));

create table routine_slots (
  org text collate "C" not null,
  plan text collate "C" not null,
  routine text collate "C" not null,
  slot text collate "C" not null, -- "2026-11-24", "2026-H2#1"
  opens bigint not null,
  due bigint not null,
  state text not null check (state in ('open', 'done', 'missed')),
  incident text collate "C", -- null: it passed while nobody kept the clock
  by text collate "C" not null,
  done_at bigint,
  primary key (org, plan, routine, slot)
);
create index routine_slots_open on routine_slots (org, opens) where state = 'open';
create index routine_slots_latest on routine_slots (org, plan, routine, opens desc);

create table role_postings (
  org text collate "C" not null,
  role text collate "C" not null,
  since bigint not null,
  people json not null,
  until bigint, -- null: until the next posting
  incident text collate "C" not null,
  primary key (org, role, since)
);
