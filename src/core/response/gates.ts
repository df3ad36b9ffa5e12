// Gates: steps that must be done before any scenario of the plan may begin. They open with the case and are done once in it;
// waived with a reason, or known not to apply, they let through too.
import { aliasIn, nameIn } from '#core/plan/case-name.ts';
import { GATES } from '#core/plan/written-steps.ts';
import { needHolds } from './need.ts';
import type { Work } from './work.ts';

/** Those that still stand in the way of a scenario: the gates of its own plan, where several plans run in one case. */
export function shutGates(
  { plan, state }: Pick<Work, 'plan' | 'state'>,
  scenario: string,
): readonly string[] {
  if (!plan.gates) return [];
  const alias = aliasIn(scenario);
  const scope = { plan, state, scenario: nameIn(alias, GATES), round: 1 };
  return plan.gates
    .filter(step => aliasIn(step) === alias)
    .filter(
      step => needHolds({ kind: 'edge', edge: { kind: 'step', step, edge: 'done' } }, scope).holds !== true,
    );
}
