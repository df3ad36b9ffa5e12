// Compares one kind of thing that plans are made of: pairs what is the same thing, says field by field in what it differs, and
// lists by its path what no field has words for, so that no difference is lost.
import type { Plan } from '#core/plan/plan.ts';
import { type Leaves, leafDifferences, leavesOf, notUnder, sameLeaves, under } from './leaves.ts';
import { type Item, type Pair, pairItems, type Renamed, withIds } from './paired-items.ts';
import type { FieldDifference, PartSpec, PlanRow } from './plan-comparison.ts';

type Compared = { readonly rows: readonly PlanRow[]; readonly same: number };

/** Two steps, for what was renamed in any part is renamed in all of them. */
export type PairedPart = {
  readonly pairs: readonly Pair<unknown>[];
  readonly compare: (all: AllPairs) => Compared;
};

type AllPairs = Pick<Case<unknown>, 'renamed' | 'both'>;

/** Closed over its own type, so that parts of all types make one list. */
export type PartOfPlan = (before: Plan, after: Plan) => PairedPart;

export function partOfPlan<T>(spec: PartSpec<T>): PartOfPlan {
  return (before, after) => {
    const [was, is] = [spec.items(before), spec.items(after)];
    const pairs = pairItems(was, is);
    return { pairs, compare: all => compared(spec, { before, after, was, is, pairs, ...all }) };
  };
}

type Case<T> = {
  readonly before: Plan;
  readonly after: Plan;
  readonly was: readonly Item<T>[];
  readonly is: readonly Item<T>[];
  readonly pairs: readonly Pair<T>[];
  readonly renamed: Renamed;
  readonly both: ReadonlySet<string>; // ids of what is there before and after
};

/** In the order of the later plan, what was removed at the end. */
function compared<T>(spec: PartSpec<T>, given: Case<T>): Compared {
  const { before, after, was, is, pairs } = given;
  const earlier = new Map(pairs.map(pair => [pair.after, pair.before]));
  const kept = new Set(pairs.map(pair => pair.before));
  let same = 0;
  const rows = is.flatMap((item): readonly PlanRow[] => {
    const old = earlier.get(item);
    if (old === undefined) return [only('added', spec, item, after)];
    const fields = differences(spec, old, item, given);
    if (fields.length > 0) return [changedRow(spec, old, item, fields, after)];
    same += 1;
    return [];
  });
  const removed = was.filter(item => !kept.has(item)).map(item => only('removed', spec, item, before));
  return { rows: [...rows, ...removed], same };
}

function only<T>(
  change: 'added' | 'removed',
  { part, scenario }: PartSpec<T>,
  { title, value, sentence }: Item<T>,
  plan: Plan,
): PlanRow {
  const said = sentence === '' ? null : sentence;
  const [before, after] = change === 'added' ? [null, said] : [said, null];
  return { part, change, title, scenario: scenario?.(value, plan) ?? null, before, after, fields: [] };
}

function changedRow<T>(
  { part, scenario }: PartSpec<T>,
  old: Item<T>,
  item: Item<T>,
  fields: readonly FieldDifference[],
  plan: Plan,
): PlanRow {
  return {
    part,
    change: 'changed',
    title: item.title,
    scenario: scenario?.(item.value, plan) ?? null,
    before: old.sentence === '' ? null : old.sentence,
    after: item.sentence === '' ? null : item.sentence,
    fields,
  };
}

function differences<T>(
  { fields, view = value => value }: PartSpec<T>,
  old: Item<T>,
  item: Item<T>,
  { before, after, renamed, both }: Case<T>,
): readonly FieldDifference[] {
  const later = leavesOf(view(item.value, both, after));
  const earlier = leavesOf(view(withIds(old.value, renamed) as T, both, before));
  if (sameLeaves(earlier, later)) return [];
  let [restBefore, restAfter]: [Leaves, Leaves] = [earlier, later];
  const found = fields.flatMap(({ field, keys, say, joined }): readonly FieldDifference[] => {
    const [was, is] = [under(restBefore, keys), under(restAfter, keys)];
    restBefore = notUnder(restBefore, keys);
    restAfter = notUnder(restAfter, keys);
    if (sameLeaves(was, is)) return [];
    const words = say && ([say(old.value, before), say(item.value, after)] as const);
    if (words && words[0] !== words[1]) {
      const [said, saysNow] = joined === undefined ? words : withoutCommon(words, joined);
      return [{ field, at: null, before: said, after: saysNow }];
    }
    return leafDifferences(was, is).map(one => ({
      field,
      ...one,
      at: say || keys.length > 1 ? one.at : null,
    }));
  });
  const rest = leafDifferences(restBefore, restAfter).map(one => ({ field: 'detail', ...one }) as const);
  return [...found, ...rest];
}

/** "A → B → C → D" and "A → C → B → D" → "… → B → C → …" and "… → C → B → …". */
function withoutCommon(words: readonly [string, string], joint: string): readonly [string, string] {
  const [a, b] = [words[0].split(joint), words[1].split(joint)];
  const most = Math.min(a.length, b.length);
  let head = 0;
  while (head < most && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < most - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  const middle = (list: readonly string[]) =>
    [...(head > 0 ? ['…'] : []), ...list.slice(head, list.length - tail), ...(tail > 0 ? ['…'] : [])].join(
      joint,
    );
  return [middle(a), middle(b)];
}
