// The list of what comes round in an organisation, and beginning one before its day.
import type { PlanId } from '#core/plan/plan.ts';
import { type Recurring, recurringOf } from '#core/routines/recurring.ts';
import { isScheduled, type Slot } from '#core/routines/slots.ts';
import type { Instant } from '#core/time/instant.ts';
import type { OrgId, RoutineSlot } from './ports.ts';
import { comingSlot, type InForce, lastOf, plansWithRoutines } from './recurring.ts';
import { ok, type Result, refuse } from './result.ts';
import { type RoutineKeeperParts, startEarly } from './routine-keeper.ts';

export type RoutineStanding = 'overdue' | 'open' | 'waiting' | 'unscheduled';

export type RoutineListed = {
  readonly inForce: InForce;
  readonly what: Recurring;
  readonly standing: RoutineStanding;
  readonly next: Slot | null;
  readonly open: RoutineSlot | null;
  readonly last: RoutineSlot | null;
  readonly last_done: Instant | null;
};

export interface RoutineDesk {
  /** Overdue first, then by when they are due. */
  list(org: OrgId): Promise<readonly RoutineListed[]>;
  /** The last fifty, latest first. */
  history(org: OrgId, plan: PlanId, routine: string): Promise<Result<readonly RoutineSlot[]>>;
  start(org: OrgId, plan: PlanId, routine: string): Promise<Result<{ readonly incident: string }>>;
}

export function makeRoutineDesk(parts: RoutineKeeperParts): RoutineDesk {
  const { store, clock } = parts;
  return {
    async list(org) {
      const [plans, latest] = await Promise.all([plansWithRoutines(store, org), store.routines.latest(org)]);
      const rows = plans.flatMap(inForce =>
        recurringOf(inForce.plan).map(what => listed(inForce, what, latest, clock.now())),
      );
      return rows.sort((a, b) => ORDER[a.standing] - ORDER[b.standing] || dueOf(a) - dueOf(b));
    },

    async history(org, plan, routine) {
      const slots = await store.routines.history(org, plan, routine, 50);
      const inForce = await store.plans.inForce(org, plan);
      const known = inForce?.compiled ? recurringOf(inForce.compiled) : [];
      return slots.length > 0 || known.some(({ scenario }) => scenario === routine)
        ? ok(slots)
        : refuse('unknown-routine', { routine });
    },

    async start(org, plan, routine) {
      const incident = await startEarly(parts, org, plan, routine);
      return incident === null ? refuse('unknown-routine', { routine }) : ok({ incident });
    },
  };
}

const ORDER: Readonly<Record<RoutineStanding, number>> = { overdue: 0, open: 1, waiting: 2, unscheduled: 3 };

const dueOf = ({ open, next }: RoutineListed): number => open?.due ?? next?.due ?? Number.POSITIVE_INFINITY;

function listed(
  inForce: InForce,
  what: Recurring,
  latest: readonly RoutineSlot[],
  now: Instant,
): RoutineListed {
  const last = lastOf(latest, inForce.plan.plan, what);
  const done = latest.find(
    one => one.plan === inForce.plan.plan && one.routine === what.scenario && one.state === 'done',
  );
  const open = last?.state === 'open' ? last : null;
  const next = isScheduled(what.how_often) ? comingSlot(what, inForce, last, now) : null;
  return {
    ...{ inForce, what, next, open, last: last ?? null },
    standing: standingOf(open, last, isScheduled(what.how_often), now),
    last_done: done?.done_at ?? null,
  };
}

function standingOf(
  open: RoutineSlot | null,
  last: RoutineSlot | undefined,
  scheduled: boolean,
  now: Instant,
): RoutineStanding {
  if (open) return open.due <= now ? 'overdue' : 'open';
  if (last?.state === 'missed') return 'overdue';
  return scheduled ? 'waiting' : 'unscheduled';
}
