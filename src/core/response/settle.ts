// Brings an incident to rest: after something happened, opens what must open, withdraws what is no longer needed, moves
// clocks whose origin moved, and completes what is fulfilled, until no rule has anything more to say.
import type { FactId, Plan, Rung, ScenarioId, Step } from '#core/plan/plan.ts';
import type { Millis } from '#core/time/instant.ts';
import { settleActs } from './acts.ts';
import { settleCases } from './cases.ts';
import { truthOf } from './condition.ts';
import { settleDerivedStates } from './derived-states.ts';
import { settleExpectations } from './expect.ts';
import { completeFulfilled } from './fulfil.ts';
import { ladderOf, rungsOf } from './ladder.ts';
import { settleLevel } from './level.ts';
import { isOfLevels } from './level-limit.ts';
import { settleLocks } from './locks.ts';
import { requestMessages } from './message.ts';
import { dueOf, openQuestion } from './open-duty.ts';
import { considerOpening, forgetFormerOpenings, isStillNeeded } from './opening.ts';
import { settleRules } from './rules.ts';
import { settleSameActs } from './same-act.ts';
import { scopeOf } from './scope.ts';
import { closeRoutine } from './settle-routine.ts';
import type { Duty, IncidentState, Items } from './state.ts';
import { settleTurns } from './telling.ts';
import { withdrawSilenceQuestions } from './unreachable.ts';
import { settleUses } from './use.ts';
import { emit, isOfThisRound, openDuties, roundOf, type Work } from './work.ts';

const MOST_PASSES = 200;

export function settle(work: Work): void {
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const before = work.state.seq;
    settleDerivedStates(work);
    forgetFormerOpenings(work);
    withdrawUnneeded(work);
    const wanted = isRunning(work) ? stepsOf(work).flatMap(step => questionsOf(work, step)) : [];
    const locking: readonly Question[] = [
      ...settleLevel(work),
      ...settleRules(work),
      ...settleLocks(work),
      ...settleCases(work),
    ];
    settleActs(work);
    settleTurns(work);
    settleExpectations(work);
    withdrawSilenceQuestions(work);
    settleUses(work);
    settleSameActs(work);
    for (const duty of openDuties(work.state)) moveClocks(work, duty);
    for (const duty of openDuties(work.state)) flagCondition(work, duty);
    completeFulfilled(work);
    if (work.state.seq > before) continue;
    // Only now: a step that has to find it out anyway may have opened meanwhile.
    for (const { fact, scenario, items, within } of [...wanted, ...locking])
      openQuestion(work, fact, scenario, items, within);
    closeRoutine(work);
    if (work.state.seq === before) return;
  }
  throw new Error(
    `incident ${work.state.id} does not come to rest: the plan opens and closes steps in a circle`,
  );
}

function isRunning({ state }: Work): boolean {
  return state.phase === 'active' || state.phase === 'stood-down';
}

type Question = {
  readonly fact: FactId;
  readonly scenario: ScenarioId;
  readonly items?: Items | undefined;
  readonly within?: Millis;
};

function questionsOf(work: Work, step: Step): readonly Question[] {
  return considerOpening(work, step).map(missing => ({ ...missing, scenario: step.scenario }));
}

/** Gates, and those of the scenarios that run; after stand-down the work after it too. */
function stepsOf({ plan, state }: Work): readonly Step[] {
  const known = stepsKnown.get(state.scenarios);
  if (known?.plan === plan && known.phase === state.phase) return known.steps;
  const steps = findSteps(plan, state);
  stepsKnown.set(state.scenarios, { plan, phase: state.phase, steps });
  return steps;
}

/** The scenarios of a case seldom change; its steps are asked for after every event. */
const stepsKnown = new WeakMap<
  readonly ScenarioId[],
  { readonly plan: Plan; readonly phase: IncidentState['phase']; readonly steps: readonly Step[] }
>();

function findSteps(plan: Plan, state: IncidentState): readonly Step[] {
  const gates = state.phase === 'active' ? (plan.gates ?? []) : [];
  const after = state.phase === 'stood-down' ? (plan.close?.after ?? []) : [];
  const steps = state.scenarios.flatMap(scenario => plan.scenarios[scenario]?.steps ?? []);
  return [...gates, ...steps, ...after].flatMap(id => plan.steps[id] ?? []);
}

/** `while` turned false, or the edge that opened it was taken back: the duty is withdrawn, and the fact is named. */
function withdrawUnneeded(work: Work): void {
  for (const duty of openDuties(work.state)) {
    const step = duty.step === null ? undefined : work.plan.steps[duty.step];
    if (!step || !isOfThisRound(work, duty)) continue;
    const reason = isStillNeeded(work, step, duty);
    if (reason === null) continue;
    emit(work, { type: 'DutyWithdrawn', duty: duty.id, reason });
    requestMessages(work, duty, 'withdrawn', [...duty.holders, ...duty.called], reason);
  }
}

/** Deadlines and rungs stay at origin + offset when the origin comes about or is corrected. */
function moveClocks(work: Work, duty: Duty): void {
  const step = duty.step === null ? undefined : work.plan.steps[duty.step];
  const round = roundOf(duty);
  if (!step || !isOfThisRound(work, duty)) return; // clocks of a former round stand
  const due = dueOf(work, step, { round, opened: duty.opened, item: duty.item, items: duty.items });
  const because = work.state.level?.since === work.at && isOfLevels(work.plan, step) ? 'level' : 'origin';
  if (due !== null && due !== duty.due && !duty.due_set)
    emit(work, { type: 'DeadlineMoved', duty: duty.id, from: duty.due, to: due, because });
  if (duty.phase !== 'open' || standsAsOpened(ladderOf(work, duty), duty)) return;
  for (const rung of rungsOf(work, ladderOf(work, duty), {
    round,
    opened: duty.opened,
    item: duty.item,
    items: duty.items,
    step,
  })) {
    const before = duty.rungs.find(one => one.id === rung.id);
    if (before?.fired != null || before?.at === rung.at) continue;
    emit(work, { type: 'RungMoved', duty: duty.id, rung: rung.id, from: before?.at ?? null, to: rung.at });
  }
}

/** Rungs that count from the opening stand where they were set: most ladders at most times. */
function standsAsOpened(ladder: readonly Rung[], { rungs, opened }: Duty): boolean {
  if (ladder.length !== rungs.length) return false;
  for (const [index, rung] of ladder.entries()) {
    const set = rungs[index];
    if (rung.of.kind !== 'opened' || set?.id !== rung.id || set.at !== opened + rung.offset) return false;
  }
  return true;
}

/** `when` only opens; if it no longer holds the duty stays, flagged. */
function flagCondition(work: Work, duty: Duty): void {
  const step = duty.step === null ? undefined : work.plan.steps[duty.step];
  if (!step?.when) return;
  const { holds } = truthOf(step.when, scopeOf(work, step, duty));
  if ((holds === false) !== duty.condition_gone)
    emit(work, { type: 'DutyConditionGone', duty: duty.id, gone: holds === false });
}
