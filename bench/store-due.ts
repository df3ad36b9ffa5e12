// What the timekeeper costs with many incidents waiting: one due in a trickle, and 10,000 due at once, with N pending
// (argument, 1,000,000 unless told otherwise). Limits: 1,000 a second; a tick that does not grow with the number waiting.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { aDuty, aNote, aState, NOON, nextAct } from '#store/contract/examples.ts';
import { startEmbedded } from '#store/embedded/supervisor.ts';
import { migrate } from '#store/migrate.ts';
import { openPostgresStore } from '#store/postgres-store.ts';
import { TAKE_DUE } from '#store/take-due.ts';

const PENDING = Number(process.argv[2] ?? 1_000_000);
const BURST = Math.min(10_000, PENDING);
const ORGS = 50;
const YEAR = 365 * 86_400_000;

const folder = mkdtempSync(path.join(tmpdir(), 'fengsui-bench-'));
chmodSync(folder, 0o755);
const server = await startEmbedded({ dataDir: folder });
try {
  await migrate(server.connection);
  const sql = new pg.Client(server.connection);
  sql.on('error', () => {});
  await sql.connect();
  await fill(sql);
  const store = openPostgresStore({ connection: server.connection, connections: 4 });

  const trickle: number[] = [];
  for (let i = 0; i < 300; i++) {
    await sql.query('update incidents set next_due = $1 where org = $2 and id = $3', [
      NOON,
      orgOf(i),
      String(i),
    ]);
    const began = performance.now();
    const taken = await store.incidents.updateDue(NOON, 100, ({ org, state }) =>
      nextAct(org, state, { events: [aNote('rung')], next_due: NOON + YEAR }),
    );
    trickle.push(performance.now() - began);
    if (taken !== 1) throw new Error(`took ${taken}`);
  }
  trickle.sort((a, b) => a - b);
  const p = (share: number) => trickle[Math.floor(trickle.length * share)]?.toFixed(2);
  console.log(`trickle, ${PENDING} pending: p50 ${p(0.5)} ms  p99 ${p(0.99)} ms`);

  await sql.query('update incidents set next_due = $1 where id::int < $2', [NOON, BURST]);
  await sql.query('analyze incidents');
  if (process.env.EXPLAIN) await explain(sql);
  const began = performance.now();
  let done = 0;
  while (done < BURST)
    done += await store.incidents.updateDue(NOON, 200, ({ org, state }) =>
      nextAct(org, state, { events: [aNote('rung')], next_due: NOON + YEAR }),
    );
  const seconds = (performance.now() - began) / 1_000;
  console.log(
    `burst of ${BURST}: ${seconds.toFixed(1)} s, ${(BURST / seconds).toFixed(0)}/s (limit 1000/s), rss ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`,
  );
  await store.close();
  await sql.end();
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** Nearly all of the burst is one organisation's. */
function orgOf(n: number): string {
  return `org${n < BURST && n % 99 !== 0 ? 0 : n % ORGS}`;
}

async function explain(sql: pg.Client): Promise<void> {
  await sql.query('begin');
  for (const now of [NOON - 1, NOON]) {
    const plan = await sql.query(`explain (analyze, buffers) ${TAKE_DUE}`, [now, 200]);
    console.log(plan.rows.map(row => row['QUERY PLAN']).join('\n'));
  }
  await sql.query('rollback');
}

/** Straight into the tables: making a million acts would take longer than measuring. */
async function fill(sql: pg.Client): Promise<void> {
  const duties = Array.from({ length: 10 }, (_, i) => aDuty(`step-${i}/1`, { due: NOON + YEAR }));
  const state = JSON.stringify(aState({ id: 'ID', seq: 1 }, duties));
  await sql.query(
    `insert into incidents (org, id, seq, plan, version, phase, title, kind, occurred, reported, open_duties, overdue,
       alarms, next_due)
     select 'org' || case when n < $4 and n % 99 <> 0 then 0 else n % $2::int end, n::text, 1, 'p', 1, 'active', 't', 'incident', 1, n, 10, 0, 0, $3::bigint + n
     from generate_series(0, $1::int - 1) n`,
    [PENDING, ORGS, NOON + YEAR, BURST],
  );
  await sql.query(
    `insert into incident_states (org, id, seq, state)
     select org, id, 1, replace($1, '"ID"', '"' || id || '"')::json from incidents`,
    [state],
  );
  await sql.query('vacuum analyze incidents');
  await sql.query('vacuum analyze incident_states');
}
