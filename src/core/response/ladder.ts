// Ladders and deadlines of one duty: when its rungs and its limit fall due, and what happens then. Instants are always
// origin + offset (`on_time`), never counted from when the rung before happened to run.
import type { Rung, Step } from '#core/plan/plan.ts';
import { isReachable } from '#core/roster/resolve.ts';
import type { Instant } from '#core/time/instant.ts';
import { commanders, raiseAlarm } from './alarm.ts';
import { callStep } from './called.ts';
import { current } from './current-duty.ts';
import { failExpectation } from './expect.ts';
import { itemEntry } from './items.ts';
import { requestMessages } from './message.ts';
import { type OriginContext, originInstant } from './origin.ts';
import { once } from './people.ts';
import { peopleOf } from './rung-people.ts';
import type { Duty, Items, RungState } from './state.ts';
import { emit, type Work } from './work.ts';

/** A must climbs by its own ladder or the plan's; `should` only by its own; `may` never. */
export function ladderOf(work: Pick<Work, 'plan'>, duty: Pick<Duty, 'step' | 'force'>): readonly Rung[] {
  const own = duty.step === null ? undefined : work.plan.steps[duty.step]?.ladder;
  if (duty.force === 'may') return [];
  return own ?? (duty.force === 'must' ? work.plan.ladder : []);
}

/** Where a clock hangs: on a duty of a round, opened then, for an item of its step's list. */
export type ClockPlace = {
  readonly round: number;
  readonly opened: Instant;
  readonly item?: string | null;
  readonly items?: Items | undefined;
  readonly step?: Step | null;
};

export function clockContext(work: Pick<Work, 'plan' | 'state'>, place: ClockPlace): OriginContext {
  const { round, opened, item = null, step = null, items } = place;
  return {
    plan: work.plan,
    state: work.state,
    items,
    round,
    opened,
    item: item === null ? undefined : itemEntry(work, step, item)?.values,
  };
}

/** Rungs whose clock has started; the others join when their origin comes about. */
export function rungsOf(work: Work, ladder: readonly Rung[], place: ClockPlace): readonly RungState[] {
  const context = clockContext(work, place);
  return ladder.flatMap(rung => {
    const from = originInstant(rung.of, context);
    return from === null ? [] : [{ id: rung.id, at: from + rung.offset, fired: null }];
  });
}

/** Does the duty bear the mark that makes this rung needless, or has the level been lowered that it counts from? */
function isQuiet({ state }: Pick<Work, 'state'>, duty: Duty, rung: Rung): boolean {
  if (rung.of.kind === 'level' && state.level?.reached[rung.of.level] === undefined) return true;
  if (rung.unless === 'done') return false; // an open duty is not done
  if (duty.acknowledged && rung.unless === 'acknowledged') return true;
  if (rung.unless === 'acknowledged') return duty.accepted !== null || duty.arrived !== null;
  if (rung.unless === 'accepted') return duty.accepted !== null || duty.arrived !== null;
  return duty.arrived !== null;
}

/** The rungs of an open duty that still can fire, earliest first. */
export function comingRungs(
  work: Work,
  duty: Duty,
): readonly { readonly rung: Rung; readonly at: Instant }[] {
  const ladder = ladderOf(work, duty);
  return duty.rungs
    .flatMap(state => {
      const rung = ladder.find(one => one.id === state.id);
      return rung && state.fired === null && !isQuiet(work, duty, rung) ? [{ rung, at: state.at }] : [];
    })
    .sort((a, b) => a.at - b.at);
}

/** When the first of them fires; null when none is left. Asked after every event, so it makes no list. */
export function nextRung(work: Work, duty: Duty): Instant | null {
  const ladder = ladderOf(work, duty);
  let next: Instant | null = null;
  for (const state of duty.rungs) {
    if (state.fired !== null || (next !== null && state.at >= next)) continue;
    const rung = ladder.find(one => one.id === state.id);
    if (rung && !isQuiet(work, duty, rung)) next = state.at;
  }
  return next;
}

export function fireRung(work: Work, duty: Duty, rung: Rung, due: Instant): void {
  const asked = new Set([...duty.holders, ...duty.called].map(holder => holder.person));
  const found = once(rung.tell.flatMap(target => peopleOf(work, duty, target)));
  const called = found.filter(holder => !asked.has(holder.person));
  emit(work, { type: 'RungFired', duty: duty.id, rung: rung.id, due, called }, due);
  requestMessages(work, current(work, duty), 'climb', called, rung.id);
  for (const step of rung.opens ?? []) callStep(work, step, `rung:${duty.id}/${rung.id}`, true, duty.items);
  const alarm = rung.tell.some(target => target.kind === 'alarm');
  if (alarm) raiseAlarm(work, duty, 'nobody-acknowledged');
  if (!alarm && called.length > 0 && !called.some(one => isReachable(one.person, work.roster)))
    raiseAlarm(work, duty, 'no-channel');
}

export function fireDeadline(work: Work, duty: Duty, due: Instant): void {
  emit(work, { type: 'DutyOverdue', duty: duty.id, due }, due);
  failExpectation(work, duty);
  if (duty.force === 'may') return;
  const now = current(work, duty);
  requestMessages(
    work,
    now,
    'overdue',
    once([...now.holders, ...now.called, ...commanders(work, duty)]),
    String(due),
  );
}
