// Instants that clocks start from. `null` while the thing has not happened. An edge of a step is the instant at which
// all its duties of the round had reached it.

import { ownName } from '#core/plan/case-name.ts';
import type { Edge, Origin, Plan, StepEdge, StepId } from '#core/plan/plan.ts';
import { GATES } from '#core/plan/written-steps.ts';
import type { Instant } from '#core/time/instant.ts';
import { againKey } from './again-key.ts';
import { DISPATCH_EDGES, type DispatchEdge } from './dispatch-edges.ts';

import { keyIn, stateIn } from './items.ts';
import type { Duty, IncidentState, Items, Told } from './state.ts';
import { dutiesOfStep } from './work.ts';

export type OriginContext = {
  readonly state: IncidentState;
  readonly round: number;
  readonly opened: Instant | null; // of the duty itself
  readonly item?: Readonly<Record<string, unknown>> | undefined; // the list item it is for
  readonly items?: Items | undefined; // and which it is; edges and facts are those of these items
  readonly plan?: Plan | undefined;
};

type EdgeContext = Pick<OriginContext, 'state' | 'round' | 'items' | 'plan'>;

export function originInstant(origin: Origin, context: OriginContext): Instant | null {
  switch (origin.kind) {
    case 'opened':
      return context.opened;
    case 'incident':
      return context.state[origin.instant] ?? null;
    case 'fact':
      return observedOf(origin.fact, context);
    case 'state':
    case 'step':
      return edgeInstant(origin, context);
    case 'item-field': {
      const at = Date.parse(String(context.item?.[origin.field] ?? ''));
      return Number.isNaN(at) ? null : at;
    }
    case 'level':
      return context.state.level?.reached[origin.level] ?? null;
    default:
      return origin satisfies never;
  }
}

function observedOf(fact: string, { plan, state, items }: OriginContext): Instant | null {
  return state.facts[plan ? keyIn(plan, fact, items) : fact]?.observed ?? null;
}

export function edgeInstant(edge: Edge, context: EdgeContext): Instant | null {
  if (edge.kind === 'state') return stateIn(context, edge.fact, context.items)?.[edge.edge] ?? null;
  return stepEdge(edge.step, edge.edge, context, edge.first === true);
}

function stepEdge(step: StepId, edge: StepEdge, context: EdgeContext, first: boolean): Instant | null {
  const { state, items } = context;
  const noGates = context.plan !== undefined && context.plan.gates === undefined;
  const round = !noGates && isOfGate(state, step) ? 1 : context.round; // once in a case, whatever the round
  const duties = dutiesOfStep(state, step, round, items);
  const present = duties.filter(duty => duty.round === labelNow(state, step, round, duty.place));
  if (present.length === 0) return null;
  const edges = present.map(duty => edgeOfDuty(duty, edge));
  if (first) return earliest(edges);
  if (present.length === duties.length) return latest(edges); // the usual course: none of a former opening
  const everywhere = new Set(duties.map(({ place }) => place)).size;
  return new Set(present.map(({ place }) => place)).size < everywhere ? null : latest(edges);
}

/** The label of the occurrence that a step is at: for all its items, and where it was called for by one, for that one. */
export function labelNow(state: IncidentState, step: StepId, round: number, place?: string): string {
  if (isEmpty(state.again)) return String(round);
  const all = state.again[againKey(step, round)] ?? 0;
  const own = place === undefined ? 0 : (state.again[againKey(step, round, place)] ?? 0);
  return occurrenceLabel(round, 1 + all + own);
}

/** Told without listing its keys. */
export function isEmpty(record: object): boolean {
  for (const _ in record) return false;
  return true;
}

function isOfGate(state: IncidentState, step: StepId): boolean {
  const duty = state.duties[`${step}/1`];
  return duty !== undefined && ownName(duty.scenario) === GATES;
}

/** "1", or "1~2" when the step opens a second time in round 1. */
export function occurrenceLabel(round: number, occurrence: number): string {
  return occurrence > 1 ? `${round}~${occurrence}` : String(round);
}

/** A refusal or "not satisfied" is an answer, but it does not release what comes after. */
export function edgeOfDuty(duty: Duty, edge: StepEdge): Instant | null {
  switch (edge) {
    case 'opened':
      return duty.opened;
    case 'done':
      return duty.phase === 'open' || saidNo(duty) ? null : (duty.done?.at ?? duty.closed);
    case 'acknowledged':
      return duty.kind === 'notify'
        ? latest(duty.told.map(markOf('acknowledged')))
        : (duty.acknowledged?.at ?? null);
    case 'accepted':
      return duty.accepted?.at ?? null;
    case 'arrived':
      return duty.arrived?.at ?? reachedAt(duty, edge);
    case 'sent':
      return duty.kind === 'dispatch' ? reachedAt(duty, edge) : latest(duty.told.map(markOf(edge)));
    case 'attempted':
      return latest(duty.told.map(markOf(edge)));
    case 'reserved':
    case 'used':
    case 'returned':
      return reachedAt(duty, edge);
    default:
      return edge satisfies never;
  }
}

/** When the first of what is sent came to that edge; what arrived was sent before. */
function reachedAt(duty: Duty, edge: DispatchEdge): Instant | null {
  const later = DISPATCH_EDGES.slice(DISPATCH_EDGES.indexOf(edge)).flatMap(one => duty.reached?.[one] ?? []);
  return later.length === 0 ? null : Math.min(...later);
}

function saidNo(duty: Duty): boolean {
  return (
    (duty.kind === 'approve' || duty.kind === 'confirm' || duty.kind === 'use') &&
    duty.phase === 'done' &&
    (duty.kind === 'use' ? duty.answer === false : duty.answer !== true)
  );
}

/** When a receiver bore a mark; each mark implies the weaker ones. */
export function markOf(
  mark: 'attempted' | 'sent' | 'delivered' | 'acknowledged',
): (told: Told) => Instant | null {
  return told => {
    const acknowledged = told.acknowledged?.at ?? null;
    if (mark === 'acknowledged') return acknowledged;
    if (mark === 'delivered') return told.delivered ?? acknowledged;
    if (mark === 'sent') return told.sent ?? told.delivered ?? acknowledged;
    return told.attempted ?? acknowledged;
  };
}

/** "any turn_out.arrived": when the first of them did. */
function earliest(instants: readonly (Instant | null)[]): Instant | null {
  const known = instants.filter(one => one !== null);
  return known.length === 0 ? null : Math.min(...known);
}

function latest(instants: readonly (Instant | null)[]): Instant | null {
  return instants.reduce<Instant | null>(
    (max, one) => (one === null || max === null ? null : Math.max(max, one)),
    instants.length > 0 ? Number.NEGATIVE_INFINITY : null,
  );
}
