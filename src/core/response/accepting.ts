// Who has to accept before another plan takes over.
import type { Party, Step } from '#core/plan/plan.ts';
import type { Work } from './work.ts';

/** Who has to accept: whom the step names, else whoever stands the other plan down. */
export function accepting(work: Pick<Work, 'plans'>, step: Step): readonly Party[] {
  if (step.action.kind !== 'use' || step.action.mode !== 'instead') return [];
  if (step.action.accepted_by) return [step.action.accepted_by];
  const { plan, scenario } = step.action;
  const scenarios = work.plans?.[plan]?.plan.scenarios ?? {};
  const its = scenario === undefined ? Object.values(scenarios) : [scenarios[scenario]];
  const roles = its.flatMap(one => one?.stand_down.by ?? []);
  return [...new Set(roles)].map(role => ({ kind: 'role', role }));
}
