// From the roster as kept (records, addresses, holdings) to the picture the core decides on.
import type { Person, Post, Roster, RosterUnit } from '#core/roster/roster.ts';
import type { Address, Holding, RosterRecord } from './ports.ts';

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

/** Verified ones; where none is, the others: better a call to an address nobody has tried yet than no call. */
export function usableAddresses(addresses: readonly Address[]): readonly Address[] {
  const verified = addresses.filter(address => address.verified);
  return verified.length > 0 ? verified : addresses;
}

function byId<T extends { readonly id: string }>(items: readonly T[]): Readonly<Record<string, T>> {
  return Object.fromEntries(items.map(item => [item.id, item]));
}
