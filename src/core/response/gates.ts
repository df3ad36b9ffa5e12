// Gates: steps that must be done before any scenario of the plan may begin. They open with the case and are done once in it;
// waived with a reason, or known not to apply, they let through too.
import { GATES } from '#core/plan/written-steps.ts';
import { needHolds } from './need.ts';
import type { Work } from './work.ts';

/** Those that still stand in the way. */
export function shutGates({ plan, state }: Pick<Work, 'plan' | 'state'>): readonly string[] {
  const scope = { plan, state, scenario: GATES, round: 1 };
  return (plan.gates ?? []).filter(
    step => needHolds({ kind: 'edge', edge: { kind: 'step', step, edge: 'done' } }, scope).holds !== true,
  );
}
