-- Messages to send, one row for each message on one channel, and the links in them. next_try is set while the row waits
-- to be sent or is being sent (then: when its holder's lease runs out), and null once it is sent, dead or cancelled.

create table outbox (
  id bigint generated always as identity primary key,
  org text collate "C" not null,
  key text not null,
  incident text collate "C" not null,
  duty text not null,
  person text not null,
  channel text not null,
  address text not null,
  purpose text not null,
  language text not null,
  content json not null,
  link_hash text,
  link_expires bigint,
  state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'dead', 'cancelled')),
  attempts int not null default 0,
  created bigint not null,
  next_try bigint,
  last_error text,
  fence int not null default 0,
  unique (org, key)
);
create index outbox_next_try on outbox ((next_try + 0)) where next_try is not null; -- as for incidents.next_due
create index outbox_org_next_try on outbox (org, next_try) where next_try is not null;
create index outbox_listed on outbox (org, id desc);
create index outbox_incident on outbox (org, incident, id desc);
create index outbox_dead on outbox (org, id desc) where state = 'dead';

create table task_links (
  hash text collate "C" primary key,
  org text collate "C" not null,
  incident text collate "C" not null,
  duty text not null,
  person text not null,
  expires bigint not null,
  revoked bigint
);
create index task_links_duty on task_links (org, incident, duty);

-- Writes acts, as src/store/act-rows.ts makes them, in one statement. With `command` it first claims the command's id;
-- when that is taken it writes nothing and returns what was answered then.
--
-- Long texts come beside the narrow rows they belong to, because JSON inside JSON is read again at every level, which
-- was half of the cost: `states` and `contents` have a line for each act or message, `events` a page (form feed) for each
-- act and a line for each event. JSON as we write it has neither character.
--
-- The acts are few and the tables are large, so every table is entered by its key: the planner, who knows neither, is not
-- to choose otherwise (a plan made while the tables were empty cost 5 ms an act at 3,000 incidents, and more with every one).
create function write_acts(acts json, states text, events text, messages json, contents text, command json)
  returns json language plpgsql
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
as $$
declare
  taken json;
  asked int;
  written int;
begin
  if command is not null then
    insert into commands (org, id, digest, answer)
    select org, id, digest, coalesce(answer, 'null') -- a JSON null arrives as null
    from json_to_record(command) as c(org text, id text, digest text, answer json)
    on conflict do nothing;
    if not found then
      select json_build_object('digest', c.digest, 'answer', c.answer) into taken
      from commands c where c.org = command ->> 'org' and c.id = command ->> 'id';
      return taken;
    end if;
  end if;

  with act as materialized (
    select * from rows from (
      json_to_recordset(acts) as (
        org text, id text, from_seq int, seq int, plan text, version int, phase text, title text, kind text,
        occurred bigint, reported bigint, open_duties int, overdue int, alarms int, next_due bigint,
        actor text, recorded bigint, closed json, opened json),
      string_to_table(states, E'\n'),
      string_to_table(events, E'\f')
    ) as a(org, id, from_seq, seq, plan, version, phase, title, kind, occurred, reported, open_duties, overdue, alarms,
      next_due, actor, recorded, closed, opened, state, events)
  ), reported as (
    insert into incidents (org, id, seq, plan, version, phase, title, kind, occurred, reported, open_duties, overdue,
      alarms, next_due)
    select org, id, seq, plan, version, phase, title, kind, occurred, reported, open_duties, overdue, alarms, next_due
    from act where from_seq = 0
    returning 1
  ), changed as (
    update incidents i set seq = a.seq, plan = a.plan, version = a.version, phase = a.phase, title = a.title,
      occurred = a.occurred, open_duties = a.open_duties, overdue = a.overdue, alarms = a.alarms, next_due = a.next_due
    from act a where a.from_seq > 0 and i.org = a.org and i.id = a.id and i.seq = a.from_seq
    returning 1
  ), first_states as (
    insert into incident_states (org, id, seq, state) select org, id, seq, state::json from act where from_seq = 0
  ), next_states as (
    update incident_states s set seq = a.seq, state = a.state::json
    from act a where a.from_seq > 0 and s.org = a.org and s.id = a.id
  ), logged as (
    insert into events (org, incident, seq, actor, recorded, event)
    select a.org, a.id, a.from_seq + e.place, a.actor, a.recorded, e.event::json
    from act a cross join string_to_table(a.events, E'\n') with ordinality as e(event, place)
  ), closed as (
    delete from open_duties d using (
      select a.org, a.id, c.person, c.duty
      from act a cross join json_to_recordset(a.closed) as c(person text, duty text)
      where a.from_seq > 0
    ) c
    where d.org = c.org and d.person = c.person and d.incident = c.id and d.duty = c.duty
  ), opened as (
    insert into open_duties (org, person, incident, duty, title, due, overdue)
    select a.org, o.person, a.id, o.duty, o.title, o.due, o.overdue
    from act a cross join json_to_recordset(a.opened) as o(person text, duty text, title text, due bigint, overdue boolean)
    on conflict (org, person, incident, duty)
      do update set title = excluded.title, due = excluded.due, overdue = excluded.overdue
  ), message as materialized (
    select * from rows from (
      json_to_recordset(messages) as (org text, incident text, key text, person text, channel text, address text,
        duty text, purpose text, language text, link_hash text, link_expires bigint, recorded bigint),
      string_to_table(contents, E'\n')
    ) as m(org, incident, key, person, channel, address, duty, purpose, language, link_hash, link_expires, recorded, content)
  ), linked as (
    insert into task_links (hash, org, incident, duty, person, expires)
    select link_hash, org, incident, duty, person, link_expires from message where link_hash is not null
    on conflict do nothing
  ), queued as (
    insert into outbox (org, key, incident, duty, person, channel, address, purpose, language, content, link_hash,
      link_expires, created, next_try)
    select org, key, incident, duty, person, channel, address, purpose, language, content::json, link_hash,
      link_expires, recorded, recorded
    from message
    on conflict (org, key) do nothing
  )
  select (select count(*) from act), (select count(*) from reported) + (select count(*) from changed)
  into asked, written;

  if asked <> written then
    raise exception '% of % acts were decided on another state than the stored one', asked - written, asked
      using errcode = 'FS001';
  end if;
  return null;
end
$$;
