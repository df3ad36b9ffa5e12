// The life of plans in PostgreSQL: acts are appended, and what they leave open is written in the same transaction.
import type { LifeRecord } from '#core/life/act.ts';
import type { OrgId, PaperRow, PlanLifeStore, ReviewDueRow } from '#desk/ports.ts';
import { keysOf, pageOf } from './cursor.ts';
import type { Database, Statement } from './database.ts';
import { toJson } from './json-text.ts';

export function postgresPlanLife(database: Database): PlanLifeStore {
  return {
    async records(org, plan) {
      return await database.query<LifeRecord>({
        text: 'select seq, at, done_by as by, act from plan_acts where org = $1 and plan = $2 order by seq',
        values: [org, plan],
      });
    },

    async append(org, plan, { after, records, standing, retire }) {
      return await database.transaction(async ({ query, finish }) => {
        const { review_due, review_called } = standing;
        const moved = await query({
          text: `
            insert into plan_life (org, plan, seq, review_due, review_called)
            select $1, $2, $3, $4, $5 where $6 = 0 or exists (select from plan_life where org = $1 and plan = $2)
            on conflict (org, plan) do update set seq = $3, review_due = $4, review_called = $5
            where plan_life.seq = $6 returning seq`,
          values: [org, plan, after + records.length, review_due, review_called, after],
        });
        if (moved.length === 0) return 'stale';
        if (retire !== null) {
          const retired = await query({
            text: `
              update plan_versions set state = 'retired'
              where org = $1 and plan = $2 and version = $3 and state = 'in-force' returning version`,
            values: [org, plan, retire],
          });
          if (retired.length === 0) return 'stale';
        }
        await query(insertActs(org, plan, records));
        await query({ text: 'delete from plan_waiting where org = $1 and plan = $2', values: [org, plan] });
        await finish(insertWaiting(org, plan, standing.waiting));
        return 'done';
      });
    },

    async papers(org, person) {
      return await database.query<PaperRow>({
        text: `
          select w.plan, w.version, w.what as for, w.since, v.title
          from plan_waiting w join plan_versions v on v.org = w.org and v.plan = w.plan and v.version = w.version
          where w.org = $1 and w.person = $2 order by w.since, w.plan, w.what limit 500`,
        values: [org, person],
      });
    },

    async reviewsDue(org, { before, after, limit }) {
      const [called, day, plan] =
        after === undefined ? [null, null, null] : keysOf(after, ['number', 'string', 'string']);
      const rows = await database.query<ReviewDueRow & { readonly total: number }>({
        text: REVIEWS_DUE,
        values: [org, before, called, day, plan, limit + 1],
      });
      const found = rows.flatMap(({ total: _, ...row }) => (row.plan === null ? [] : [row]));
      return pageOf(found, limit, rows[0]?.total ?? 0, row => [row.called ? 0 : 1, row.due ?? '', row.plan]);
    },
  };
}

/** Called for first, then by date; only plans with a version in force. The total comes alone when the page is empty. */
const REVIEWS_DUE = `
with due as materialized (
  select l.plan, v.title, l.review_due as due, l.review_called as called,
    case when l.review_called then 0 else 1 end as place
  from plan_life l join plan_versions v on v.org = l.org and v.plan = l.plan and v.state = 'in-force'
  where l.org = $1 and (l.review_called or l.review_due < $2::text)
)
select p.plan, p.title, p.due, p.called, t.total
from (select count(*) as total from due) t left join (
  select * from due
  where $3::int is null or (place, coalesce(due, ''), plan) > ($3::int, $4::text collate "C", $5::text collate "C")
  order by place, coalesce(due, ''), plan limit $6
) p on true
order by p.place, coalesce(p.due, ''), p.plan`;

function insertActs(org: OrgId, plan: string, records: readonly LifeRecord[]): Statement {
  return {
    text: `
      insert into plan_acts (org, plan, seq, at, done_by, act)
      select $1, $2, a.seq, a.at, a.done_by, a.act::json
      from unnest($3::int[], $4::bigint[], $5::text[], $6::text[]) as a (seq, at, done_by, act)`,
    values: [
      org,
      plan,
      records.map(it => it.seq),
      records.map(it => it.at),
      records.map(it => it.by),
      records.map(it => toJson(it.act)),
    ],
  };
}

function insertWaiting(
  org: OrgId,
  plan: string,
  waiting: Parameters<PlanLifeStore['append']>[2]['standing']['waiting'],
): Statement {
  return {
    text: `
      insert into plan_waiting (org, plan, person, version, what, since)
      select $1, $2, w.person, w.version, w.what, w.since
      from unnest($3::text[], $4::int[], $5::text[], $6::bigint[]) as w (person, version, what, since)`,
    values: [
      org,
      plan,
      waiting.map(it => it.person),
      waiting.map(it => it.version),
      waiting.map(it => it.for),
      waiting.map(it => it.since),
    ],
  };
}
