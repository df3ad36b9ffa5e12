// "Nobody reachable", and whoever commands, who is told of it.
import { current } from './current-duty.ts';
import { requestMessages } from './message.ts';
import { everyone } from './people.ts';
import type { Duty, Holder } from './state.ts';
import { emit, type Work } from './work.ts';

/** "Nobody reachable": open until somebody has it; the one in command is told as well as the screens. */
export function raiseAlarm(work: Work, duty: Duty, why: string): void {
  const before = current(work, duty);
  if (before.phase !== 'open' || before.alarm !== null) return;
  emit(work, { type: 'NobodyReachable', duty: duty.id, why });
  requestMessages(work, current(work, duty), 'alarm', commanders(work, duty), why);
}

/** Whoever may stand the duty's scenario down. */
export function commanders(work: Work, duty: Pick<Duty, 'scenario'>): readonly Holder[] {
  const by = work.plan.scenarios[duty.scenario]?.stand_down.by;
  return by === undefined
    ? []
    : everyone({ kind: 'role', role: by }, work, { step: null, item: null, round: 0 });
}
