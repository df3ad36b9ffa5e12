// Closing (`gated_close`): an incident stands down only when its plan's conditions hold, those in words are ticked, and no
// must-duty is open, or is waived with a reason. What an outsider must confirm, and roll-calls for life, cannot be waived.
import { aliasIn } from '#core/plan/case-name.ts';
import type { CloseCondition } from '#core/plan/close.ts';
import type { Feel, ScenarioId } from '#core/plan/plan.ts';
import { truthOf } from './condition.ts';
import type { Duty, IncidentState, Mark } from './state.ts';
import { openDuties, type Work } from './work.ts';

export type InTheWay = {
  readonly conditions: readonly {
    readonly scenario: string;
    readonly feel: Feel;
    readonly holds: boolean | null;
  }[];
  /** Conditions in the words of the text; `ticked` null while nobody has said that it is so. */
  readonly ticks: readonly { readonly id: string; readonly title: string; readonly ticked: Mark | null }[];
  readonly duties: readonly { readonly duty: string; readonly title: string; readonly waivable: boolean }[];
  readonly may_close: boolean;
};

/** Of the case, or of one of its scenarios alone. */
export function closingOf(work: Pick<Work, 'plan' | 'state'>, only?: ScenarioId): InTheWay {
  const scenarios = only === undefined ? work.state.scenarios : [only];
  const conditions = scenarios.flatMap(scenario => {
    const found = work.plan.scenarios[scenario];
    if (!found) return [];
    const feel = found.stand_down.when;
    return [{ scenario, feel, holds: truthOf(feel, { plan: work.plan, state: work.state, scenario }).holds }];
  });
  const ticks = conditionsToTick(work, only).map(({ id, title }) => ({
    id,
    title,
    ticked: work.state.ticks?.[id] ?? null,
  }));
  const duties = openDuties(work.state)
    .filter(duty => only === undefined || duty.scenario === only)
    .filter(duty => duty.force === 'must' && !isOwnQuestion(duty) && !goesOn(work, duty))
    .map(duty => ({ duty: duty.id, title: duty.title, waivable: isWaivable(work, duty) }));
  return {
    conditions,
    ticks,
    duties,
    may_close:
      duties.length === 0 &&
      ticks.every(tick => tick.ticked !== null) &&
      conditions.every(condition => condition.holds === true),
  };
}

/** Of every plan of the case that still runs; ending one scenario of several wants none. */
export function conditionsToTick(
  { plan, state }: Pick<Work, 'plan' | 'state'>,
  only?: ScenarioId,
): readonly CloseCondition[] {
  if (only !== undefined) return [];
  return (plan.close?.conditions ?? []).filter(({ id }) =>
    state.scenarios.some(scenario => aliasIn(scenario) === aliasIn(id)),
  );
}

/** Asked by the response itself, and over with it: permissions, the level and who is told of it, who commands. */
export function isOwnQuestion(duty: Duty): boolean {
  return (duty.permit ?? duty.grades ?? duty.commands ?? duty.announces) !== undefined;
}

export function isWaivable(work: Pick<Work, 'plan'>, duty: Duty): boolean {
  const step = duty.step === null ? undefined : work.plan.steps[duty.step];
  return !isOwnQuestion(duty) && step?.action.kind !== 'confirm' && step?.life_safety !== true;
}

/** Duties that the plan lets go on after stand-down: call back, write up. */
export function goesOn(work: Pick<Work, 'plan'>, duty: Duty): boolean {
  if (duty.step === null) return false;
  if (work.plan.steps[duty.step]?.part === 'after') return true;
  return (work.plan.scenarios[duty.scenario]?.stand_down.goes_on ?? []).includes(duty.step);
}

export function isClosed(state: IncidentState): boolean {
  return state.phase === 'filed' || state.phase === 'false-alarm' || state.phase === 'merged';
}
