// Slots of what comes round, and whom it posted, in PostgreSQL. A slot is opened by whoever writes it first.
import type { Posting, RoutineSlot, RoutineStore } from '#desk/ports.ts';
import type { Database } from './database.ts';
import { toJson } from './json-text.ts';

const COLUMNS = 'org, plan, routine, slot, opens, due, state, incident, by, done_at';

export function postgresRoutines(database: Database): RoutineStore {
  return {
    async claim({ org, plan, routine, slot, opens, due, state, incident, by, done_at }) {
      const rows = await database.query({
        text: `
          insert into routine_slots (${COLUMNS}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
          on conflict do nothing returning slot`,
        values: [org, plan, routine, slot, opens, due, state, incident, by, done_at],
      });
      return rows.length > 0;
    },

    async close({ org, plan, routine, slot }, { state, done_at }, postings) {
      await database.transaction(async ({ query, finish }) => {
        const closed = await query({
          text: `
            update routine_slots set state = $5, done_at = $6
            where org = $1 and plan = $2 and routine = $3 and slot = $4 and state = 'open' returning slot`,
          values: [org, plan, routine, slot, state, done_at],
        });
        await finish(closed.length === 0 ? { text: 'select 1' } : insertPostings(postings));
      });
    },

    async open() {
      return await database.query<RoutineSlot>({
        text: `select ${COLUMNS} from routine_slots where state = 'open' order by opens, org, plan, routine, slot`,
      });
    },

    async latest(org) {
      return await database.query<RoutineSlot>({
        text: `
          (select distinct on (plan, routine) ${COLUMNS} from routine_slots where org = $1
           order by plan, routine, opens desc, slot desc)
          union
          (select distinct on (plan, routine) ${COLUMNS} from routine_slots where org = $1 and state = 'done'
           order by plan, routine, opens desc, slot desc)
          order by plan, routine, opens desc, slot desc`,
        values: [org],
      });
    },

    async history(org, plan, routine, limit) {
      return await database.query<RoutineSlot>({
        text: `
          select ${COLUMNS} from routine_slots where org = $1 and plan = $2 and routine = $3
          order by opens desc, slot desc limit $4`,
        values: [org, plan, routine, limit],
      });
    },

    async postings(org) {
      return await database.query<Posting>({
        text: `
          select distinct on (role) org, role, people, since, until, incident from role_postings
          where org = $1 order by role, since desc`,
        values: [org],
      });
    },
  };
}

function insertPostings(postings: readonly Posting[]) {
  return {
    text: `
      insert into role_postings (org, role, since, people, until, incident)
      select p ->> 'org', p ->> 'role', (p ->> 'since')::bigint, p -> 'people', (p ->> 'until')::bigint, p ->> 'incident'
      from json_array_elements($1::json) p
      on conflict (org, role, since) do update set people = excluded.people, until = excluded.until`,
    values: [toJson(postings)],
  };
}
