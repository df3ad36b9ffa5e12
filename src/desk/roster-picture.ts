// From the roster as kept (records, addresses, holdings) to the picture the core decides on.
import type { Person, Post, Roster, RosterUnit } from '#core/roster/roster.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Address, Holding, Posting, RosterRecord } from './ports.ts';

export function rosterOf(record: RosterRecord): Roster {
  const people = record.people.map((person): Person => {
    const channels = [...new Set(usableAddresses(person.addresses).map(address => address.channel))];
    return {
      id: person.id,
      name: person.name,
      channels,
      ...(person.unit === null ? {} : { unit: person.unit }),
    };
  });
  const units = record.units.map(
    (unit): RosterUnit => ({
      id: unit.id,
      title: unit.title,
      ...(unit.parent === null ? {} : { parent: unit.parent }),
      ...(unit.head === null ? {} : { head: unit.head }),
    }),
  );
  const holdings = Map.groupBy(record.holdings, holding => holding.post);
  const posts = record.posts.map((post): Post => {
    const held = [...(holdings.get(post.id) ?? [])].sort((a, b) => a.order - b.order);
    const people = (which: (holding: Holding) => boolean) =>
      held.filter(which).map(holding => holding.person);
    return {
      id: post.id,
      title: post.title,
      ...(post.unit === null ? {} : { unit: post.unit }),
      holders: people(holding => holding.capacity === 'holder'),
      deputies: people(holding => holding.capacity === 'deputy'),
      on_duty: people(holding => holding.on_duty),
    };
  });
  return { version: record.version, people: byId(people), units: byId(units), posts: byId(posts) };
}

/** Whom a routine has posted has the role and is on duty, until it runs out; before, whoever the roster names. */
export function withPostings(roster: Roster, posted: readonly Posting[], now: Instant): Roster {
  const now_on = posted.filter(({ until }) => until === null || until > now);
  if (now_on.length === 0) return roster;
  const posts = now_on.map(({ role, people }): readonly [string, Post] => {
    const known = people.filter(person => person in roster.people);
    const before = roster.posts[role];
    return [
      role,
      {
        title: role,
        deputies: [],
        ...before,
        id: role,
        holders: known,
        on_duty: [...known, ...(before?.deputies ?? [])],
      },
    ];
  });
  return { ...roster, posts: { ...roster.posts, ...Object.fromEntries(posts) } };
}

/** Verified ones; where none is, the others: better a call to an address nobody has tried yet than no call. */
export function usableAddresses(addresses: readonly Address[]): readonly Address[] {
  const verified = addresses.filter(address => address.verified);
  return verified.length > 0 ? verified : addresses;
}

function byId<T extends { readonly id: string }>(items: readonly T[]): Readonly<Record<string, T>> {
  return Object.fromEntries(items.map(item => [item.id, item]));
}
