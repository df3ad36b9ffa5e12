// What became of messages, written back: the engine is told, then the outbox row is finished. In this order, so that a
// crash in between repeats a message with the same key rather than losing the news of it. Many at once are one write.

import type { MessagePurpose } from '#core/response/event.ts';
import type { Instant } from '#core/time/instant.ts';
import { messageKey } from './outgoing.ts';
import type { OutboxRow, OutboxStore, SendOutcome } from './ports.ts';

/** For RecordDelivery. May come more than once for the same message. */
export type Delivery = {
  readonly org: string;
  readonly incident: string;
  readonly duty: string;
  readonly person: string;
  readonly purpose: MessagePurpose;
  readonly outcome: 'sent' | 'failed'; // failed: no channel of this message is left
  readonly at: Instant;
};

export type Settled = { readonly row: OutboxRow; readonly outcome: SendOutcome; readonly at: Instant };

export type OnDelivery = (deliveries: readonly Delivery[]) => Promise<void>;

const PAGE = 200;

/** Tells and writes all of them, or throws a fault of the store; calling it again then does no harm. */
export async function settle(
  outbox: OutboxStore,
  settled: readonly Settled[],
  now: Instant,
  tell: OnDelivery,
): Promise<void> {
  const early = await failedForGood(outbox, settled);
  const sent = settled.filter(one => one.outcome.kind === 'sent');
  await tellSome(tell, [...sent.map(one => deliveryOf(one, 'sent')), ...early.map(failed)]);
  await outbox.finish(
    now,
    settled.map(({ row, outcome }) => ({ id: row.id, fence: row.fence, outcome })),
  );
  // Two channels of one message may die at the same moment in two processes: each then saw the other still trying.
  const rest = settled.filter(one => one.outcome.kind === 'dead' && !early.includes(one));
  await tellSome(tell, (await failedForGood(outbox, rest)).map(failed));
}

async function tellSome(tell: OnDelivery, deliveries: readonly Delivery[]): Promise<void> {
  if (deliveries.length > 0) await tell(deliveries);
}

/** Those whose message has no other row that was sent or may still be. */
async function failedForGood(outbox: OutboxStore, settled: readonly Settled[]): Promise<readonly Settled[]> {
  const dead = settled.filter(one => one.outcome.kind === 'dead');
  const gone = new Set(dead.map(one => one.row.id));
  const answers = await Promise.all(
    dead.map(async one =>
      (await othersOf(outbox, one.row)).every(row => gone.has(row.id) || row.state === 'dead'),
    ),
  );
  return dead.filter((_, i) => answers[i]);
}

/** The rows of the same message on other channels. */
async function othersOf(outbox: OutboxStore, row: OutboxRow): Promise<readonly OutboxRow[]> {
  const found: OutboxRow[] = [];
  let after: string | null = null;
  do {
    const filter = { incident: row.incident, limit: PAGE };
    const page: Awaited<ReturnType<OutboxStore['list']>> = await outbox.list(
      row.org,
      after === null ? filter : { ...filter, after },
    );
    found.push(...page.items.filter(other => other.id !== row.id && sameMessage(other, row)));
    after = page.next;
  } while (after !== null);
  return found;
}

function sameMessage(one: OutboxRow, other: OutboxRow): boolean {
  return messageKey(one.key) === messageKey(other.key);
}

function failed(one: Settled): Delivery {
  return deliveryOf(one, 'failed');
}

function deliveryOf({ row, at }: Settled, outcome: Delivery['outcome']): Delivery {
  const { org, incident, duty, person, purpose } = row;
  return { org, incident, duty, person, purpose, outcome, at };
}
