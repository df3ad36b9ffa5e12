// How far a review is, what is uncertain, and which passages of the text nothing covers.
import { isObligation } from '#core/reading/reading.ts';
import { mayBeAcceptedTogether } from './command.ts';
import { findingKeys, orderedClauses, type Review, type ReviewedClause } from './review.ts';
import type { ReviewSettings } from './settings.ts';

export type Progress = {
  readonly clauses: number;
  readonly settled: number; // "83 of 90 clauses settled"
  readonly obligations: number;
  readonly obligations_settled: number;
  readonly accepted: number;
  readonly corrected: number;
  readonly ignored: number;
  readonly by_itself: number; // by the organisation's threshold, of those accepted
  readonly uncertain: number; // open, and the rules are unsure
  readonly together: number; // open, and may be accepted in one act
  readonly findings: number;
  readonly findings_settled: number;
};

export function progressOf(review: Review, settings: ReviewSettings): Progress {
  const all = [...review.clauses.values()];
  const count = (test: (one: ReviewedClause) => boolean) => all.filter(test).length;
  const keys = findingKeys(review.reading.findings);
  return {
    clauses: all.length,
    settled: count(one => one.settled !== null),
    obligations: count(one => isObligation(one.clause)),
    obligations_settled: count(one => isObligation(one.clause) && one.settled !== null),
    accepted: count(one => one.settled?.how === 'accepted'),
    corrected: count(one => one.settled?.how === 'corrected'),
    ignored: count(one => one.settled?.how === 'ignored'),
    by_itself: count(one => one.settled !== null && one.settled.by === null),
    uncertain: count(one => isUncertain(one, settings)),
    together: count(one => mayBeAcceptedTogether(one, settings.together_above)),
    findings: keys.length,
    findings_settled: keys.filter(key => review.answers.has(key)).length,
  };
}

export function isUncertain({ clause, settled }: ReviewedClause, { unsure_below }: ReviewSettings): boolean {
  return settled === null && clause.confidence < unsure_below;
}

export type Passage = { readonly start: number; readonly end: number; readonly text: string };

/** Runs of text that belong to no clause, white space at their ends left off. */
export function uncoveredPassages(review: Review): readonly Passage[] {
  const { text } = review.reading;
  const found: Passage[] = [];
  const take = (from: number, to: number): void => {
    const run = text.slice(from, to);
    const start = from + (run.length - run.trimStart().length);
    if (run.trim() !== '') found.push({ start, end: start + run.trim().length, text: run.trim() });
  };
  let at = 0;
  for (const { clause } of orderedClauses(review)) {
    if (clause.start > at) take(at, clause.start);
    at = Math.max(at, clause.end);
  }
  take(at, text.length);
  return found;
}
