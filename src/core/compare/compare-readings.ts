// Two documents side by side by meaning: which clause of one is which of the other, and in what they differ for people.
// Editions of one plan, or variants of it in two places: neither has to know of the other.
import { keepIdentity } from '#core/reading/identity.ts';
import { type Clause, isObligation, type Reading } from '#core/reading/reading.ts';
import { shingles, similarity } from '#core/reading/similarity.ts';
import { bare, differingFields, type MeaningField, type Same, type SameName } from './clause-difference.ts';

/** worded: other words that say the same. */
export type Likeness = 'same' | 'worded' | 'differs' | 'only-before' | 'only-after';

export type ComparedClause = {
  readonly before: Clause | null;
  readonly after: Clause | null;
  readonly likeness: Likeness;
  readonly moved: boolean;
  readonly fields: readonly MeaningField[]; // of `differs`: at least one
  readonly duty: boolean; // an obligation on either side
};

export type Comparison = {
  /** In the order of the later document; what only the earlier has stands where it stood there. */
  readonly clauses: readonly ComparedClause[];
  readonly units: Shared;
  readonly scenarios: Shared;
  readonly counts: Readonly<Record<Likeness, number>>; // of duties only
};

export type Shared = {
  readonly both: readonly string[];
  readonly only_before: readonly string[];
  readonly only_after: readonly string[];
};

export function compareReadings(before: Reading, after: Reading): Comparison {
  const scenario = pairedNames(namesOf(before.scenarios), namesOf(after.scenarios));
  const same: Same = { name: sameNames(before, after), scenario };
  const identity = keepIdentity(before, after);
  const was = new Map(before.clauses.map(clause => [clause.id, clause]));
  const rows = identity.reading.clauses.map((clause, index): ComparedClause => {
    const later = after.clauses[index] ?? clause; // with its own id
    const earlier = was.get(clause.id);
    const moved = identity.changes[clause.id] === 'moved';
    return earlier === undefined ? only('only-after', later) : pair(earlier, later, moved, same);
  });
  const clauses = withRemoved(before, identity.reading.clauses, rows);
  const counts = { same: 0, worded: 0, differs: 0, 'only-before': 0, 'only-after': 0 };
  for (const { likeness, duty } of clauses) if (duty) counts[likeness]++;
  return {
    clauses,
    units: shared(namesOf(before.units), namesOf(after.units), same.name),
    scenarios: shared(namesOf(before.scenarios), namesOf(after.scenarios), same.scenario),
    counts,
  };
}

const namesOf = (all: readonly { readonly name: string }[]): readonly string[] => all.map(({ name }) => name);

function only(likeness: 'only-before' | 'only-after', clause: Clause): ComparedClause {
  const [before, after] = likeness === 'only-before' ? [clause, null] : [null, clause];
  return { before, after, likeness, moved: false, fields: [], duty: isObligation(clause) };
}

function pair(before: Clause, after: Clause, moved: boolean, same: Same): ComparedClause {
  const duty = isObligation(before) || isObligation(after);
  const fields = duty ? differingFields(before, after, same) : [];
  const worded = bare(before.quote) !== bare(after.quote);
  const likeness = fields.length > 0 ? 'differs' : worded ? 'worded' : 'same';
  return { before, after, likeness, moved, fields, duty };
}

/** What only the earlier document has comes after the clause it followed there. */
function withRemoved(
  before: Reading,
  kept: readonly Clause[],
  rows: readonly ComparedClause[],
): readonly ComparedClause[] {
  const there = new Set(kept.map(clause => clause.id));
  const following = new Map<string, Clause[]>();
  let last = '';
  for (const clause of before.clauses) {
    if (there.has(clause.id)) last = clause.id;
    else following.set(last, [...(following.get(last) ?? []), clause]);
  }
  const removedAfter = (id: string): readonly ComparedClause[] =>
    (following.get(id) ?? []).map(clause => only('only-before', clause));
  return [
    ...removedAfter(''),
    ...rows.flatMap((row, index) => [row, ...removedAfter(kept[index]?.id ?? '')]),
  ];
}

// ---------------------------------------------------------------- names

/** Names that either document brings together are one name in both. */
function sameNames(before: Reading, after: Reading): SameName {
  const first = new Map<string, string>();
  for (const { names } of [...before.synonyms, ...after.synonyms]) {
    const known = names.map(name => first.get(bare(name))).find(name => name !== undefined);
    const one = known ?? bare(names[0] ?? '');
    for (const name of names) first.set(bare(name), one);
  }
  return name => first.get(bare(name)) ?? bare(name);
}

const LIKE = 0.5;

/** Scenarios are called alike in variants of a plan: 恶劣天气 / 恶劣性天气变化. The most alike are one, each once. */
function pairedNames(before: readonly string[], after: readonly string[]): SameName {
  const parts = (names: readonly string[]) =>
    names.map(bare).map(name => ({ name, shingles: shingles(name) }));
  const later = parts(after);
  const candidates = parts(before).flatMap(was =>
    later.map(is => ({ was: was.name, is: is.name, like: similarity(was.shingles, is.shingles) })),
  );
  const one = new Map<string, string>();
  const taken = new Set<string>();
  for (const { was, is, like } of candidates.toSorted((x, y) => y.like - x.like))
    if (like >= LIKE && !one.has(is) && !taken.has(was)) {
      one.set(is, was);
      taken.add(was);
    }
  return name => one.get(bare(name)) ?? bare(name);
}

function shared(before: readonly string[], after: readonly string[], same: SameName): Shared {
  const [was, is] = [new Set(before.map(same)), new Set(after.map(same))];
  return {
    both: after.filter(name => was.has(same(name))),
    only_before: before.filter(name => !is.has(same(name))),
    only_after: after.filter(name => !was.has(same(name))),
  };
}
