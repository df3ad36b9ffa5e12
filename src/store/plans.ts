// Plans, their versions and the uploads they came from in PostgreSQL.
import type { PlanRow, PlanStore, PlanVersion, SourceDocument, UploadOutcome } from '#desk/ports.ts';
import { keysOf, pageOf } from './cursor.ts';
import type { Database, Statement } from './database.ts';
import { storable, toJson } from './json-text.ts';
import { likeOf } from './like.ts';

const ROW = `org, plan, version, state, title, source, saved, saved_by, in_force_from, approved_by, revision`;

export function postgresPlans(database: Database): PlanStore {
  return {
    async addDocument(document) {
      await database.query(insertDocument(document));
    },

    async document(org, id) {
      const [row] = await database.query<
        Omit<SourceDocument, 'outcome'> & { readonly bytes: Buffer; readonly outcome: UploadOutcome | null }
      >({
        text: `
          select id, org, name, media_type, bytes, reading, uploaded, uploaded_by as by, outcome
          from documents where org = $1 and id = $2`,
        values: [org, id],
      });
      if (!row) return undefined;
      const { outcome, ...found } = row;
      return { ...found, bytes: new Uint8Array(found.bytes), ...(outcome ? { outcome } : {}) };
    },

    async saveDraft(draft, expected) {
      const [row] = await database.query<{ revision: number }>(
        expected === null ? insertDraft(draft) : updateDraft(draft, expected),
      );
      return row ?? 'stale';
    },

    async version(org, plan, version) {
      const [found] = await database.query<PlanVersion>({
        text: `select ${ROW}, yaml, compiled from plan_versions where org = $1 and plan = $2 and version = $3`,
        values: [org, plan, version],
      });
      return found;
    },

    async versions(org, plan) {
      return await database.query<Omit<PlanVersion, 'yaml' | 'compiled'>>({
        text: `select ${ROW} from plan_versions where org = $1 and plan = $2 order by version desc`,
        values: [org, plan],
      });
    },

    async list(org, filter) {
      const [changed, plan] =
        filter.after === undefined ? [null, null] : keysOf(filter.after, ['number', 'string']);
      const text = filter.text === undefined ? null : likeOf(filter.text);
      const rows = await database.query<PlanRow & { readonly total: number }>({
        text: LIST,
        values: [org, filter.state ?? null, text, changed, plan, filter.limit + 1],
      });
      const found = rows.flatMap(({ total: _, ...row }) => (row.plan === null ? [] : [row]));
      return pageOf(found, filter.limit, rows[0]?.total ?? 0, row => [row.changed, row.plan]);
    },

    async putIntoForce(org, plan, version, revision, by, now) {
      return await database.transaction(async ({ query, finish }) => {
        const rows = await query<{ version: number }>({
          text: 'select version from plan_versions where org = $1 and plan = $2 order by version for update',
          values: [org, plan],
        });
        if (rows.length === 0) return 'stale';
        const [ready] = await query({
          text: `
            select from plan_versions where org = $1 and plan = $2 and version = $3 and revision = $4
              and state = 'draft' and compiled::text <> 'null'`,
          values: [org, plan, version, revision],
        });
        if (!ready) return 'stale';
        await query({
          text: `update plan_versions set state = 'retired' where org = $1 and plan = $2 and state = 'in-force'`,
          values: [org, plan],
        });
        await finish({
          text: `
            update plan_versions set state = 'in-force', in_force_from = $5, approved_by = $4
            where org = $1 and plan = $2 and version = $3`,
          values: [org, plan, version, by, now],
        });
        return 'done';
      });
    },

    async inForce(org, plan) {
      const [found] = await database.query<PlanVersion>({
        text: `select ${ROW}, yaml, compiled from plan_versions where org = $1 and plan = $2 and state = 'in-force'`,
        values: [org, plan],
      });
      return found;
    },
  };
}

/** One row for each plan; the total in each, and alone when the page is empty. Scenarios keep their order. */
const LIST = `
with version as materialized (
  select plan, version, state, title, compiled, greatest(saved, in_force_from) as changed,
    row_number() over (partition by plan order by state = 'in-force' desc, state = 'draft' desc, version desc) as rank
  from plan_versions where org = $1
), plan as materialized (
  select plan, max(version) filter (where state = 'in-force') as in_force,
    max(version) filter (where state = 'draft') as draft, max(changed) as changed,
    max(title) filter (where rank = 1) as title
  from version
  group by plan
  having ($2::text is null or bool_or(state = $2)) and ($3::text is null or max(title) filter (where rank = 1) ilike $3)
), page as (
  select * from plan
  where $4::bigint is null or changed < $4 or (changed = $4 and plan > $5)
  order by changed desc, plan limit $6
)
select p.plan, p.title, p.in_force, p.draft, p.changed, t.total, coalesce((
    select json_agg(json_build_object('id', s.value ->> 'id', 'title', s.value ->> 'title') order by s.place)
    from version v cross join json_each(v.compiled -> 'scenarios') with ordinality as s(key, value, place)
    where v.plan = p.plan and v.rank = 1
  ), '[]') as scenarios
from (select count(*) as total from plan) t left join page p on true
order by p.changed desc, p.plan`;

type Draft = Parameters<PlanStore['saveDraft']>[0];

function insertDraft(draft: Draft): Statement {
  return {
    text: `
      insert into plan_versions (org, plan, version, title, yaml, compiled, source, saved, saved_by, state, revision)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'draft', 1)
      on conflict do nothing returning revision`,
    values: valuesOf(draft),
  };
}

function updateDraft(draft: Draft, expected: number): Statement {
  return {
    text: `
      update plan_versions set title = $4, yaml = $5, compiled = $6, source = $7, saved = $8, saved_by = $9,
        revision = revision + 1
      where org = $1 and plan = $2 and version = $3 and state = 'draft' and revision = $10 returning revision`,
    values: [...valuesOf(draft), expected],
  };
}

function valuesOf({ org, plan, version, title, yaml, compiled, source, saved, saved_by }: Draft): unknown[] {
  return [org, plan, version, storable(title), storable(yaml), toJson(compiled), source, saved, saved_by];
}

function insertDocument({
  org,
  id,
  name,
  media_type,
  bytes,
  reading,
  uploaded,
  by,
  outcome,
}: SourceDocument): Statement {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    text: `
      insert into documents (org, id, name, media_type, bytes, reading, uploaded, uploaded_by, outcome)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    values: [
      ...[org, id, storable(name), storable(media_type), content, toJson(reading), uploaded, by],
      outcome ? toJson(outcome) : null,
    ],
  };
}
