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
  const running = new Set<OutboxRow>();
  const perAddress = Math.max(1, Math.floor(width / 2));

  function hasRoom(row: OutboxRow): boolean {
    return count(running, other => other.address === row.address) < perAddress;
  }

  function startNext(): void {
    while (running.size < width) {
      const row = pick(queue.filter(hasRoom), running);
      if (!row) return;
      queue = queue.filter(other => other !== row);
      running.add(row);
      void send(row).finally(() => {
        running.delete(row);
        startNext();
      });
    }
  }

  return {
    add(row) {
      queue = [...queue, row];
      startNext();
    },
    room() {
      const open = queue.filter(hasRoom).length;
      return Math.max(0, Math.min(2 * width - running.size - open, MOST - queue.length));
    },
    close() {
      const left = queue;
      queue = [];
      return left;
    },
    running: () => running.size,
    queued: () => queue.length,
  };
}

/** Rows of a lane that wait, at most. */
const MOST = 192;

/** The oldest row of the organisation with the fewest sends under way. */
function pick(rows: readonly OutboxRow[], running: ReadonlySet<OutboxRow>): OutboxRow | undefined {
  const loads = new Map(rows.map(row => [row.org, count(running, other => other.org === row.org)]));
  const least = Math.min(...loads.values());
  return rows.find(row => loads.get(row.org) === least);
}

function count(rows: ReadonlySet<OutboxRow>, is: (row: OutboxRow) => boolean): number {
  let found = 0;
  for (const row of rows) if (is(row)) found++;
  return found;
}
