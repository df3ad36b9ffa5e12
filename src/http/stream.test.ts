// Live events over a real socket: what happens is told, nothing twice, nothing left out after coming back, and only to
// whom it belongs.
import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { after, afterEach, before, test } from 'node:test';
import type { IncidentEvent } from '#core/response/event.ts';
import type { Store } from '#desk/ports.ts';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import { NOW, startTestServer, type TestServer, tinyState } from './fake-desks.ts';

let server: TestServer;
let store: Store;
let base: string;
const open = new Set<AbortController>();

before(async () => {
  store = openMemoryStore();
  server = await startTestServer(store);
  await server.app.listen({ port: 0, host: '127.0.0.1' });
  base = `http://127.0.0.1:${(server.app.server.address() as AddressInfo).port}`;
});
afterEach(() => {
  for (const it of open) it.abort();
  open.clear();
});
after(() => server.app.close());

type Told = {
  readonly id: string | undefined;
  readonly event: string;
  readonly data: { seq?: number; incident?: string; cursor?: string };
};

async function listen(cookie: string, query = '', last?: string) {
  const ending = new AbortController();
  open.add(ending);
  const response = await fetch(`${base}/api/v1/stream${query}`, {
    signal: ending.signal,
    headers: { cookie, ...(last ? { 'last-event-id': last } : {}) },
  });
  const reader = (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const told: Told[] = [];
  /** Reads on until `many` events have come. */
  async function until(many: number): Promise<readonly Told[]> {
    while (told.length < many) {
      const { value, done } = await reader.read();
      if (done) throw new Error(`the stream ended after ${told.length} events`);
      text += value;
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const part = text.slice(0, end);
        text = text.slice(end + 2);
        const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(part)?.[1];
        const event = field('event');
        if (event) told.push({ id: field('id'), event, data: JSON.parse(field('data') ?? '{}') });
      }
    }
    return told;
  }
  return { response, until, end: () => ending.abort() };
}

const seqs = (told: readonly Told[]) => told.filter(it => it.event === 'event').map(it => it.data.seq);

/** Appends a note to an incident, which begins with its first. */
async function note(incident: string, org = 'a'): Promise<void> {
  const event: IncidentEvent = { type: 'NoteAdded', at: NOW, text: '到场', by: 'p-1' };
  const rest = {
    org,
    incident,
    events: [event],
    actor: 'p-1',
    now: NOW,
    next_due: null,
    messages: [],
    command: null,
  };
  const found = await store.incidents.load(org, incident);
  if (!found) {
    await store.incidents.create({ ...rest, from_seq: 0, state: { ...tinyState, id: incident, seq: 1 } });
    return;
  }
  await store.incidents.update(org, incident, ({ state }) => ({
    ...rest,
    from_seq: state.seq,
    state: { ...state, seq: state.seq + 1 },
  }));
}

test('what happens is told, in order, with a place to come back to', async () => {
  const stream = await listen(await server.cookieFor(['responder']));
  assert.match(String(stream.response.headers.get('content-type')), /^text\/event-stream/);
  await stream.until(1);
  for (let i = 0; i < 3; i += 1) await note('order');
  const told = await stream.until(4);
  assert.deepEqual(
    told.map(it => it.event),
    ['ready', 'event', 'event', 'event'],
  );
  assert.deepEqual(seqs(told), [1, 2, 3]);
  assert.ok(told.every(it => it.id));
});

test('who comes back with the last id misses nothing and gets nothing twice', async () => {
  const cookie = await server.cookieFor(['responder']);
  const first = await listen(cookie);
  await first.until(1);
  await note('back');
  const last = (await first.until(2)).at(-1)?.id;
  first.end();
  for (let i = 0; i < 5; i += 1) await note('back');
  const second = await listen(cookie, '', last);
  const writing = (async () => {
    for (let i = 0; i < 5; i += 1) await note('back'); // while the past is being read
  })();
  const told = await second.until(11);
  await writing;
  assert.deepEqual(seqs(told), [2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
});

test('a position that is none begins anew instead of failing', async () => {
  const stream = await listen(await server.cookieFor(['responder']), '?after=nonsense');
  const told = await stream.until(2);
  assert.deepEqual(
    told.map(it => it.event),
    ['ready', 'reset'],
  );
  await note('anew');
  assert.deepEqual(seqs(await stream.until(3)), [1]);
});

test('one incident alone when asked for; never another organisation', async () => {
  const one = await listen(await server.cookieFor(['responder']), '?incident=mine');
  const foreign = await listen(await server.cookieFor(['responder'], 'b'));
  await Promise.all([one.until(1), foreign.until(1)]);
  await note('other');
  await note('mine');
  await note('theirs', 'b');
  assert.deepEqual(
    (await one.until(2)).map(it => it.data.incident),
    [undefined, 'mine'],
  );
  assert.deepEqual(
    (await foreign.until(2)).map(it => it.data.incident),
    [undefined, 'theirs'],
  );
});

test('an account has so many streams and not more, and gets them back', async () => {
  const cookie = await server.cookieFor(['responder']);
  const all = await Promise.all(Array.from({ length: 20 }, () => listen(cookie)));
  const refused = await listen(cookie);
  assert.equal(refused.response.status, 429);
  for (const it of all) it.end();
  for (;;) {
    const again = await listen(cookie);
    if (again.response.status === 200) break; // the server has seen the others leave
    again.end();
  }
});

test('streams end when the server closes', async () => {
  const closing = await startTestServer(openMemoryStore());
  await closing.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = closing.app.server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}/api/v1/stream`, {
    headers: { cookie: await closing.cookieFor(['auditor']) },
  });
  const reading = response.text();
  await closing.app.close();
  assert.match(await reading, /event: ready/);
});
