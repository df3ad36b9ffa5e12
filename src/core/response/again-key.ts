// How an occurrence of a step is counted: in its round, and where it is for items, at their place.
import type { StepId } from '#core/plan/plan.ts';

/** "step/round", and of one place "step/round/item". */
export function againKey(step: StepId, round: number | string, place?: string): string {
  return place === undefined ? `${step}/${round}` : `${step}/${round}/${place}`;
}
