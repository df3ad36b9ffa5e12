// What reading a document gives: its text and blocks, the clauses that tile it, units, scenarios and findings. Plain
// JSON: it is stored beside the upload, and the review screen shows it beside the original.
import type { FlatBlock } from '#core/document/flat-text.ts';
import type { Finding } from '#core/finding.ts';

export type Modality = 'must' | 'must_not' | 'should' | 'may' | 'statement';

export type ClauseKind =
  | 'heading'
  | 'purpose'
  | 'scope'
  | 'basis'
  | 'definition'
  | 'principle'
  | 'grading'
  | 'condition'
  | 'question'
  | 'notification'
  | 'report'
  | 'call'
  | 'recording'
  | 'assessment'
  | 'decision'
  | 'approval'
  | 'confirmation'
  | 'training'
  | 'periodic'
  | 'prohibition'
  | 'step'
  | 'other';

/** `implied`: named not in the clause but by its heading, lead-in or the sentence before. */
export type Actor = { readonly name: string; readonly implied?: true };

/** hard: a number; clock: a time of day or date; referenced: kept in another document; event: bounded by an event. */
export type DeadlineClass = 'hard' | 'clock' | 'immediate' | 'prompt' | 'event' | 'referenced';

export type Deadline = {
  readonly text: string;
  readonly value: number | null; // for `hard`, and for "提前1天"
  readonly unit: 'minutes' | 'hours' | 'days' | null;
  readonly class: DeadlineClass;
  /** What the clock counts from, as the text says; null: not said. */
  readonly origin: string | null;
};

/** `every`: ISO 8601 duration, "shift", "continuous" or null where the text gives no frequency. */
export type Periodicity = { readonly text: string; readonly every: string | null };

export type Clause = {
  readonly id: string; // c001 …
  readonly quote: string; // text.slice(start, end)
  readonly start: number;
  readonly end: number;
  readonly block: string; // FlatBlock.id it begins in
  readonly number: string | null; // "二、4", "3.2.1", "四(一)"
  readonly path: readonly string[]; // headings above it, highest first
  readonly kind: ClauseKind;
  readonly modality: Modality;
  readonly actors: readonly Actor[]; // empty: nobody is named
  readonly recipients: readonly string[];
  readonly deadline: Deadline | null;
  readonly periodicity: Periodicity | null;
  readonly condition: string | null;
  readonly scenario: string | null; // name
};

export type UnitKind = 'unit' | 'post' | 'group' | 'outside';

export type ReadUnit = {
  readonly name: string;
  readonly kind: UnitKind;
  readonly clauses: readonly string[]; // where it acts or is told
};

export type ReadScenario = {
  readonly name: string;
  readonly clauses: readonly string[]; // empty: named, but without a body
  readonly trigger: string | null; // the text that says when it is this one
};

export type Reading = {
  readonly title: string;
  readonly text: string;
  readonly blocks: readonly FlatBlock[];
  readonly clauses: readonly Clause[];
  readonly units: readonly ReadUnit[];
  readonly scenarios: readonly ReadScenario[];
  readonly findings: readonly Finding[];
};

export function isObligation(clause: Pick<Clause, 'modality'>): boolean {
  return clause.modality === 'must' || clause.modality === 'must_not';
}
