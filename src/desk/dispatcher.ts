// Empties the outbox: claims what is due, sends it with a lease, tries again later or gives it up, and tells the engine.
// At least once, always with the same key. It sleeps until the next try, a poke or a signal of another process, works
// beside other dispatchers, and goes on by itself after the database was away.
import type { Instant, Millis } from '#core/time/instant.ts';
import { createAddressBook } from './address-book.ts';
import { createBell } from './bell.ts';
import { type OnDelivery, type Settled, settle } from './deliveries.ts';
import { createLane, type Lane } from './lane.ts';
import type { Links } from './links.ts';
import type { Channel, ChannelMessage, ChannelResult, Clock, OutboxRow, Store } from './ports.ts';
import { outcomeOf, RETRY_SCHEDULE, type RetrySchedule } from './retry.ts';
import { StoreFault } from './store-fault.ts';

export type DispatcherParts = {
  readonly store: Pick<Store, 'outbox' | 'roster' | 'listen'>;
  readonly channels: readonly Channel[];
  readonly clock: Clock;
  readonly log: (message: string, detail: Readonly<Record<string, unknown>>) => void;
  readonly links: Pick<Links, 'urlOf'>;
  readonly random: () => number; // in [0, 1)
  /** Tells the engine (RecordDelivery); may be called again with the same. A fault of the store may be thrown. */
  readonly onDelivery: OnDelivery;
  readonly concurrency?: number; // sends at once on one channel
  readonly schedule?: RetrySchedule;
  /** Each message handed to its channel, with how long it had waited: for metrics. */
  readonly onSend?: (send: {
    readonly channel: string;
    readonly waited: Millis;
    readonly result: ChannelResult;
  }) => void;
};

export type DispatcherStats = {
  readonly accepted: number;
  readonly retried: number;
  readonly dead: number;
  readonly sending: number;
  readonly queued: number;
};

export type Dispatcher = {
  /** A message was written: look now. */
  poke(): void;
  /** Claims no more, finishes what is being sent, writes it down. */
  stop(): Promise<void>;
  stats(): DispatcherStats;
  /** Resolves when nothing is due and nothing is in hand: the tests' way to let a move of the clock have its effect. */
  settled(): Promise<void>;
};

export const LEASE: Millis = 90_000;
/** A channel gives up by itself before this; one that does not is given up, well inside the lease. */
export const SEND_LIMIT: Millis = 40_000;
/** Even if every signal were lost, nothing waits longer than this beyond its instant. */
const LONGEST_SLEEP: Millis = 30_000;
/** While rows wait for a channel without room, others are looked for this often. */
const WHILE_FULL: Millis = 250;
const BATCH = 128;
/** Rows in hand at most, whatever their channels: memory stays small, and their leases do not run out in a queue. */
const IN_HAND = 512;
/** After a receiver did not answer, its other messages wait this long too, instead of holding up those of others. */
const NO_ANSWER_PAUSE: Millis = 3_000; // shorter than the first wait for a retry
const NO_ANSWER: ReadonlySet<string> = new Set(['time-limit', 'network']);
const AFTER_FAULT: readonly Millis[] = [100, 250, 500, 1_000, 2_000, 5_000];
/** How often the engine is told of a delivery that it fails on, before the row is finished without it. */
const TELLING_ATTEMPTS = 5;

export function startDispatcher(parts: DispatcherParts): Dispatcher {
  const { store, clock, log, channels } = parts;
  const work = createBell(clock); // something may be due
  const ends = createBell(clock); // something was sent
  const book = createAddressBook(store.roster);
  const width = parts.concurrency ?? 32;
  const lanes = new Map(
    channels.map(channel => [channel.kind, createLane(width, row => deliver(channel, row))]),
  );
  const inHand = new Map<string, { readonly at: Instant; readonly fence: number }>(); // by row id, as last claimed
  const waiters: (() => void)[] = [];
  const silent = new Map<string, Instant>(); // address → until when it is not tried
  const counts = { accepted: 0, retried: 0, dead: 0 };
  let settled: readonly Settled[] = [];
  let stopping = false;
  let full = false;
  let stopListening: (() => Promise<void>) | null = null;

  const linkOf = (row: OutboxRow) => (row.link === null ? null : parts.links.urlOf(row.org, row.key));

  const claiming = claimLoop();
  const settling = settleLoop();

  async function claimLoop(): Promise<void> {
    for (let faults = 0; !stopping; ) {
      let next: Instant | null;
      try {
        stopListening ??= await store.listen(signal => signal.kind === 'outbox' && work.ring());
        full = await claimAll();
        next = await nextLook();
        faults = 0;
        if (inHand.size === 0 && next > clock.now()) for (const tell of waiters.splice(0)) tell();
      } catch (cause) {
        const pause = AFTER_FAULT[Math.min(faults++, AFTER_FAULT.length - 1)] ?? 5_000;
        log('dispatcher-fault', { cause, pause });
        next = clock.now() + pause;
      }
      if (!stopping) await work.wait(next);
    }
  }

  async function nextLook(): Promise<Instant> {
    const latest = clock.now() + LONGEST_SLEEP;
    const earliest = (await store.outbox.earliestTry()) ?? latest;
    const now = clock.now();
    return Math.min(full && earliest <= now ? now + WHILE_FULL : earliest, latest);
  }

  /** True when something may be left for want of room: a send that ends will ring. */
  async function claimAll(): Promise<boolean> {
    while (!stopping) {
      const room = Math.max(...[...lanes.values()].map(lane => lane.room()), 0);
      const limit = Math.min(BATCH, room, IN_HAND - inHand.size);
      if (limit <= 0) return true;
      const busy = [...lanes].filter(([, lane]) => lane.room() === 0).map(([kind]) => kind);
      const rows = await store.outbox.claim(clock.now(), LEASE, limit, busy);
      for (const row of rows) take(row);
      if (rows.length < limit) return busy.length > 0;
    }
    return false;
  }

  function take(row: OutboxRow): void {
    const known = inHand.has(row.id);
    inHand.set(row.id, { at: clock.now(), fence: row.fence });
    if (known) return; // our own lease ran out while the database was away: renewed, not sent twice
    const lane = lanes.get(row.channel);
    if (lane) {
      lane.add(row);
      return;
    }
    const detail = `no channel "${row.channel}" is set up here`;
    ended(row, { kind: 'fault', retry: false, code: 'channel-not-set-up', detail });
  }

  async function deliver(channel: Channel, row: OutboxRow): Promise<void> {
    const since = inHand.get(row.id)?.at ?? clock.now();
    if (clock.now() - since > LEASE - SEND_LIMIT) return release(row); // waited too long: the lease might run out
    if ((silent.get(row.address) ?? 0) > clock.now()) return ended(row, RECEIVER_SILENT);
    try {
      const { zone, secretOf } = await book.of(row.org);
      const message = channelMessage(row, zone, secretOf(row), linkOf(row), clock.now());
      const result = await limited(clock, channel.send(message));
      noteSilence(row.address, result);
      parts.onSend?.({ channel: row.channel, waited: clock.now() - row.created, result });
      ended(row, result);
    } catch (cause) {
      log('send-fault', { cause, message: row.id, channel: row.channel });
      ended(row, {
        kind: 'fault',
        retry: true,
        code: 'fault',
        detail: 'sending failed by a fault of this program',
      });
    }
  }

  function ended(row: OutboxRow, result: ChannelResult): void {
    const at = clock.now();
    const outcome = outcomeOf(result, row.attempts, at, parts.random(), parts.schedule ?? RETRY_SCHEDULE);
    counts[outcome.kind === 'sent' ? 'accepted' : outcome.kind === 'dead' ? 'dead' : 'retried']++;
    if (outcome.kind !== 'sent')
      log('message-not-sent', { message: row.id, channel: row.channel, attempt: row.attempts, ...outcome });
    settled = [...settled, { row, outcome, at }];
    ends.ring();
  }

  function noteSilence(address: string, result: ChannelResult): void {
    if (result.kind === 'fault' && NO_ANSWER.has(result.code))
      silent.set(address, clock.now() + NO_ANSWER_PAUSE);
    else silent.delete(address);
  }

  /** Back into the outbox without a try, for whoever has room. */
  function release(row: OutboxRow): void {
    const at = clock.now();
    settled = [...settled, { row, outcome: { kind: 'retry', at, error: row.last_error ?? 'not-tried' }, at }];
    ends.ring();
  }

  async function settleLoop(): Promise<void> {
    for (let faults = 0, bugs = 0; ; ) {
      const batch = settled;
      if (batch.length === 0) {
        if (stopping && inHand.size === 0) return;
        await ends.wait(null);
        continue;
      }
      try {
        const current = batch.map(one => ({ ...one, row: { ...one.row, ...fenceOf(one.row) } }));
        await settle(store.outbox, current, clock.now(), bugs < TELLING_ATTEMPTS ? parts.onDelivery : untold);
        settled = settled.slice(batch.length);
        for (const { row } of batch) inHand.delete(row.id);
        [faults, bugs] = [0, 0];
        if (full || waiters.length > 0 || batch.some(one => one.outcome.kind === 'retry')) work.ring();
      } catch (cause) {
        const pause = AFTER_FAULT[Math.min(faults++, AFTER_FAULT.length - 1)] ?? 5_000;
        if (!(cause instanceof StoreFault && cause.retryable)) bugs++;
        log('dispatcher-fault', { cause, pause, unsettled: batch.length });
        if (stopping && faults > TELLING_ATTEMPTS) return; // leases run out, another sends these again
        await ends.wait(clock.now() + pause);
      }
    }
  }

  function fenceOf(row: OutboxRow): { readonly fence: number } {
    return { fence: inHand.get(row.id)?.fence ?? row.fence };
  }

  const untold: OnDelivery = async deliveries => {
    log('deliveries-untold', { deliveries });
  };

  return {
    poke: () => work.ring(),
    async stop() {
      stopping = true;
      work.ring();
      await claiming;
      for (const lane of lanes.values()) for (const row of lane.close()) release(row);
      ends.ring();
      await settling;
      for (const tell of waiters.splice(0)) tell();
      await stopListening?.().catch((cause: unknown) => log('dispatcher-fault', { cause }));
    },
    settled() {
      if (stopping) return Promise.resolve();
      return new Promise(resolve => {
        waiters.push(resolve);
        work.ring();
      });
    },
    stats: () => ({
      ...counts,
      sending: total(lanes, lane => lane.running()),
      queued: total(lanes, lane => lane.queued()),
    }),
  };
}

const RECEIVER_SILENT: ChannelResult = {
  kind: 'fault',
  retry: true,
  code: 'receiver-silent',
  detail: 'the receiver did not answer another message a moment ago',
};

function total(lanes: ReadonlyMap<string, Lane>, of: (lane: Lane) => number): number {
  return [...lanes.values()].reduce((sum, lane) => sum + of(lane), 0);
}

function channelMessage(
  row: OutboxRow,
  zone: string,
  secret: string | null,
  link: string | null,
  now: Instant,
): ChannelMessage {
  const { key, org, address, language, purpose, content } = row;
  return { key, org, address, secret, language, zone, purpose, content, link, now };
}

/** The channel's answer, or a fault when it breaks its promise to give up by itself. */
function limited(clock: Clock, sending: Promise<ChannelResult>): Promise<ChannelResult> {
  return new Promise((resolve, reject) => {
    const cancel = clock.wakeAt(clock.now() + SEND_LIMIT, () =>
      resolve({
        kind: 'fault',
        retry: true,
        code: 'time-limit',
        detail: 'the channel did not answer in time',
      }),
    );
    sending.then(resolve, reject).finally(cancel);
  });
}
