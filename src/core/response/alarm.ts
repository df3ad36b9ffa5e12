// "Nobody reachable", and whoever commands, who is told of it.
import { isReachable } from '#core/roster/resolve.ts';
import { commandingRoles } from './commanding.ts';
import { current } from './current-duty.ts';
import { requestMessages } from './message.ts';
import { everyone, once } from './people.ts';
import type { Duty, Holder } from './state.ts';
import { emit, type Work } from './work.ts';

/** "Nobody reachable": open until somebody has it; the one in command is told as well as the screens. */
export function raiseAlarm(work: Work, duty: Duty, why: string): void {
  const before = current(work, duty);
  if (before.phase !== 'open' || before.alarm !== null) return;
  emit(work, { type: 'NobodyReachable', duty: duty.id, why });
  requestMessages(work, current(work, duty), 'alarm', commanders(work, duty), why);
}

/** Who took command; else whoever may stand the duty's scenario down. */
export function commanders(work: Work, duty: Pick<Duty, 'scenario'>): readonly Holder[] {
  const { command } = work.state;
  if (command && isReachable(command.person, work.roster))
    return [{ person: command.person, reason: 'commander' }];
  return once(
    commandingRoles(work, duty.scenario).flatMap(role =>
      everyone({ kind: 'role', role }, work, { step: null, item: null, round: 0 }),
    ),
  );
}
