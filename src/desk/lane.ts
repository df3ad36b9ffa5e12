// One channel's share of the work: so many sends at once, no address more than half of them, organisations in turn.
// A receiver that hangs holds up neither other receivers nor other channels.
import type { OutboxRow } from './ports.ts';

export type Lane = {
  add(row: OutboxRow): void;
  /** How many more rows it takes: what it can send now and as many again. */
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

  function startNext(): void {
    while (running.size < width) {
      const row = pick(queue, running, perAddress);
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
    room: () => Math.max(0, 2 * width - running.size - queue.length),
    close() {
      const left = queue;
      queue = [];
      return left;
    },
    running: () => running.size,
    queued: () => queue.length,
  };
}

/** The oldest row of the organisation with the fewest sends under way, among addresses that have room. */
function pick(
  queue: readonly OutboxRow[],
  running: ReadonlySet<OutboxRow>,
  perAddress: number,
): OutboxRow | undefined {
  const busy = (same: (row: OutboxRow) => boolean) => [...running].filter(same).length;
  const free = queue.filter(row => busy(other => other.address === row.address) < perAddress);
  const loads = new Map(free.map(row => [row.org, busy(other => other.org === row.org)]));
  const least = Math.min(...loads.values());
  return free.find(row => loads.get(row.org) === least);
}
