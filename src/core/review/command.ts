// What a person asks of a review → the act to be kept, or why not. Two reviewers never overwrite one another: what
// somebody else has decided since the review was looked at is told instead.
import type { Dictionary } from '#core/reading/dictionary.ts';
import type { Instant } from '#core/time/instant.ts';
import {
  type Act,
  type Answer,
  type Correction,
  type Decision,
  findingSubject,
  subjectsOf,
  synonymKey,
} from './decision.ts';
import { splitClause } from './pieces.ts';
import { mergedAgain, splitAgain } from './read-again.ts';
import { findingKeys, orderedClauses, type Review, type ReviewedClause } from './review.ts';
import type { ReviewSettings } from './settings.ts';

export type ReviewCommand =
  | { readonly type: 'accept'; readonly clauses: readonly string[] }
  /** All open statements and headings of which the rules are at least as sure as the organisation asks. */
  | { readonly type: 'accept-together' }
  | {
      readonly type: 'correct';
      readonly clause: string;
      readonly fields: Correction;
      readonly proposed?: string;
    }
  | { readonly type: 'split'; readonly clause: string; readonly at: number }
  | { readonly type: 'merge'; readonly clauses: readonly string[] }
  | { readonly type: 'ignore'; readonly clauses: readonly string[]; readonly reason: string }
  | { readonly type: 'reopen'; readonly clauses: readonly string[] }
  | {
      readonly type: 'same';
      readonly names: readonly string[];
      readonly as: string;
      readonly same: boolean;
    }
  | { readonly type: 'settle'; readonly finding: string; readonly answer: Answer }
  | { readonly type: 'undo'; readonly seq: number };

export type ReviewRefusalCode =
  | 'unknown-clause'
  | 'settled-meanwhile'
  | 'already-settled'
  | 'already-open'
  | 'nothing-to-accept'
  | 'nothing-corrected'
  | 'split-outside'
  | 'not-neighbours'
  | 'names-required'
  | 'unknown-finding'
  | 'proposal-missing'
  | 'unknown-decision'
  | 'undone-already'
  | 'decided-upon';

export type ReviewOutcome =
  | { readonly ok: true; readonly act: Act }
  | {
      readonly ok: false;
      readonly code: ReviewRefusalCode;
      readonly detail: Readonly<Record<string, unknown>>;
    };

export type Given = {
  readonly by: string;
  readonly seen: number; // seq of the review that was looked at
  readonly settings: ReviewSettings;
  /** What the organisation has taught: parts are read again with it. */
  readonly dictionary?: Dictionary;
};

const refused = (code: ReviewRefusalCode, detail: Readonly<Record<string, unknown>> = {}): ReviewOutcome => ({
  ok: false,
  code,
  detail,
});

export function decideReview(review: Review, command: ReviewCommand, given: Given): ReviewOutcome {
  const decided = actOf(review, command, given);
  if (!decided.ok) {
    const other = meanwhile(review, wantedSubjects(command), given);
    return other ? toldOf(other) : decided;
  }
  const other = meanwhile(review, subjectsOf(decided.act), given);
  return other ? toldOf(other) : decided;
}

/** What the command names, also where it can no longer be done: a clause merged away by somebody else. */
function wantedSubjects(command: ReviewCommand): readonly string[] {
  if ('clauses' in command) return command.clauses;
  if ('clause' in command) return [command.clause];
  if (command.type === 'same') return [synonymKey(command.names)];
  return command.type === 'settle' ? [findingSubject(command.finding)] : [];
}

type Other = { readonly subject: string; readonly decision: Decision };

/** The first decision of somebody else about the same, newer than what was looked at. */
function meanwhile(review: Review, subjects: readonly string[], given: Given): Other | undefined {
  for (const subject of subjects) {
    if ((review.touched.get(subject) ?? 0) <= given.seen) continue;
    const decision = review.decisions
      .slice(given.seen)
      .findLast(
        one => one.by !== given.by && one.by !== null && subjectsOfDecision(review, one).includes(subject),
      );
    if (decision) return { subject, decision };
  }
  return undefined;
}

function subjectsOfDecision({ decisions }: Review, { act }: Decision): readonly string[] {
  return subjectsOf(act.type === 'undo' ? (decisions[act.seq - 1]?.act ?? act) : act);
}

function toldOf({ subject, decision }: Other): ReviewOutcome {
  const { seq, by, at, act } = decision;
  return refused('settled-meanwhile', {
    clause: subject.replace(/^finding [^:]*:|^same /, ''),
    seq,
    by,
    at,
    how: act.type,
    act,
  });
}

function actOf(review: Review, command: ReviewCommand, given: Given): ReviewOutcome {
  switch (command.type) {
    case 'accept':
      return settling(review, command.clauses, ids => ({ type: 'accept', clauses: ids }));
    case 'ignore':
      return settling(review, command.clauses, ids => ({ ...command, clauses: ids }));
    case 'accept-together':
      return acceptTogether(review, given.settings.together_above);
    case 'reopen':
      return reopening(review, command.clauses);
    case 'correct':
      return correcting(review, command);
    case 'split':
      return splitting(review, command, given.dictionary);
    case 'merge':
      return merging(review, command.clauses, given.dictionary);
    case 'same':
      return joining(review, command);
    case 'settle':
      return answering(review, command);
    case 'undo':
      return undoing(review, command.seq);
    default:
      return command satisfies never;
  }
}

function missing(review: Review, ids: readonly string[]): ReviewOutcome | undefined {
  const unknown = ids.find(id => !review.clauses.has(id));
  return unknown === undefined ? undefined : refused('unknown-clause', { clause: unknown });
}

/** Those of them that are open; refused when none is. */
function settling(
  review: Review,
  ids: readonly string[],
  act: (ids: readonly string[]) => Act,
): ReviewOutcome {
  const unknown = missing(review, ids);
  if (unknown) return unknown;
  const open = [...new Set(ids)].filter(id => review.clauses.get(id)?.settled === null);
  if (open.length > 0) return { ok: true, act: act(open) };
  const settled = review.clauses.get(ids[0] ?? '')?.settled;
  return refused('already-settled', { clause: ids[0], ...settled });
}

/** Never what binds anybody: obligations are looked at one by one. */
export function mayBeAcceptedTogether({ clause, settled }: ReviewedClause, above: number): boolean {
  return settled === null && clause.modality === 'statement' && clause.confidence >= above;
}

function acceptTogether(review: Review, above: number): ReviewOutcome {
  const ids = orderedClauses(review)
    .filter(one => mayBeAcceptedTogether(one, above))
    .map(one => one.clause.id);
  if (ids.length === 0) return refused('nothing-to-accept', { above });
  return { ok: true, act: { type: 'accept', clauses: ids, above } };
}

function reopening(review: Review, ids: readonly string[]): ReviewOutcome {
  const unknown = missing(review, ids);
  if (unknown) return unknown;
  const settled = [...new Set(ids)].filter(id => review.clauses.get(id)?.settled !== null);
  if (settled.length === 0) return refused('already-open', { clause: ids[0] });
  return { ok: true, act: { type: 'reopen', clauses: settled } };
}

function correcting(review: Review, command: Extract<ReviewCommand, { type: 'correct' }>): ReviewOutcome {
  const found = review.clauses.get(command.clause);
  if (!found) return refused('unknown-clause', { clause: command.clause });
  const clause: Readonly<Record<string, unknown>> = found.clause;
  const fields = Object.fromEntries(
    Object.entries(command.fields).filter(([key, value]) => !isSame(clause[key], value)),
  );
  if (Object.keys(fields).length === 0) return refused('nothing-corrected', { clause: command.clause });
  return { ok: true, act: { ...command, fields } };
}

function splitting(
  review: Review,
  { clause, at }: Extract<ReviewCommand, { type: 'split' }>,
  dictionary: Dictionary | undefined,
): ReviewOutcome {
  const found = review.clauses.get(clause);
  if (!found) return refused('unknown-clause', { clause });
  const into = freeId(review, clause);
  const parts = splitClause(found.clause, review.reading.text, at, into);
  if (!parts) {
    const { start, end } = found.clause;
    return refused('split-outside', { clause, at, start, end });
  }
  const read = splitAgain(review, clause, parts, dictionary);
  return { ok: true, act: { type: 'split', clause, at, into, ...(read ? { read } : {}) } };
}

/** c010 → c010b, c010c …: never one that was given before, undone or not. */
function freeId({ decisions, clauses }: Review, clause: string): string {
  const root = /^\D*\d+/.exec(clause)?.[0] ?? clause;
  const given = new Set(decisions.flatMap(({ act }) => (act.type === 'split' ? [act.into] : [])));
  for (let n = 1; ; n++) {
    const id = root + letters(n);
    if (!given.has(id) && !clauses.has(id)) return id;
  }
}

/** 1 → b, 25 → z, 26 → zb: the first part has no letter. */
function letters(n: number): string {
  return 'z'.repeat(Math.floor((n - 1) / 25)) + String.fromCharCode(98 + ((n - 1) % 25));
}

function merging(review: Review, ids: readonly string[], dictionary: Dictionary | undefined): ReviewOutcome {
  const unknown = missing(review, ids);
  if (unknown) return unknown;
  const order = orderedClauses(review).map(one => one.clause.id);
  const places = ids.map(id => order.indexOf(id)).sort((a, b) => a - b);
  const first = places[0] ?? 0;
  if (places.length < 2 || places.some((place, i) => place !== first + i))
    return refused('not-neighbours', { clauses: ids });
  const clauses = order.slice(first, first + places.length);
  const read = mergedAgain(review, clauses, dictionary);
  return { ok: true, act: { type: 'merge', clauses, ...(read ? { read } : {}) } };
}

function joining(review: Review, command: Extract<ReviewCommand, { type: 'same' }>): ReviewOutcome {
  const names = [...new Set(command.names)];
  if (names.length < 2 || !names.includes(command.as)) return refused('names-required', { names });
  const known = new Map(review.reading.units.map(unit => [unit.name, unit.kind]));
  const kind = known.get(command.as) ?? names.flatMap(name => known.get(name) ?? [])[0] ?? 'unit';
  return { ok: true, act: { ...command, names, kind } };
}

function answering(review: Review, command: Extract<ReviewCommand, { type: 'settle' }>): ReviewOutcome {
  const { finding, answer } = command;
  const place = findingKeys(review.reading.findings).indexOf(finding);
  const found = review.reading.findings[place];
  if (!found) return refused('unknown-finding', { finding });
  if (answer.how !== 'taken') return { ok: true, act: command };
  if (!found.proposal) return refused('proposal-missing', { finding });
  return { ok: true, act: { ...command, answer: { how: 'taken', value: found.proposal.value } } };
}

/** Only what nothing later rests on: the same clause, a part it was split into. */
function undoing(review: Review, seq: number): ReviewOutcome {
  const target = review.decisions[seq - 1];
  if (!target || target.act.type === 'draft') return refused('unknown-decision', { seq });
  if (review.undone.has(seq)) return refused('undone-already', { seq });
  const subjects = new Set(subjectsOfDecision(review, target));
  const later = review.decisions
    .slice(seq)
    .find(
      one =>
        !review.undone.has(one.seq) &&
        one.act.type !== 'undo' &&
        subjectsOf(one.act).some(subject => subjects.has(subject)),
    );
  if (later) return refused('decided-upon', { seq, later: later.seq, how: later.act.type });
  return { ok: true, act: { type: 'undo', seq } };
}

export const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** A decision as it will be kept, after the last one. */
export function decisionOf(review: Review, act: Act, by: string | null, at: Instant): Decision {
  return { seq: review.seq + 1, by, at, act };
}
