// The incidents desk: reporting, acting, looking. Every command is answered once by its id; what the core decides is
// written in one transaction together with its messages and the next instant something is due.
import { createHash } from 'node:crypto';
import type { Plan } from '#core/plan/plan.ts';
import { plansOf, plansUsed } from '#core/response/case-plans.ts';
import { closingOf } from '#core/response/close.ts';
import type { Command } from '#core/response/command.ts';
import type { IncidentState } from '#core/response/state.ts';
import { openDuties } from '#core/response/work.ts';
import type { Actor } from './actor.ts';
import { adoptionPreview, newerVersions } from './adoption.ts';
import { plansFor, withExtra } from './case-commands.ts';
import { type ActContext, actOn } from './incident-acts.ts';
import type { CasePlans, Known } from './known.ts';
import type { Links } from './links.ts';
import type { Clock, CommandAnswer, OrgId, Store } from './ports.ts';
import { previewOf } from './preview.ts';
import { recentOf } from './recent.ts';
import { fromCore, ok, type Result, refuse } from './result.ts';
import type { Board, Closing, IncidentDesk, NewIncident, PersonCommand } from './services.ts';

export type IncidentDeskParts = {
  readonly store: Store;
  readonly clock: Clock;
  readonly known: Known;
  readonly newId: () => string;
  readonly links: Links;
};

export function makeIncidentDesk(parts: IncidentDeskParts): IncidentDesk {
  const { store, clock, known } = parts;

  async function contextFor(actor: Actor, plans: CasePlans | undefined): Promise<Result<ActContext>> {
    const organisation = await known.organisation(actor.org);
    if (!organisation) return refuse('unknown-organisation', { org: actor.org });
    if (!plans) return refuse('no-version-in-force', {});
    return ok({
      org: actor.org,
      known: organisation,
      ...plans,
      now: clock.now(),
      actor: actor.person ?? actor.user,
      commands: actor.roles.includes('duty-commander') || actor.roles.includes('administrator'),
      links: parts.links,
    });
  }

  async function reporting(
    actor: Actor,
    input: NewIncident,
    id: string,
  ): Promise<Result<{ readonly command: Command; readonly context: ActContext }>> {
    const inForce = await known.inForce(actor.org, input.plan);
    const plans = inForce && {
      plan: inForce.plan,
      plans: await known.inForceWithUsed(actor.org, plansUsed(inForce.plan)),
    };
    const context = await contextFor(actor, plans);
    if (!context.ok) return context;
    if (!inForce) return refuse('no-version-in-force', { plan: input.plan });
    const by = input.reporter ?? actor.person;
    if (by === null) return refuse('reporter-required', {});
    const first = input.scenarios[0];
    const title =
      input.title?.trim() || ((first && inForce.plan.scenarios[first]?.title) ?? inForce.plan.title);
    const command: Command = {
      type: 'ReportIncident',
      incident: id,
      kind: input.kind,
      plan: { id: input.plan, version: inForce.version },
      scenarios: input.scenarios,
      title,
      occurred: input.occurred ?? context.value.now,
      facts: input.facts,
      by,
      ...(input.exercise === undefined ? {} : { exercise: input.exercise }),
    };
    return ok({ command, context: context.value });
  }

  /** Decides on the incident as it is inside the transaction, with the plans it follows then. */
  async function carryOut(
    actor: Actor,
    incident: string,
    { id, digest, command }: ToDo,
    context: ActContext,
  ): Promise<Result<{ readonly seq: number }>> {
    const { org } = actor;
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      let outcome: Result<{ readonly seq: number }> | 'plans-moved' = refuse('scenario-required');
      const extra = await plansFor(known, org, command);
      const written = await store.incidents.update(org, incident, now => {
        const plans = known.ofCaseAtHand(org, now.state);
        if (!plans) {
          outcome = 'plans-moved';
          return null;
        }
        const its = withExtra(known, org, { present: plans, extra, state: now.state }, command);
        const at = { ...context, ...its, now: clock.now() };
        const { act, refusal, state } = actOn(now.state, command, at);
        outcome = refusal ? fromCore(refusal) : ok({ seq: state?.seq ?? now.state.seq });
        if (!act) return null;
        return {
          ...act,
          command: refusal ? null : { id, digest, answer: outcome.ok ? outcome.value : null },
        };
      });
      if (written === 'missing') return refuse('unknown-incident', { incident });
      if (typeof written === 'object') return answeredBefore(written);
      const said = outcome as Result<{ readonly seq: number }> | 'plans-moved';
      if (said !== 'plans-moved') return said.ok ? said : orEarlierAnswer(store, org, id, digest, said);
      const moved = await store.incidents.load(org, incident);
      if (moved) await known.ofCase(org, moved.state);
    }
    throw new Error(`incident ${incident}: its plans changed again and again`);
  }

  /** The other incident takes over first: were this cut short, what is open would be open twice and never lost. */
  async function passOn(
    actor: Actor,
    state: IncidentState,
    command: Extract<PersonCommand, { type: 'MergeIncident' }>,
    context: ActContext,
  ): Promise<Result<{ readonly seq: number }> | null> {
    const mayIt = actOn(state, command, context);
    if (mayIt.refusal) return state.phase === 'merged' ? null : fromCore(mayIt.refusal);
    const into = await store.incidents.load(actor.org, command.into);
    if (!into) return refuse('unknown-incident', { incident: command.into });
    if (into.state.kind !== state.kind) return refuse('not-the-same-kind', {});
    const plans = await known.ofCase(actor.org, into.state);
    if (!plans) return refuse('unknown-incident', { incident: command.into });
    const absorb: Command = {
      type: 'AbsorbIncident',
      incident: state.id,
      title: state.title,
      plans: plansOf(state).map(({ id }) => id),
      duties: openDuties(state),
      reason: command.reason,
      by: command.by,
    };
    let refused: Result<{ readonly seq: number }> | null = null;
    await store.incidents.update(actor.org, command.into, now => {
      const { act, refusal } = actOn(now.state, absorb, { ...context, ...plans, now: clock.now() });
      refused = refusal ? fromCore(refusal) : null;
      return act;
    });
    return refused;
  }

  return {
    async preview(actor, input) {
      const made = await reporting(actor, input, 'preview');
      if (!made.ok) return made;
      const preview = previewOf(made.value.command, made.value.context);
      if (!preview.ok) return preview;
      return ok({ ...preview.value, recent: await recentOf(store, actor.org, input, clock.now()) });
    },

    async report(actor, commandId, input) {
      const made = await reporting(actor, input, parts.newId());
      if (!made.ok) return made;
      const { act, refusal } = actOn(null, made.value.command, made.value.context);
      if (refusal || !act) return refusal ? fromCore(refusal) : refuse('scenario-required');
      const answer = { incident: act.incident, seq: act.state.seq };
      const written = await store.incidents.create({
        ...act,
        command: { id: commandId, digest: digestOf(input), answer },
      });
      return written.kind === 'new' ? ok(answer) : answeredBefore(written);
    },

    async act(actor, incident, commandId, body) {
      const by = body.by ?? actor.person;
      const found = await store.incidents.load(actor.org, incident);
      if (!found) return refuse('unknown-incident', { incident });
      const context = await contextFor(actor, await known.ofCase(actor.org, found.state));
      if (!context.ok) return context;
      if (by === null || by === undefined) return refuse('person-required', {});
      if (body.by !== undefined && body.by !== actor.person && !context.value.commands)
        return refuse('not-yours', {});
      const command = forPlanOf(found.state, { ...body, by } as PersonCommand);
      const work = { id: commandId, digest: digestOf({ incident, body }), command };
      if (command.type === 'MergeIncident') {
        const refused = await passOn(actor, found.state, command, context.value);
        if (refused) return refused;
      }
      return await carryOut(actor, incident, work, context.value);
    },

    async board(org, incident) {
      const found = await store.incidents.load(org, incident);
      if (!found) return refuse('unknown-incident', { incident });
      const [plans, organisation] = await Promise.all([
        known.ofCase(org, found.state),
        known.organisation(org),
      ]);
      if (!plans || !organisation) return refuse('unknown-incident', { incident });
      const { plan } = plans;
      const board: Board = {
        state: found.state,
        plan,
        roster: organisation.record,
        next_due: found.next_due,
        closing: closing(plan, found.state),
        newer: await newerVersions(known, org, found.state),
      };
      return ok(board);
    },

    adoption: (org, incident, plan, version) => adoptionPreview(parts, org, incident, plan, version),
  };
}

/** Plans that are put into force while somebody acts are rare; twice in a row they are not believed. */
const MOST_TRIES = 5;

/** A version that names no plan is one of the first plan's. */
function forPlanOf(state: IncidentState, command: PersonCommand): PersonCommand {
  if (command.type !== 'AdoptVersion' || command.plan !== undefined) return command;
  return { ...command, plan: state.plan.id };
}

type ToDo = { readonly id: string; readonly digest: string; readonly command: PersonCommand };

/** A refused command may be the repeat of one that was answered: then that answer stands. */
async function orEarlierAnswer<T>(
  store: Store,
  org: OrgId,
  id: string,
  digest: string,
  refused: Result<T>,
): Promise<Result<T>> {
  const before = await store.incidents.findCommand(org, id, digest);
  return before.kind === 'new' ? refused : answeredBefore(before);
}

function answeredBefore<T>(answer: CommandAnswer): Result<T> {
  if (answer.kind === 'repeated') return ok(answer.answer as T);
  return refuse('command-id-reused', {});
}

function digestOf(body: unknown): string {
  return createHash('sha256').update(JSON.stringify(body)).digest('base64url');
}

function closing(plan: Plan, state: IncidentState): Closing {
  const found = closingOf({ plan, state });
  const holds = found.conditions.map(condition => condition.holds);
  return {
    may_close: found.may_close,
    condition: {
      feel: found.conditions.map(condition => condition.feel).join(' and '),
      holds: holds.includes(false) ? false : holds.includes(null) ? null : true,
    },
    ticks: found.ticks,
    open_musts: found.duties,
  };
}
