// Which part of an earlier plan is which of a later one: by id, else by title, else by what it says. An id that was changed
// alone is no difference: it is renamed wherever the earlier plan names it.
import { shingles, similarity } from '#core/reading/similarity.ts';
import { bare } from './clause-difference.ts';

export type Item<T> = {
  readonly id: string;
  readonly title: string;
  readonly value: T;
  /** What it says as a whole, where that helps to know it again. */
  readonly sentence: string;
};

export type Pair<T> = { readonly before: Item<T>; readonly after: Item<T> };

const ALIKE = 0.6;
const MOST_LOOKS = 250_000;

export function pairItems<T>(before: readonly Item<T>[], after: readonly Item<T>[]): readonly Pair<T>[] {
  const pairs: Pair<T>[] = [];
  const [was, is] = [new Set(before), new Set(after)];
  const take = (one: Item<T>, other: Item<T>): void => {
    pairs.push({ before: one, after: other });
    was.delete(one);
    is.delete(other);
  };
  const byId = new Map(before.map(item => [item.id, item]));
  for (const item of after) {
    const same = byId.get(item.id);
    if (same) take(same, item);
  }
  for (const [title, [item, ...more]] of Map.groupBy(is, ({ title }) => bare(title))) {
    const others = [...was].filter(other => bare(other.title) === title);
    const [other] = others;
    if (item && other && more.length === 0 && others.length === 1 && title !== '') take(other, item);
  }
  for (const [one, other] of alike([...was], [...is])) if (was.has(one) && is.has(other)) take(one, other);
  return pairs;
}

/** The most alike first. */
function alike<T>(
  before: readonly Item<T>[],
  after: readonly Item<T>[],
): readonly (readonly [Item<T>, Item<T>])[] {
  if (before.length * after.length > MOST_LOOKS) return [];
  const parts = (items: readonly Item<T>[]) =>
    items.flatMap(item => (item.sentence === '' ? [] : [{ item, shingles: shingles(bare(item.sentence)) }]));
  const [was, is] = [parts(before), parts(after)];
  return was
    .flatMap(one => is.map(other => ({ one, other, like: similarity(one.shingles, other.shingles) })))
    .filter(({ like }) => like >= ALIKE)
    .toSorted((a, b) => b.like - a.like)
    .map(({ one, other }) => [one.item, other.item] as const);
}

export type Renamed = ReadonlyMap<string, string>; // earlier id → later id

export function renamedIds(pairs: readonly Pair<unknown>[]): Renamed {
  const renamed = new Map<string, string>();
  for (const { before, after } of pairs) if (before.id !== after.id) renamed.set(before.id, after.id);
  return renamed;
}

/** Values that are no ids: words of people, and words of the language. */
const NO_IDS = new Set([
  ...['title', 'question', 'text', 'why', 'what', 'script', 'purpose', 'scope'],
  ...['kind', 'type', 'mode', 'force', 'done', 'edge', 'quorum', 'if_unknown', 'reason'],
]);

/** Parts that are kept under ids. */
const BY_ID = new Set(['limits', 'sets', 'example']);

/** The same value with the later ids, in conditions too. */
export function withIds(value: unknown, renamed: Renamed, of = ''): unknown {
  if (renamed.size === 0) return value;
  if (typeof value === 'string')
    return value.replace(/[\p{L}_][\p{L}\p{N}_-]*/gu, word => renamed.get(word) ?? word);
  if (Array.isArray(value)) return value.map(one => withIds(one, renamed, of));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      BY_ID.has(of) ? (renamed.get(key) ?? key) : key,
      NO_IDS.has(key) ? inner : withIds(inner, renamed, key),
    ]),
  );
}
