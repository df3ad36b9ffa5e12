// The desk of one decision: the plan, the roster, and the state as it grows while events are decided one by one.
// Mutable on purpose and only here; it never leaves `decide`.

import { ownName } from '#core/plan/case-name.ts';
import type { Plan, PlanId, ScenarioId, StepId } from '#core/plan/plan.ts';
import { AFTER, GATES } from '#core/plan/written-steps.ts';
import type { Roster } from '#core/roster/roster.ts';
import type { Instant } from '#core/time/instant.ts';
import type { DaysOff } from '#core/time/working-days.ts';
import type { PlanInForce } from './case-plans.ts';
import type { IncidentEvent } from './event.ts';
import { evolve } from './evolve.ts';
import { courseList, factKey, isAmong } from './items.ts';
import type { Duty, IncidentState, Items } from './state.ts';

export type Given = {
  readonly plan: Plan;
  readonly roster: Roster;
  readonly now: Instant;
  /** The acting person may command the incident (by an office of the organisation, besides what the plan says). */
  readonly commands: boolean;
  /** Days off and make-up days as the organisation keeps them; absent: those published. */
  readonly days_off?: DaysOff;
  /** Versions in force of other plans that the case may take in: those its steps use, the one being added. */
  readonly plans?: Readonly<Record<PlanId, PlanInForce>>;
  /** The plans of the case with the version that is to be adopted. */
  readonly adopting?: Plan;
};

export type Work = {
  plan: Plan; // another once a plan is added or a version adopted
  readonly plans?: Given['plans'] | undefined;
  readonly adopting?: Plan | undefined;
  readonly roster: Roster;
  readonly now: Instant;
  readonly days_off?: DaysOff | undefined;
  /** The instant being decided: `now`, or an earlier one while catching up. Never goes back. */
  at: Instant;
  state: IncidentState;
  readonly events: IncidentEvent[];
};

type Without<E> = E extends unknown ? Omit<E, 'at' | 'late'> : never;

/** Records what happened at `work.at`, marked late by how much it was found out after. */
export function emit(work: Work, event: Without<IncidentEvent>, due: Instant = work.at): void {
  const late = work.now - Math.min(due, work.at);
  const dated = { ...event, at: work.at, ...(late > 0 && due < work.now ? { late } : {}) } as IncidentEvent;
  work.events.push(dated);
  work.state = evolve(work.state, dated);
}

export function openDuties({ duties }: IncidentState): readonly Duty[] {
  const known = open.get(duties);
  if (known) return known;
  const found = Object.values(duties).filter(duty => duty.phase === 'open');
  open.set(duties, found);
  return found;
}

/** Asked for many times while nothing about the duties changes; a change makes a new record of them. */
const open = new WeakMap<IncidentState['duties'], readonly Duty[]>();

/** Duties of a step in a round, whichever opening they are for; of these items, where they are for any. */
export function dutiesOfStep(
  state: IncidentState,
  step: StepId,
  round: number,
  items?: Items,
): readonly Duty[] {
  const found = byStep(state.duties).get(step);
  return found ? found.filter(duty => roundOf(duty) === round && isAmong(duty.items, items)) : NONE;
}

/** The duty of that very name: step, label of the round, item. */
export function dutyAt(
  { duties }: IncidentState,
  step: StepId,
  label: string,
  item: string | null,
): Duty | undefined {
  return byStep(duties)
    .get(step)
    ?.find(duty => duty.round === label && duty.item === item);
}

const NONE: readonly Duty[] = [];

function byStep(duties: IncidentState['duties']): ReadonlyMap<StepId, readonly Duty[]> {
  const known = ofSteps.get(duties);
  if (known) return known;
  const made = new Map<StepId, Duty[]>();
  for (const duty of Object.values(duties)) {
    if (duty.step === null) continue;
    const others = made.get(duty.step);
    if (others) others.push(duty);
    else made.set(duty.step, [duty]);
  }
  ofSteps.set(duties, made);
  return made;
}

const ofSteps = new WeakMap<IncidentState['duties'], ReadonlyMap<StepId, readonly Duty[]>>();

export function roundOf(duty: Duty): number {
  return Number.parseInt(duty.round, 10);
}

/**
 * The round a scenario is in: that of the state it starts from; 0 while it has not begun. Each item may have its own.
 * After-work begins at stand-down.
 */
export function scenarioRound(
  work: Pick<Work, 'plan' | 'state'>,
  scenario: ScenarioId,
  items?: Items,
): number {
  if (ownName(scenario) === GATES) return 1; // once in a case
  if (isAfterWork(scenario)) return afterRound(work);
  const starts = work.plan.scenarios[scenario]?.starts;
  if (starts === undefined) return 0;
  const per = work.plan.facts[starts]?.per;
  if (per === undefined) return work.state.states[starts]?.round || 0;
  if (per === courseList(work.plan, scenario) && items?.[per] !== undefined)
    return work.state.states[factKey(starts, items[per])]?.round || 0;
  const rounds = Object.entries(work.state.states).flatMap(([key, { round }]) =>
    key.startsWith(`${starts}/`) ? [round] : [],
  );
  return Math.max(0, ...rounds);
}

/** Does the duty belong to the round that its scenario is in now? */
export function isOfThisRound(work: Pick<Work, 'plan' | 'state'>, duty: Duty): boolean {
  return roundOf(duty) === scenarioRound(work, duty.scenario, duty.items);
}

function isAfterWork(scenario: ScenarioId): boolean {
  return scenario === AFTER || scenario.startsWith(`${AFTER}·`);
}

/** The latest round of the scenarios before it, so that what comes after a step means that round's. */
function afterRound(work: Pick<Work, 'plan' | 'state'>): number {
  if (work.state.stood_down === null || work.state.phase === 'active') return 0;
  return Math.max(1, ...work.state.scenarios.map(scenario => scenarioRound(work, scenario)));
}
