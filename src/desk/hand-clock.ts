// The clock of tests: it stands still until it is moved by hand, and then wakes whoever is due, in order, at their
// own instants.
import type { Instant, Millis } from '#core/time/instant.ts';
import type { Clock } from './ports.ts';

export type HandClock = Clock & {
  /** Moves to now + span; lets what it woke settle before it goes on. */
  forward(span: Millis): Promise<void>;
};

/** `settle` lets woken work go on before the next is woken; by default a few turns of the event loop. */
export function handClock(start: Instant, settle: () => Promise<void> = turns): HandClock {
  let now = start;
  const calls = new Set<{ readonly at: Instant; readonly call: () => void }>();

  return {
    now: () => now,
    wakeAt(at, call) {
      const entry = { at, call };
      calls.add(entry);
      if (at <= now) queueMicrotask(() => calls.delete(entry) && call());
      return () => void calls.delete(entry);
    },
    async forward(span) {
      const target = now + span;
      await settle();
      for (;;) {
        const [next] = [...calls].filter(one => one.at <= target).sort((a, b) => a.at - b.at);
        if (!next) break;
        now = Math.max(now, next.at);
        calls.delete(next);
        next.call();
        await settle();
      }
      now = target;
      await settle();
    },
  };
}

async function turns(): Promise<void> {
  for (let i = 0; i < 20; i++) await new Promise(resolve => setImmediate(resolve));
}
