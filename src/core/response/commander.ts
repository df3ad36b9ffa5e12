// Who commands the case: whoever accepted it; before anybody did, who may stand it down; where that is the commander of the
// level himself, whoever holds his post. One at a time: the former commands until the next one accepts.
import type { LevelId, Party, Plan, RoleId } from '#core/plan/plan.ts';
import { caseRoles } from './commanding.ts';
import type { Holder, IncidentState } from './state.ts';

type Case = { readonly plan: Plan; readonly state: IncidentState };

/** `resolve` says who holds a post; handed in, for it asks back for the commander. */
export function commandersNow(
  { plan, state }: Case,
  resolve: (party: Party) => readonly Holder[],
): readonly Holder[] {
  if (state.command) return [{ person: state.command.person, reason: 'commander' }];
  const roles = caseRoles({ plan, state });
  const own = roles.filter(role => !isLevelCommander(plan, role));
  if (own.length > 0 || roles.length === 0) return own.flatMap(role => resolve({ kind: 'role', role }));
  const role = commanderRole(plan, state.level?.level);
  return role === undefined ? [] : resolve({ kind: 'role', role }).slice(0, 1);
}

/** Of a level; before it is graded the lowest that names one. */
function commanderRole(plan: Plan, level: LevelId | undefined): RoleId | undefined {
  const order = level === undefined ? scaleOf(plan).toReversed() : [level];
  const named = order.flatMap(id => plan.levels?.[id]?.commander ?? []);
  return named.find(role => !isLevelCommander(plan, role));
}

function isLevelCommander(plan: Plan, role: RoleId): boolean {
  return plan.roles[role]?.is === 'level-commander';
}

/** Levels of a plan, highest first. */
export function scaleOf(plan: Plan): readonly LevelId[] {
  return plan.grades?.scale ?? Object.keys(plan.levels ?? {});
}
