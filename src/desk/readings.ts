// Readings with the decisions about them, kept at hand: a reading never changes and decisions are only added, so that a
// review is brought up to date by reading what is new. Bounded by the clauses it holds.
import { afterDecision, type Review, reviewOf } from '#core/review/review.ts';
import { storedReading } from '#core/review/stored-reading.ts';
import type { OrgId, Store } from './ports.ts';

export type Readings = {
  /** Undefined when there is no such document, or nothing could be read of it. */
  review(org: OrgId, document: string): Promise<Review | undefined>;
};

const MOST_CLAUSES = 25_000;

export function makeReadings(store: Store): Readings {
  const kept = new Map<string, Review>();

  function keep(key: string, review: Review): void {
    kept.delete(key);
    kept.set(key, review);
    let clauses = [...kept.values()].reduce((sum, one) => sum + one.reading.clauses.length, 0);
    for (const [oldest, one] of kept) {
      if (clauses <= MOST_CLAUSES || oldest === key) break;
      kept.delete(oldest);
      clauses -= one.reading.clauses.length;
    }
  }

  async function begun(
    org: OrgId,
    document: string,
  ): Promise<{ readonly review: Review; readonly waits: boolean } | undefined> {
    const found = await store.plans.document(org, document);
    const reading = found && storedReading(found.reading);
    if (!reading) return undefined;
    // Without a review of its own it may still be given the ids of another edition.
    const waits = (await store.reviews.edition(org, document)) === undefined;
    return { review: reviewOf(reading, []), waits };
  }

  return {
    async review(org, document) {
      const key = JSON.stringify([org, document]);
      const held = kept.get(key);
      const first = held === undefined ? await begun(org, document) : undefined;
      if (first?.waits) return first.review;
      const known = held ?? first?.review;
      if (!known) return undefined;
      const fresh = await store.reviews.decisions(org, document, known.seq);
      const long = fresh.length > 20; // replayed at once instead of one by one
      const review = long
        ? reviewOf(known.reading, [...known.decisions, ...fresh])
        : fresh.reduce(afterDecision, known);
      keep(key, review);
      return review;
    },
  };
}
