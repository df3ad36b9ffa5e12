// Organisations and their people, units, posts and holdings in PostgreSQL. Every change raises the roster's version in the
// same transaction, and a roster is read in one statement, so it is never a mix of two versions.
import type { Organisation, OrgId, RosterRecord, RosterStore } from '#desk/ports.ts';
import type { Database, Statement } from './database.ts';
import { storable, toJson } from './json-text.ts';

export function postgresRoster(database: Database): RosterStore {
  async function change(org: OrgId, statements: readonly Statement[]): Promise<void> {
    await database.transaction(async ({ query, finish }) => {
      for (const statement of statements) await query(statement);
      await finish({
        text: `
          insert into roster_versions as v (org, version) values ($1, 1)
          on conflict (org) do update set version = v.version + 1`,
        values: [org],
      });
    });
  }

  return {
    async organisation(org) {
      const [found] = await database.query<Organisation>({
        text: 'select id, name, zone, language from organisations where id = $1',
        values: [org],
      });
      return found;
    },

    async organisations() {
      return await database.query<Organisation>({
        text: 'select id, name, zone, language from organisations order by id',
      });
    },

    async addOrganisation({ id, name, zone, language }) {
      await database.query({
        text: 'insert into organisations (id, name, zone, language) values ($1, $2, $3, $4)',
        values: [id, storable(name), zone, language],
      });
    },

    async rosterVersion(org) {
      const [row] = await database.query<{ version: number }>({
        name: 'roster-version',
        text: 'select version from roster_versions where org = $1',
        values: [org],
      });
      return row?.version ?? 0;
    },

    async roster(org) {
      const [row] = await database.query<{ roster: RosterRecord }>({ text: ROSTER, values: [org] });
      return row?.roster ?? { version: 0, people: [], units: [], posts: [], holdings: [] };
    },

    async savePerson({ org, id, name, unit, language, addresses, user }) {
      const values = [org, id, storable(name), unit, language, toJson(addresses), user];
      await change(org, [{ text: SAVE_PERSON, values }]);
    },

    async saveUnit(org, { id, title, parent, head }) {
      await change(org, [{ text: SAVE_UNIT, values: [org, id, storable(title), parent, head] }]);
    },

    async savePost(org, { id, title, unit }) {
      await change(org, [{ text: SAVE_POST, values: [org, id, storable(title), unit] }]);
    },

    async saveHoldings(org, post, holdings) {
      const values = [org, post, toJson(holdings)];
      await change(org, [
        { text: 'delete from holdings where org = $1 and post = $2', values: [org, post] },
        { text: ADD_HOLDINGS, values },
      ]);
    },
  };
}

const SAVE_PERSON = `
insert into people (org, id, name, unit, language, addresses, account) values ($1, $2, $3, $4, $5, $6, $7)
on conflict (org, id) do update set name = excluded.name, unit = excluded.unit, language = excluded.language,
  addresses = excluded.addresses, account = excluded.account`;

const SAVE_UNIT = `
insert into units (org, id, title, parent, head) values ($1, $2, $3, $4, $5)
on conflict (org, id) do update set title = excluded.title, parent = excluded.parent, head = excluded.head`;

const SAVE_POST = `
insert into posts (org, id, title, unit) values ($1, $2, $3, $4)
on conflict (org, id) do update set title = excluded.title, unit = excluded.unit`;

const ADD_HOLDINGS = `
insert into holdings (org, post, person, capacity, place, on_duty)
select $1, $2, person, capacity, "order", on_duty
from json_to_recordset($3) as h(person text, capacity text, "order" int, on_duty boolean)`;

/** Holders before deputies ("holder" sorts after "deputy"). */
const ROSTER = `
select json_build_object(
  'version', coalesce((select version from roster_versions where org = $1), 0),
  'people', coalesce((
    select json_agg(json_build_object('id', id, 'org', org, 'name', name, 'unit', unit, 'language', language,
      'addresses', addresses, 'user', account) order by id) from people where org = $1), '[]'),
  'units', coalesce((
    select json_agg(json_build_object('id', id, 'title', title, 'parent', parent, 'head', head) order by id)
    from units where org = $1), '[]'),
  'posts', coalesce((
    select json_agg(json_build_object('id', id, 'title', title, 'unit', unit) order by id)
    from posts where org = $1), '[]'),
  'holdings', coalesce((
    select json_agg(json_build_object('post', post, 'person', person, 'capacity', capacity, 'order', place,
      'on_duty', on_duty) order by post, capacity desc, place, person) from holdings where org = $1), '[]')
) as roster`;
