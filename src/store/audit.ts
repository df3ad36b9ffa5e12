// The audit log in PostgreSQL: append-only, newest first when read.
import type { AuditEntry, AuditStore } from '#desk/ports.ts';
import { keysOf, pageOf } from './cursor.ts';
import type { Database } from './database.ts';
import { storable, toJson } from './json-text.ts';

export function postgresAudit(database: Database): AuditStore {
  return {
    async add(...entries) {
      if (entries.length === 0) return;
      await database.query({
        name: 'add-audit',
        text: `
          insert into audit (org, at, actor, action, object, outcome, detail, address)
          select org, at, actor, action, object, outcome, detail::json, address
          from unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
            with ordinality as entry (org, at, actor, action, object, outcome, detail, address, place)
          order by place`,
        values: [
          entries.map(it => it.org),
          entries.map(it => it.at),
          entries.map(it => it.actor),
          entries.map(it => it.action),
          entries.map(it => storable(it.object)),
          entries.map(it => it.outcome),
          entries.map(it => toJson(it.detail)),
          entries.map(it => it.address),
        ],
      });
    },

    async list(org, filter) {
      const after = filter.after === undefined ? null : keysOf(filter.after, ['number'])[0];
      const where = 'org = $1 and ($2::text is null or actor = $2) and ($3::text is null or action = $3)';
      const values = [org, filter.actor ?? null, filter.action ?? null];
      const [rows, [count]] = await Promise.all([
        database.query<AuditEntry & { readonly id: number }>({
          text: `
            select id, org, at, actor, action, object, outcome, detail, address
            from audit where ${where} and ($4::bigint is null or id < $4) order by id desc limit $5`,
          values: [...values, after, filter.limit + 1],
        }),
        database.query<{ total: number }>({
          text: `select count(*) as total from audit where ${where}`,
          values,
        }),
      ]);
      const items = rows.map(row => ({ ...row, id: String(row.id) }));
      return pageOf(items, filter.limit, count?.total ?? 0, row => [Number(row.id)]);
    },
  };
}
