// A duty as it stands now: events of the same command may have changed it since it was looked at.
import type { Duty } from './state.ts';
import type { Work } from './work.ts';

export function current(work: Work, duty: Duty): Duty {
  return work.state.duties[duty.id] ?? duty;
}
