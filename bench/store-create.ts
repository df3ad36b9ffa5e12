// What writing a new incident costs: one act with 32 events, 10 open duties and 20 messages, against the same rows written
// by plain `pg` in one bare statement. Prints acts a second of both and their ratio; limit: 0.5.
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { Act } from '#desk/ports.ts';
import { aDuty, aMessage, aNote, anAct, aState, MINUTE, NOON } from '#store/contract/examples.ts';
import { startEmbedded } from '#store/embedded/supervisor.ts';
import { migrate } from '#store/migrate.ts';
import { openPostgresStore } from '#store/postgres-store.ts';

const CLIENTS = Number(process.argv[2] ?? 8);
const ACTS = Number(process.argv[3] ?? 4_000);
const ROUNDS = 3;

async function rate(write: (act: Act) => Promise<unknown>): Promise<number> {
  let left = ACTS;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      while (left-- > 0) await write(report());
    }),
  );
  return (ACTS * 1_000) / (performance.now() - began);
}

function report(): Act {
  const duties = Array.from({ length: 10 }, (_, i) =>
    aDuty(`step-${i}/1`, {
      due: NOON + i * MINUTE,
      holders: [{ person: `p${i}`, reason: 'holder' }],
      rungs: [3, 6, 9].map(n => ({ id: `rung-${n}`, at: NOON + n * MINUTE, fired: null })),
    }),
  );
  const state = aState({ id: randomUUID() }, duties);
  const events = [
    aNote('reported'),
    ...duties.map(duty => ({ type: 'DutyOpened', duty, why: 'after', again: false, at: NOON }) as const),
    ...Array.from({ length: 21 }, (_, i) => aNote(`a message was requested for duty ${i}`)),
  ];
  const messages = duties.flatMap(duty =>
    ['email', 'webhook'].map(channel =>
      aMessage(`${state.id}/${duty.id}/do/p/${channel}`, { channel, duty: duty.id }),
    ),
  );
  const command = { id: randomUUID(), digest: 'd'.repeat(43), answer: { incident: state.id, seq: 32 } };
  return anAct('org', { state, events, messages, command, next_due: NOON + MINUTE });
}

/** The rows as arrays, one parameter each; no checks, nothing read. */
const BARE = `
with i as (insert into incidents (org, id, seq, plan, version, phase, title, kind, occurred, reported, open_duties,
    overdue, alarms, next_due) values ($1, $2, 32, 'p', 1, 'active', 't', 'incident', 1, 1, 10, 0, 0, 1)),
  s as (insert into incident_states (org, id, seq, state) values ($1, $2, 32, $3)),
  e as (insert into events (org, incident, seq, actor, recorded, event)
    select $1, $2, n, 'u', 1, e::json from unnest($4::int[], $5::text[]) as x(n, e)),
  d as (insert into open_duties (org, person, incident, duty, title, due, overdue)
    select $1, p, $2, p, 'title', 1, false from unnest($6::text[]) as p),
  c as (insert into commands (org, id, digest, answer) values ($1, $7, 'd', '{}'))
insert into outbox (org, key, incident, duty, person, channel, address, purpose, language, content, created, next_try)
select $1, k, $2, 'd', 'p', 'email', 'a', 'do', 'zh', m::json, 1, 1 from unnest($8::text[], $9::text[]) as x(k, m)`;

function bareValues({ org, incident, state, events, messages, command }: Act): unknown[] {
  return [
    org,
    incident,
    JSON.stringify(state),
    events.map((_, i) => i + 1),
    events.map(event => JSON.stringify(event)),
    Object.keys(state.duties),
    command?.id,
    messages.map(message => message.key),
    messages.map(message => JSON.stringify(message.content)),
  ];
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

const folder = mkdtempSync(path.join(tmpdir(), 'fengsui-bench-'));
chmodSync(folder, 0o755);
const server = await startEmbedded({ dataDir: folder });
try {
  await migrate(server.connection);
  const store = openPostgresStore({ connection: server.connection, connections: CLIENTS });
  const plain = new pg.Pool({ ...server.connection, max: CLIENTS });
  plain.on('error', () => {});
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const a = await rate(act => store.incidents.create(act));
    const b = await rate(act => plain.query({ name: 'bare', text: BARE, values: bareValues(act) }));
    if (round === 0) continue; // warm-up
    ours.push(a);
    theirs.push(b);
  }
  const [create, bare] = [median(ours), median(theirs)];
  console.log(
    `create ${create.toFixed(0)}/s  bare statement ${bare.toFixed(0)}/s  ratio ${(create / bare).toFixed(2)} (limit 0.5)`,
  );
  await store.close();
  await plain.end();
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
