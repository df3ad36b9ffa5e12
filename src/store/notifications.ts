// Hints between processes by LISTEN and NOTIFY, on one connection of their own. NOTIFY inside a writing transaction costs
// up to half of the throughput (its commits queue up), so hints are sent after the commit, those of 10 ms together. The
// connection comes back by itself; after a gap listeners are told that anything may have happened.
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { z } from 'zod';
import { clientConfig, type DatabaseConfig } from './database.ts';
import { gather, type Listener, localSignals, type Signal } from './signals.ts';

const CHANNEL = 'fengsui';
const GATHER = 10; // ms
const LONGEST = 100; // hints in one notification: its text may have 8,000 bytes

const Notification = z.object({
  from: z.string(),
  signals: z.array(
    z.object({
      kind: z.enum(['due', 'outbox', 'events']),
      org: z.string().nullable(),
      at: z.number().exactOptional(),
    }),
  ),
});

const ANYTHING: readonly Signal[] = [
  { kind: 'due', org: null },
  { kind: 'outbox', org: null },
  { kind: 'events', org: null },
];

export type Notifications = {
  /** To listeners of this process now, to other processes within some 10 ms. */
  give(signal: Signal): void;
  listen(on: Listener): Promise<() => Promise<void>>;
  /** Sends what is still to be sent, then ends. */
  close(): Promise<void>;
};

export function openNotifications(config: DatabaseConfig): Notifications {
  const self = randomUUID();
  const local = localSignals();
  const pending = new Map<string, Signal>();
  let client: Promise<pg.Client> | null = null;
  let listeners = 0;
  let closed = false;
  let timer: NodeJS.Timeout | null = null;
  let sending: Promise<void> = Promise.resolve();

  function receive(payload: string | undefined): void {
    const found = Notification.safeParse(parse(payload ?? ''));
    if (!found.success || found.data.from === self) return;
    for (const signal of found.data.signals) local.give(signal);
  }

  async function connect(): Promise<pg.Client> {
    const opened = new pg.Client({ ...clientConfig(config), connectionTimeoutMillis: 5_000 });
    opened.on('error', () => {}); // 'end' follows
    opened.on('notification', ({ payload }) => receive(payload));
    await opened.connect();
    opened.once('end', () => {
      client = null;
      if (!closed && listeners > 0) reconnect(GATHER);
    });
    // A hint need not survive a power cut: its commit waits for no disk.
    await opened.query(`set synchronous_commit = off; listen ${CHANNEL}`);
    return opened;
  }

  function connected(): Promise<pg.Client> {
    if (client === null) {
      client = connect();
      client.catch(() => {
        client = null;
      });
    }
    return client;
  }

  function reconnect(wait: number): void {
    setTimeout(() => {
      if (closed || listeners === 0) return;
      connected().then(
        () => {
          for (const signal of ANYTHING) local.give(signal);
        },
        () => reconnect(Math.min(wait * 2, 2_000)),
      );
    }, wait).unref();
  }

  async function send(): Promise<void> {
    const signals = [...pending.values()];
    pending.clear();
    for (let i = 0; i < signals.length; i += LONGEST) {
      const payload = JSON.stringify({ from: self, signals: shortened(signals.slice(i, i + LONGEST)) });
      // Lost while the database is away: whoever listens is told "anything" when it is back.
      await connected()
        .then(open =>
          open.query({ name: 'notify', text: 'select pg_notify($1, $2)', values: [CHANNEL, payload] }),
        )
        .catch(() => {});
    }
  }

  return {
    give(signal) {
      local.give(signal);
      if (closed) return;
      gather(pending, signal);
      timer ??= setTimeout(() => {
        timer = null;
        sending = sending.then(send);
      }, GATHER);
    },

    async listen(on) {
      listeners++;
      const stop = local.listen(on);
      await connected().catch(() => reconnect(GATHER));
      return async () => {
        listeners--;
        stop();
      };
    },

    async close() {
      closed = true;
      if (timer) clearTimeout(timer);
      await sending.then(send);
      const open = await client?.catch(() => null);
      await open?.end().catch(() => {});
    },
  };
}

/** Too long a list of organisations becomes "some organisation". */
function shortened(signals: readonly Signal[]): readonly Signal[] {
  if (JSON.stringify(signals).length < 7_000) return signals;
  return [...new Set(signals.map(({ kind }) => kind))].map(kind => ({ kind, org: null }));
}

function parse(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return undefined; // another program's notification on our channel
  }
}
