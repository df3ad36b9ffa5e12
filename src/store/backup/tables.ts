// What of a database belongs in a backup: every table in every schema of ours, parents before children, without columns
// that mean something only in their cluster (transaction numbers), and the sequences.
import type pg from 'pg';

export type Table = { readonly schema: string; readonly table: string; readonly columns: readonly string[] };

/** `migrations` and `cluster` are made anew by migrating. */
const TABLES = `
select n.nspname as schema, c.relname as table, c.oid::text as oid,
  (select coalesce(json_agg(a.attname order by a.attnum), '[]') from pg_attribute a
   where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     and a.atttypid <> 'xid8'::regtype) as columns,
  (select coalesce(json_agg(distinct k.confrelid::text), '[]') from pg_constraint k
   where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as parents
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind = 'r' and c.relpersistence <> 't' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and not (n.nspname = 'public' and c.relname in ('migrations', 'cluster'))
order by n.nspname, c.relname`;

type Row = Table & { readonly oid: string; readonly parents: readonly string[] };

export async function tablesOf(client: pg.ClientBase): Promise<readonly Table[]> {
  const { rows } = await client.query<Row>(TABLES);
  const ordered: Row[] = [];
  const placed = new Set<string>();
  while (ordered.length < rows.length) {
    const ready = rows.filter(row => !placed.has(row.oid) && row.parents.every(oid => placed.has(oid)));
    // Tables that point at each other in a ring: in any order, their keys must be deferrable.
    const next = ready.length > 0 ? ready : rows.filter(row => !placed.has(row.oid));
    for (const row of next) placed.add(row.oid);
    ordered.push(...next);
  }
  return ordered.map(({ schema, table, columns }) => ({ schema, table, columns }));
}

export type Sequence = { readonly schema: string; readonly sequence: string; readonly last: string | null };

export async function sequencesOf(client: pg.ClientBase): Promise<readonly Sequence[]> {
  const { rows } = await client.query<Sequence>(
    `select schemaname as schema, sequencename as sequence, last_value::text as last from pg_sequences order by 1, 2`,
  );
  return rows;
}
