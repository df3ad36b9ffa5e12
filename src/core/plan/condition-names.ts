// The names that conditions of a plan may use: facts, steps, parameters, posts to be present at, and the level.
import type { Plan } from './plan.ts';

export function conditionNames(plan: Plan): ReadonlySet<string> {
  return new Set([
    ...Object.keys(plan.facts),
    ...Object.keys(plan.steps),
    ...Object.keys(plan.params ?? {}),
    ...Object.keys(plan.presence ?? {}),
    ...(plan.levels ? ['level'] : []),
  ]);
}
