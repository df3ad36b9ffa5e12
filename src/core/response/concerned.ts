// Whose business a duty is: its holders, those the ladder called, and whoever commands.
import { caseRoles, commandingRoles } from './commanding.ts';
import { holdsRole } from './people.ts';
import type { Duty, Mark } from './state.ts';
import type { Work } from './work.ts';

export function mayCommand(
  work: Work,
  duty: Pick<Duty, 'scenario'>,
  person: string,
  commands: boolean,
): boolean {
  if (work.state.command?.person === person) return true;
  return commands || commandingRoles(work, duty.scenario).some(role => holdsRole(person, role, work));
}

/** May the person command the whole case: stand it down, tick, merge, add a plan? */
export function commandsCase(
  work: Pick<Work, 'plan' | 'state' | 'roster'>,
  person: string,
  commands: boolean,
): boolean {
  if (commands || work.state.command?.person === person) return true;
  return caseRoles(work).some(role => holdsRole(person, role, work));
}

export function isHolder(duty: Duty, person: string): boolean {
  return duty.holders.some(holder => holder.person === person);
}

export function isConcerned(duty: Duty, person: string): boolean {
  return isHolder(duty, person) || duty.called.some(holder => holder.person === person);
}

export function markOf(work: Work, command: { readonly by: string; readonly at?: number }): Mark {
  return { at: command.at ?? work.now, recorded: work.now, by: command.by };
}
