// What people cut or join is read again by the rules where it stands now; what a person had corrected before stays as he
// left it. It is read once, when it is decided, and kept with the decision: a later reader changes no review.
import type { Dictionary } from '#core/reading/dictionary.ts';
import { type PartSpan, readParts } from '#core/reading/read-parts.ts';
import type { Clause } from '#core/reading/reading.ts';
import { correctionsOf } from './corrections.ts';
import type { PartReading } from './decision.ts';
import { meaningOf } from './meaning.ts';
import { mergedClause } from './pieces.ts';
import type { Review } from './review.ts';

export function splitAgain(
  review: Review,
  clause: string,
  parts: readonly [Clause, Clause],
  dictionary: Dictionary | undefined,
): readonly [PartReading, PartReading] | undefined {
  const again = readParts(review.reading, spansWith(review, parts), dictionary);
  const [first, second] = parts.map(({ start }) => again.get(start));
  if (!first || !second) return undefined;
  const corrected = correctedOf(review, [clause]);
  return [partReading(first, corrected), partReading(second, corrected)];
}

/** What one of the clauses said and the whole does not any more is kept. */
export function mergedAgain(
  review: Review,
  ids: readonly string[],
  dictionary: Dictionary | undefined,
): PartReading | undefined {
  const parts = ids.flatMap(id => review.clauses.get(id)?.clause ?? []);
  if (parts.length < 2) return undefined;
  const together = mergedClause(parts, review.reading.text);
  const whole = readParts(review.reading, spansWith(review, [together]), dictionary).get(together.start);
  if (!whole) return undefined;
  // A heading with what stands below it binds as that does.
  if (whole.modality === 'statement' && together.modality !== 'statement') return undefined;
  return partReading(whole, new Set([...correctedOf(review, ids), ...lostIn(whole, together)]));
}

/** Everything people have cut so far, with these in place of what they lie over. */
function spansWith({ reading, clauses }: Review, spans: readonly PartSpan[]): readonly PartSpan[] {
  const read = new Map(reading.clauses.map(({ start, end }) => [start, end]));
  const cut = [...clauses.values()].flatMap(({ clause: { start, end } }) =>
    read.get(start) === end || spans.some(span => span.start < end && start < span.end)
      ? []
      : [{ start, end }],
  );
  return [...cut, ...spans].map(({ start, end }) => ({ start, end })).sort((a, b) => a.start - b.start);
}

type Field = keyof PartReading;

function correctedOf(review: Review, ids: readonly string[]): ReadonlySet<string> {
  const corrected = correctionsOf(review);
  return new Set(ids.flatMap(id => Object.keys(corrected.get(id) ?? {})));
}

/** Fields that the parts had and the whole has no longer. */
function lostIn(whole: Clause, parts: Clause): readonly string[] {
  const [is, was] = [meaningOf(whole), meaningOf(parts)];
  const empty = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0);
  return Object.keys(is).filter(
    key => empty(is[key as keyof typeof is]) && !empty(was[key as keyof typeof was]),
  );
}

function partReading(clause: Clause, except: ReadonlySet<string>): PartReading {
  const { scenario: _scenario, ...meaning } = meaningOf(clause);
  const { references, confidence, doubts, context } = clause;
  const read = { ...meaning, references, confidence, doubts, ...(context ? { context } : {}) };
  return Object.fromEntries(Object.entries(read).filter(([key]) => !except.has(key as Field)));
}
