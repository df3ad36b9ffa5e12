// One act that satisfies two duties, where a step says `same_as`, whichever of the two was done, in whichever plan.
import type { Step } from '#core/plan/plan.ts';
import { stepIn } from './case-plans.ts';
import { completeDuty } from './fulfil.ts';
import { isLocked } from './locks.ts';
import type { Duty } from './state.ts';
import { openDuties, scenarioRound, type Work } from './work.ts';

export function settleSameActs(work: Work): void {
  if (!hasAny(work)) return;
  for (const duty of openDuties(work.state)) {
    const step = duty.step === null ? undefined : work.plan.steps[duty.step];
    const done = step && !isLocked(duty) ? doneByTheSame(work, step, duty) : undefined;
    if (done?.done) completeDuty(work, duty, done.done, done.answer, done.note, `same:${done.id}`);
  }
}

/** The duty it is the same act as, done in the present round of its own scenario. */
function doneByTheSame(work: Work, step: Step, duty: Duty): Duty | undefined {
  return sameSteps(work, step)
    .flatMap(other => ofRound(work, other, duty.item))
    .find(other => other.phase === 'done' && other.kind === duty.kind && other.answer !== false);
}

function ofRound({ plan, state }: Work, step: Step, item: string | null): readonly Duty[] {
  const round = scenarioRound({ plan, state }, step.scenario);
  return Object.values(state.duties).filter(
    one => one.step === step.id && one.item === item && Number.parseInt(one.round, 10) === round,
  );
}

/** Steps that this one names, and those that name it. */
export function sameSteps({ plan, state }: Pick<Work, 'plan' | 'state'>, step: Step): readonly Step[] {
  const named = step.same_as && plan.steps[stepIn(state, step.same_as) ?? ''];
  const naming = Object.values(plan.steps).filter(
    other => other.same_as && stepIn(state, other.same_as) === step.id,
  );
  return [...(named ? [named] : []), ...naming];
}

function hasAny({ plan }: Work): boolean {
  let found = any.get(plan);
  if (found === undefined) {
    found = Object.values(plan.steps).some(step => step.same_as !== undefined);
    any.set(plan, found);
  }
  return found;
}

/** Kept as long as the plan object is. */
const any = new WeakMap<object, boolean>();
