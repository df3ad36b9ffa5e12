// Organisations and their people, units, posts and holdings in memory; the same answers as PostgreSQL gives.
import type { OrgId, RosterRecord, RosterStore } from '#desk/ports.ts';
import { StoreFault } from '#desk/store-fault.ts';
import { asStored } from '../json-text.ts';
import { compare } from '../projection.ts';
import type { Tables } from './tables.ts';

const NOBODY: RosterRecord = { version: 0, people: [], units: [], posts: [], holdings: [] };

export function memoryRoster(tables: Tables): RosterStore {
  const rosterOf = (org: OrgId): RosterRecord => tables.rosters.get(org) ?? NOBODY;
  function change(org: OrgId, part: Partial<RosterRecord>): void {
    const roster = rosterOf(org);
    tables.rosters.set(org, asStored({ ...roster, ...part, version: roster.version + 1 }));
  }

  return {
    async organisation(org) {
      const found = tables.organisations.get(org);
      return found && asStored(found);
    },
    async organisations() {
      return [...tables.organisations.values()].sort((a, b) => compare(a.id, b.id)).map(asStored);
    },
    async addOrganisation(organisation) {
      if (tables.organisations.has(organisation.id))
        throw new StoreFault('already-there', `There is an organisation ${organisation.id} already.`);
      tables.organisations.set(organisation.id, asStored(organisation));
    },
    async rosterVersion(org) {
      return rosterOf(org).version;
    },
    async roster(org) {
      return asStored(rosterOf(org));
    },
    async savePerson(person) {
      change(person.org, { people: saved(rosterOf(person.org).people, person) });
    },
    async saveUnit(org, unit) {
      change(org, { units: saved(rosterOf(org).units, unit) });
    },
    async savePost(org, post) {
      change(org, { posts: saved(rosterOf(org).posts, post) });
    },
    async saveHoldings(org, post, holdings) {
      const others = rosterOf(org).holdings.filter(holding => holding.post !== post);
      const own = holdings.map(holding => ({ ...holding, post }));
      const holdingsNow = [...others, ...own].sort(
        (a, b) =>
          compare(a.post, b.post) ||
          compare(b.capacity, a.capacity) || // holders before deputies
          a.order - b.order ||
          compare(a.person, b.person),
      );
      change(org, { holdings: holdingsNow });
    },
  };
}

/** `row` in place of the one with its id, in order of ids. */
function saved<Row extends { readonly id: string }>(rows: readonly Row[], row: Row): readonly Row[] {
  return [...rows.filter(other => other.id !== row.id), row].sort((a, b) => compare(a.id, b.id));
}
