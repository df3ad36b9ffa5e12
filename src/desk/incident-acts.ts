// One act on an incident: the core decides, the messages are addressed, and all of it is one thing to write. People who
// have no address at all are told to the core in the same act, so that the alarm is raised at once.

import type { Plan } from '#core/plan/plan.ts';
import { nextDue } from '#core/response/clock.ts';
import type { Command, Refusal } from '#core/response/command.ts';
import { decide } from '#core/response/decide.ts';
import type { IncidentEvent } from '#core/response/event.ts';
import type { IncidentState } from '#core/response/state.ts';
import type { Given } from '#core/response/work.ts';
import type { Instant } from '#core/time/instant.ts';
import type { CasePlans, KnownOrganisation } from './known.ts';
import type { Links } from './links.ts';
import { outgoingMessages } from './outgoing.ts';
import type { Act, OrgId } from './ports.ts';

export type ActContext = {
  readonly org: OrgId;
  readonly known: KnownOrganisation;
  readonly plan: Plan; // all plans of the case as one
  readonly plans?: CasePlans['plans']; // those it may take in
  readonly adopting?: Plan;
  readonly now: Instant;
  readonly actor: string | null;
  readonly commands: boolean;
  readonly links: Links;
};

export type Acted = {
  readonly act: Act | null;
  readonly refusal: Refusal | null;
  readonly state: IncidentState | null;
  readonly plan: Plan; // of the case from now on
};

/** `act` is null when nothing at all happened; it may come with a refusal when the clock had something to do first. */
export function actOn(state: IncidentState | null, command: Command, context: ActContext): Acted {
  const given: Given = {
    plan: context.plan,
    ...(context.plans ? { plans: context.plans } : {}),
    ...(context.adopting ? { adopting: context.adopting } : {}),
    roster: context.known.roster,
    now: context.now,
    commands: context.commands,
  };
  const decided = decide(state, command, given);
  const { plan } = decided;
  if (!decided.state) return { act: null, refusal: decided.ok ? null : decided.refusal, state: null, plan };
  const written = addressed(decided.state, decided.events, { ...given, plan }, context);
  const refusal = decided.ok ? null : decided.refusal;
  if (written.events.length === 0 && refusal) return { act: null, refusal, state: written.state, plan };
  const act: Act = {
    org: context.org,
    incident: written.state.id,
    from_seq: state?.seq ?? 0,
    state: written.state,
    events: written.events,
    actor: context.actor,
    now: context.now,
    next_due: nextDue(plan, written.state),
    messages: written.messages,
    command: null,
  };
  return { act, refusal, state: written.state, plan };
}

type Written = {
  readonly state: IncidentState;
  readonly events: readonly IncidentEvent[];
  readonly messages: Act['messages'];
};

function addressed(
  state: IncidentState,
  events: readonly IncidentEvent[],
  given: Given,
  context: ActContext,
): Written {
  let all = { state, events };
  let fresh = events;
  const messages: Act['messages'][number][] = [];
  while (fresh.length > 0) {
    const sent = outgoingMessages(fresh, context.known.record, context.org, context.links);
    messages.push(...sent.messages);
    const before = all.events.length;
    for (const { duty, person } of sent.unreachable) {
      const failed = decide(
        all.state,
        { type: 'RecordDelivery', duty, person, outcome: 'failed', at: context.now },
        given,
      );
      if (failed.ok) all = { state: failed.state, events: [...all.events, ...failed.events] };
    }
    fresh = all.events.slice(before);
  }
  return { ...all, messages };
}
