// Watches: a grid of ticks, or an interval from the last one done, until the step's `until` or `while` ends it. A tick that
// is missed is closed as missed; ticks never pile up.

import type { Watch as WatchAction } from '#core/plan/action.ts';
import type { Plan } from '#core/plan/plan.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Command, Refusal } from './command.ts';
import { bringAbout } from './consequence.ts';
import { current } from './current-duty.ts';
import { fieldsMissing } from './fields-given.ts';

import { aboutDuty, requestMessages } from './message.ts';
import { everyone } from './people.ts';
import type { Duty, Entry, Mark, WatchState } from './state.ts';
import { emit, roundOf, type Work } from './work.ts';

export type WatchClock = { readonly at: Instant; readonly what: 'due' | 'missed'; readonly due: Instant };

/** What begins with the opening: the first tick after one interval. */
export function newWatch(action: WatchAction, opened: Instant): WatchState {
  return { tick: 1, due: opened + action.every, reminded: false, done: 0, missed: 0 };
}

export function watchAction(plan: Plan, duty: Duty): WatchAction | undefined {
  const action = duty.step === null ? undefined : plan.steps[duty.step]?.action;
  return action?.kind === 'watch' ? action : undefined;
}

/** The tick that is on: due, then missed when nobody did it for so long, at the latest when the next one comes. */
export function watchClock(plan: Plan, duty: Duty): WatchClock | null {
  const { watch } = duty;
  const action = watch && watchAction(plan, duty);
  if (!watch || !action || duty.locks?.length) return null;
  const { due } = watch;
  if (!watch.reminded) return { at: due, what: 'due', due };
  return { at: due + Math.min(action.missed?.after ?? action.every, action.every), what: 'missed', due };
}

export function fireWatchClock(work: Work, duty: Duty, clock: WatchClock): void {
  const action = watchAction(work.plan, duty);
  const { watch } = duty;
  if (!action || !watch) return;
  if (clock.what === 'due') {
    emit(work, { type: 'WatchDue', duty: duty.id, tick: watch.tick, due: clock.due }, clock.at);
    requestMessages(work, duty, 'do', whoTicks(work, duty, action), `tick${watch.tick}`);
    return;
  }
  const next = clock.due + action.every;
  emit(work, { type: 'WatchMissed', duty: duty.id, tick: watch.tick, due: clock.due, next }, clock.at);
  if (action.missed)
    bringAbout(work, aboutDuty(duty), current(work, duty), action.missed, `missed:${watch.tick}`);
}

/** Whoever has the duty, or those it asks. */
function whoTicks(work: Work, duty: Duty, action: WatchAction): Duty['holders'] {
  const step = duty.step === null ? null : (work.plan.steps[duty.step] ?? null);
  if (!action.asks) return duty.holders;
  return everyone(action.asks, work, { step, item: duty.item, round: roundOf(duty) });
}

export function mayTick(work: Work, duty: Duty, person: string): boolean {
  const action = watchAction(work.plan, duty);
  return action?.asks !== undefined && whoTicks(work, duty, action).some(one => one.person === person);
}

/** "Done" on a watch is one tick of it. */
export function tickWatch(
  work: Work,
  duty: Duty,
  action: WatchAction,
  command: Extract<Command, { type: 'CompleteDuty' }>,
  mark: Mark,
): Refusal | null {
  const missing = fieldsMissing(action.fields, command.fields);
  const { watch } = duty;
  if (missing || !watch) return missing;
  const next = action.from === 'grid' ? watch.due + action.every : mark.at + action.every;
  const entry: Entry = {
    id: `${duty.id}#${watch.tick}`,
    at: mark.at,
    by: command.by,
    values: command.fields ?? {},
  };
  emit(work, { type: 'WatchTicked', duty: duty.id, tick: watch.tick, entry, next });
  return null;
}
