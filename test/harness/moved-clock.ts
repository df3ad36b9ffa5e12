// A clock that stands still until it is moved. Moving it wakes everyone whose instant has come, in order.
import type { Clock } from '#desk/ports.ts';

export type MovedClock = Clock & {
  /** Moves on (never back) and calls what is due by then; what that starts runs on by itself. */
  moveTo(at: number): void;
};

export function movedClock(start: number): MovedClock {
  let now = start;
  const waiting = new Set<{ readonly at: number; readonly call: () => void }>();
  return {
    now: () => now,
    wakeAt(at, call) {
      const one = { at, call };
      if (at <= now) queueMicrotask(call);
      else waiting.add(one);
      return () => waiting.delete(one);
    },
    moveTo(at) {
      now = Math.max(now, at);
      const due = [...waiting].filter(one => one.at <= now).sort((a, b) => a.at - b.at);
      for (const one of due) {
        waiting.delete(one);
        one.call();
      }
    },
  };
}
