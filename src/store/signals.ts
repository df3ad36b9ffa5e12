// Hints inside this process that something was written: the same hint given twice before it is delivered is delivered
// once. Delivery is in a microtask, after the writer's own promise chain may go on; a listener that throws stops nobody.
import type { Instant } from '#core/time/instant.ts';
import type { OrgId } from '#desk/ports.ts';

export type Signal = {
  readonly kind: 'due' | 'outbox' | 'events';
  readonly org: OrgId | null;
  /** Of 'due': the instant. Without it: any. */
  readonly at?: Instant;
};
export type Listener = (signal: Signal) => void;

export type Signals = {
  give(signal: Signal): void;
  /** Returns how to stop listening. */
  listen(on: Listener): () => void;
};

export function localSignals(): Signals {
  const listeners = new Set<Listener>();
  const pending = new Map<string, Signal>();

  function deliver(): void {
    const signals = [...pending.values()];
    pending.clear();
    for (const signal of signals)
      for (const on of listeners) {
        try {
          on(signal);
        } catch (cause) {
          queueMicrotask(() => {
            throw cause; // a bug of the listener: let it be seen as one
          });
        }
      }
  }

  return {
    give(signal) {
      if (listeners.size === 0) return;
      if (pending.size === 0) queueMicrotask(deliver);
      gather(pending, signal);
    },
    listen(on) {
      const own: Listener = signal => on(signal);
      listeners.add(own);
      return () => void listeners.delete(own);
    },
  };
}

/** Two hints of the same kind become one, of the earlier instant. */
export function gather(pending: Map<string, Signal>, signal: Signal): void {
  const key = `${signal.kind} ${signal.org ?? ''}`;
  const before = pending.get(key);
  const { at: _any, ...bare } = signal;
  if (!before) pending.set(key, signal);
  else if (before.at === undefined || signal.at === undefined) pending.set(key, bare);
  else if (signal.at < before.at) pending.set(key, signal);
}
