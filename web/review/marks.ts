// How a passage of the source is marked: chosen, uncertain, open, settled, or of no clause at all.
import type { ReviewedClause } from '#contract/review-clause.ts';

export type Marks = {
  readonly clauses: readonly ReviewedClause[];
  readonly byId: ReadonlyMap<string, ReviewedClause>;
  readonly chosen: string | undefined;
};

export function markClass({ byId, chosen }: Marks, id: string | null): string {
  if (id === null) return 'src-uncovered';
  const clause = byId.get(id);
  if (!clause) return '';
  const state = clause.settled
    ? clause.settled.how === 'ignored'
      ? 'src-ignored'
      : 'src-settled'
    : clause.uncertain
      ? 'src-uncertain'
      : 'src-open';
  return id === chosen ? `src-clause ${state} src-chosen` : `src-clause ${state}`;
}
