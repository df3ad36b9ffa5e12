// A sleep that can be cut short: whoever waits wakes at an instant or when the bell is rung, whichever is first.
// A ring while nobody waits is kept, so that nothing written just before falling asleep is slept over.
import type { Instant } from '#core/time/instant.ts';
import type { Clock } from './ports.ts';

export type Bell = {
  ring(): void;
  /** Resolves at `until` (null: only when rung); at once when it was rung since the last wait. For one waiter. */
  wait(until: Instant | null): Promise<void>;
};

export function createBell(clock: Clock): Bell {
  let rung = false;
  let wake: (() => void) | null = null;
  return {
    ring() {
      rung = true;
      wake?.();
    },
    async wait(until) {
      if (!rung)
        await new Promise<void>(resolve => {
          const cancel = until === null ? () => {} : clock.wakeAt(until, () => wake?.());
          wake = () => {
            wake = null;
            cancel();
            resolve();
          };
        });
      rung = false;
    },
  };
}
