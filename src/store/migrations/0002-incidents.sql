-- Incidents: a narrow row each, the state as JSON beside it, the append-only log, open duties by person, and the
-- commands that were answered. `json`, not `jsonb`: the order of keys is kept and the text comes back as it went in.

create table incidents (
  org text collate "C" not null,
  id text collate "C" not null,
  seq int not null,
  plan text not null,
  version int not null,
  phase text not null,
  title text not null,
  kind text not null check (kind in ('incident', 'drill')),
  occurred bigint not null,
  reported bigint not null,
  open_duties int not null,
  overdue int not null,
  alarms int not null,
  next_due bigint,
  primary key (org, id)
) with (fillfactor = 85);

-- The timekeeper asks for the oldest of all (`next_due + 0`) and, when there is a backlog, for the oldest of each
-- organisation (`org`, `next_due`). The sum is there so that each question has one index that fits: by the first, few due
-- rows of one organisation would be looked for among the many of another.
create index incidents_next_due on incidents ((next_due + 0)) where next_due is not null;
create index incidents_org_next_due on incidents (org, next_due) where next_due is not null;
create index incidents_reported on incidents (org, reported desc, id desc);

create table incident_states (
  org text collate "C" not null,
  id text collate "C" not null,
  seq int not null,
  state json not null,
  primary key (org, id)
);

create table events (
  org text collate "C" not null,
  incident text collate "C" not null,
  seq int not null,
  actor text,
  recorded bigint not null,
  event json not null,
  position bigint generated always as identity,
  -- The transaction that wrote it: what began before every open transaction can be read without missing a late one.
  written xid8 not null default pg_current_xact_id(),
  primary key (org, incident, seq)
);
create index events_stream on events (org, written, position);
create trigger events_append_only before update or delete or truncate on events
  for each statement execute function refuse_change();

-- One row for each person with an open duty.
create table open_duties (
  org text collate "C" not null,
  person text collate "C" not null,
  incident text collate "C" not null,
  duty text collate "C" not null,
  title text not null,
  due bigint,
  overdue boolean not null,
  primary key (org, person, incident, duty)
);

create table commands (
  org text collate "C" not null,
  id text collate "C" not null,
  digest text not null,
  answer json not null,
  primary key (org, id)
);
