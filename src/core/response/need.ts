// Does something that must be so hold: a step done, an edge, a condition? Unknown is not false: what cannot be told yet
// does not hold, and says which facts would tell.

import type { Edge, Need } from '#core/plan/clock.ts';
import { type ConditionScope, type Truth, truthOf } from './condition.ts';
import { dutyId } from './duty-id.ts';

import { edgeInstant } from './origin.ts';

export type NeedScope = ConditionScope & { readonly round: number };

export function needHolds(need: Need, scope: NeedScope): Truth {
  if (need.kind === 'condition') return truthOf(need.feel, scope);
  const came = edgeInstant(need.edge, scope) !== null || doesNotApply(need.edge, scope);
  return { holds: came, unknown: [] };
}

/** "look.done", "outage.ended", or the condition as written. */
export function needName(need: Need): string {
  return need.kind === 'condition' ? need.feel : edgeName(need.edge);
}

export function edgeName(edge: Edge): string {
  return `${edge.kind === 'step' ? edge.step : edge.fact}.${edge.edge}`;
}

/** A step whose `when` is known to be false and that never opened does not apply, and holds nothing up. */
export function doesNotApply(edge: Edge, { plan, state, round }: Omit<NeedScope, 'scenario'>): boolean {
  if (edge.kind !== 'step' || edge.edge !== 'done') return false;
  const before = plan.steps[edge.step];
  const label = before?.part === 'gate' ? '1' : String(round);
  if (!before || state.duties[dutyId(before.id, label, null)]) return false;
  const needed = state.duties[`needed:${before.id}/${label}`];
  if (needed?.phase === 'done' && needed.answer === false) return true;
  if (!before.when) return false;
  return truthOf(before.when, { plan, state, scenario: before.scenario }).holds === false;
}
