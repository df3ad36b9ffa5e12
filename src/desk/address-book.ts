// What sending needs to know of organisations beyond the outbox row: their zone, and the signing secret of an address.
// Kept until the roster's version changes; messages sent at the same time share the question whether it did.
import type { Organisation, OrgId, OutboxRow, RosterStore } from './ports.ts';

export type AddressBook = {
  /** Faults of the store are thrown. */
  of(org: OrgId): Promise<OrgAddresses>;
};

export type OrgAddresses = {
  readonly zone: string;
  secretOf(row: Pick<OutboxRow, 'person' | 'channel' | 'address'>): string | null;
};

type Kept = OrgAddresses & { readonly version: number };

export function createAddressBook(
  roster: Pick<RosterStore, 'organisation' | 'rosterVersion' | 'roster'>,
): AddressBook {
  const kept = new Map<OrgId, Kept>();
  const asking = new Map<OrgId, Promise<Kept>>();

  async function ask(org: OrgId): Promise<Kept> {
    const version = await roster.rosterVersion(org);
    const known = kept.get(org);
    if (known?.version === version) return known;
    const [organisation, record] = await Promise.all([roster.organisation(org), roster.roster(org)]);
    const found = { version: record.version, ...addressesOf(organisation, record) };
    kept.set(org, found);
    return found;
  }

  return {
    of(org) {
      const asked = asking.get(org) ?? ask(org).finally(() => asking.delete(org));
      asking.set(org, asked);
      return asked;
    },
  };
}

function addressesOf(
  organisation: Organisation | undefined,
  record: Awaited<ReturnType<RosterStore['roster']>>,
): OrgAddresses {
  const people = new Map(record.people.map(person => [person.id, person]));
  return {
    zone: organisation?.zone ?? 'UTC',
    secretOf: ({ person, channel, address }) =>
      people.get(person)?.addresses.find(one => one.channel === channel && one.value === address)?.secret ??
      null,
  };
}
