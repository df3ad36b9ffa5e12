// The feed of live events on real PostgreSQL: it begins at the present end, and events written side by side each come
// once, in the order of their incident.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { IncidentEvent } from '#core/response/event.ts';
import type { Store, StoredEvent } from '#desk/ports.ts';
import { openPostgresStore } from '#store/postgres-store.ts';
import { type TestDatabase, testDatabase } from '../../test/harness/postgres.ts';
import { NOW, tinyState } from './fake-desks.ts';
import { catchUp, openFeed } from './stream-feed.ts';

let database: TestDatabase;
let store: Store;
before(async () => {
  database = await testDatabase();
  store = openPostgresStore({ connection: database.connection });
});
after(async () => {
  await store.close();
  await database.drop();
});

async function write(incident: string, notes: number): Promise<void> {
  const event: IncidentEvent = { type: 'NoteAdded', at: NOW, text: '到场', by: 'p-1' };
  const rest = {
    org: 'a',
    incident,
    events: [event],
    actor: 'p-1',
    now: NOW,
    next_due: null,
    messages: [],
    command: null,
  };
  await store.incidents.create({ ...rest, from_seq: 0, state: { ...tinyState, id: incident, seq: 1 } });
  for (let i = 1; i < notes; i += 1)
    await store.incidents.update('a', incident, ({ state }) => ({
      ...rest,
      from_seq: state.seq,
      state: { ...state, seq: state.seq + 1 },
    }));
}

/** Other tests' transactions on the same server may hold what is written back for a moment. */
async function allShown(count: number): Promise<void> {
  while ((await store.incidents.stream('a', null, count)).events.length < count)
    await new Promise(resolve => setTimeout(resolve, 20));
}

test('begins at the end, then tells all that is written, once and in order', async () => {
  await write('old', 3);
  await allShown(3);
  const fail = (cause: unknown) => {
    throw cause;
  };
  const feed = await openFeed(store.incidents, 'a', fail);
  const start = feed.cursor();
  const told: StoredEvent[] = [];
  feed.join(events => told.push(...events));
  const stop = await store.listen(signal => void (signal.kind === 'events' && feed.pump()));
  const incidents = Array.from({ length: 8 }, (_, i) => `new-${i}`);
  await Promise.all(incidents.map(incident => write(incident, 6)));
  while (told.length < 48) await feed.pump().then(() => new Promise(setImmediate));
  await stop();
  for (const incident of incidents)
    assert.deepEqual(
      told.filter(it => it.incident === incident).map(it => it.seq),
      [1, 2, 3, 4, 5, 6],
    );
  assert.equal(told.filter(it => it.incident === 'old').length, 0);
  const caught: StoredEvent[] = [];
  const outcome = await catchUp(store.incidents, 'a', start, events => caught.push(...events));
  assert.equal(outcome, 'done');
  assert.deepEqual(
    caught.map(it => it.cursor),
    told.map(it => it.cursor),
  );
});
