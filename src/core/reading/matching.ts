// Which clause of a later edition is which of the earlier: exact text with its surroundings first, then exact text
// anywhere, then near text. Linear but for sorting; thousands of clauses take a fraction of a second.
import type { Clause } from './reading.ts';
import { shingles, similarity } from './similarity.ts';

/** moved: the same words elsewhere; edited: other words in the same place, or nearly the same words. */
export type ClauseChange = 'unchanged' | 'moved' | 'edited' | 'new';

export type Match = { readonly before: number; readonly change: ClauseChange };

type Side = {
  readonly words: readonly string[]; // text of each clause without its number and white space
  readonly paths: readonly string[];
  readonly headings: readonly boolean[];
  readonly above: readonly number[]; // index of the nearest heading before, -1: none
};

/** Pairs so far, both ways; -1: none. */
type Pairs = { readonly ofBefore: Int32Array; readonly ofAfter: Int32Array; readonly near: Set<number> };

/** For each later clause its earlier one, undefined when it is new. No earlier clause is given twice. */
export function matchClauses(
  before: readonly Clause[],
  after: readonly Clause[],
): readonly (Match | undefined)[] {
  const [b, a] = [sideOf(before), sideOf(after)];
  const pairs: Pairs = {
    ofBefore: new Int32Array(before.length).fill(-1),
    ofAfter: new Int32Array(after.length).fill(-1),
    near: new Set(),
  };
  for (const key of EXACT) pairByKey(b, a, pairs, key);
  pairNear(b, a, pairs);
  pairLeftAlone(b, a, pairs);
  const moved = movedPairs(b, a, pairs);
  return after.map((_, index) => {
    const found = pairs.ofAfter[index] ?? -1;
    if (found < 0) return undefined;
    const change = pairs.near.has(index) ? 'edited' : moved.has(index) ? 'moved' : 'unchanged';
    return { before: found, change };
  });
}

// ---------------------------------------------------------------- the same words

type Key = (side: Side, index: number) => string | undefined;

const around = (side: Side, index: number): string => side.words[index] ?? '';

/** From the most particular to the least: among equal texts the surroundings decide. */
const EXACT: readonly Key[] = [
  (s, i) => `${s.paths[i]}\n${around(s, i - 1)}\n${s.words[i]}\n${around(s, i + 1)}`,
  (s, i) => `${s.paths[i]}\n${around(s, i - 1)}\n${s.words[i]}`,
  (s, i) => `${s.paths[i]}\n${s.words[i]}\n${around(s, i + 1)}`,
  (s, i) => `${around(s, i - 1)}\n${s.words[i]}\n${around(s, i + 1)}`,
  (s, i) => `${s.paths[i]}\n${s.words[i]}`,
  (s, i) => `${around(s, i - 1)}\n${s.words[i]}`,
  (s, i) => `${s.words[i]}\n${around(s, i + 1)}`,
  // Words that stand anywhere: "处理流程:" of one section is not that of another.
  (s, i) => ((s.words[i]?.length ?? 0) >= 8 ? s.words[i] : undefined),
];

function pairByKey(b: Side, a: Side, pairs: Pairs, key: Key): void {
  const waiting = new Map<string, number[]>();
  for (let i = b.words.length - 1; i >= 0; i--) {
    if (pairs.ofBefore[i] !== -1) continue;
    const name = key(b, i);
    if (name === undefined) continue;
    const list = waiting.get(name);
    if (list) list.push(i);
    else waiting.set(name, [i]);
  }
  for (let j = 0; j < a.words.length; j++) {
    if (pairs.ofAfter[j] !== -1) continue;
    const name = key(a, j);
    const found = name === undefined ? undefined : waiting.get(name)?.pop();
    if (found !== undefined) pair(pairs, found, j);
  }
}

function pair(pairs: Pairs, before: number, after: number): void {
  pairs.ofBefore[before] = after;
  pairs.ofAfter[after] = before;
}

// ---------------------------------------------------------------- nearly the same words

const COMMON = 40; // a shingle of more unmatched clauses than this says nothing
const LIKE_IN_PLACE = 0.4;
const LIKE_IN_SECTION = 0.5;
const LIKE_ANYWHERE = 0.65;

type Candidate = { readonly before: number; readonly after: number; readonly like: number };

function pairNear(b: Side, a: Side, pairs: Pairs): void {
  const left = b.words.flatMap((words, i) =>
    pairs.ofBefore[i] === -1 ? [[i, shingles(words)] as const] : [],
  );
  const index = new Map<string, number[]>();
  for (const [i, set] of left)
    for (const shingle of set) {
      const list = index.get(shingle);
      if (list) list.push(i);
      else index.set(shingle, [i]);
    }
  const sets = new Map(left);
  const gapBefore = gapsOf(pairs.ofBefore);
  const gapAfter = gapsOf(pairs.ofAfter).map(anchor => (anchor < 0 ? -1 : (pairs.ofAfter[anchor] ?? -1)));
  const candidates: Candidate[] = [];
  for (let j = 0; j < a.words.length; j++) {
    if (pairs.ofAfter[j] !== -1) continue;
    const own = shingles(a.words[j] ?? '');
    for (const i of sharing(own, index)) {
      if (b.headings[i] !== a.headings[j]) continue;
      const like = similarity(sets.get(i) ?? new Set(), own);
      const inPlace = gapBefore[i] === gapAfter[j];
      const inSection = b.paths[i] === a.paths[j];
      const enough = inPlace ? LIKE_IN_PLACE : inSection ? LIKE_IN_SECTION : LIKE_ANYWHERE;
      if (like >= enough)
        candidates.push({ before: i, after: j, like: like + (inPlace ? 0.2 : 0) + (inSection ? 0.1 : 0) });
    }
  }
  candidates.sort((x, y) => y.like - x.like || x.after - y.after || x.before - y.before);
  for (const { before, after } of candidates)
    if (pairs.ofBefore[before] === -1 && pairs.ofAfter[after] === -1) pairAsNear(pairs, before, after);
}

function pairAsNear(pairs: Pairs, before: number, after: number): void {
  pair(pairs, before, after);
  pairs.near.add(after);
}

/** Those that share a shingle which is not everywhere. */
function sharing(
  own: ReadonlySet<string>,
  index: ReadonlyMap<string, readonly number[]>,
): ReadonlySet<number> {
  const found = new Set<number>();
  for (const shingle of own) {
    const list = index.get(shingle);
    if (list && list.length <= COMMON) for (const i of list) found.add(i);
  }
  return found;
}

/** For each clause the last matched one before it, by its index; -1 at the beginning. */
function gapsOf(matched: Int32Array): readonly number[] {
  let last = -1;
  return [...matched].map((other, i) => {
    const gap = last;
    if (other !== -1) last = i;
    return gap;
  });
}

/** One clause gone and one come between the same neighbours: the same, rewritten, when a little of it is left. */
function pairLeftAlone(b: Side, a: Side, pairs: Pairs): void {
  for (let j = 0; j < a.words.length; j++) {
    if (pairs.ofAfter[j] !== -1) continue;
    const i = j === 0 ? 0 : (pairs.ofAfter[j - 1] ?? -1) + 1;
    if ((j > 0 && i === 0) || i >= b.words.length || pairs.ofBefore[i] !== -1) continue;
    const [nextA, nextB] = [pairs.ofAfter[j + 1] ?? b.words.length, i + 1];
    if (nextA !== nextB || b.headings[i] !== a.headings[j]) continue;
    const like = similarity(shingles(b.words[i] ?? ''), shingles(a.words[j] ?? ''));
    if (like >= 0.25 || (b.headings[i] && like > 0)) pairAsNear(pairs, i, j);
  }
}

// ---------------------------------------------------------------- moved

/** Out of the order that most of them keep, or under another heading than before. */
function movedPairs(b: Side, a: Side, pairs: Pairs): ReadonlySet<number> {
  const after = [...pairs.ofAfter].flatMap((before, j) => (before === -1 ? [] : [j]));
  const inOrder = longestRising(after.map(j => pairs.ofAfter[j] ?? 0));
  const moved = new Set<number>();
  after.forEach((j, place) => {
    const was = b.above[pairs.ofAfter[j] ?? 0] ?? -1;
    const is = a.above[j] ?? -1;
    const [wasNow, isBefore] = [pairs.ofBefore[was] ?? -1, pairs.ofAfter[is] ?? -1];
    const elsewhere = was !== -1 && is !== -1 && wasNow !== -1 && isBefore !== -1 && wasNow !== is;
    if (!inOrder.has(place) || elsewhere) moved.add(j);
  });
  return moved;
}

/** Places of a longest rising subsequence (patience sorting, n log n). */
function longestRising(values: readonly number[]): ReadonlySet<number> {
  const tops: number[] = []; // place of the smallest end of a rising run of each length
  const from = new Int32Array(values.length).fill(-1);
  values.forEach((value, place) => {
    let [low, high] = [0, tops.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[tops[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    from[place] = tops[low - 1] ?? -1;
    tops[low] = place;
  });
  const found = new Set<number>();
  for (let place = tops.at(-1) ?? -1; place >= 0; place = from[place] ?? -1) found.add(place);
  return found;
}

// ---------------------------------------------------------------- words without their number

function sideOf(clauses: readonly Clause[]): Side {
  let heading = -1;
  const above: number[] = [];
  clauses.forEach((clause, i) => {
    above.push(heading);
    if (clause.kind === 'heading') heading = i;
  });
  return {
    words: clauses.map(clause => wordsOf(clause)),
    paths: clauses.map(clause => clause.path.map(bare).join('/')),
    headings: clauses.map(clause => clause.kind === 'heading'),
    above,
  };
}

/** "第3条", "3.2.1", "（一）", "4、" at the head. */
const MARKER =
  /^(?:第([\d一二三四五六七八九十百零〇]+)[章节条款篇]|[([]?([\d一二三四五六七八九十百零〇]+(?:\.\d+)*)[)\].、:]?|[①-⒛•·*-])/u;

/**
 * The number goes only where it is the clause's own: "1.5小时内" keeps its figure, for a limit that changes is an edit.
 */
function wordsOf({ quote, number }: Clause): string {
  const text = bare(quote);
  const marker = MARKER.exec(text);
  if (!marker) return text;
  const figure = marker[1] ?? marker[2];
  const own =
    figure === undefined ||
    (number !== null &&
      bare(number)
        .replace(/[)\].、:章节条款篇]+$/, '')
        .endsWith(figure));
  return own ? text.slice(marker[0].length).replace(/^[.、:]+/, '') || text : text;
}

const bare = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');
