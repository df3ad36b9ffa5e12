// Incidents in PostgreSQL. One act is one round trip: the database function write_acts takes it whole. Every query names
// the organisation. What is written is told to listeners after the commit.
import type { IncidentState } from '#core/response/state.ts';
import type { Instant } from '#core/time/instant.ts';
import type {
  Act,
  CommandAnswer,
  DutyRow,
  IncidentFilter,
  IncidentRow,
  IncidentStore,
  OrgId,
  StoredIncident,
} from '#desk/ports.ts';
import { actParameters, type DecidedAct, signalsOf } from './act-rows.ts';
import { keysOf, pageOf } from './cursor.ts';
import type { Database, Statement } from './database.ts';
import { eventsOf, streamOf } from './events.ts';
import { likeOf } from './like.ts';
import { CLOSED_PHASES } from './projection.ts';
import type { Signal } from './signals.ts';
import { EARLIEST_DUE, TAKE_DUE } from './take-due.ts';

type Give = (signal: Signal) => void;
type Found = { readonly org: OrgId; readonly next_due: Instant | null; readonly state: IncidentState };

export function postgresIncidents(database: Database, give: Give): IncidentStore {
  const told = (act: Act, due_before: Instant | null): void => {
    for (const signal of signalsOf(act, due_before)) give(signal);
  };

  return {
    async findCommand(org, id, digest) {
      const [row] = await database.query<Taken>({
        name: 'find-command',
        text: 'select digest, answer from commands where org = $1 and id = $2',
        values: [org, id],
      });
      return answerOf(row ?? null, digest);
    },

    async create(act) {
      const [row] = await database.query<{ taken: Taken | null }>(
        writeActs([{ act, before: null }], act.command),
      );
      const answer = answerOf(row?.taken ?? null, act.command?.digest);
      if (answer.kind === 'new') told(act, null);
      return answer;
    },

    async update(org, incident, decide) {
      return await database.transaction(async ({ query, finish }) => {
        // Two statements in one round trip: the second sees what the first waited for.
        const [, [found]] = await Promise.all([
          query(lockOne(org, incident)),
          query<Found>(loadOne(org, incident)),
        ]);
        if (!found) return 'missing';
        const act = decide(storedOf(found));
        if (!act) return 'unchanged';
        const [row] = await finish<{ taken: Taken | null }>(
          writeActs([{ act, before: found.state }], act.command),
        );
        const answer = answerOf(row?.taken ?? null, act.command?.digest);
        if (answer.kind !== 'new') return answer;
        told(act, found.next_due);
        return 'written';
      });
    },

    async updateDue(now, limit, decide) {
      return await database.transaction(async ({ query, finish }) => {
        const found = await query<Found>({ text: TAKE_DUE, values: [now, limit] });
        const decided = found.flatMap(row => {
          const act = decide(storedOf(row));
          return act ? [{ act, row }] : [];
        });
        if (decided.length > 0) {
          await finish(writeActs(decided.map(({ act, row }) => ({ act, before: row.state }))));
          for (const { act, row } of decided) told(act, row.next_due);
        }
        return found.length;
      });
    },

    async earliestDue() {
      const [row] = await database.query<{ due: Instant | null }>({
        name: 'earliest-due',
        text: EARLIEST_DUE,
      });
      return row?.due ?? null;
    },

    async load(org, incident) {
      const [found] = await database.query<Found>(loadOne(org, incident));
      return found && storedOf(found);
    },

    async list(org, filter) {
      const [rows, [count]] = await Promise.all([
        database.query<IncidentRow>(listed(org, filter)),
        database.query<{ total: number }>(counted(org, filter)),
      ]);
      return pageOf(rows, filter.limit, count?.total ?? 0, row => [row.reported, row.id]);
    },

    events: (org, incident, after_seq, limit) => eventsOf(database, org, incident, after_seq, limit),
    stream: (org, after, limit) => streamOf(database, give, org, after, limit),

    async dutiesOf(org, person) {
      return await database.query<DutyRow>({
        name: 'duties-of',
        text: `
          select d.incident, i.title as incident_title, d.duty, d.title, d.due, d.overdue
          from open_duties d join incidents i on i.org = d.org and i.id = d.incident
          where d.org = $1 and d.person = $2
          order by d.due nulls last, d.incident, d.duty`,
        values: [org, person],
      });
    },
  };
}

type Taken = { readonly digest: string; readonly answer: unknown };

function answerOf(taken: Taken | null, digest: string | undefined): CommandAnswer {
  if (!taken) return { kind: 'new' };
  return taken.digest === digest ? { kind: 'repeated', answer: taken.answer } : { kind: 'other-body' };
}

const storedOf = ({ org, state, next_due }: Found): StoredIncident => ({ org, state, next_due });

function writeActs(decided: readonly DecidedAct[], command: Act['command'] = null): Statement {
  return {
    name: 'write-acts',
    text: 'select write_acts($1, $2, $3, $4, $5, $6) as taken',
    values: actParameters(decided, command),
  };
}

function lockOne(org: OrgId, incident: string): Statement {
  return {
    name: 'lock-incident',
    text: 'select from incidents where org = $1 and id = $2 for update',
    values: [org, incident],
  };
}

function loadOne(org: OrgId, incident: string): Statement {
  return {
    name: 'load-incident',
    text: `
      select i.org, i.next_due, s.state
      from incidents i join incident_states s using (org, id) where i.org = $1 and i.id = $2`,
    values: [org, incident],
  };
}

const MATCHES = `
  org = $1 and ($2::text is null or (phase = any ($3)) = ($2 = 'closed'))
  and ($4::text is null or plan = $4) and ($5::text is null or title ilike $5)
  and kind <> 'routine'`;

function matching(org: OrgId, { phase, plan, text }: IncidentFilter): unknown[] {
  return [org, phase ?? null, CLOSED_PHASES, plan ?? null, text === undefined ? null : likeOf(text)];
}

function listed(org: OrgId, filter: IncidentFilter): Statement {
  const [reported, id] =
    filter.after === undefined ? [null, null] : keysOf(filter.after, ['number', 'string']);
  return {
    text: `
      select id, title, plan, version, kind, phase, occurred, reported, open_duties, overdue, alarms, next_due
      from incidents where ${MATCHES} and ($6::bigint is null or (reported, id) < ($6, $7))
      order by reported desc, id desc limit $8`,
    values: [...matching(org, filter), reported, id, filter.limit + 1],
  };
}

function counted(org: OrgId, filter: IncidentFilter): Statement {
  return { text: `select count(*) as total from incidents where ${MATCHES}`, values: matching(org, filter) };
}
