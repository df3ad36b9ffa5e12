// Fires what is due. Sleeps until the earliest due instant of all incidents, is woken when an earlier one is written
// (here or by another process), works beside other timekeepers, and catches up after an outage: the core gives every
// event that was due its own instant, however late this wakes.
import type { Instant, Millis } from '#core/time/instant.ts';
import { actOn } from './incident-acts.ts';
import type { Known } from './known.ts';
import type { Links } from './links.ts';
import type { Act, Clock, Store, StoredIncident } from './ports.ts';

export type TimekeeperParts = {
  readonly store: Store;
  readonly clock: Clock;
  readonly known: Known;
  readonly links: Links;
  readonly log: (message: string, detail: Readonly<Record<string, unknown>>) => void;
  /** Called after each batch with how late its most overdue incident was, for metrics and readiness. */
  readonly onBatch?: (batch: { readonly taken: number; readonly latest: Millis }) => void;
};

export type Timekeeper = {
  /** Something is due at this instant or earlier than was known. */
  wake(at?: Instant): void;
  stop(): Promise<void>;
  /** Resolves when nothing is due now: the tests' way to let the clock's moving have its effect. */
  settled(): Promise<void>;
  /** How late the timekeeper is right now; 0 when nothing is overdue. */
  lag(): Millis;
};

const BATCH = 64;
/** Even if every signal were lost, nothing waits longer than this beyond its instant. */
const LONGEST_SLEEP: Millis = 30_000;
const AFTER_FAULT: readonly Millis[] = [100, 250, 500, 1_000, 2_000, 5_000];

export function startTimekeeper(parts: TimekeeperParts): Timekeeper {
  const { store, clock } = parts;
  let stopped = false;
  let woken = false;
  let faults = 0;
  let cancel: () => void = () => {};
  let release: () => void = () => {};
  let earliest: Instant | null = null;
  let asleepUntil: Instant | null = null; // null while awake
  const idle: (() => void)[] = [];

  const running = run();

  async function run(): Promise<void> {
    while (!stopped) {
      woken = false;
      const next = await round();
      if (stopped) break;
      if (woken || (next !== null && next <= clock.now())) continue;
      for (const tell of idle.splice(0)) tell();
      await sleepUntil(next);
    }
    for (const tell of idle.splice(0)) tell();
  }

  /** Does all that is due; answers when to look again. */
  async function round(): Promise<Instant | null> {
    try {
      while (!stopped && (await batch()) > 0);
      earliest = await store.incidents.earliestDue();
      faults = 0;
      return earliest;
    } catch (cause) {
      const pause = AFTER_FAULT[Math.min(faults++, AFTER_FAULT.length - 1)] ?? 5_000;
      parts.log('timekeeper-fault', { cause, pause });
      return clock.now() + pause;
    }
  }

  async function batch(): Promise<number> {
    const missing: StoredIncident[] = [];
    let latest: Millis = 0;
    const taken = await store.incidents.updateDue(clock.now(), BATCH, found => {
      latest = Math.max(latest, clock.now() - (found.next_due ?? clock.now()));
      return passTime(found, missing);
    });
    if (taken > 0) parts.onBatch?.({ taken, latest });
    await fetchMissing(missing);
    return taken;
  }

  function passTime(found: StoredIncident, missing: StoredIncident[]): Act | null {
    const { org, state } = found;
    const known = parts.known.organisationAtHand(org);
    const plans = parts.known.ofCaseAtHand(org, state);
    if (!known || !plans) {
      missing.push(found);
      return null;
    }
    try {
      const context = {
        org,
        known,
        ...plans,
        now: clock.now(),
        actor: null,
        commands: false,
        links: parts.links,
      };
      return actOn(state, { type: 'PassTime' }, context).act;
    } catch (cause) {
      parts.log('incident-fault', { cause, org, incident: state.id });
      return postponed(found, clock.now());
    }
  }

  async function fetchMissing(missing: readonly StoredIncident[]): Promise<void> {
    for (const { org, state } of missing) {
      const [known, plan] = await Promise.all([
        parts.known.organisation(org),
        parts.known.ofCase(org, state),
      ]);
      if (!known || !plan)
        throw new Error(
          `incident ${state.id} follows plan ${state.plan.id} version ${state.plan.version}, which is not there`,
        );
    }
  }

  function sleepUntil(at: Instant | null): Promise<void> {
    const limit = clock.now() + LONGEST_SLEEP;
    const until = at === null ? limit : Math.min(at, limit);
    asleepUntil = until;
    return new Promise<void>(resolve => {
      release = resolve;
      cancel = clock.wakeAt(until, resolve);
      if (stopped || woken) resolve();
    }).then(() => {
      asleepUntil = null;
      cancel();
    });
  }

  return {
    wake(at) {
      if (at !== undefined && asleepUntil !== null && at >= asleepUntil) return; // it wakes by itself before
      woken = true;
      release();
    },
    async stop() {
      stopped = true;
      release();
      await running;
    },
    settled() {
      if (stopped) return Promise.resolve();
      return new Promise(resolve => {
        idle.push(resolve);
        woken = true;
        release();
      });
    },
    lag: () => (earliest === null ? 0 : Math.max(0, clock.now() - earliest)),
  };
}

/** An incident that cannot be decided (a bug) must not hold up the others: it is tried again in a minute. */
function postponed({ org, state }: StoredIncident, now: Instant): Act {
  return {
    org,
    incident: state.id,
    from_seq: state.seq,
    state,
    events: [],
    actor: null,
    now,
    next_due: now + 60_000,
    messages: [],
    command: null,
  };
}
