// Who stands a rehearsed incident down, and when: somebody who may, as soon as the plan lets him, after the time it takes
// to notice.
import { ownName } from '#core/plan/case-name.ts';
import { closingOf, goesOn } from '#core/response/close.ts';
import { caseRoles } from '#core/response/commanding.ts';
import { holdsRole } from '#core/response/people.ts';
import type { IncidentState } from '#core/response/state.ts';
import { openDuties } from '#core/response/work.ts';
import type { PersonId } from '#core/roster/roster.ts';
import { logNormal } from './luck.ts';
import { type Simulation, throwOf, turnTo } from './simulation.ts';

export function considerClosing(world: Simulation, index: number): void {
  const its = world.cases[index];
  if (!its?.state || its.closing) return;
  turnTo(world, index);
  const how = whatIsDue(world, its.state);
  const person = how === null ? null : whoCloses(world, its.state, how);
  if (how === null || person === null) return;
  its.closing = true;
  const { median, spread } = world.people.work.decide ?? { median: 60_000, spread: 0 };
  const roll = throwOf(world, 'closes', index, how, its.state.seq);
  const at = world.now + Math.max(1000, Math.round(logNormal(roll, median, spread)));
  world.agenda.put(at, { do: how, case: index, person });
}

function whatIsDue({ plan }: Simulation, state: IncidentState): 'stand-down' | 'file' | null {
  const open = openDuties(state);
  if (state.phase === 'stood-down') return open.length === 0 ? 'file' : null;
  if (state.phase !== 'active') return null;
  if (open.some(duty => duty.force === 'must' && !goesOn({ plan }, duty))) return null;
  const { conditions, duties } = closingOf({ plan, state });
  const ready = duties.length === 0 && conditions.every(({ holds }) => holds === true);
  return ready ? 'stand-down' : null; // what has to be ticked he ticks then
}

function whoCloses(world: Simulation, state: IncidentState, how: 'stand-down' | 'file'): PersonId | null {
  const { filed } = world.plan.close ?? {};
  const roles =
    how === 'file' && filed?.by !== undefined ? [filed.by] : caseRoles({ plan: world.plan, state });
  return whoHolds(world, state, roles);
}

/** Somebody who answers: on duty first. */
export function whoHolds(world: Simulation, state: IncidentState, roles: readonly string[]): PersonId | null {
  const roster = world.rosterAt(world.now);
  const work = { plan: world.plan, roster, state };
  const able = Object.keys(roster.people).filter(
    person => !world.silent.has(person) && roles.some(role => holdsRole(person, role, work)),
  );
  const onDuty = able.find(person =>
    roles.some(role => roster.posts[ownName(role)]?.holders.includes(person)),
  );
  return onDuty ?? able[0] ?? null;
}
