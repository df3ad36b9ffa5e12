// The outbox in PostgreSQL: rows are claimed for the time of a lease and finished under a fence, so that a sender that
// was too slow cannot overwrite what its successor did. Nothing is ever deleted here.
import type { MessageContent, MessagePurpose } from '#core/response/event.ts';
import type { Instant } from '#core/time/instant.ts';
import type { OrgId, OutboxRow, OutboxState, OutboxStore } from '#desk/ports.ts';
import { keysOf, pageOf } from './cursor.ts';
import type { Database } from './database.ts';
import { storable, toJson } from './json-text.ts';
import type { Signal } from './signals.ts';

const COLUMNS = `o.id, o.org, o.key, o.incident, o.duty, o.person, o.channel, o.address, o.purpose, o.language, o.content,
  o.link_hash, o.link_expires, o.state, o.attempts, o.created, o.next_try, o.last_error, o.fence`;

export function postgresOutbox(database: Database, give: (signal: Signal) => void): OutboxStore {
  return {
    async claim(now, lease, limit, busy = []) {
      const values = [now, lease, limit, [...busy]];
      const rows = await database.query<Row>({ text: CLAIM, values });
      return rows.map(outboxRow);
    },

    async finish(_now, outcomes) {
      const rows = await database.query<{ id: number; org: OrgId; waits: boolean }>({
        name: 'finish',
        text: FINISH,
        values: [toJson(outcomes.map(({ id, fence, outcome }) => ({ ...errorOf(outcome), id, fence })))],
      });
      for (const { org } of rows.filter(row => row.waits)) give({ kind: 'outbox', org });
      return rows.map(row => String(row.id));
    },

    async earliestTry() {
      const [row] = await database.query<{ at: Instant | null }>({
        name: 'earliest-try',
        text: 'select next_try as at from outbox where next_try is not null order by next_try + 0 limit 1',
      });
      return row?.at ?? null;
    },

    async list(org, filter) {
      const after = filter.after === undefined ? null : keysOf(filter.after, ['number'])[0];
      const where = `o.org = $1 and ($2::text is null or o.state = $2) and ($3::text is null or o.incident = $3)`;
      const values = [org, filter.state ?? null, filter.incident ?? null];
      const [rows, [count]] = await Promise.all([
        database.query<Row>({
          text: `select ${COLUMNS} from outbox o where ${where} and ($4::bigint is null or o.id < $4) order by o.id desc limit $5`,
          values: [...values, after, filter.limit + 1],
        }),
        database.query<{ total: number }>({
          text: `select count(*) as total from outbox o where ${where}`,
          values,
        }),
      ]);
      return pageOf(rows.map(outboxRow), filter.limit, count?.total ?? 0, row => [Number(row.id)]);
    },

    async sendAgain(org, id, now) {
      if (!/^\d{1,18}$/.test(id)) return false;
      const rows = await database.query({
        text: `
          update outbox set state = 'waiting', attempts = 0, next_try = $3
          where org = $1 and id = $2 and state = 'dead' returning id`,
        values: [org, id, now],
      });
      if (rows.length > 0) give({ kind: 'outbox', org });
      return rows.length > 0;
    },
  };
}

/** Fair between organisations in the way of take-due.ts. Parameters: now, lease, limit, channels without room. */
const CLAIM = `
with recursive backlog as materialized (
  select count(*) > $3 as yes
  from (select from outbox where next_try + 0 <= $1 order by next_try + 0 limit $3 + 1) first
), waiting (org) as (
  (select org from outbox where next_try is not null and (select yes from backlog) order by org limit 1)
  union all
  select (select o.org from outbox o where o.next_try is not null and o.org > w.org order by o.org limit 1)
  from waiting w where w.org is not null
), heads as materialized (
  select w.org, h.next_try
  from waiting w cross join lateral (
    select o.next_try from outbox o
    where o.org = w.org and o.next_try <= $1 and o.channel <> all ($4::text[])
    order by o.next_try limit 1
  ) h
  order by h.next_try limit $3
), shared as materialized (
  select f.id
  from heads h cross join lateral (
    select * from (
      select o.id from outbox o
      where o.org = h.org and o.next_try <= $1 and o.channel <> all ($4::text[])
      order by o.next_try limit $3 for update skip locked
    ) own limit greatest(1, $3 / (select count(*) from heads))
  ) f
), oldest as materialized (
  select * from (
    select o.id from outbox o
    where o.next_try + 0 <= $1 and o.channel <> all ($4::text[]) and o.id <> all (array(select id from shared))
    order by o.next_try + 0 limit $3 for update skip locked
  ) rest limit $3 - (select count(*) from shared)
), claimed as (
  update outbox o
  set state = 'sending', attempts = o.attempts + 1, fence = o.fence + 1, next_try = $1::bigint + $2::bigint
  where o.id = any (array(select id from shared union all select id from oldest))
  returning ${COLUMNS}
)
select * from claimed order by created, id`;

/** Parameter: [{id, fence, kind, at, error}]. */
const FINISH = `
update outbox o set
  state = case f.kind when 'sent' then 'sent' when 'dead' then 'dead' else 'waiting' end,
  next_try = case f.kind when 'retry' then f.at end,
  last_error = f.error
from json_to_recordset($1) as f(id bigint, fence int, kind text, at bigint, error text)
where o.id = f.id and o.fence = f.fence and o.state = 'sending'
returning o.id, o.org, f.kind = 'retry' as waits`;

type Outcome = Parameters<OutboxStore['finish']>[1][number]['outcome'];

const errorOf = (outcome: Outcome): object =>
  outcome.kind === 'sent' ? outcome : { ...outcome, error: storable(outcome.error) };

type Row = {
  readonly id: number;
  readonly org: OrgId;
  readonly key: string;
  readonly incident: string;
  readonly duty: string;
  readonly person: string;
  readonly channel: string;
  readonly address: string;
  readonly purpose: MessagePurpose;
  readonly language: 'zh' | 'en';
  readonly content: MessageContent;
  readonly link_hash: string | null;
  readonly link_expires: Instant | null;
  readonly state: OutboxState;
  readonly attempts: number;
  readonly created: Instant;
  readonly next_try: Instant | null;
  readonly last_error: string | null;
  readonly fence: number;
};

function outboxRow({ id, link_hash, link_expires, ...row }: Row): OutboxRow {
  const link =
    link_hash !== null && link_expires !== null ? { hash: link_hash, expires: link_expires } : null;
  return { ...row, id: String(id), link };
}
