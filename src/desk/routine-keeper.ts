// Opens what comes round on its day and closes what was done or missed. Looks when the earliest falls due, when something
// was written, and twice a minute besides; several may run: a slot is opened by whoever writes it first.
import type { PlanId } from '#core/plan/plan.ts';
import { recurringOf } from '#core/routines/recurring.ts';
import { isScheduled } from '#core/routines/slots.ts';
import type { Instant, Millis } from '#core/time/instant.ts';
import type { Known } from './known.ts';
import type { OrgId, RoutineSlot } from './ports.ts';
import { comingSlot, type InForce, lastOf, plansWithRoutines, slotsToOpen } from './recurring.ts';
import { type CaseParts, lapseCase, openCase, openerOf, outcomeOf } from './routine-case.ts';

export type RoutineKeeperParts = CaseParts & {
  readonly known: Known;
  readonly newId: () => string;
  readonly log: (message: string, detail: Readonly<Record<string, unknown>>) => void;
};

export type RoutineKeeper = {
  /** Something was written: cases that are open are looked at within a second. */
  wake(): void;
  stop(): Promise<void>;
  /** Looks at everything now; resolves when nothing is left to open or close. */
  settled(): Promise<void>;
};

const LONGEST_SLEEP: Millis = 30_000;
const SOON: Millis = 1_000;

export function startRoutineKeeper(parts: RoutineKeeperParts): RoutineKeeper {
  const { clock } = parts;
  let stopped = false;
  let all = true; // look at everything, not at open cases alone
  let soon = false;
  let next: Instant = 0;
  let looked: Instant = 0;
  let release: () => void = () => {};
  let forget: () => void = () => {};
  const idle: (() => void)[] = [];
  const running = run();

  async function run(): Promise<void> {
    while (!stopped) {
      const waiting = idle.splice(0);
      await round();
      for (const tell of waiting) tell();
      if (stopped) break;
      if (!all) await sleepUntil(Math.min(next, looked + LONGEST_SLEEP));
    }
    for (const tell of idle.splice(0)) tell();
  }

  async function round(): Promise<void> {
    const now = clock.now();
    const whole = all || now >= next || now >= looked + LONGEST_SLEEP;
    [all, soon] = [false, false];
    try {
      if (!whole) return void (await followOpen(parts));
      next = await keepRoutines(parts);
      looked = now;
    } catch (cause) {
      parts.log('routine-keeper-fault', { cause });
      [next, looked] = [now + 5_000, now];
    }
  }

  function sleepUntil(at: Instant): Promise<void> {
    let cancel = () => {};
    return new Promise<void>(resolve => {
      release = resolve;
      cancel = clock.wakeAt(at, resolve);
      if (stopped || all) resolve();
    }).then(() => cancel());
  }

  return {
    wake() {
      if (soon || stopped) return;
      soon = true;
      forget = clock.wakeAt(clock.now() + SOON, () => release());
    },
    async stop() {
      stopped = true;
      forget();
      release();
      await running;
    },
    settled() {
      if (stopped) return Promise.resolve();
      return new Promise(resolve => {
        idle.push(resolve);
        all = true;
        release();
      });
    },
  };
}

/** Cases that are open, and are done by now. */
async function followOpen(parts: RoutineKeeperParts): Promise<void> {
  for (const slot of await parts.store.routines.open())
    await guarded(parts, slot, async () =>
      follow(parts, slot, await plansWithRoutines(parts.store, slot.org)),
    );
}

/** One that cannot be opened or closed (a bug, a plan nobody can carry out) must not hold up the others. */
async function guarded(
  { log }: RoutineKeeperParts,
  { org, routine }: { readonly org: OrgId; readonly routine: string },
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (cause) {
    log('routine-fault', { cause, org, routine });
  }
}

/** One look at everything; answers when the next falls due. */
export async function keepRoutines(parts: RoutineKeeperParts): Promise<Instant> {
  const { store, clock } = parts;
  const open = await store.routines.open();
  let next = Number.POSITIVE_INFINITY;
  for (const { id } of await store.roster.organisations()) {
    const plans = await plansWithRoutines(store, id);
    const own = open.filter(({ org }) => org === id);
    if (plans.length === 0 && own.length === 0) continue;
    for (const slot of own) await guarded(parts, slot, () => follow(parts, slot, plans));
    next = Math.min(next, await openDue(parts, id, plans));
  }
  return Math.max(next, clock.now() + 1_000);
}

/** Opens its case if that was not finished; closes the slot once the case is. */
async function follow(
  parts: RoutineKeeperParts,
  slot: RoutineSlot,
  plans: readonly InForce[],
): Promise<void> {
  const { store } = parts;
  const known = await parts.known.organisation(slot.org);
  if (!known || slot.incident === null) return;
  const inForce = plans.find(({ plan }) => plan.plan === slot.plan);
  const what = inForce && recurringOf(inForce.plan).find(one => one.scenario === slot.routine);
  const found = await store.incidents.load(slot.org, slot.incident);
  if (!found) {
    if (inForce && what) await openCase(parts, slot, what, inForce, known);
    return;
  }
  const outcome = outcomeOf(slot, found.state, what, inForce, known);
  if (!outcome) return;
  await store.routines.close(slot, outcome.how, outcome.postings);
  if (outcome.postings.length > 0) parts.known.forget(slot.org);
}

async function openDue(parts: RoutineKeeperParts, org: OrgId, plans: readonly InForce[]): Promise<Instant> {
  const { store, clock } = parts;
  const latest = await store.routines.latest(org);
  let next = Number.POSITIVE_INFINITY;
  for (const inForce of plans)
    for (const what of recurringOf(inForce.plan).filter(one => isScheduled(one.how_often))) {
      const last = lastOf(latest, inForce.plan.plan, what);
      const due = slotsToOpen(what, inForce, last, clock.now());
      for (const [index, slot] of due.entries()) {
        const passed = slot.due <= clock.now() || index < due.length - 1;
        await guarded(parts, { org, routine: what.scenario }, () =>
          claim(parts, org, inForce, what.scenario, slot, passed),
        );
      }
      const [newest] = due.slice(-1);
      const after = newest
        ? { ...slotRow(org, inForce.plan.plan, what.scenario, newest), slot: newest.name }
        : last;
      const coming = comingSlot(what, inForce, after, clock.now());
      if (coming) next = Math.min(next, coming.opens);
    }
  return next;
}

/** The one before that is still open is missed by now. One that passed while nobody kept the clock has no case. */
async function claim(
  parts: RoutineKeeperParts,
  org: OrgId,
  inForce: InForce,
  scenario: string,
  { name, opens, due }: { readonly name: string; readonly opens: Instant; readonly due: Instant },
  passed: boolean,
): Promise<void> {
  const { store, clock, newId } = parts;
  const known = await parts.known.organisation(org);
  const what = recurringOf(inForce.plan).find(one => one.scenario === scenario);
  const by = known && what ? openerOf(what, known) : null;
  if (!known || !what || by === null) return;
  await lapseFormer(parts, org, inForce, scenario, clock.now());
  const slot: RoutineSlot = {
    ...slotRow(org, inForce.plan.plan, scenario, { name, opens, due }),
    state: passed ? 'missed' : 'open',
    incident: passed ? null : newId(),
    by,
  };
  if ((await store.routines.claim(slot)) && !passed) await openCase(parts, slot, what, inForce, known);
}

function slotRow(
  org: OrgId,
  plan: PlanId,
  routine: string,
  { name, opens, due }: { readonly name: string; readonly opens: Instant; readonly due: Instant },
): RoutineSlot {
  return {
    ...{ org, plan, routine, slot: name, opens, due, state: 'open', incident: null, by: '', done_at: null },
  };
}

async function lapseFormer(
  parts: RoutineKeeperParts,
  org: OrgId,
  { plan }: InForce,
  scenario: string,
  now: Instant,
): Promise<void> {
  const known = await parts.known.organisation(org);
  const history = await parts.store.routines.history(org, plan.plan, scenario, 20);
  for (const former of history.filter(one => one.state === 'open' && one.due <= now)) {
    if (known) await lapseCase(parts, former, plan, known);
    await parts.store.routines.close(former, { state: 'missed', done_at: null }, []);
  }
}

/** Somebody begins with it before its day. Null: nothing comes; its case where one is open already. */
export async function startEarly(
  parts: RoutineKeeperParts,
  org: OrgId,
  plan: PlanId,
  scenario: string,
): Promise<string | null> {
  const { store, clock, newId } = parts;
  const inForce = (await plansWithRoutines(store, org)).find(one => one.plan.plan === plan);
  const what = inForce && recurringOf(inForce.plan).find(one => one.scenario === scenario);
  const known = await parts.known.organisation(org);
  if (!inForce || !what || !known) return null;
  const history = await store.routines.history(org, plan, scenario, 20);
  const open = history.find(one => one.state === 'open');
  if (open) return open.incident;
  const by = openerOf(what, known);
  const now = clock.now();
  const coming = isScheduled(what.how_often)
    ? comingSlot(what, inForce, history[0], now)
    : { name: new Date(now).toISOString(), opens: now, due: now + 30 * 86_400_000 };
  if (!coming || by === null) return null;
  const slot: RoutineSlot = { ...slotRow(org, plan, scenario, coming), incident: newId(), by };
  if (!(await store.routines.claim(slot))) return null;
  await openCase(parts, slot, what, inForce, known);
  return slot.incident;
}
