// Reviews of readings in PostgreSQL: editions, their decisions, the dictionary, settings and proposals. A decision, what it
// taught and the command it answers are one transaction; who comes second is told that the review has moved on.
import type { Decision } from '#core/review/decision.ts';
import type { ReviewSettings } from '#core/review/settings.ts';
import type {
  CommandAnswer,
  DictionaryEntry,
  EditionListed,
  EditionRow,
  OrgId,
  ReviewAct,
  ReviewStore,
  StoredProposal,
} from '#desk/ports.ts';
import { keysOf, pageOf } from './cursor.ts';
import type { Database, Statement } from './database.ts';
import { storable, toJson } from './json-text.ts';

const ROW =
  'e.org, e.document, e.chain, e.edition, e.before, e.plan, e.identity, e.began, e.seq, e.clauses, e.settled';
const LISTED = `${ROW}, d.name, d.uploaded_by as by`;
const WITH_DOCUMENT = 'from editions e join documents d on d.org = e.org and d.id = e.document';
const LATEST = `not exists (
  select from editions later where later.org = e.org and later.chain = e.chain and later.edition > e.edition)`;

export function postgresReviews(database: Database): ReviewStore {
  return {
    async begin(edition, decisions, counts) {
      return await database.transaction(async ({ query, finish }) => {
        const { org, document, chain, before, plan, identity, began } = edition;
        const rows = await query({
          text: `
            insert into editions (org, document, chain, edition, before, plan, identity, began, seq, clauses, settled)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing returning seq`,
          values: [
            ...[org, document, chain, edition.edition, before, plan, toJson(identity), began],
            ...[decisions.length, counts.clauses, counts.settled],
          ],
        });
        if (rows.length === 0) return 'taken';
        await finish(insertDecisions(org, document, decisions));
        return 'done';
      });
    },

    async edition(org, document) {
      const [found] = await database.query<EditionRow>({
        text: `select ${ROW} from editions e where org = $1 and document = $2`,
        values: [org, document],
      });
      return found;
    },

    async chain(org, chain) {
      return await database.query<EditionListed>({
        text: `select ${LISTED} ${WITH_DOCUMENT} where e.org = $1 and e.chain = $2 order by e.edition`,
        values: [org, chain],
      });
    },

    async list(org, filter) {
      const [began, document] =
        filter.after === undefined ? [null, null] : keysOf(filter.after, ['number', 'string']);
      const [rows, [count]] = await Promise.all([
        database.query<EditionListed>({
          text: `
            select ${LISTED} ${WITH_DOCUMENT} where e.org = $1 and ${LATEST}
              and ($2::bigint is null or e.began < $2 or (e.began = $2 and e.document > $3))
            order by e.began desc, e.document limit $4`,
          values: [org, began, document, filter.limit + 1],
        }),
        database.query<{ total: number }>({
          text: `select count(*) as total from editions e where e.org = $1 and ${LATEST}`,
          values: [org],
        }),
      ]);
      return pageOf(rows, filter.limit, count?.total ?? 0, row => [row.began, row.document]);
    },

    async planOf(org, document) {
      const [found] = await database.query<{ plan: string }>({
        text: 'select plan from plan_versions where org = $1 and source = $2 order by plan limit 1',
        values: [org, document],
      });
      return found?.plan;
    },

    async setPlan(org, document, plan) {
      await database.query({
        text: 'update editions set plan = $3 where org = $1 and document = $2',
        values: [org, document, plan],
      });
    },

    async decisions(org, document, after_seq) {
      const rows = await database.query<Decision & { readonly carried: Decision['carried'] | null }>({
        text: `
          select seq, decided_by as by, at, act, carried from review_decisions
          where org = $1 and document = $2 and seq > $3 order by seq`,
        values: [org, document, after_seq],
      });
      return rows.map(({ carried, ...row }) => (carried ? { ...row, carried } : row));
    },

    append: act => append(database, act),
    ...dictionaryPart(database),
    ...besidesPart(database),
  };
}

type Taken = { readonly digest: string; readonly answer: unknown };

async function append(database: Database, act: ReviewAct): ReturnType<ReviewStore['append']> {
  const { org, document, from_seq, decisions, counts, learnt, forgotten, command } = act;
  return await database.transaction(async ({ query, finish }) => {
    const [found] = await query<{ seq: number }>({
      text: 'select seq from editions where org = $1 and document = $2 for update',
      values: [org, document],
    });
    const [taken] = await query<Taken>({
      text: 'select digest, answer from commands where org = $1 and id = $2',
      values: [org, command.id],
    });
    if (taken) return answerOf(taken, command.digest);
    if (found?.seq !== from_seq) return 'moved-on';
    await query(insertDecisions(org, document, decisions));
    if (learnt.length > 0) await query(insertEntries(org, learnt));
    if (forgotten.length > 0) await query(forgetLessons(act));
    await query({
      text: 'insert into commands (org, id, digest, answer) values ($1, $2, $3, $4)',
      values: [org, command.id, command.digest, toJson(command.answer)],
    });
    await finish({
      text: 'update editions set seq = $3, clauses = $4, settled = $5 where org = $1 and document = $2',
      values: [org, document, from_seq + decisions.length, counts.clauses, counts.settled],
    });
    return 'written';
  });
}

function answerOf(taken: Taken, digest: string): Exclude<CommandAnswer, { kind: 'new' }> {
  return taken.digest === digest ? { kind: 'repeated', answer: taken.answer } : { kind: 'other-body' };
}

function insertDecisions(org: OrgId, document: string, decisions: readonly Decision[]): Statement {
  return {
    text: `
      insert into review_decisions (org, document, seq, decided_by, at, act, carried)
      select $1, $2, d.seq, d.decided_by, d.at, d.act::json, d.carried::json
      from unnest($3::int[], $4::text[], $5::bigint[], $6::text[], $7::text[])
        as d (seq, decided_by, at, act, carried)`,
    values: [
      org,
      document,
      decisions.map(it => it.seq),
      decisions.map(it => it.by),
      decisions.map(it => it.at),
      decisions.map(it => toJson(it.act)),
      decisions.map(it => (it.carried ? toJson(it.carried) : null)),
    ],
  };
}

// ---------------------------------------------------------------- dictionary

type DictionaryPart = Pick<ReviewStore, 'dictionary' | 'teach' | 'forget'>;

function dictionaryPart(database: Database): DictionaryPart {
  return {
    async dictionary(org) {
      return await database.query<DictionaryEntry>({
        text: `
          select id, term, meaning, source as "from", taught_by as by, taught as at
          from dictionary where org = $1 and removed is null order by place`,
        values: [org],
      });
    },

    async teach(org, entries) {
      if (entries.length > 0) await database.query(insertEntries(org, entries));
    },

    async forget(org, entry, by, now) {
      const rows = await database.query({
        text: `
          update dictionary set removed_by = $3, removed = $4
          where org = $1 and id = $2 and removed is null returning id`,
        values: [org, entry, by, now],
      });
      return rows.length > 0;
    },
  };
}

function insertEntries(org: OrgId, entries: readonly DictionaryEntry[]): Statement {
  return {
    text: `
      insert into dictionary (org, id, term, meaning, source, taught_by, taught)
      select $1, e.id, e.term, e.meaning::json, e.source::json, e.taught_by, e.taught
      from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bigint[])
        with ordinality as e (id, term, meaning, source, taught_by, taught, place) order by e.place`,
    values: [
      org,
      entries.map(it => it.id),
      entries.map(it => storable(it.term)),
      entries.map(it => toJson(it.meaning)),
      entries.map(it => (it.from ? toJson(it.from) : null)),
      entries.map(it => it.by),
      entries.map(it => it.at),
    ],
  };
}

function forgetLessons({ org, document, forgotten, decisions }: ReviewAct): Statement {
  const last = decisions.at(-1);
  return {
    text: `
      update dictionary set removed_by = $4, removed = $5
      where org = $1 and removed is null and source ->> 'document' = $2 and (source ->> 'seq')::int = any($3::int[])`,
    values: [org, document, [...forgotten], last?.by ?? 'undone', last?.at ?? 0],
  };
}

// ---------------------------------------------------------------- settings and proposals

type BesidesPart = Pick<ReviewStore, 'settings' | 'saveSettings' | 'proposals' | 'addProposals'>;

function besidesPart(database: Database): BesidesPart {
  return {
    async settings(org) {
      const [found] = await database.query<{ settings: ReviewSettings }>({
        text: 'select settings from review_settings where org = $1',
        values: [org],
      });
      return found?.settings;
    },

    async saveSettings(org, settings) {
      await database.query({
        text: `
          insert into review_settings (org, settings) values ($1, $2)
          on conflict (org) do update set settings = excluded.settings`,
        values: [org, toJson(settings)],
      });
    },

    async proposals(org, document) {
      const rows = await database.query<
        Pick<StoredProposal, 'model' | 'at'> & { proposal: Omit<StoredProposal, 'model' | 'at'> }
      >({
        text: `
          select proposal, model, at from proposals where org = $1 and document = $2 order by clause`,
        values: [org, document],
      });
      return rows.map(({ proposal, model, at }) => ({ ...proposal, model, at }));
    },

    async addProposals(org, document, proposals) {
      if (proposals.length === 0) return;
      await database.query({
        text: `
          insert into proposals (org, document, clause, model, at, proposal)
          select $1, $2, p.clause, p.model, p.at, p.proposal::json
          from unnest($3::text[], $4::text[], $5::bigint[], $6::text[]) as p (clause, model, at, proposal)
          on conflict (org, document, clause)
          do update set model = excluded.model, at = excluded.at, proposal = excluded.proposal`,
        values: [
          org,
          document,
          proposals.map(it => it.clause),
          proposals.map(it => it.model),
          proposals.map(it => it.at),
          proposals.map(({ model: _model, at: _at, ...proposal }) => toJson(proposal)),
        ],
      });
    },
  };
}
