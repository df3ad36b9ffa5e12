// What comes round in an organisation: of every plan in force, with when it falls due next and what became of it before.
import type { Plan, PlanId } from '#core/plan/plan.ts';
import { lookBack } from '#core/routines/look-back.ts';
import { type Recurring, recurringOf } from '#core/routines/recurring.ts';
import { nextSlot, type Recurrence, type Slot, type SlotScope, slotsBetween } from '#core/routines/slots.ts';
import type { Instant } from '#core/time/instant.ts';
import { STATUTORY_DAYS } from '#core/time/statutory-days.ts';
import type { OrgId, RoutineSlot, Store } from './ports.ts';

export type InForce = {
  readonly plan: Plan;
  readonly version: number;
  readonly since: Instant;
};

/** Plans in force that have anything that comes round. */
export async function plansWithRoutines(store: Store, org: OrgId): Promise<readonly InForce[]> {
  const found: InForce[] = [];
  for (let after: string | undefined, more = true; more; ) {
    const page = await store.plans.list(org, { state: 'in-force', limit: 200, ...(after ? { after } : {}) });
    for (const { plan, in_force } of page.items) {
      const one = in_force === null ? null : await versionOf(store, org, plan, in_force);
      if (one && recurringOf(one.plan).length > 0) found.push(one);
    }
    more = page.next !== null;
    after = page.next ?? undefined;
  }
  return found;
}

/** A version that came into force never changes: it is read once. */
async function versionOf(store: Store, org: OrgId, plan: PlanId, version: number): Promise<InForce | null> {
  const known = versions.get(store) ?? new Map<string, InForce | null>();
  versions.set(store, known);
  const key = JSON.stringify([org, plan, version]);
  const before = known.get(key);
  if (before !== undefined) return before;
  const found = await store.plans.version(org, plan, version);
  const { compiled = null, in_force_from, saved = 0 } = found ?? {};
  const made = compiled && { plan: compiled, version, since: in_force_from ?? saved };
  if (known.size > 2_000) known.clear();
  known.set(key, made);
  return made;
}

/** Kept as long as the store is. */
const versions = new WeakMap<Store, Map<string, InForce | null>>();

export function scopeOf({ plan, since }: InForce): SlotScope {
  return { zone: plan.zone, days_off: STATUTORY_DAYS, calendars: plan.calendars ?? {}, anchor: since };
}

/** Slots that have opened and are not written down yet: those that passed since it is in force, and what is open now. */
export function slotsToOpen(
  what: Recurrence,
  inForce: InForce,
  last: RoutineSlot | undefined,
  now: Instant,
): readonly Slot[] {
  const from = inForce.since - lookBack(what.how_often);
  return slotsBetween(what, scopeOf(inForce), from, now + 1)
    .filter(slot => slot.opens >= inForce.since || slot.due > now)
    .filter(slot => isAfter(slot, last));
}

/** The next that is not written down yet. */
export function comingSlot(
  what: Recurrence,
  inForce: InForce,
  last: RoutineSlot | undefined,
  now: Instant,
): Slot | null {
  const [open] = slotsToOpen(what, inForce, last, now).filter(({ due }) => due > now);
  if (open) return open;
  const from = Math.max(now, last?.opens ?? now);
  const found = nextSlot(what, scopeOf(inForce), from);
  if (!found || isAfter(found, last)) return found;
  return nextSlot(what, scopeOf(inForce), found.opens + 1);
}

function isAfter(slot: Slot, last: RoutineSlot | undefined): boolean {
  return !last || slot.opens > last.opens || (slot.opens === last.opens && slot.name > last.slot);
}

export function lastOf(
  slots: readonly RoutineSlot[],
  plan: PlanId,
  { scenario }: Recurring,
): RoutineSlot | undefined {
  return slots.find(one => one.plan === plan && one.routine === scenario);
}
