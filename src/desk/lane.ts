// One channel's share of the work: so many sends at once, no address more than half of them, organisations in turn.
// A receiver that hangs holds up neither other receivers nor other channels.
import type { OutboxRow } from './ports.ts';

export type Lane = {
  add(row: OutboxRow): void;
  /**
   * How many more rows it takes: what it can send now and as many again. Rows that wait for their address do not count,
   * so that a receiver with many messages does not keep out the others.
   */
  room(): number;
  /** Gives back what has not been started, and takes no more. */
  close(): readonly OutboxRow[];
  readonly running: () => number;
  readonly queued: () => number;
};

/** `send` must not reject. */
export function createLane(width: number, send: (row: OutboxRow) => Promise<void>): Lane {
  let queue: readonly OutboxRow[] = [];
  let running = 0;
  const toAddress = createTally(); // sends under way
  const ofOrg = createTally();
  const perAddress = Math.max(1, Math.floor(width / 2));

  const hasRoom = (row: OutboxRow): boolean => toAddress.of(row.address) < perAddress;

  function startNext(): void {
    while (running < width) {
      const row = next();
      if (!row) return;
      queue = queue.filter(other => other !== row);
      mark(row, 1);
      void send(row).finally(() => {
        mark(row, -1);
        startNext();
      });
    }
  }

  function mark(row: OutboxRow, by: 1 | -1): void {
    running += by;
    toAddress.add(row.address, by);
    ofOrg.add(row.org, by);
  }

  /** The oldest row of the organisation with the fewest sends under way, among addresses that have room. */
  function next(): OutboxRow | undefined {
    let found: OutboxRow | undefined;
    for (const row of queue)
      if (hasRoom(row) && (found === undefined || ofOrg.of(row.org) < ofOrg.of(found.org))) found = row;
    return found;
  }

  return {
    add(row) {
      queue = [...queue, row];
      startNext();
    },
    room() {
      const open = queue.filter(hasRoom).length;
      return Math.max(0, Math.min(2 * width - running - open, MOST - queue.length));
    },
    close() {
      const left = queue;
      queue = [];
      return left;
    },
    running: () => running,
    queued: () => queue.length,
  };
}

/** Rows of a lane that wait, at most. */
const MOST = 192;

type Tally = { of(key: string): number; add(key: string, by: number): void };

/** Counts by key; keys that count nothing are forgotten. */
function createTally(): Tally {
  const counts = new Map<string, number>();
  const of = (key: string) => counts.get(key) ?? 0;
  return {
    of,
    add(key, by) {
      const count = of(key) + by;
      if (count === 0) counts.delete(key);
      else counts.set(key, count);
    },
  };
}
