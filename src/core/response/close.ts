// Closing (`gated_close`): an incident stands down only when its plan's conditions hold and no must-duty is open, or is
// waived with a reason. What an outsider must confirm, and roll-calls for life, cannot be waived.
import type { Feel } from '#core/plan/plan.ts';
import { truthOf } from './condition.ts';
import type { Duty, IncidentState } from './state.ts';
import { openDuties, type Work } from './work.ts';

export type InTheWay = {
  readonly conditions: readonly {
    readonly scenario: string;
    readonly feel: Feel;
    readonly holds: boolean | null;
  }[];
  readonly duties: readonly { readonly duty: string; readonly title: string; readonly waivable: boolean }[];
  readonly may_close: boolean;
};

export function closingOf(work: Pick<Work, 'plan' | 'state'>): InTheWay {
  const conditions = work.state.scenarios.flatMap(scenario => {
    const found = work.plan.scenarios[scenario];
    if (!found) return [];
    const feel = found.stand_down.when;
    return [{ scenario, feel, holds: truthOf(feel, { plan: work.plan, state: work.state, scenario }).holds }];
  });
  const duties = openDuties(work.state)
    .filter(duty => duty.force === 'must' && !duty.permit && !goesOn(work, duty))
    .map(duty => ({ duty: duty.id, title: duty.title, waivable: isWaivable(work, duty) }));
  return {
    conditions,
    duties,
    may_close: duties.length === 0 && conditions.every(condition => condition.holds === true),
  };
}

export function isWaivable(work: Pick<Work, 'plan'>, duty: Duty): boolean {
  const step = duty.step === null ? undefined : work.plan.steps[duty.step];
  return duty.permit === undefined && step?.action.kind !== 'confirm' && step?.life_safety !== true;
}

/** Duties that the plan lets go on after stand-down: call back, write up. */
export function goesOn(work: Pick<Work, 'plan'>, duty: Duty): boolean {
  const after = work.plan.scenarios[duty.scenario]?.stand_down.goes_on ?? [];
  return duty.step !== null && after.includes(duty.step);
}

export function isClosed(state: IncidentState): boolean {
  return state.phase === 'filed' || state.phase === 'false-alarm';
}
