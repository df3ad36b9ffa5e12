// What a person decides about a reading, as it is kept: an append-only list. Nothing in it is ever changed; a decision
// that was wrong is undone by another one. Ids of clauses, never places: the text may come back in a new edition.
import type { Clause, UnitKind } from '#core/reading/reading.ts';
import type { Instant } from '#core/time/instant.ts';

/** What of a clause a person may say otherwise than the rules. Its text, place and number are the document's. */
export type Correction = Partial<
  Pick<
    Clause,
    | 'kind'
    | 'modality'
    | 'actors'
    | 'recipients'
    | 'deadline'
    | 'periodicity'
    | 'condition'
    | 'scenario'
    | 'gate'
    | 'until'
    | 'exception'
    | 'escalation'
    | 'resources'
    | 'evidence'
    | 'fields'
    | 'discretion'
    | 'outside'
  >
>;

/** What the rules read of a part that people have cut, or of what they have joined; what they had corrected is not in it. */
export type PartReading = Partial<
  Omit<Required<Correction>, 'scenario'> & Pick<Clause, 'references' | 'confidence' | 'doubts' | 'context'>
>;

export type Act =
  /** `above`: all of these were at least so sure; `by` of the decision null: the organisation's threshold did it. */
  | { readonly type: 'accept'; readonly clauses: readonly string[]; readonly above?: number }
  /** `proposed`: the model whose proposal a person took over. */
  | {
      readonly type: 'correct';
      readonly clause: string;
      readonly fields: Correction;
      readonly proposed?: string;
    }
  /** `at` counts in the document's text; the first part keeps the id, the second gets `into`. `read`: of each part. */
  | {
      readonly type: 'split';
      readonly clause: string;
      readonly at: number;
      readonly into: string;
      readonly read?: readonly [PartReading, PartReading];
    }
  /** Neighbours, in the order of the text; the first keeps its id. `read`: of the whole. */
  | { readonly type: 'merge'; readonly clauses: readonly string[]; readonly read?: PartReading }
  | { readonly type: 'ignore'; readonly clauses: readonly string[]; readonly reason: string }
  | { readonly type: 'reopen'; readonly clauses: readonly string[] }
  /** Do these names mean the same? `as`: what they are called from now on. */
  | {
      readonly type: 'same';
      readonly names: readonly string[];
      readonly as: string;
      readonly same: boolean;
      readonly kind: UnitKind;
    }
  | { readonly type: 'settle'; readonly finding: string; readonly answer: Answer }
  /** A draft plan was made of the reading as it stood. Settles nothing. */
  | { readonly type: 'draft'; readonly plan: string; readonly version: number; readonly revision: number }
  | { readonly type: 'undo'; readonly seq: number };

/** taken: the proposal of the finding; own: another value; left: nothing is to be done about it, with the reason. */
export type Answer =
  | { readonly how: 'taken' | 'own'; readonly value: string }
  | { readonly how: 'left'; readonly reason: string };

export type Decision = {
  readonly seq: number; // from 1, without gaps in a review
  readonly by: string | null; // user or person; null: the organisation's threshold
  readonly at: Instant;
  readonly act: Act;
  /** Made in the review of an earlier edition, on clauses that are the same in this one. */
  readonly carried?: { readonly document: string; readonly seq: number };
};

/** What a decision is about: two reviewers are in each other's way when these meet. */
export function subjectsOf(act: Act): readonly string[] {
  switch (act.type) {
    case 'accept':
    case 'merge':
    case 'ignore':
    case 'reopen':
      return act.clauses;
    case 'correct':
      return [act.clause];
    case 'split':
      return [act.clause, act.into];
    case 'same':
      return [synonymKey(act.names)];
    case 'settle':
      return [findingSubject(act.finding)];
    case 'draft':
    case 'undo':
      return [];
    default:
      return act satisfies never;
  }
}

export const findingSubject = (finding: string): string => `finding ${finding}`;

/** The same for the same names in any order. */
export const synonymKey = (names: readonly string[]): string => `same ${names.toSorted().join(' = ')}`;

/** Decisions that count: those that no later decision undid. Undoing an undoing brings the decision back. */
export function undoneBy(decisions: readonly Decision[]): ReadonlySet<number> {
  const undone = new Set<number>();
  for (const { seq, act } of decisions.toReversed())
    if (act.type === 'undo' && !undone.has(seq)) undone.add(act.seq);
  return undone;
}
