// Uploads and what became of them in PostgreSQL. Readings are large: whether there is one is told by its size alone.
import type { UploadRow, UploadStore } from '#desk/ports.ts';
import { keysOf, pageOf } from './cursor.ts';
import type { Database } from './database.ts';
import { toJson } from './json-text.ts';
import { likeOf } from './like.ts';

/** JSON null takes four signs and a head. */
const WAS_READ = 'pg_column_size(d.reading) > 10';

export function postgresUploads(database: Database): UploadStore {
  return {
    async list(org, filter) {
      const [uploaded, id] =
        filter.after === undefined ? [null, null] : keysOf(filter.after, ['number', 'string']);
      const text = filter.text === undefined ? null : likeOf(filter.text);
      const rows = await database.query<UploadRow & { readonly total: number }>({
        text: `
          with found as materialized (
            select d.id from documents d where d.org = $1 and ($2::text is null or d.name ilike $2)
          )
          select d.id, d.name, d.media_type, octet_length(d.bytes) as size, d.uploaded, d.uploaded_by as by, d.outcome,
            ${WAS_READ} as was_read, e.edition, coalesce(e.clauses, 0) as clauses, coalesce(e.settled, 0) as settled,
            coalesce(e.plan, d.outcome ->> 'plan') as plan, (select count(*) from found) as total
          from documents d left join editions e on e.org = d.org and e.document = d.id
          where d.org = $1 and d.id in (select id from found)
            and ($3::bigint is null or d.uploaded < $3 or (d.uploaded = $3 and d.id > $4))
          order by d.uploaded desc, d.id limit $5`,
        values: [org, text, uploaded, id, filter.limit + 1],
      });
      const total = rows[0]?.total ?? 0;
      const found = rows.map(({ total: _, ...row }) => row);
      return pageOf(found, filter.limit, total, row => [row.uploaded, row.id]);
    },

    async become(org, id, from, outcome) {
      const rows = await database.query({
        text: `
          update documents set outcome = $4
          where org = $1 and id = $2 and outcome ->> 'kind' = $3 returning id`,
        values: [org, id, from, toJson(outcome)],
      });
      return rows.length > 0;
    },

    async readAs(org, id, reading) {
      await database.query({
        text: 'update documents set reading = $3 where org = $1 and id = $2',
        values: [org, id, toJson(reading)],
      });
    },
  };
}
