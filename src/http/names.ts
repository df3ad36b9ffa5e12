// Names of the people and accounts of an organisation, kept until its roster changes.
import type { OrgId, RosterRecord, RosterStore } from '#desk/ports.ts';
import type { Auth } from './auth-port.ts';

export type NameBook = {
  /** Names by person id and by account id. */
  of(org: OrgId): Promise<ReadonlyMap<string, string>>;
};

export function makeNameBook(roster: RosterStore, auth: Auth): NameBook {
  const books = new Map<OrgId, { readonly version: number; readonly names: ReadonlyMap<string, string> }>();
  return {
    async of(org) {
      const version = await roster.rosterVersion(org);
      const known = books.get(org);
      if (known?.version === version) return known.names;
      const [record, accounts] = await Promise.all([roster.roster(org), auth.accounts(org)]);
      const names = new Map(namesOf(record));
      // Who is a person here is called so; the account may be known by another name elsewhere.
      for (const { user, person, name } of accounts)
        names.set(user, (person === null ? undefined : names.get(person)) ?? name);
      books.set(org, { version, names });
      return names;
    },
  };
}

export function namesOf(record: RosterRecord): ReadonlyMap<string, string> {
  return new Map(record.people.map(person => [person.id, person.name]));
}
