// The peer of `report`: the very rows that one act writes (incident, state, log, duties by person, messages, links,
// command), in one prepared statement from plain pg, with nothing else to do. It runs in a process of its own, forked by
// startPeer, so that it has a processor to itself as the program has.
import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { Act } from '#desk/ports.ts';
import type { Connection } from '#store/database.ts';
import { dutyChanges, rowOf } from '#store/projection.ts';
import type { Ground } from './ground.ts';
import { sampleAct } from './sample-act.ts';

export type Peer = {
  /** Acts written per second by `clients` connections in so many milliseconds. */
  run(clients: number, millis: number): Promise<number>;
  stop(): void;
};

type Task = {
  readonly connection: Connection;
  readonly values: Values;
  readonly clients: number;
  readonly millis: number;
};

export async function startPeer(ground: Ground): Promise<Peer> {
  const values = valuesOf(await sampleAct(ground, MARK));
  const child = fork(fileURLToPath(import.meta.url), ['peer']);
  return {
    async run(clients, millis) {
      const task: Task = { connection: ground.connection, values, clients, millis };
      child.send(task);
      const [rate] = (await once(child, 'message')) as [number];
      return rate;
    },
    stop: () => child.disconnect(),
  };
}

// ---------------------------------------------------------------- the statement

/** Stands in all values where the incident's id goes. */
const MARK = '@incident@';
/** Nothing of what the peer writes becomes due or is sent while the bench lasts. */
const FAR = Date.now() + 10 * 365 * 86_400_000;

type Cell = string | number | null;
/** By name of the parameter; an array is a column of rows. */
type Values = Readonly<Record<string, Cell | readonly Cell[]>>;
type Row = Readonly<Record<string, unknown>>;

function valuesOf(act: Act): Values {
  const row: Row = { ...rowOf(act), org: act.org, seq: act.state.seq };
  const { opened } = dutyChanges(null, act.state);
  const messages = act.messages.map(({ link, ...message }) => ({ ...message, link_expires: link?.expires }));
  const column = (rows: readonly Row[], name: string) => rows.map(one => cellOf(one[name]));
  return {
    ...Object.fromEntries(
      ['org', 'id', 'seq', 'plan', 'version', 'phase', 'title', 'kind', 'occurred', 'open_duties'].map(
        name => [name, cellOf(row[name])],
      ),
    ),
    state: JSON.stringify(act.state),
    events: act.events.map(event => JSON.stringify(event)),
    ...Object.fromEntries(
      ['person', 'duty', 'title', 'due'].map(name => [`duty_${name}`, column(opened, name)]),
    ),
    ...Object.fromEntries(
      ['key', 'person', 'address', 'duty', 'purpose', 'content', 'link_expires'].map(name => [
        name,
        column(messages, name),
      ]),
    ),
    link_hash: act.messages.map(({ link }) => link && `${link.hash.slice(0, 7)}${MARK}`),
    far: FAR,
  };
}

function cellOf(value: unknown): Cell {
  if (typeof value === 'string' || typeof value === 'number') return value;
  return value === null || value === undefined ? null : JSON.stringify(value);
}

const TEXT = `
with incident as (
  insert into incidents (org, id, seq, plan, version, phase, title, kind, occurred, reported, open_duties, overdue,
    alarms, next_due)
  values ({org}, {id}, {seq}, {plan}, {version}, {phase}, {title}, {kind}, {occurred}, {occurred}, {open_duties}, 0, 0, {far})
), state as (
  insert into incident_states (org, id, seq, state) values ({org}, {id}, {seq}, {state})
), logged as (
  insert into events (org, incident, seq, actor, recorded, event)
  select {org}, {id}, place, 'reporter', {occurred}, event
  from unnest({events}::json[]) with ordinality as e(event, place)
), opened as (
  insert into open_duties (org, person, incident, duty, title, due, overdue)
  select {org}, person, {id}, duty, title, due, false
  from unnest({duty_person}::text[], {duty_duty}::text[], {duty_title}::text[], {duty_due}::bigint[])
    as o(person, duty, title, due)
), linked as (
  insert into task_links (hash, org, incident, duty, person, expires)
  select hash, {org}, {id}, duty, person, expires
  from unnest({link_hash}::text[], {duty}::text[], {person}::text[], {link_expires}::bigint[])
    as l(hash, duty, person, expires)
), queued as (
  insert into outbox (org, key, incident, duty, person, channel, address, purpose, language, content, link_hash,
    link_expires, created, next_try)
  select {org}, m.key, {id}, duty, person, 'email', address, purpose, 'zh', content, hash, expires, {occurred}, {far}
  from unnest({key}::text[], {duty}::text[], {person}::text[], {address}::text[], {purpose}::text[], {content}::json[],
    {link_hash}::text[], {link_expires}::bigint[])
    as m(key, duty, person, address, purpose, content, hash, expires)
)
insert into commands (org, id, digest, answer) values ({org}, {id}, {id}, '{"seq": 1}')`;

/** {name} → $n, each name one parameter. */
function statementOf(values: Values): { readonly text: string; readonly order: readonly string[] } {
  const order: string[] = [];
  const text = TEXT.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (!(name in values)) throw new Error(`no value for ${name}`);
    if (!order.includes(name)) order.push(name);
    return `$${order.indexOf(name) + 1}`;
  });
  return { text, order };
}

// ---------------------------------------------------------------- the process

async function write({ connection, values, clients, millis }: Task): Promise<number> {
  const { text, order } = statementOf(values);
  const open = Array.from({ length: clients }, () => new pg.Client(connection));
  await Promise.all(open.map(client => client.connect()));
  const began = performance.now();
  let acts = 0;
  await Promise.all(
    open.map(async client => {
      while (performance.now() - began < millis) {
        const id = randomUUID();
        const set = (cell: Cell) => (typeof cell === 'string' ? cell.replaceAll(MARK, id) : cell);
        const given = order.map(name => {
          const value = values[name] ?? null;
          return Array.isArray(value) ? value.map(set) : set(value as Cell);
        });
        await client.query({ name: 'write', text, values: given });
        acts++;
      }
    }),
  );
  const rate = acts / ((performance.now() - began) / 1000);
  await Promise.all(open.map(client => client.end()));
  return rate;
}

if (process.argv[2] === 'peer') {
  process.on('message', (task: Task) => void write(task).then(rate => process.send?.(rate)));
  process.on('disconnect', () => process.exit(0));
}
