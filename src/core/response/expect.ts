// Equipment that is to do something by itself: done when it holds; when its limit is over, or it is known not to where
// there is none, these are told and these steps open, once.

import type { Expect } from '#core/plan/action.ts';
import { truthOf } from './condition.ts';
import { bringAbout } from './consequence.ts';
import { current } from './current-duty.ts';

import { aboutDuty } from './message.ts';
import { scopeOf } from './scope.ts';
import type { Duty } from './state.ts';
import { emit, openDuties, type Work } from './work.ts';

function expectation(work: Pick<Work, 'plan'>, duty: Duty): Expect | undefined {
  const action = duty.step === null ? undefined : work.plan.steps[duty.step]?.action;
  return action?.kind === 'expect' ? action : undefined;
}

export function cameAbout(work: Work, duty: Duty): boolean | null {
  const action = expectation(work, duty);
  const step = duty.step === null ? undefined : work.plan.steps[duty.step];
  if (!action || !step) return null;
  return truthOf(action.holds, scopeOf(work, step, duty)).holds;
}

/** Without a limit what is known not to hold has failed. */
export function settleExpectations(work: Work): void {
  for (const duty of openDuties(work.state))
    if (duty.kind === 'expect' && duty.due === null && cameAbout(work, duty) === false)
      failExpectation(work, duty);
}

export function failExpectation(work: Work, duty: Duty): void {
  const action = expectation(work, duty);
  if (!action || duty.failed_to !== undefined) return;
  emit(work, { type: 'ExpectationFailed', duty: duty.id });
  bringAbout(work, aboutDuty(duty), current(work, duty), action.otherwise, 'failed');
}
