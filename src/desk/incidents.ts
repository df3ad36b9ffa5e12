// The incidents desk: reporting, acting, looking. Every command is answered once by its id; what the core decides is
// written in one transaction together with its messages and the next instant something is due.
import { createHash } from 'node:crypto';
import type { Plan } from '#core/plan/plan.ts';
import { closingOf } from '#core/response/close.ts';
import type { Command } from '#core/response/command.ts';
import type { IncidentState } from '#core/response/state.ts';
import type { Actor } from './actor.ts';
import { type ActContext, actOn } from './incident-acts.ts';
import type { Known } from './known.ts';
import type { Links } from './links.ts';
import type { Clock, CommandAnswer, OrgId, Store } from './ports.ts';
import { previewOf } from './preview.ts';
import { fromCore, ok, type Result, refuse } from './result.ts';
import type { Board, Closing, IncidentDesk, NewIncident } from './services.ts';

export type IncidentDeskParts = {
  readonly store: Store;
  readonly clock: Clock;
  readonly known: Known;
  readonly newId: () => string;
  readonly links: Links;
};

export function makeIncidentDesk(parts: IncidentDeskParts): IncidentDesk {
  const { store, clock, known } = parts;

  async function contextFor(actor: Actor, plan: Plan | undefined): Promise<Result<ActContext>> {
    const organisation = await known.organisation(actor.org);
    if (!organisation) return refuse('unknown-organisation', { org: actor.org });
    if (!plan) return refuse('no-version-in-force', {});
    return ok({
      org: actor.org,
      known: organisation,
      plan,
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
    const context = await contextFor(actor, inForce?.plan);
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
    };
    return ok({ command, context: context.value });
  }

  return {
    async preview(actor, input) {
      const made = await reporting(actor, input, 'preview');
      if (!made.ok) return made;
      return previewOf(made.value.command, made.value.context);
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
      const found = await store.incidents.load(actor.org, incident);
      if (!found) return refuse('unknown-incident', { incident });
      const plan = await known.plan(actor.org, found.state.plan.id, found.state.plan.version);
      const context = await contextFor(actor, plan);
      if (!context.ok) return context;
      const by = body.by ?? actor.person;
      if (by === null || by === undefined) return refuse('person-required', {});
      if (body.by !== undefined && body.by !== actor.person && !context.value.commands)
        return refuse('not-yours', {});
      const command = { ...body, by } as Command;
      const digest = digestOf({ incident, body });
      let outcome: Result<{ readonly seq: number }> = refuse('scenario-required');
      const written = await store.incidents.update(actor.org, incident, now => {
        const { act, refusal, state } = actOn(now.state, command, { ...context.value, now: clock.now() });
        outcome = refusal ? fromCore(refusal) : ok({ seq: state?.seq ?? now.state.seq });
        if (!act) return null;
        return {
          ...act,
          command: refusal ? null : { id: commandId, digest, answer: outcome.ok ? outcome.value : null },
        };
      });
      if (written === 'missing') return refuse('unknown-incident', { incident });
      if (typeof written === 'object') return answeredBefore(written);
      return outcome.ok ? outcome : orEarlierAnswer(store, actor.org, commandId, digest, outcome);
    },

    async board(org, incident) {
      const found = await store.incidents.load(org, incident);
      if (!found) return refuse('unknown-incident', { incident });
      const [plan, organisation] = await Promise.all([
        known.plan(org, found.state.plan.id, found.state.plan.version),
        known.organisation(org),
      ]);
      if (!plan || !organisation) return refuse('unknown-incident', { incident });
      const board: Board = {
        state: found.state,
        plan,
        roster: organisation.record,
        next_due: found.next_due,
        closing: closing(plan, found.state),
      };
      return ok(board);
    },
  };
}

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
