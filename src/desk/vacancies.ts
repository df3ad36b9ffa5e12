// Roles of a plan that nobody holds, each with who may be meant: whoever holds a post of that title, heads a unit of that
// name, or stands beside it in the document's own list of contacts. Proposals only: a person appoints.
import type { Plan, Role } from '#core/plan/plan.ts';
import type { Contact } from '#core/review/contact-lists.ts';
import type { RosterRecord } from './ports.ts';

export type Proposed = {
  readonly person: string | null; // null: named in the document, not in the roster
  readonly name: string;
  readonly why: 'post' | 'unit' | 'contacts';
  readonly of: string; // title it was found under
  readonly exact: boolean;
};

export type Vacancy = {
  readonly post: string;
  readonly title: string;
  readonly unit: string | null; // unit of that name
  readonly proposals: readonly Proposed[];
};

const MOST = 4;

export function vacanciesOf(
  plan: Pick<Plan, 'roles'>,
  roster: Pick<RosterRecord, 'people' | 'units' | 'posts' | 'holdings'>,
  contacts: readonly Contact[],
): readonly Vacancy[] {
  const held = new Set(roster.holdings.map(({ post }) => post));
  const vacant = Object.values(plan.roles).filter(role => isHeld(role) && !held.has(role.id));
  return vacant.map(({ id, title }) => ({
    post: id,
    title,
    unit: roster.units.find(unit => likeness(unit.title, title) === 2)?.id ?? null,
    proposals: proposalsFor(title, roster, contacts),
  }));
}

/** Groups and relative roles are not held; outsiders are not asked. */
const isHeld = (role: Role): boolean => role.is === undefined && role.members === undefined && !role.outside;

function proposalsFor(
  title: string,
  { people, units, posts, holdings }: Pick<RosterRecord, 'people' | 'units' | 'posts' | 'holdings'>,
  contacts: readonly Contact[],
): readonly Proposed[] {
  const names = new Map(people.map(person => [person.id, person.name]));
  const byName = Map.groupBy(people, person => person.name);
  const found: (Proposed & { readonly rank: number })[] = [];
  const add = (proposed: Omit<Proposed, 'exact'>, like: number, rank: number): void => {
    if (like > 0) found.push({ ...proposed, exact: like === 2, rank: like * 10 - rank });
  };
  for (const post of posts)
    for (const { person, capacity } of holdings.filter(one => one.post === post.id))
      add(
        { person, name: names.get(person) ?? person, why: 'post', of: post.title },
        likeness(post.title, title),
        capacity === 'holder' ? 0 : 1,
      );
  for (const unit of units)
    if (unit.head !== null)
      add(
        { person: unit.head, name: names.get(unit.head) ?? unit.head, why: 'unit', of: unit.title },
        likeness(unit.title, title),
        2,
      );
  for (const contact of contacts)
    for (const of of contact.titles) {
      // Of two people of one name nobody knows which is meant.
      const known = byName.get(contact.name) ?? [];
      const person = known.length === 1 ? (known[0]?.id ?? null) : null;
      if (known.length <= 1) add({ person, name: contact.name, why: 'contacts', of }, likeness(of, title), 3);
    }
  const seen = new Set<string>();
  return found
    .toSorted((a, b) => b.rank - a.rank)
    .filter(({ person, name }) => !seen.has(person ?? name) && seen.add(person ?? name) !== undefined)
    .slice(0, MOST)
    .map(({ rank: _, ...proposed }) => proposed);
}

/** 2: the same title; 1: one holds the other, and most of it; 0: another. */
export function likeness(a: string, b: string): 0 | 1 | 2 {
  const [one, two] = [bare(a), bare(b)];
  if (one === '' || two === '') return 0;
  if (one === two) return 2;
  const [short, long] = one.length < two.length ? [one, two] : [two, one];
  // 副总经理 is not 总经理
  const before = long[long.indexOf(short) - 1];
  return short.length >= 2 && short.length * 2 >= long.length && long.includes(short) && before !== '副'
    ? 1
    : 0;
}

const bare = (title: string): string =>
  title
    .normalize('NFKC')
    .replace(/\([^()]*\)|[\s"“”、,，:：]/g, '')
    .replace(/^(?:公司|本单位|应急(?!管理|办))/, '');
