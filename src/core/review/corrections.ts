// Decisions of a review that count, and what they corrected of each clause, together.
import type { Correction, Decision } from './decision.ts';
import type { Review } from './review.ts';

/** Clause → fields. */
export type Fixes = ReadonlyMap<string, Correction>;

/** Neither undone nor undoing, and about clauses. */
export function liveDecisions({ decisions, undone }: Review): readonly Decision[] {
  return decisions.filter(({ seq, act }) => !undone.has(seq) && act.type !== 'undo' && act.type !== 'draft');
}

/** Everything that was corrected of a clause, together. */
export function correctionsOf(review: Review): Fixes {
  const fixes = new Map<string, Correction>();
  for (const { act } of liveDecisions(review))
    if (act.type === 'correct') fixes.set(act.clause, { ...fixes.get(act.clause), ...act.fields });
  return fixes;
}
