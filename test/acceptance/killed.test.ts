// Story 5: two processes share the work while one or the other is killed (-9) at fifty random moments of the call
// centre's story. Duties, rungs and messages are exactly those of an undisturbed run; a message may arrive twice, with
// the same key.
import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { IncidentState } from '#core/response/state.ts';
import type { Actor } from '#desk/actor.ts';
import { makeIncidentDesk } from '#desk/incidents.ts';
import { makeKnown } from '#desk/known.ts';
import { makeLinks } from '#desk/links.ts';
import type { CommandBody } from '#desk/services.ts';
import { openPostgresStore, type PostgresStore } from '#store/postgres-store.ts';
import { movedClock } from '../harness/moved-clock.ts';
import { testDatabase } from '../harness/postgres.ts';
import { at } from '../harness/story.ts';

const ORG = 'qingchuan';
const KILLS = 50;

/** Who does what when; at other instants time just passes. */
const STORY: readonly { readonly at: string; readonly by?: string; readonly body?: CommandBody }[] = [
  { at: '09:04', by: 'jin', body: { type: 'AcknowledgeMessage', duty: 'tell_leader/1', person: 'jin' } },
  { at: '09:05' },
  { at: '09:06' },
  { at: '09:07', by: 'mei', body: { type: 'AcknowledgeMessage', duty: 'tell_supervisor/1', person: 'mei' } },
  { at: '09:08', by: 'pan', body: { type: 'CompleteDuty', duty: 'judge/1', facts: { in_10: false } } },
  { at: '09:09' },
  { at: '09:11' },
  { at: '09:12' },
  { at: '09:14', by: 'hua', body: { type: 'AcknowledgeMessage', duty: 'tell_chiefs/1', person: 'hua' } },
  { at: '09:15' },
  {
    at: '09:16',
    by: 'tian',
    body: {
      type: 'AddEntry',
      duty: 'by_hand/1/tian',
      entry: 'e1',
      values: { caller: '王', number: '1', question: '?', call_back: true },
    },
  },
  { at: '09:20', by: 'mei', body: { type: 'CorrectFact', fact: 'outage', edge: 'since', to: at('08:50') } },
  { at: '09:30', by: 'ning', body: { type: 'AcknowledgeDuty', duty: 'order/1' } },
  { at: '09:40', by: 'pan', body: { type: 'RecordFact', fact: 'outage', value: false } },
  { at: '09:45', by: 'pan', body: { type: 'RecordFact', fact: 'outage', value: true } },
  { at: '09:50' },
  { at: '09:53' },
  { at: '09:56' },
  {
    at: '10:00',
    by: 'wen',
    body: { type: 'CompleteDuty', duty: 'next_action/1', answer: 'none', note: '供应商已到' },
  },
  { at: '10:30', by: 'pan', body: { type: 'RecordFact', fact: 'outage', value: false } },
  { at: '10:33' },
  { at: '10:36' },
  { at: '10:41' },
  { at: '10:50' },
];

it('kill -9 at fifty random moments changes nothing but repeats of messages', {
  timeout: 600_000,
}, async t => {
  const calm = await tellStory({ processes: 1, kills: 0 });
  const killed = await tellStory({ processes: 2, kills: KILLS });
  assert.equal(killed.kills, KILLS);
  assert.deepEqual(killed.duties, calm.duties);
  assert.deepEqual(killed.events, calm.events);
  assert.deepEqual([...new Set(killed.keys)].sort(), [...new Set(calm.keys)].sort());
  assert.equal(new Set(calm.keys).size, calm.keys.length, 'undisturbed, nothing arrives twice');
  t.diagnostic(
    `${killed.keys.length - new Set(killed.keys).size} of ${killed.keys.length} messages arrived again`,
  );
});

type Told = {
  readonly duties: unknown;
  readonly events: readonly string[];
  readonly keys: readonly string[];
  readonly kills: number;
};

async function tellStory({
  processes,
  kills,
}: {
  readonly processes: number;
  readonly kills: number;
}): Promise<Told> {
  const database = await testDatabase();
  const folder = mkdtempSync(path.join(tmpdir(), 'fengsui-killed-'));
  const phones = await openPhones();
  const store = openPostgresStore({ connection: database.connection, connections: 4 });
  const clock = movedClock(at('09:03'));
  const house = openProcesses({ url: database.url, folder, phones: phones.url, now: () => clock.now() });
  const killer = { left: kills, done: 0 };
  try {
    for (let i = 0; i < processes; i++) await house.start();
    const desk = makeIncidentDesk({
      store,
      clock,
      known: makeKnown(store, clock),
      newId: () => 'story',
      links: makeLinks(new Uint8Array(32), 'http://localhost'),
    });
    const report = await desk.report(actor('tian'), randomUUID(), {
      plan: 'call-centre',
      scenarios: ['app_down'],
      kind: 'incident',
      occurred: at('09:00'),
      facts: { symptom: '不能登录' },
    });
    assert.ok(report.ok, JSON.stringify(report));
    for (const step of STORY) {
      clock.moveTo(at(step.at));
      house.move();
      const done = settled(store, clock.now());
      await killSome(house, killer, Math.ceil(kills / STORY.length));
      await done;
      await sent(store, clock.now(), 1_000);
      if (!step.by || !step.body) continue;
      const acted = await desk.act(actor(step.by), 'story', `step-${step.at}`, step.body);
      assert.ok(acted.ok, `${step.at} ${JSON.stringify(acted)}`);
      await killSome(house, killer, 1);
      await sent(store, clock.now(), 1_000);
    }
    // What a killed process had in hand is taken up when its lease has run out, or tried again after a pause.
    for (let minutes = 0; minutes <= 120; minutes += 5) {
      clock.moveTo(at('10:55') + minutes * 60_000);
      house.move();
      await settled(store, clock.now());
      await sent(store, clock.now(), 5_000);
    }
    assert.equal(await unsent(store), 0, 'messages are still unsent');
    const found = await store.incidents.load(ORG, 'story');
    assert.ok(found);
    const events = await store.incidents.events(ORG, 'story', 0, 10_000);
    return {
      duties: dutiesOf(found.state),
      events: events
        .map(({ event }) => line(event))
        .filter(text => text !== '')
        .sort(),
      keys: phones.keys,
      kills: killer.done,
    };
  } finally {
    house.stop();
    await store.close();
    await phones.close();
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const actor = (person: string): Actor => ({
  org: ORG,
  user: null,
  person,
  roles: ['duty-commander'],
  via: 'cli',
  address: null,
});

/** What must be the same: every duty with its marks, deadline and fired rungs. */
function dutiesOf(state: IncidentState): unknown {
  return Object.values(state.duties)
    .map(duty => ({
      id: duty.id,
      phase: duty.phase,
      times: duty.times,
      opened: duty.opened,
      due: duty.due,
      overdue: duty.overdue,
      late: duty.late,
      alarm: duty.alarm,
      holders: duty.holders,
      called: duty.called,
      rungs: duty.rungs,
      acknowledged: duty.acknowledged,
      told: duty.told.map(({ person, acknowledged }) => ({ person, acknowledged })),
    }))
    .sort((a, b) => a.id.localeCompare(b.id));
}

/** Deliveries may be noted in another order; everything else happens once, at its own instant. */
function line(event: {
  readonly type: string;
  readonly at: number;
  readonly duty?: unknown;
  readonly rung?: string;
  readonly key?: string;
}): string {
  if (event.type === 'ReceiverMarked') return '';
  const duty =
    typeof event.duty === 'string' ? event.duty : ((event.duty as { id?: string } | undefined)?.id ?? '');
  return `${new Date(event.at).toISOString()} ${event.type} ${duty} ${event.rung ?? ''} ${event.key ?? ''}`;
}

async function killSome(
  house: Processes,
  killer: { left: number; done: number },
  most: number,
): Promise<void> {
  for (let i = 0; i < most && killer.left > 0; i++) {
    await delay(Math.random() * 120);
    killer.left--;
    killer.done++;
    await house.killOne();
  }
}

/** Nothing is due any more: whoever lives has done it. */
async function settled(store: PostgresStore, now: number): Promise<void> {
  for (;;) {
    const due = await store.incidents.earliestDue();
    if (due === null || due > now) return;
    await delay(20);
  }
}

/** Waits for what is on its way, but not for what a killed process took with it. */
async function sent(store: PostgresStore, now: number, patience: number): Promise<void> {
  for (const deadline = Date.now() + patience; Date.now() < deadline; await delay(20)) {
    const next = await store.outbox.earliestTry();
    if ((next === null || next > now) && (await countOf(store, 'sending')) === 0) return;
  }
}

async function unsent(store: PostgresStore): Promise<number> {
  return (
    (await countOf(store, 'waiting')) + (await countOf(store, 'sending')) + (await countOf(store, 'dead'))
  );
}

async function countOf(store: PostgresStore, state: 'waiting' | 'sending' | 'dead'): Promise<number> {
  return (await store.outbox.list(ORG, { state, limit: 1 })).total;
}

type Processes = { start(): Promise<void>; move(): void; killOne(): Promise<void>; stop(): void };

function openProcesses(given: {
  readonly url: string;
  readonly folder: string;
  readonly phones: string;
  readonly now: () => number;
}): Processes {
  const alive = new Set<ChildProcess>();
  const script = fileURLToPath(new URL('../harness/one-process.ts', import.meta.url));

  function start(): Promise<void> {
    const child = fork(script, {
      env: {
        ...process.env,
        DATABASE_URL: given.url,
        FENGSUI_DATA: given.folder,
        FENGSUI_HOST: '127.0.0.1',
        FENGSUI_PORT: '0',
        FENGSUI_TEST_NOW: String(given.now()),
        FENGSUI_TEST_PHONES: given.phones,
      },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    alive.add(child);
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', code =>
        code === null ? undefined : reject(new Error(`a process ended with ${code}`)),
      );
      child.once('message', () => {
        child.send({ now: given.now() });
        resolve();
      });
    });
  }

  return {
    start,
    move() {
      for (const child of alive) if (child.connected) child.send({ now: given.now() }, () => {});
    },
    async killOne() {
      const [victim] = [...alive].sort(() => Math.random() - 0.5);
      if (!victim) return;
      alive.delete(victim);
      victim.kill('SIGKILL');
      await start();
    },
    stop() {
      for (const child of alive) child.kill('SIGKILL');
    },
  };
}

async function openPhones(): Promise<{
  readonly url: string;
  readonly keys: string[];
  close(): Promise<void>;
}> {
  const keys: string[] = [];
  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', chunk => {
      body += chunk;
    });
    request.on('end', () => {
      keys.push((JSON.parse(body) as { key: string }).key);
      response.end('ok');
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    keys,
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
