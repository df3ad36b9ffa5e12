// Who commands a case: whoever the plan names to stand it down. One at a time: of several plans only the one in command
// names him, until another plan takes the command over.
import { aliasIn } from '#core/plan/case-name.ts';
import type { RoleId, ScenarioId } from '#core/plan/plan.ts';
import type { Work } from './work.ts';

type Case = Pick<Work, 'plan' | 'state'>;

/** Of a duty: by its own scenario where that is of the plan in command, else whoever commands the case. */
export function commandingRoles(work: Case, scenario: ScenarioId): readonly RoleId[] {
  const own = work.plan.scenarios[scenario]?.stand_down.by;
  return own === undefined || aliasIn(scenario) !== inCommand(work) ? caseRoles(work) : [own];
}

/** Of the whole case. */
export function caseRoles(work: Case): readonly RoleId[] {
  const { plan, state } = work;
  const all = [...state.scenarios, ...(state.former ?? []).map(({ scenario }) => scenario)];
  const its = all.filter(scenario => aliasIn(scenario) === inCommand(work));
  const by = (its.length > 0 ? its : all).flatMap(scenario => plan.scenarios[scenario]?.stand_down.by ?? []);
  return [...new Set(by)];
}

function inCommand({ state }: Case): string {
  return state.in_command ?? '';
}
