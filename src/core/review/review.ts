// A reading and the decisions about it → how every clause stands. Replaying the list gives the same again; nothing here
// settles anything by itself.
import type { Finding } from '#core/finding.ts';
import type { Clause, Reading, UnitKind } from '#core/reading/reading.ts';
import type { Instant } from '#core/time/instant.ts';
import { type Act, type Answer, type Decision, subjectsOf, synonymKey, undoneBy } from './decision.ts';
import { mergedClause, splitClause } from './pieces.ts';

export type Settlement = {
  readonly how: 'accepted' | 'corrected' | 'ignored';
  readonly by: string | null; // null: the organisation's threshold
  readonly at: Instant;
  readonly seq: number;
  readonly reason: string | null;
  readonly from: string | null; // document of the edition it was decided in, when it was carried over
};

export type ReviewedClause = {
  readonly clause: Clause; // as it stands now
  readonly read: Clause | null; // as the rules read it, where a person has changed something
  readonly settled: Settlement | null; // null: open
};

export type SynonymAnswer = {
  readonly names: readonly string[];
  readonly as: string;
  readonly same: boolean;
  readonly kind: UnitKind;
  readonly seq: number;
};
export type FindingAnswer = { readonly answer: Answer; readonly seq: number };

export type Review = {
  readonly reading: Reading;
  readonly seq: number; // of the last decision, 0: none yet
  readonly decisions: readonly Decision[];
  readonly undone: ReadonlySet<number>;
  readonly clauses: ReadonlyMap<string, ReviewedClause>;
  readonly touched: ReadonlyMap<string, number>; // subject → seq of the last decision about it
  readonly synonyms: ReadonlyMap<string, SynonymAnswer>; // by synonymKey
  readonly answers: ReadonlyMap<string, FindingAnswer>; // by findingKey
};

type Book = {
  readonly text: string;
  readonly clauses: Map<string, ReviewedClause>;
  readonly touched: Map<string, number>;
  readonly synonyms: Map<string, SynonymAnswer>;
  readonly answers: Map<string, FindingAnswer>;
};

export function reviewOf(reading: Reading, decisions: readonly Decision[]): Review {
  const book: Book = {
    text: reading.text,
    clauses: new Map(reading.clauses.map(clause => [clause.id, { clause, read: null, settled: null }])),
    touched: new Map(),
    synonyms: new Map(),
    answers: new Map(),
  };
  const undone = undoneBy(decisions);
  for (const decision of decisions) if (!undone.has(decision.seq)) apply(book, decision);
  // Who undoes has had his hand on it as well.
  for (const { seq, act } of decisions)
    if (act.type === 'undo')
      for (const subject of subjectsOf(decisions[act.seq - 1]?.act ?? act))
        book.touched.set(subject, Math.max(seq, book.touched.get(subject) ?? 0));
  return { reading, seq: decisions.at(-1)?.seq ?? 0, decisions, undone, ...book };
}

/** The review after one more decision; `decision.seq` follows on `review.seq`. */
export function afterDecision(review: Review, decision: Decision): Review {
  const decisions = [...review.decisions, decision];
  if (decision.act.type === 'undo') return reviewOf(review.reading, decisions);
  const book: Book = {
    text: review.reading.text,
    clauses: new Map(review.clauses),
    touched: new Map(review.touched),
    synonyms: new Map(review.synonyms),
    answers: new Map(review.answers),
  };
  apply(book, decision);
  return { reading: review.reading, seq: decision.seq, decisions, undone: review.undone, ...book };
}

/** In the order of the text. */
export function orderedClauses({ clauses }: Review): readonly ReviewedClause[] {
  return [...clauses.values()].sort((a, b) => a.clause.start - b.clause.start || a.clause.end - b.clause.end);
}

/** Where a clause of the reading is now: itself, or the one it was merged into. */
export function homesOf({ decisions, undone, clauses }: Review): (id: string) => string {
  const into = new Map<string, string>();
  for (const { seq, act } of decisions)
    if (act.type === 'merge' && !undone.has(seq))
      for (const id of act.clauses.slice(1)) into.set(id, act.clauses[0] ?? id);
  return id => {
    let home = id;
    for (let next = into.get(home); next !== undefined && !clauses.has(home); next = into.get(home))
      home = next;
    return home;
  };
}

/** Names a finding of the reading: code, clause, and which one where a clause has several of the same code. */
export function findingKeys(findings: readonly Finding[]): readonly string[] {
  const seen = new Map<string, number>();
  return findings.map(({ code, place }) => {
    const key = `${code}:${place.clause ?? ''}`;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count === 1 ? key : `${key}:${count}`;
  });
}

function apply(book: Book, decision: Decision): void {
  const { act, seq } = decision;
  for (const subject of subjectsOf(act)) book.touched.set(subject, seq);
  switch (act.type) {
    case 'accept':
      settle(book, act.clauses, settlement(decision, 'accepted'));
      break;
    case 'ignore':
      settle(book, act.clauses, settlement(decision, 'ignored', act.reason));
      break;
    case 'reopen':
      settle(book, act.clauses, null);
      break;
    case 'correct':
      correct(book, act, decision);
      break;
    case 'split':
      split(book, act);
      break;
    case 'merge':
      merge(book, act);
      break;
    case 'same':
      book.synonyms.set(synonymKey(act.names), { ...act, seq });
      break;
    case 'settle':
      book.answers.set(act.finding, { answer: act.answer, seq });
      break;
    case 'draft':
    case 'undo':
      break;
    default:
      act satisfies never;
  }
}

function settlement(decision: Decision, how: Settlement['how'], reason: string | null = null): Settlement {
  const { by, at, seq, carried } = decision;
  return { how, by, at, seq, reason, from: carried?.document ?? null };
}

function settle(book: Book, ids: readonly string[], settled: Settlement | null): void {
  for (const id of ids) {
    const found = book.clauses.get(id);
    if (found) book.clauses.set(id, { ...found, settled });
  }
}

function correct(book: Book, act: Extract<Act, { type: 'correct' }>, decision: Decision): void {
  const found = book.clauses.get(act.clause);
  if (!found) return;
  const clause: Clause = { ...found.clause, ...act.fields, confidence: 1, doubts: [] };
  const settled = settlement(decision, 'corrected');
  book.clauses.set(act.clause, { clause, read: found.read ?? found.clause, settled });
}

function split(book: Book, act: Extract<Act, { type: 'split' }>): void {
  const found = book.clauses.get(act.clause);
  const parts = found && splitClause(found.clause, book.text, act.at, act.into);
  if (!parts) return;
  for (const [index, part] of parts.entries()) {
    const again = act.read?.[index];
    const clause = again === undefined ? part : { ...part, ...again };
    const read = again === undefined ? (found.read ?? found.clause) : clause;
    book.clauses.set(clause.id, { clause, read, settled: null });
  }
}

function merge(book: Book, { clauses: ids, read: again }: Extract<Act, { type: 'merge' }>): void {
  const found = ids.flatMap(id => book.clauses.get(id) ?? []);
  const [first] = found;
  if (!first || found.length !== ids.length) return;
  const together = mergedClause(
    found.map(one => one.clause),
    book.text,
  );
  const clause = again === undefined ? together : { ...together, ...again };
  const read = again === undefined ? (first.read ?? first.clause) : clause;
  for (const id of ids) book.clauses.delete(id);
  book.clauses.set(clause.id, { clause, read, settled: null });
}
