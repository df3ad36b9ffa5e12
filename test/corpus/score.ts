// Scores a reading against an annotation, figure by figure. Clauses are brought together by what they quote, white space
// left out; obligations are then compared field by field. Pure: text and clauses in, counts out.
import { isObligation, type Modality } from '#core/reading/reading.ts';

/** What is compared of a clause, whoever wrote it: the annotator or the reader. */
export type Scored = {
  readonly quote: string;
  readonly modality: Modality;
  readonly actors: readonly string[];
  readonly recipients: readonly string[];
  readonly deadline: ScoredDeadline | null;
  readonly periodicity: string | null; // its words
  readonly condition: string | null;
};

export type ScoredDeadline = {
  readonly text: string;
  readonly value: number | null;
  readonly unit: 'minutes' | 'hours' | 'days' | null;
};

export type Understood = { readonly clauses: readonly Scored[]; readonly scenarios: readonly string[] };

export const FIGURES = [
  'obligation',
  'actor',
  'recipient',
  'deadline',
  'numeric',
  'period',
  'condition',
  'scenario',
] as const;
export type Figure = (typeof FIGURES)[number];

/** hit: in both; read: found by the reader; gold: annotated. */
export type Tally = { readonly hit: number; readonly read: number; readonly gold: number };

export type Score = {
  readonly tallies: Readonly<Record<Figure, Tally>>;
  readonly kept: number; // characters of the text that some clause quotes
  readonly characters: number;
  readonly invented: number; // clauses that quote what is not in the text
};

/** A clause and where its quote stands in the bare text. */
export type Placed = { readonly clause: Scored; readonly start: number; readonly end: number };

export type Pair = { readonly gold: Placed; readonly read: Placed | null };

/** Two clauses are the same one when the shared part is at least this part of both together. */
const SAME = 0.5;

const MINUTES = { minutes: 1, hours: 60, days: 1440 } as const;

/** What each figure compares of a matched obligation. */
const VALUES: Readonly<Partial<Record<Figure, (clause: Scored) => readonly string[]>>> = {
  actor: clause => clause.actors.map(bare),
  recipient: clause => clause.recipients.map(bare),
  deadline: clause => present(clause.deadline?.text),
  numeric: clause => minutesOf(clause.deadline),
  period: clause => present(clause.periodicity),
  condition: clause => present(clause.condition),
};

export function score(gold: Understood, read: Understood, text: string): Score {
  const plain = bare(text);
  const { pairs, found } = matched(gold.clauses, read.clauses, plain);
  const duties = pairs.filter(pair => isObligation(pair.gold.clause));
  const tallies = Object.fromEntries(
    FIGURES.map(figure => [figure, tallyOf(figure, { duties, found, gold, read })]),
  ) as Record<Figure, Tally>;
  const kept = covered(found, plain.length);
  return { tallies, kept, characters: plain.length, invented: read.clauses.length - found.length };
}

type Compared = {
  readonly duties: readonly Pair[];
  readonly found: readonly Placed[];
  readonly gold: Understood;
  readonly read: Understood;
};

function tallyOf(figure: Figure, { duties, found, gold, read }: Compared): Tally {
  if (figure === 'scenario') return shared(gold.scenarios.map(bare), read.scenarios.map(bare), near);
  if (figure === 'obligation') {
    const hit = duties.filter(pair => pair.read !== null && isObligation(pair.read.clause)).length;
    return { hit, read: found.filter(one => isObligation(one.clause)).length, gold: duties.length };
  }
  const values = VALUES[figure];
  if (values === undefined) return NOTHING;
  const same = figure === 'numeric' ? equal : near;
  return duties
    .map(pair => shared(values(pair.gold.clause), pair.read ? values(pair.read.clause) : [], same))
    .reduce(plus, NOTHING);
}

/** Each annotated clause with the clause read for it: the closest first, and none twice. */
export function matched(
  gold: readonly Scored[],
  read: readonly Scored[],
  plain: string,
): { readonly pairs: readonly Pair[]; readonly found: readonly Placed[] } {
  const wanted = placed(gold, plain);
  const found = placed(read, plain);
  const candidates = wanted
    .flatMap(one => found.map(other => ({ one, other, overlap: overlap(one, other) })))
    .filter(candidate => candidate.overlap >= SAME)
    .sort((a, b) => b.overlap - a.overlap);
  const mates = new Map<Placed, Placed>();
  const taken = new Set<Placed>();
  for (const { one, other } of candidates)
    if (!mates.has(one) && !taken.has(other)) {
      mates.set(one, other);
      taken.add(other);
    }
  return { pairs: wanted.map(one => ({ gold: one, read: mates.get(one) ?? null })), found };
}

/** Quotes are looked for in reading order, then anywhere; one that is nowhere is left out. */
function placed(clauses: readonly Scored[], plain: string): readonly Placed[] {
  const all: Placed[] = [];
  let at = 0;
  for (const clause of clauses) {
    const quote = bare(clause.quote);
    const next = quote === '' ? -1 : plain.indexOf(quote, at);
    const start = next >= 0 || quote === '' ? next : plain.indexOf(quote);
    if (start < 0) continue;
    at = start;
    all.push({ clause, start, end: start + quote.length });
  }
  return all;
}

function overlap(a: Placed, b: Placed): number {
  const both = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return both <= 0 ? 0 : both / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}

function covered(clauses: readonly Placed[], length: number): number {
  const cover = new Uint8Array(length);
  for (const { start, end } of clauses) cover.fill(1, start, end);
  return cover.reduce((sum, one) => sum + one, 0);
}

/** How many values of both lists agree, each used once. */
function shared(
  gold: readonly string[],
  read: readonly string[],
  same: (a: string, b: string) => boolean,
): Tally {
  const left = [...read];
  let hit = 0;
  for (const value of gold) {
    const index = left.findIndex(other => same(value, other));
    if (index < 0) continue;
    left.splice(index, 1);
    hit++;
  }
  return { hit, read: read.length, gold: gold.length };
}

/** One name or phrase holds the other: 值班组长 / 组长. */
function near(a: string, b: string): boolean {
  return a !== '' && b !== '' && (a.includes(b) || b.includes(a));
}

function equal(a: string, b: string): boolean {
  return a === b;
}

function minutesOf(deadline: ScoredDeadline | null): readonly string[] {
  if (deadline === null || deadline.value === null || deadline.value <= 0 || deadline.unit === null)
    return [];
  return [String(deadline.value * MINUTES[deadline.unit])];
}

function present(text: string | null | undefined): readonly string[] {
  const plain = bare(text ?? '');
  return plain === '' ? [] : [plain];
}

export function bare(text: string): string {
  return text.replace(/\s+/g, '');
}

const NOTHING: Tally = { hit: 0, read: 0, gold: 0 };

function plus(a: Tally, b: Tally): Tally {
  return { hit: a.hit + b.hit, read: a.read + b.read, gold: a.gold + b.gold };
}

export function sum(scores: readonly Score[]): Score {
  const tallies = Object.fromEntries(
    FIGURES.map(figure => [figure, scores.map(one => one.tallies[figure]).reduce(plus, NOTHING)]),
  ) as Record<Figure, Tally>;
  const total = (of: (one: Score) => number) => scores.reduce((all, one) => all + of(one), 0);
  return {
    tallies,
    kept: total(one => one.kept),
    characters: total(one => one.characters),
    invented: total(one => one.invented),
  };
}

/** Null where there was nothing to find and nothing was found. */
export function f1({ hit, read, gold }: Tally): number | null {
  return read + gold === 0 ? null : (2 * hit) / (read + gold);
}

/** The mean of the figures that there are. */
export function all({ tallies }: Score): number {
  const figures = FIGURES.map(figure => f1(tallies[figure])).filter(figure => figure !== null);
  return figures.length === 0 ? 0 : figures.reduce((a, b) => a + b, 0) / figures.length;
}

export function keptShare({ kept, characters }: Score): number {
  return characters === 0 ? 1 : kept / characters;
}
