// Time passing. `nextDue` says when something will happen by the clock alone; `passTime` lets everything happen that is
// due by now, each at its own instant and in order, however late we woke (`catch_up`).
import type { Plan } from '#core/plan/plan.ts';
import type { Instant } from '#core/time/instant.ts';
import { callClock, fireCallClock } from './calls.ts';
import { isClosed } from './close.ts';
import { comingInjects, giveInject } from './injects.ts';
import { factOf } from './items.ts';
import { comingRungs, fireDeadline, fireRung, nextRung } from './ladder.ts';
import { comingLapses, fireLapse } from './presence.ts';
import { settle } from './settle.ts';
import type { Duty, IncidentState } from './state.ts';
import { comingStateRungs, fireStateRung } from './state-ladder.ts';
import { fireReceiverClock, receiverClocks } from './telling.ts';
import { fireSilence, silenceClock } from './unreachable.ts';
import { fireWatchClock, watchClock } from './watch.ts';
import { emit, openDuties, type Work } from './work.ts';

/** The next instant at which time alone changes this incident; null when it waits for people only. */
export function nextDue(plan: Plan, state: IncidentState): Instant | null {
  const known = dues.get(state);
  if (known?.plan === plan) return known.due;
  const due = findNextDue(plan, state);
  dues.set(state, { plan, due });
  return due;
}

/** A state never changes: what was found out about it is asked for before a command, after it, and by whoever sleeps until then. */
const dues = new WeakMap<IncidentState, { readonly plan: Plan; readonly due: Instant | null }>();

function findNextDue(plan: Plan, state: IncidentState): Instant | null {
  if (isClosed(state)) return null;
  const work = { plan, state } as Work; // the rules below only read plan and state
  const duties = openDuties(state).flatMap(duty => [
    ...(awaitsDeadline(duty) ? [duty.due] : []),
    nextRung(work, duty),
  ]);
  const rounds = roundEnds(plan, state).map(round => round.at);
  const others = comingStateRungs(plan, state).map(({ at }) => at);
  const receivers = openDuties(state).flatMap(duty => [
    ...receiverClocks(work, duty).map(({ at }) => at),
    ...(duty.watch ? [watchClock(plan, duty)?.at ?? []].flat() : []),
    ...[callClock(duty), silenceClock(work, duty)].filter(at => at !== null),
  ]);
  return earliest([
    ...Object.values(state.openings),
    ...duties.filter(at => at !== null),
    ...rounds,
    ...comingInjects(state).map(({ at }) => at),
    ...others,
    ...receivers,
    ...comingLapses(plan, state).map(({ at }) => at),
  ]);
}

/** Answers whether the case is at rest: something was due at this very instant, and all that follows from it has come about. */
export function passTime(work: Work): boolean {
  let isAtRest = false;
  for (
    let due = nextDue(work.plan, work.state);
    due !== null && due <= work.now;
    due = nextDue(work.plan, work.state)
  ) {
    const before = work.state.seq;
    work.at = Math.max(work.at, due);
    fireAt(work, due);
    settle(work);
    isAtRest = work.at === work.now;
    if (work.state.seq === before) throw new Error(`incident ${work.state.id}: nothing happens at ${due}`);
  }
  work.at = work.now;
  return isAtRest;
}

/** Everything due at exactly this instant: round ends, then deadlines, then rungs by name. Openings are settled. */
function fireAt(work: Work, due: Instant): void {
  for (const round of roundEnds(work.plan, work.state))
    if (round.at <= due) emit(work, { type: 'RoundClosed', fact: round.fact, round: round.round }, round.at);
  for (const inject of comingInjects(work.state)) if (inject.at <= due) giveInject(work, inject);
  for (const lapse of comingLapses(work.plan, work.state)) if (lapse.at <= due) fireLapse(work, lapse);
  for (const coming of comingStateRungs(work.plan, work.state))
    if (coming.at <= due) fireStateRung(work, coming);
  for (const duty of openDuties(work.state))
    for (const clock of receiverClocks(work, duty)) if (clock.at <= due) fireReceiverClock(work, duty, clock);
  for (const duty of openDuties(work.state)) {
    const clock = duty.watch ? watchClock(work.plan, duty) : null;
    if (clock && clock.at <= due) fireWatchClock(work, duty, clock);
  }
  for (const duty of openDuties(work.state)) {
    const [again, silent] = [callClock(duty), silenceClock(work, duty)];
    if (again !== null && again <= due) fireCallClock(work, duty, again);
    if (silent !== null && silent <= due) fireSilence(work, duty, silent);
  }
  for (const duty of openDuties(work.state))
    if (awaitsDeadline(duty) && duty.due <= due) fireDeadline(work, duty, duty.due);
  for (const { id } of openDuties(work.state)) {
    const duty = work.state.duties[id];
    if (duty?.phase !== 'open') continue;
    for (const { rung, at } of comingRungs(work, duty))
      if (at <= due) fireRung(work, work.state.duties[id] ?? duty, rung, at);
  }
}

function awaitsDeadline(duty: Duty): duty is Duty & { due: Instant } {
  return duty.due !== null && duty.overdue === null && duty.force !== 'may';
}

/** States that are off and whose round ends once they have stayed off for `stable`. */
function roundEnds(
  plan: Plan,
  state: IncidentState,
): readonly { readonly fact: string; readonly at: Instant; readonly round: number }[] {
  return Object.entries(state.states).flatMap(([fact, it]) =>
    it.on || it.settled || it.ended === null
      ? []
      : [{ fact, at: it.ended + (plan.facts[factOf(fact)]?.stable ?? 0), round: it.round }],
  );
}

function earliest(instants: readonly Instant[]): Instant | null {
  return instants.length === 0 ? null : Math.min(...instants);
}
