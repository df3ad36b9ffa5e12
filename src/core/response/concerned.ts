// Whose business a duty is: its holders, those the ladder called, and whoever commands.
import { holdsRole } from './people.ts';
import type { Duty, Mark } from './state.ts';
import type { Work } from './work.ts';

export function mayCommand(
  work: Work,
  duty: Pick<Duty, 'scenario'>,
  person: string,
  commands: boolean,
): boolean {
  const by = work.plan.scenarios[duty.scenario]?.stand_down.by;
  return commands || (by !== undefined && holdsRole(person, by, work));
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
