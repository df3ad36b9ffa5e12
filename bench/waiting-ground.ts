// A ground with a great many open incidents waiting, for `waiting` and `burst`. Each is as the engine left it after the
// report of `long-watch`: one open duty whose one rung lies far ahead. Only their logs are left out: nobody reads them here.
import pg from 'pg';
import type { Plan } from '#core/plan/plan.ts';
import { nextDue } from '#core/response/clock.ts';
import { decide } from '#core/response/decide.ts';
import type { IncidentState } from '#core/response/state.ts';
import type { Roster } from '#core/roster/roster.ts';
import { makeKnown } from '#desk/known.ts';
import { type Ground, ORG, openGround, sharedGround } from './ground.ts';
import { WATCH } from './plans.ts';

export const WAITING = Number(process.env.FENGSUI_BENCH_WAITING ?? 1_000_000);

export type WaitingGround = Ground & {
  /** Adds incidents whose rungs are due at these instants: reported long ago, as they would be. */
  addDue(name: string, instants: readonly number[]): Promise<void>;
  /** So many in all wait for an instant within the next years. */
  fillTo(count: number): Promise<void>;
};

export const waitingGround = sharedGround(openWaiting);

async function openWaiting(): Promise<WaitingGround> {
  const ground = await openGround();
  const known = makeKnown(ground.store, { now: Date.now, wakeAt: () => () => {} });
  const [organisation, inForce] = [await known.organisation(ORG), await known.inForce(ORG, 'long-watch')];
  if (!organisation || !inForce) throw new Error('the ground has no plan');
  const { plan } = inForce;
  const client = new pg.Client(ground.connection);
  await client.connect();
  let waiting = 0;
  return {
    ...ground,
    async addDue(name, instants) {
      const states = instants.map((at, i) => stateDueAt(at, `${name}-${i}`, plan, organisation.roster));
      for (let i = 0; i < states.length; i += 1_000) await add(client, plan, states.slice(i, i + 1_000));
    },
    async fillTo(count) {
      const pattern = stateDueAt(DUE_MARK, ID_MARK, plan, organisation.roster);
      for (const STEP = 100_000; waiting < count; waiting = Math.min(count, waiting + STEP))
        await client.query(FILL, [
          ORG,
          JSON.stringify(pattern),
          waiting,
          Math.min(count, waiting + STEP),
          Date.now() + WATCH,
          pattern.seq,
        ]);
      await client.query('vacuum analyze incidents');
      await client.query('vacuum analyze incident_states');
    },
    async close() {
      await client.end();
      await ground.close();
    },
  };
}

/** The state of an incident whose rung fires at `due`, made by the engine. */
function stateDueAt(due: number, id: string, plan: Plan, roster: Roster): IncidentState {
  const reported = due - WATCH;
  const decided = decide(
    null,
    {
      type: 'ReportIncident',
      incident: id,
      kind: 'incident',
      plan: { id: plan.plan, version: 1 },
      scenarios: ['watch'],
      title: plan.title,
      occurred: reported,
      facts: {},
      by: 'reporter',
    },
    { plan, roster, now: reported, commands: true },
  );
  if (!decided.ok || nextDue(plan, decided.state) !== due)
    throw new Error('the rung is not due when it should be');
  return decided.state;
}

const ID_MARK = '@incident@';
const DUE_MARK = 4_000_000_000_000;

/** Org, pattern, from, to, earliest due, seq: due instants lie a second apart, in no order of the ids. */
const FILL = `
with made as (
  select 'waiting-' || n as id, $5::bigint + (n::bigint * 7919 % 1000000) * 1000 as due from generate_series($3::int, $4::int - 1) n
), stated as (
  insert into incident_states (org, id, seq, state)
  select $1, id, $6,
    replace(replace(replace($2, '${ID_MARK}', id), '${DUE_MARK}', due::text), '${DUE_MARK - WATCH}', (due - ${WATCH})::text)::json
  from made
), dutied as (
  insert into open_duties (org, person, incident, duty, title, due, overdue)
  select $1, 'holder1', id, 'keep/1', '守到恢复', null, false from made
)
insert into incidents (org, id, seq, plan, version, phase, title, kind, occurred, reported, open_duties, overdue, alarms, next_due)
select $1, id, $6, 'long-watch', 1, 'active', '长期值守', 'incident', due - ${WATCH}, due - ${WATCH}, 1, 0, 0, due from made`;

async function add(client: pg.Client, plan: Plan, states: readonly IncidentState[]): Promise<void> {
  await client.query(
    `with given as (
       select state ->> 'id' as id, (state ->> 'seq')::int as seq, (state ->> 'reported')::bigint as reported, due, state
       from unnest($2::json[], $3::bigint[]) as g(state, due)
     ), stated as (
       insert into incident_states (org, id, seq, state) select $1, id, seq, state from given
     ), dutied as (
       insert into open_duties (org, person, incident, duty, title, due, overdue)
       select $1, 'holder1', id, 'keep/1', '守到恢复', null, false from given
     )
     insert into incidents (org, id, seq, plan, version, phase, title, kind, occurred, reported, open_duties, overdue, alarms, next_due)
     select $1, id, seq, 'long-watch', 1, 'active', '长期值守', 'incident', reported, reported, 1, 0, 0, due from given`,
    [ORG, states.map(state => JSON.stringify(state)), states.map(state => nextDue(plan, state))],
  );
}
