// Pages of lists that are small enough to be held whole: the cursor is the place in the list.
import { Refusal } from './problems.ts';

export function pageOf<T>(
  all: readonly T[],
  after: string | undefined,
  limit: number,
): { items: T[]; next: string | null; total: number } {
  const start = after === undefined ? 0 : Number(/^\d{1,9}$/.test(after) ? after : Number.NaN);
  if (Number.isNaN(start)) throw new Refusal('bad-cursor');
  const end = start + limit;
  return { items: all.slice(start, end), next: end < all.length ? String(end) : null, total: all.length };
}
