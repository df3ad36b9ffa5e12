// Opening the case of something that comes round, and closing it: the same engine, the same messages, in the name of
// whoever has to see to it.
import { createHash } from 'node:crypto';
import type { Plan } from '#core/plan/plan.ts';
import type { Command } from '#core/response/command.ts';
import type { IncidentState } from '#core/response/state.ts';
import { candidatesOf } from '#core/roster/resolve.ts';
import type { PersonId } from '#core/roster/roster.ts';
import type { Recurring } from '#core/routines/recurring.ts';
import { POSTING_STEP, ROUTINE_DUE, routinePlan } from '#core/routines/routine-case.ts';
import { nextSlot } from '#core/routines/slots.ts';
import { type Instant, toIso } from '#core/time/instant.ts';
import { actOn } from './incident-acts.ts';
import type { KnownOrganisation } from './known.ts';
import type { Links } from './links.ts';
import type { Clock, Posting, RoutineSlot, Store } from './ports.ts';
import { type InForce, scopeOf } from './recurring.ts';

export type CaseParts = { readonly store: Store; readonly clock: Clock; readonly links: Links };

/** In whose name it is opened: the first who answers for it; null in an organisation without people. */
export function openerOf(what: Recurring, { roster, record }: KnownOrganisation): PersonId | null {
  const parties = what.who === null ? [] : what.who.mode === 'any-of' ? what.who.parties : [what.who.party];
  const roles = parties.flatMap(party => (party.kind === 'role' ? [party.role] : []));
  const [first] = roles.flatMap(role => candidatesOf(role, roster));
  return first?.person ?? record.people[0]?.id ?? null;
}

/** Opens the case under the id the slot gives it; said once more it changes nothing. */
export async function openCase(
  { store, clock, links }: CaseParts,
  slot: RoutineSlot,
  what: Recurring,
  { plan, version }: InForce,
  known: KnownOrganisation,
): Promise<void> {
  const own = routinePlan(plan, what.scenario);
  if (!own || slot.incident === null) return;
  const now = clock.now();
  const command: Command = {
    type: 'ReportIncident',
    incident: slot.incident,
    kind: 'routine',
    plan: { id: plan.plan, version },
    scenarios: [what.scenario],
    title: what.title,
    occurred: Math.min(now, slot.opens),
    facts: { [ROUTINE_DUE]: toIso(slot.due) },
    by: slot.by,
  };
  const context = { org: slot.org, known, plan: own, now, actor: null, commands: false, links };
  const { act, refusal } = actOn(null, command, context);
  if (!act) throw new Error(`routine ${what.scenario} of ${plan.plan} is refused: ${refusal?.code}`);
  const digest = createHash('sha256')
    .update(JSON.stringify([slot.routine, slot.slot]))
    .digest('base64url');
  const id = `routine/${slot.incident}`;
  await store.incidents.create({ ...act, command: { id, digest, answer: { incident: slot.incident } } });
}

/** It was not done in time and the next has come: what is open of it is withdrawn, and it is filed as missed. */
export async function lapseCase(
  { store, clock, links }: CaseParts,
  slot: RoutineSlot,
  plan: Plan,
  known: KnownOrganisation,
): Promise<void> {
  const own = routinePlan(plan, slot.routine);
  if (!own || slot.incident === null) return;
  await store.incidents.update(slot.org, slot.incident, ({ state }) => {
    const context = { org: slot.org, known, plan: own, now: clock.now(), actor: null, commands: true, links };
    return actOn(state, { type: 'LapseRoutine', by: slot.by }, context).act;
  });
}

export type Outcome = {
  readonly how: { readonly state: 'done' | 'missed'; readonly done_at: Instant | null };
  readonly postings: readonly Posting[];
};

/** Null while its case is open. */
export function outcomeOf(
  slot: RoutineSlot,
  state: IncidentState,
  what: Recurring | undefined,
  inForce: InForce | undefined,
  known: KnownOrganisation,
): Outcome | null {
  if (state.phase !== 'filed' && state.phase !== 'false-alarm') return null;
  const done = Object.values(state.duties).flatMap(duty => (duty.phase === 'done' ? [duty.closed ?? 0] : []));
  const missed = done.length === 0 || state.phase === 'false-alarm' || wasLapsed(state);
  if (missed) return { how: { state: 'missed', done_at: null }, postings: [] };
  const done_at = Math.max(...done);
  return {
    how: { state: 'done', done_at },
    postings: what && inForce ? postingsOf(slot, state, what, inForce, known, done_at) : [],
  };
}

function wasLapsed(state: IncidentState): boolean {
  return Object.values(state.duties).some(({ reason }) => reason === 'missed');
}

function postingsOf(
  slot: RoutineSlot,
  state: IncidentState,
  what: Recurring,
  inForce: InForce,
  { record }: KnownOrganisation,
  since: Instant,
): readonly Posting[] {
  const answer = Object.values(state.duties).find(duty => duty.step === POSTING_STEP)?.answer;
  const routine = inForce.plan.routines?.[what.id];
  if (typeof answer !== 'object' || answer === null || !routine || slot.incident === null) return [];
  const values = answer as Readonly<Record<string, unknown>>;
  const until = routine.not_done?.keep === 'former' ? null : endOfNext(slot, what, inForce);
  const incident = slot.incident;
  return routine.fills.flatMap(role => {
    const people = peopleIn(values[role], record.people);
    return people.length === 0 ? [] : [{ org: slot.org, role, people, since, until, incident }];
  });
}

/** Nobody has it any more once the next posting should have been made and was not. */
function endOfNext(slot: RoutineSlot, what: Recurring, inForce: InForce): Instant | null {
  return nextSlot(what, scopeOf(inForce), slot.opens + 1)?.due ?? null;
}

/** Ids, or names as people type them, one or several. */
function peopleIn(
  value: unknown,
  people: readonly { readonly id: PersonId; readonly name: string }[],
): readonly PersonId[] {
  if (Array.isArray(value)) return value.flatMap(one => peopleIn(one, people));
  if (typeof value === 'object' && value !== null)
    return Object.values(value).flatMap(one => peopleIn(one, people));
  if (typeof value !== 'string') return [];
  const words = value.split(/[\n,，;；、]+/).map(word => word.trim());
  return words.flatMap(word => people.find(({ id, name }) => id === word || name === word)?.id ?? []);
}
