// The live events of one organisation, read once for everybody who listens: woken by the store's signals, in the order
// of the stream, nothing twice and nothing left out.
import type { IncidentStore, OrgId, StoredEvent } from '#desk/ports.ts';

const BATCH = 500;

export type Feed = {
  /** Where the next event will be read from. */
  cursor(): string;
  /** Called with each batch, in order. The returned function ends it. */
  join(take: (events: readonly StoredEvent[]) => void): () => void;
  readonly size: number;
  /** Reads what is new. Calls that come while it reads make it read once more. */
  pump(): Promise<void>;
};

export async function openFeed(
  incidents: IncidentStore,
  org: OrgId,
  onFault: (cause: unknown) => void,
): Promise<Feed> {
  let { cursor } = await incidents.stream(org, null, 0); // none, but the present end
  const takers = new Set<(events: readonly StoredEvent[]) => void>();
  let wanted = 0;
  let running: Promise<void> | undefined;

  async function read(): Promise<void> {
    while (wanted > 0) {
      wanted = 0;
      const { events, cursor: next } = await incidents.stream(org, cursor, BATCH);
      cursor = next;
      if (events.length > 0) for (const take of takers) take(events);
      if (events.length === BATCH) wanted = 1;
    }
  }

  return {
    cursor: () => cursor,
    join(take) {
      takers.add(take);
      return () => void takers.delete(take);
    },
    get size() {
      return takers.size;
    },
    pump() {
      wanted += 1;
      running ??= read()
        .catch(onFault) // the next signal or heartbeat tries again from the same place
        .finally(() => {
          running = undefined;
        });
      return running;
    },
  };
}

/** So many events are sent to who comes back; who missed more loads everything anew. */
const MOST_CAUGHT_UP = 5_000;

/** Reads from `after` to the present end. 'too-many' when it is cheaper to load everything anew. */
export async function catchUp(
  incidents: IncidentStore,
  org: OrgId,
  after: string,
  take: (events: readonly StoredEvent[]) => void,
): Promise<'done' | 'too-many'> {
  let cursor = after;
  for (let read = 0; read <= MOST_CAUGHT_UP; ) {
    const batch = await incidents.stream(org, cursor, BATCH);
    take(batch.events);
    if (batch.events.length < BATCH) return 'done';
    read += batch.events.length;
    cursor = batch.cursor;
  }
  return 'too-many';
}
