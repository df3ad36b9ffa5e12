// The clock of the machine. One timer per wake-up; Node's timers cannot wait longer than 24.8 days, so long waits are
// cut, and a wake-up may come early: callers look again.
import type { Clock } from '#desk/ports.ts';

const LONGEST = 2_147_000_000;

export const systemClock: Clock = {
  now: () => Date.now(),
  wakeAt(at, call) {
    const timer = setTimeout(call, Math.min(LONGEST, Math.max(0, at - Date.now())));
    return () => clearTimeout(timer);
  },
};
