// What the rules read where people have cut a clause in two or joined neighbours: each part is read as one clause, in the
// context of its heading and the sentences before it, as if the text had stood so from the beginning.
import { readClauses } from './clauses.ts';
import { withDetails } from './details.ts';
import { type Dictionary, NO_DICTIONARY } from './dictionary.ts';
import { withDoubts } from './doubt.ts';
import { knowing } from './known-names.ts';
import { readOutline } from './outline.ts';
import type { Passage, PassagePart } from './place.ts';
import { numberedClauses } from './read-document.ts';
import type { Clause, Reading } from './reading.ts';
import { withClausesMeant } from './references.ts';
import { withColumns } from './table-row.ts';
import { taughtClauses } from './taught.ts';

export type PartSpan = { readonly start: number; readonly end: number };

/** `spans`: all that people have cut, in the order of the text and apart. By where each begins. */
export function readParts(
  reading: Pick<Reading, 'text' | 'blocks' | 'clauses'>,
  spans: readonly PartSpan[],
  dictionary: Dictionary = NO_DICTIONARY,
): ReadonlyMap<number, Clause> {
  return knowing(dictionary, () => read(reading, spans, dictionary));
}

function read(
  reading: Pick<Reading, 'text' | 'blocks' | 'clauses'>,
  spans: readonly PartSpan[],
  dictionary: Dictionary,
): ReadonlyMap<number, Clause> {
  const { text } = reading;
  const passages = withParts(text, readOutline(reading), spans);
  const drafts = withColumns(withDetails(text, readClauses(text, passages)));
  const known = new Map(reading.clauses.map(({ start, id }) => [start, id]));
  const own = new Map(drafts.map(({ start }, index) => [index, known.get(start) ?? `part ${start}`]));
  const clauses = numberedClauses(reading, drafts, () => null).map((clause, index) => ({
    ...clause,
    id: own.get(index) ?? clause.id,
  }));
  const starts = new Set(spans.map(({ start }) => start));
  const sure = withDoubts(taughtClauses(withClausesMeant(clauses), dictionary));
  return new Map(sure.flatMap(clause => (starts.has(clause.start) ? [[clause.start, clause]] : [])));
}

/** Passages that a span lies in or goes over are put together and told where to be cut. */
function withParts(
  text: string,
  passages: readonly Passage[],
  spans: readonly PartSpan[],
): readonly Passage[] {
  const found: Passage[] = [];
  let next = 0;
  for (let at = 0; at < passages.length; ) {
    const here: Passage[] = [];
    const own: PartSpan[] = [];
    let end = endOf(passages[at]);
    for (let first = true; first || (passages[at]?.start ?? end) < end; first = false) {
      const passage = passages[at++];
      if (passage === undefined) break;
      here.push(passage);
      end = Math.max(end, endOf(passage));
      for (let span = spans[next]; span !== undefined && span.start < end; span = spans[++next]) {
        if (span.end > passage.start) own.push(span);
        end = Math.max(end, span.end);
      }
    }
    found.push(...(own.length === 0 ? here : joined(text, here, own, end)));
  }
  return found;
}

const endOf = (passage: Passage | undefined): number => Math.max(passage?.end ?? 0, passage?.tail ?? 0);

function joined(
  text: string,
  here: readonly Passage[],
  spans: readonly PartSpan[],
  end: number,
): readonly Passage[] {
  const [first] = here;
  const [span, ...others] = spans;
  if (first === undefined || span === undefined) return here;
  if (here.every(({ heading }) => heading)) {
    // The first part of a heading is a heading still, what was cut off it is said below it.
    const heading: Passage = { ...first, end: span.end };
    const [second] = others;
    if (second === undefined) return [heading];
    const rest: Passage = { ...first, heading: false, start: second.start, body: second.start, end };
    return [heading, { ...rest, parts: partsOf(text, second.start, end, others) }];
  }
  const base = here.find(({ heading, silent }) => !heading && silent === undefined) ?? first;
  const from = Math.max(first.start, Math.min(first.body, span.end - 1));
  const body = text.slice(from, span.end).trim() === '' ? first.start : from;
  const { tail: _tail, ...whole } = base;
  return [
    { ...whole, start: first.start, body, end, number: first.number, parts: partsOf(text, body, end, spans) },
  ];
}

/** The spans and what is left between them; every sign but white space is in one. */
function partsOf(
  text: string,
  from: number,
  end: number,
  spans: readonly PartSpan[],
): readonly PassagePart[] {
  const parts: PassagePart[] = [];
  let at = from;
  const rest = (to: number): void => {
    const run = text.slice(at, to);
    const start = at + (run.length - run.trimStart().length);
    if (run.trim() !== '') parts.push({ start, end: to, whole: false });
  };
  for (const span of spans) {
    rest(span.start);
    parts.push({ start: Math.max(from, span.start), end: span.end, whole: true });
    at = Math.max(at, span.end);
  }
  rest(end);
  return parts;
}
