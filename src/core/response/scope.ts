// What a condition of a step sees when it is looked at for some items: the scenario, the round, the fields of the item.
import type { Step } from '#core/plan/plan.ts';
import { itemEntry, NO_ITEMS } from './items.ts';
import type { NeedScope } from './need.ts';
import type { Duty, IncidentState, Items } from './state.ts';
import { roundOf, type Work } from './work.ts';

/** Of an open duty. */
export function scopeOf(work: Pick<Work, 'plan' | 'state'>, step: Step, duty: Duty): NeedScope {
  return scopeAt(work, step, roundOf(duty), duty.items ?? NO_ITEMS, duty.item);
}

export function scopeAt(
  { plan, state }: { readonly plan: Work['plan']; readonly state: IncidentState },
  step: Step,
  round: number,
  items: Items,
  item: string | null,
): NeedScope {
  const values = item === null ? undefined : itemEntry({ plan, state }, step, item)?.values;
  return { plan, state, scenario: step.scenario, round, item: values, items };
}
