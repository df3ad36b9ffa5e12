import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { IncidentState } from '#core/response/state.ts';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import type { Delivery } from './deliveries.ts';
import { LEASE, SEND_LIMIT, startDispatcher } from './dispatcher.ts';
import { ACCEPTED, type FakeChannel, fakeChannel, PERMANENT, TEMPORARY } from './fake-channel.ts';
import { type HandClock, handClock } from './hand-clock.ts';
import type { Channel, ChannelResult, OutgoingMessage, Store } from './ports.ts';
import { StoreFault } from './store-fault.ts';

const START = Date.UTC(2026, 10, 23, 8, 0);
const SECOND = 1000;
const MINUTE = 60 * SECOND;

type Bench = {
  readonly store: Store;
  readonly clock: HandClock;
  readonly email: FakeChannel;
  readonly webhook: FakeChannel;
  readonly told: Delivery[];
  readonly logged: string[];
};

function bench(): Bench {
  return {
    store: openMemoryStore(),
    clock: handClock(START),
    email: fakeChannel('email'),
    webhook: fakeChannel('webhook'),
    told: [],
    logged: [],
  };
}

function start(
  b: Bench,
  over: Partial<{
    store: Store;
    channels: readonly Channel[];
    concurrency: number;
    onDelivery: () => Promise<void>;
  }> = {},
) {
  return startDispatcher({
    links: { urlOf: (_, key) => `https://duty.example.test/t/${key}` },
    store: b.store,
    channels: [b.email, b.webhook],
    clock: b.clock,
    log: message => b.logged.push(message),
    random: () => 0.5,
    onDelivery: async deliveries => void b.told.push(...deliveries),
    ...over,
  });
}

function message(key: string, over: Partial<OutgoingMessage> = {}): OutgoingMessage {
  const content = {
    incident: 'x',
    drill: false,
    scenario: 's',
    duty: 't',
    due: null,
    say: [],
    from: null,
    why: 'holder',
  };
  const link = { hash: `h-${key}`, expires: START + 1e9 };
  return {
    key,
    person: 'p',
    channel: 'email',
    address: 'p@x.test',
    duty: 'd',
    purpose: 'do',
    content,
    language: 'zh',
    link,
    ...over,
  };
}

let incidents = 0;
async function write(b: Bench, messages: readonly OutgoingMessage[], org = 'o'): Promise<void> {
  const id = `i${++incidents}`;
  const state = {
    id,
    plan: { id: 'p', version: 1 },
    kind: 'incident',
    title: 'x',
    phase: 'active',
    scenarios: [],
    reporter: 'p',
    occurred: START,
    reported: START,
    activated: START,
    stood_down: null,
    filed: null,
    facts: {},
    states: {},
    logs: {},
    duties: {},
    openings: {},
    again: {},
    seq: 0,
  } as unknown as IncidentState; // the store looks at these fields only
  await b.store.incidents.create({
    org,
    incident: id,
    from_seq: 0,
    state,
    events: [],
    actor: null,
    now: b.clock.now(),
    next_due: null,
    messages,
    command: null,
  });
}

async function rows(b: Bench, org = 'o') {
  return (await b.store.outbox.list(org, { limit: 200 })).items;
}

test('a new message goes out at once, without the clock moving', async () => {
  const b = bench();
  await b.store.roster.addOrganisation({ id: 'o', name: 'O', zone: 'Asia/Shanghai', language: 'zh' });
  const dispatcher = start(b);
  await dispatcher.settled();
  await write(b, [message('k')]);
  dispatcher.poke();
  await dispatcher.settled();
  assert.equal(b.email.got.length, 1);
  assert.equal(b.email.got[0]?.zone, 'Asia/Shanghai');
  assert.equal(b.email.got[0]?.link, 'https://duty.example.test/t/k');
  assert.deepEqual(
    b.told.map(one => [one.person, one.duty, one.outcome, one.at]),
    [['p', 'd', 'sent', START]],
  );
  assert.equal((await rows(b))[0]?.state, 'sent');
  await dispatcher.stop();
});

test('the signal of another process wakes it as well', async () => {
  const b = bench();
  const dispatcher = start(b);
  await dispatcher.settled();
  await write(b, [message('k')]); // the store signals, nobody pokes
  await dispatcher.settled();
  assert.equal(b.email.got.length, 1);
  await dispatcher.stop();
});

test('a temporary fault is tried again with the same key at its instant, not before', async () => {
  const b = bench();
  b.email.answer((_, times) => (times < 3 ? TEMPORARY : ACCEPTED));
  await write(b, [message('k')]);
  const dispatcher = start(b);
  await dispatcher.settled();
  await b.clock.forward(5 * SECOND - 1);
  assert.equal(b.email.got.length, 1);
  assert.equal((await rows(b))[0]?.last_error, 'busy: try later');
  await b.clock.forward(1);
  assert.equal(b.email.got.length, 2);
  await b.clock.forward(30 * SECOND);
  assert.equal(b.email.got.length, 3);
  assert.equal(new Set(b.email.got.map(one => one.key)).size, 1);
  assert.deepEqual(
    b.told.map(one => one.outcome),
    ['sent'],
  );
  await dispatcher.stop();
});

test('Retry-After is honoured', async () => {
  const b = bench();
  b.email.answer((_, times) =>
    times === 1 ? ({ ...TEMPORARY, not_before: START + 2 * MINUTE } as ChannelResult) : ACCEPTED,
  );
  await write(b, [message('k')]);
  const dispatcher = start(b);
  await b.clock.forward(2 * MINUTE - 1);
  assert.equal(b.email.got.length, 1);
  await b.clock.forward(1);
  assert.equal(b.email.got.length, 2);
  await dispatcher.stop();
});

test('a message that never goes through is dead in the end, is seen, and can be sent again', async () => {
  const b = bench();
  b.email.answer(() => TEMPORARY);
  await write(b, [message('k')]);
  const dispatcher = start(b);
  await b.clock.forward(10 * 60 * MINUTE);
  assert.equal(b.email.got.length, 12);
  const [dead] = (await b.store.outbox.list('o', { state: 'dead', limit: 10 })).items;
  assert.equal(dead?.last_error, 'busy: try later');
  assert.deepEqual(
    b.told.map(one => one.outcome),
    ['failed'],
  );
  b.email.answer(() => ACCEPTED);
  assert.equal(await b.store.outbox.sendAgain('o', dead?.id ?? '', b.clock.now()), true);
  dispatcher.poke();
  await dispatcher.settled();
  assert.equal((await rows(b))[0]?.state, 'sent');
  assert.deepEqual(
    b.told.map(one => one.outcome),
    ['failed', 'sent'],
  );
  await dispatcher.stop();
});

test('a permanent fault is dead at once', async () => {
  const b = bench();
  b.email.answer(() => PERMANENT);
  await write(b, [message('k')]);
  const dispatcher = start(b);
  await dispatcher.settled();
  assert.equal(b.email.got.length, 1);
  assert.equal((await rows(b))[0]?.state, 'dead');
  await dispatcher.stop();
});

test('failed is told when no channel of the message is left, not while one was sent or is trying', async () => {
  const b = bench();
  b.email.answer(() => PERMANENT);
  b.webhook.answer(() => TEMPORARY);
  await write(b, [message('m/email'), message('m/webhook', { channel: 'webhook', address: 'https://h' })]);
  const dispatcher = start(b);
  await dispatcher.settled();
  assert.equal(b.told.length, 0);
  b.webhook.answer(() => PERMANENT);
  await b.clock.forward(5 * SECOND);
  assert.deepEqual(
    b.told.map(one => one.outcome),
    ['failed'],
  );
  b.webhook.answer(() => ACCEPTED);
  await write(b, [message('n/email'), message('n/webhook', { channel: 'webhook', address: 'https://h' })]);
  dispatcher.poke();
  await dispatcher.settled();
  assert.deepEqual(
    b.told.map(one => one.outcome),
    ['failed', 'sent'],
  );
  await dispatcher.stop();
});

test('a channel that is not set up gives a dead message that says so', async () => {
  const b = bench();
  await write(b, [message('k', { channel: 'telex' })]);
  const dispatcher = start(b);
  await dispatcher.settled();
  assert.match((await rows(b))[0]?.last_error ?? '', /^channel-not-set-up: no channel "telex"/);
  await dispatcher.stop();
});

test('the signing secret of the address goes along', async () => {
  const b = bench();
  await b.store.roster.addOrganisation({ id: 'o', name: 'O', zone: 'UTC', language: 'zh' });
  const addresses = [{ channel: 'webhook', value: 'https://h', secret: 'whsec_abc', verified: true }];
  await b.store.roster.savePerson({
    id: 'p',
    org: 'o',
    name: 'P',
    unit: null,
    language: 'zh',
    addresses,
    user: null,
  });
  await write(b, [message('k', { channel: 'webhook', address: 'https://h' })]);
  const dispatcher = start(b);
  await dispatcher.settled();
  assert.equal(b.webhook.got[0]?.secret, 'whsec_abc');
  await dispatcher.stop();
});

test('so many sends at once on a channel, and a hanging address leaves room for others', async () => {
  const b = bench();
  let open: () => void = () => {};
  const gate = new Promise<void>(resolve => (open = resolve));
  b.webhook.answer(async got => {
    if (got.address === 'https://hangs') await gate;
    return ACCEPTED;
  });
  const hanging = Array.from({ length: 30 }, (_, i) =>
    message(`h${i}`, { channel: 'webhook', address: 'https://hangs' }),
  );
  const others = Array.from({ length: 30 }, (_, i) =>
    message(`o${i}`, { channel: 'webhook', address: `https://o${i}` }),
  );
  await write(b, [...hanging, ...others]);
  const dispatcher = start(b, { concurrency: 4 });
  await b.clock.forward(2 * SECOND);
  const sent = b.webhook.got.filter(one => one.address !== 'https://hangs').length;
  assert.equal(sent, 30);
  assert.equal(b.webhook.got.length - sent, 2);
  assert.ok(b.webhook.most() <= 4);
  open();
  await dispatcher.settled();
  assert.equal(b.webhook.got.length, 60);
  await dispatcher.stop();
});

test('a receiver that does not answer lets its other messages wait, and those of others go on', async () => {
  const b = bench();
  b.webhook.answer(got => (got.address === 'https://gone' ? { ...TEMPORARY, code: 'time-limit' } : ACCEPTED));
  const gone = Array.from({ length: 500 }, (_, i) =>
    message(`g${i}`, { channel: 'webhook', address: 'https://gone' }),
  );
  await write(b, [...gone, message('other', { channel: 'webhook', address: 'https://other' })]);
  const dispatcher = start(b, { concurrency: 4 });
  await dispatcher.settled();
  const tried = b.webhook.got.filter(one => one.address === 'https://gone').length;
  assert.ok(tried < 10, `${tried} tried`);
  assert.ok(b.webhook.got.some(one => one.address === 'https://other'));
  assert.ok(
    (await rows(b)).every(row => row.state === 'sent' || /silent|time-limit/.test(row.last_error ?? '')),
  );
  b.webhook.answer(() => ACCEPTED);
  await b.clock.forward(MINUTE);
  assert.equal(new Set(b.webhook.got.map(one => one.key)).size, 501);
  assert.ok((await rows(b)).every(row => row.state === 'sent'));
  await dispatcher.stop();
});

test('a busy channel does not hold up another one', async () => {
  const b = bench();
  b.webhook.answer(() => new Promise(() => {}));
  await write(
    b,
    Array.from({ length: 2000 }, (_, i) =>
      message(`w${i}`, { channel: 'webhook', address: `https://w${i}` }),
    ),
  );
  const dispatcher = start(b, { concurrency: 4 });
  await b.clock.forward(SECOND);
  await write(b, [message('mail')]);
  await b.clock.forward(SECOND);
  assert.equal(b.email.got.length, 1);
  const stopped = dispatcher.stop();
  await b.clock.forward(SEND_LIMIT);
  await stopped;
});

test('organisations take turns', async () => {
  const b = bench();
  await write(
    b,
    Array.from({ length: 40 }, (_, i) => message(`a${i}`, { address: `a${i}@x` })),
    'big',
  );
  await write(b, [message('b')], 'small');
  const dispatcher = start(b, { concurrency: 2 });
  await dispatcher.settled();
  assert.ok(b.email.got.findIndex(one => one.org === 'small') < 6);
  assert.equal(b.email.got.length, 41);
  await dispatcher.stop();
});

test('a channel that neither answers nor gives up is given up inside the lease', async () => {
  const b = bench();
  b.email.answer((_, times) => (times === 1 ? new Promise(() => {}) : ACCEPTED));
  await write(b, [message('k')]);
  const dispatcher = start(b);
  await b.clock.forward(SEND_LIMIT);
  assert.match((await rows(b))[0]?.last_error ?? '', /^time-limit/);
  assert.ok(SEND_LIMIT < LEASE);
  await b.clock.forward(5 * SECOND);
  assert.equal((await rows(b))[0]?.state, 'sent');
  await dispatcher.stop();
});

test('a channel that throws, against its promise, is a fault that is tried again', async () => {
  const b = bench();
  b.email.answer((_, times) => {
    if (times === 1) throw new Error('bug');
    return ACCEPTED;
  });
  await write(b, [message('k')]);
  const dispatcher = start(b);
  await b.clock.forward(5 * SECOND);
  assert.equal(b.email.got.length, 2);
  assert.ok(b.logged.includes('send-fault'));
  await dispatcher.stop();
});

test('a sender that dies with messages in hand loses none: another sends them when the lease runs out', async () => {
  const b = bench();
  await write(b, [message('k')]);
  const dead = await b.store.outbox.claim(b.clock.now(), LEASE, 10); // claimed, then the process was killed
  assert.equal(dead.length, 1);
  const dispatcher = start(b);
  await b.clock.forward(LEASE - 1);
  assert.equal(b.email.got.length, 0);
  await b.clock.forward(1);
  assert.equal(b.email.got.length, 1);
  assert.equal((await rows(b))[0]?.state, 'sent');
  await dispatcher.stop();
});

test('two dispatchers side by side send each message once', async () => {
  const b = bench();
  await write(
    b,
    Array.from({ length: 100 }, (_, i) => message(`k${i}`, { address: `${i}@x` })),
  );
  const both = [start(b), start(b)];
  await Promise.all(both.map(one => one.settled()));
  assert.equal(b.email.got.length, 100);
  assert.equal(new Set(b.email.got.map(one => one.key)).size, 100);
  await Promise.all(both.map(one => one.stop()));
});

test('the database goes and comes back: what was sent is not sent again, the rest goes out', async () => {
  const b = bench();
  let away = false;
  const guarded =
    <A extends unknown[], T>(call: (...values: A) => Promise<T>): ((...values: A) => Promise<T>) =>
    async (...values) => {
      if (away) throw new StoreFault('database-away', 'gone');
      return call(...values);
    };
  const { claim, finish, earliestTry, list, sendAgain } = b.store.outbox;
  const outbox = {
    claim: guarded(claim),
    finish: guarded(finish),
    earliestTry: guarded(earliestTry),
    list: guarded(list),
    sendAgain: guarded(sendAgain),
  };
  b.email.answer(() => {
    away = true; // it goes while the message is being sent
    return ACCEPTED;
  });
  await write(b, [message('k')]);
  const dispatcher = start(b, { store: { ...b.store, outbox } });
  await b.clock.forward(3 * LEASE); // longer than the lease
  assert.equal(b.email.got.length, 1);
  away = false;
  b.email.answer(() => ACCEPTED);
  await write(b, [message('l')]);
  await b.clock.forward(10 * SECOND);
  assert.deepEqual(
    b.email.got.map(one => one.key),
    ['k', 'l'],
  );
  assert.deepEqual(
    (await rows(b)).map(row => row.state),
    ['sent', 'sent'],
  );
  await dispatcher.stop();
});

test('an engine that fails on a delivery is asked again, then the message is finished all the same', async () => {
  const b = bench();
  let asked = 0;
  const onDelivery = async () => {
    asked++;
    throw new Error('bug');
  };
  await write(b, [message('k')]);
  const dispatcher = start(b, { onDelivery });
  await b.clock.forward(MINUTE);
  assert.equal(asked, 5);
  assert.equal(b.email.got.length, 1);
  assert.equal((await rows(b))[0]?.state, 'sent');
  assert.ok(b.logged.includes('deliveries-untold'));
  await dispatcher.stop();
});

test('stopping finishes what is being sent and gives back the rest', async () => {
  const b = bench();
  let open: () => void = () => {};
  const gate = new Promise<void>(resolve => (open = resolve));
  b.email.answer(async () => {
    await gate;
    return ACCEPTED;
  });
  await write(
    b,
    Array.from({ length: 5 }, (_, i) => message(`k${i}`, { address: `${i}@x` })),
  );
  const dispatcher = start(b, { concurrency: 2 });
  await b.clock.forward(0);
  const stopped = dispatcher.stop();
  await b.clock.forward(0);
  open();
  await stopped;
  const states = (await rows(b)).map(row => row.state);
  assert.deepEqual(states.filter(state => state === 'sent').length, 2);
  assert.deepEqual(states.filter(state => state === 'waiting').length, 3);
  const heir = start(b);
  await heir.settled();
  assert.ok((await rows(b)).every(row => row.state === 'sent'));
  await heir.stop();
});
