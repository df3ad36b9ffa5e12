// Another plan under way because a step says so. also: it runs beside this one; call: this step waits until it has ended;
// instead: it takes over once the other side has accepted, and until then this one goes on as it is.
import type { Use } from '#core/plan/action.ts';
import { aliasIn, ownName } from '#core/plan/case-name.ts';
import type { Plan, PlanId, ScenarioId } from '#core/plan/plan.ts';
import { startScenario } from './add-scenario.ts';
import { aliasOf, runs } from './case-plans.ts';
import type { Command, Refusal } from './command.ts';
import { isConcerned, mayCommand } from './concerned.ts';
import { current } from './current-duty.ts';
import { completeDuty } from './fulfil.ts';
import { leave } from './leave-scenario.ts';
import { isLocked } from './locks.ts';
import { isOutside } from './outside.ts';
import { refusal } from './refuse.ts';
import type { Duty, Mark } from './state.ts';
import { emit, openDuties, type Work } from './work.ts';

export function usedBy(plan: Plan, duty: Pick<Duty, 'step'>): Use | undefined {
  const action = duty.step === null ? undefined : plan.steps[duty.step]?.action;
  return action?.kind === 'use' ? action : undefined;
}

/** Starts what may start, and ends the steps whose plan is under way, or over. */
export function settleUses(work: Work): void {
  if (work.state.phase !== 'active') return;
  for (const duty of openDuties(work.state)) {
    const use = usedBy(work.plan, duty);
    if (!use || use.mode === 'instead' || isLocked(duty)) continue;
    const scenario = chosenScenario(work, use);
    if (scenario !== null) start(work, duty, use, scenario, duty.opened);
    finishIfSo(work, current(work, duty), use);
  }
}

function finishIfSo(work: Work, duty: Duty, use: Use): void {
  if (duty.phase !== 'open') return;
  const so = use.mode === 'call' ? hasEnded(work, duty, use) : runs(work.state, use.plan, use.scenario);
  if (!so) return;
  const mark = { at: work.at, recorded: work.at, by: duty.holders[0]?.person ?? '' };
  completeDuty(work, duty, mark, null, null, `plan:${use.plan}`);
}

/** A repeated call while it runs changes nothing; one after it ended begins another round. */
function start(work: Work, duty: Duty, use: Use, scenario: ScenarioId, since: number): Refusal | null {
  if (runs(work.state, use.plan, scenario) || hasEnded(work, duty, use)) return null;
  const { mode, plan } = use;
  return startScenario(work, { plan, scenario, since, mode, by: null, duty: duty.id, reason: duty.title });
}

function hasEnded({ state }: Work, duty: Duty, use: Use): boolean {
  const alias = aliasOf(state, use.plan);
  return (state.former ?? []).some(
    ({ scenario, how, at }) =>
      how === 'ended' &&
      at >= duty.opened &&
      aliasIn(scenario) === alias &&
      !state.scenarios.includes(scenario) &&
      (use.scenario === undefined || ownName(scenario) === use.scenario),
  );
}

/** The one that the step names, or the only one there is; null: somebody has to say which. */
function chosenScenario(work: Work, use: Use): ScenarioId | null {
  if (use.scenario !== undefined) return use.scenario;
  const all = scenariosOf(work, use.plan);
  return all.length === 1 ? (all[0] ?? null) : null;
}

/** As that plan names them; none while no version of it is at hand. */
export function scenariosOf(
  { plan, state, plans }: Pick<Work, 'plan' | 'state' | 'plans'>,
  id: PlanId,
): readonly ScenarioId[] {
  const alias = aliasOf(state, id);
  if (alias === undefined) return Object.keys(plans?.[id]?.plan.scenarios ?? {});
  return Object.keys(plan.scenarios)
    .filter(scenario => aliasIn(scenario) === alias)
    .map(ownName);
}

/**
 * instead: the other side's yes or no. also, call: which scenario, where several may be meant; or, with a note, that it was
 * seen to in another way.
 */
export function answerUse(
  work: Work,
  duty: Duty,
  use: Use,
  command: Extract<Command, { type: 'CompleteDuty' }>,
  mark: Mark,
  note: string | null,
): Refusal | null {
  if (use.mode === 'instead') return answerHandOver(work, duty, use, command, mark, note);
  if (typeof command.answer === 'string') {
    const refused = start(work, duty, use, command.answer, mark.at);
    if (refused) return refused;
    finishIfSo(work, current(work, duty), use);
    return null;
  }
  if (note === null)
    return refusal('answer-required', {
      duty: duty.title,
      expected: scenariosOf(work, use.plan).join(', '),
    });
  completeDuty(work, duty, mark, null, note);
  return null;
}

function answerHandOver(
  work: Work,
  duty: Duty,
  use: Use,
  command: Extract<Command, { type: 'CompleteDuty' }>,
  mark: Mark,
  note: string | null,
): Refusal | null {
  if (typeof command.answer !== 'boolean') return refusal('answer-required', { duty: duty.title });
  if (!command.answer) {
    if (note === null) return refusal('reason-required', { duty: duty.title });
    emit(work, { type: 'ApprovalGiven', duty: duty.id, person: command.by, yes: false, note });
    completeDuty(work, current(work, duty), mark, false, note);
    return null;
  }
  const scenario = chosenScenario(work, use);
  if (scenario === null && !runs(work.state, use.plan)) return refusal('unknown-plan', { plan: use.plan });
  const ours = work.state.scenarios.filter(one => aliasIn(one) === aliasIn(duty.scenario));
  const refused = scenario === null ? null : start(work, duty, use, scenario, mark.at);
  if (refused) return refused;
  emit(work, { type: 'ApprovalGiven', duty: duty.id, person: command.by, yes: true, note });
  const alias = aliasOf(work.state, use.plan) ?? '';
  emit(work, { type: 'CommandHandedOver', alias, by: command.by });
  completeDuty(work, current(work, duty), mark, true, note);
  for (const one of ours)
    if (aliasIn(one) !== alias) leave(work, one, { how: 'handed-over', by: command.by, reason: duty.title });
  return null;
}

/** Whoever is asked to accept; for a side outside, whoever has the duty writes down what it said. */
export function mayAnswerUse(work: Work, duty: Duty, use: Use, by: string, commands: boolean): boolean {
  if (use.mode !== 'instead') return isConcerned(duty, by) || mayCommand(work, duty, by, commands);
  if (duty.told.some(told => told.person === by)) return true;
  const outside = duty.told.length > 0 && duty.told.every(told => isOutside(told.person));
  return outside && (isConcerned(duty, by) || mayCommand(work, duty, by, commands));
}
