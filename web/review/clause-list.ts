// The clauses of a review as the screen holds them, in the order of the text: what a filter shows, which is next, and how
// an answer of the server changes the list. Pure.
import type { ReviewedClause } from '#contract/review-clause.ts';

export const SHOWS = [
  'all',
  'open',
  'uncertain',
  'obligations',
  'findings',
  'proposals',
  'changed',
  'settled',
] as const;
export type Show = (typeof SHOWS)[number];

/** The same as the server's `show`: all clauses are here already, so nobody waits for a filter. */
export function isShown(clause: ReviewedClause, show: Show): boolean {
  switch (show) {
    case 'all':
      return true;
    case 'open':
      return clause.settled === null;
    case 'settled':
      return clause.settled !== null;
    case 'uncertain':
      return clause.uncertain;
    case 'obligations':
      return clause.meaning.modality === 'must' || clause.meaning.modality === 'must_not';
    case 'findings':
      return clause.findings.some(finding => finding.answer === null);
    case 'proposals':
      return clause.settled === null && clause.proposal !== null;
    case 'changed':
      return clause.change !== null && clause.change !== 'unchanged';
    default:
      return show satisfies never;
  }
}

const bare = (text: string): string => text.replace(/\s+/g, '');

/** Part of its text, its number, or its id. */
export function holdsText(clause: ReviewedClause, text: string): boolean {
  const wanted = bare(text);
  return (
    wanted === '' || bare(clause.quote).includes(wanted) || clause.number === wanted || clause.id === wanted
  );
}

/** The next one after `from` that `wanted` takes, from the beginning again at the end; undefined where there is none. */
export function following(
  clauses: readonly ReviewedClause[],
  from: string | undefined,
  wanted: (clause: ReviewedClause) => boolean,
  step: 1 | -1 = 1,
): ReviewedClause | undefined {
  const count = clauses.length;
  const found = clauses.findIndex(({ id }) => id === from);
  const at = found === -1 ? (step === 1 ? -1 : count) : found;
  for (let away = 1; away <= count; away++) {
    const one = clauses[(at + step * away + count * 2) % count];
    if (one && one.id !== from && wanted(one)) return one;
  }
  return undefined;
}

/** With these put in. Whatever lies over them goes: the parts of what was merged, the whole of what was split. */
export function withClauses(
  all: readonly ReviewedClause[],
  incoming: readonly ReviewedClause[],
  removed: readonly string[] = [],
): readonly ReviewedClause[] {
  if (incoming.length === 0 && removed.length === 0) return all;
  const gone = new Set([...removed, ...incoming.map(({ id }) => id)]);
  const spans = [...incoming].sort((a, b) => a.start - b.start);
  const kept = all.filter(one => !gone.has(one.id) && !liesOver(one, spans));
  return [...kept, ...spans].sort((a, b) => a.start - b.start || a.end - b.end);
}

type Span = { readonly start: number; readonly end: number };

/** Whether it shares text with one of these, which are in order and apart. */
export function liesOver(one: Span, spans: readonly Span[]): boolean {
  const after = spans[firstEndingAfter(spans, one.start)];
  return after !== undefined && after.start < one.end;
}

/** Index of the first span that ends after `at`; the length of the list where there is none. */
export function firstEndingAfter(spans: readonly Span[], at: number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}
