// Does something that must be so hold: a step done, an edge, a condition? Unknown is not false: what cannot be told yet
// does not hold, and says which facts would tell.

import type { Edge, Need } from '#core/plan/clock.ts';
import type { Step } from '#core/plan/plan.ts';
import { type ConditionScope, type Truth, truthOf } from './condition.ts';
import { isAmong, listItems, valuesOf } from './items.ts';
import { edgeInstant } from './origin.ts';
import type { Items } from './state.ts';
import { dutiesOfStep } from './work.ts';

export type NeedScope = ConditionScope & { readonly round: number };

export function needHolds(need: Need, scope: NeedScope): Truth {
  if (need.kind === 'condition') return truthOf(need.feel, scope);
  return { holds: edgeCame(need.edge, scope), unknown: [] };
}

/** Came about, for every item there is now; what does not apply holds nothing up. */
export function edgeCame(edge: Edge, scope: Omit<NeedScope, 'scenario'>): boolean {
  if (edgeInstant(edge, scope) === null) return doesNotApply(edge, scope);
  return edge.kind !== 'step' || edge.first === true || isOpenForAll(edge, scope);
}

/** Another item of the step's list may not have come so far. */
function isOpenForAll(edge: Extract<Edge, { kind: 'step' }>, scope: Omit<NeedScope, 'scenario'>): boolean {
  const step = scope.plan.steps[edge.step];
  const each = step?.each;
  if (!step || !each || scope.items?.[each.list] !== undefined) return true;
  return listItems(scope, each.list).every(entry => {
    const items: Items = { ...scope.items, [each.list]: entry.id };
    if (dutiesOfStep(scope.state, step.id, scope.round, items).length > 0) return true;
    return isOutOfPlace(step, { ...scope, items, item: valuesOf(scope, each.list, entry) });
  });
}

/** "look.done", "outage.ended", or the condition as written. */
export function needName(need: Need): string {
  return need.kind === 'condition' ? need.feel : edgeName(need.edge);
}

export function edgeName(edge: Edge): string {
  return `${edge.kind === 'step' ? edge.step : edge.fact}.${edge.edge}`;
}

/** A step whose `when` is known to be false and that never opened does not apply, and holds nothing up. */
export function doesNotApply(edge: Edge, scope: Omit<NeedScope, 'scenario'>): boolean {
  if (edge.kind !== 'step' || edge.edge !== 'done') return false;
  const { plan, state, round, items } = scope;
  const before = plan.steps[edge.step];
  const label = before?.part === 'gate' ? 1 : round;
  if (!before || dutiesOfStep(state, before.id, label, items).length > 0) return false;
  const needed = Object.values(state.duties).find(
    duty => duty.decides === before.id && duty.round === String(label) && isAmong(duty.items, items),
  );
  if (needed?.phase === 'done' && needed.answer === false) return true;
  return isOutOfPlace(before, scope);
}

/** Known not to be needed: by its `when`, or by the `where` of its items. */
function isOutOfPlace(step: Step, { plan, state, item, items }: Omit<NeedScope, 'scenario'>): boolean {
  const scope = { plan, state, scenario: step.scenario, item, items };
  const where = step.each && items?.[step.each.list] !== undefined ? step.each.where : undefined;
  if (where !== undefined && truthOf(where, scope).holds === false) return true;
  return step.when !== undefined && truthOf(step.when, scope).holds === false;
}
