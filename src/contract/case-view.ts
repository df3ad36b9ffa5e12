// The case as a whole on the board: its plans and their versions, scenarios that run no more, what was given at opening.
import { aliasIn } from '#core/plan/case-name.ts';
import type { Plan } from '#core/plan/plan.ts';
import { mayReopen } from '#core/response/reopen.ts';
import type { IncidentState } from '#core/response/state.ts';
import { type Instant, toIso } from '#core/time/instant.ts';
import type { BoardView, CasePlanView } from './board.ts';
import { type Names, personRef } from './duty-view.ts';
import { factValueOut } from './fact-values.ts';

export type CaseView = Pick<BoardView['header'], 'plans' | 'case' | 'merged_into' | 'may_reopen'>;

export function caseView(
  state: IncidentState,
  plan: Plan,
  newer: Readonly<Record<string, number>>,
  now: Instant,
): CaseView {
  return {
    plans: plansView(state, plan, newer),
    case: plan.applies_to ?? 'incident',
    merged_into: state.merged_into ?? null,
    may_reopen: mayReopen(state, now),
  };
}

function plansView(
  state: IncidentState,
  plan: Plan,
  newer: Readonly<Record<string, number>>,
): CasePlanView[] {
  const first = { alias: '', ...state.plan, since: state.reported };
  return [first, ...(state.further ?? [])].map(({ alias, id, version, since }) => ({
    id,
    title: alias === '' ? plan.title : (plan.beside?.[alias] ?? id),
    version,
    alias,
    since: toIso(since),
    newer: newer[id] ?? null,
    in_command: (state.in_command ?? '') === alias,
    scenarios: state.scenarios
      .filter(scenario => aliasIn(scenario) === alias)
      .map(scenario => ({ id: scenario, title: titleOf(plan, scenario) })),
  }));
}

export function formerView(state: IncidentState, plan: Plan, names: Names): BoardView['former'] {
  return (state.former ?? []).map(({ scenario, how, at, by, reason }) => ({
    scenario: { id: scenario, title: titleOf(plan, scenario) },
    how,
    at: toIso(at),
    by: by === null ? null : personRef(by, names),
    reason,
  }));
}

export function paramsView(state: IncidentState, plan: Plan): BoardView['params'] {
  return Object.values(plan.params ?? {}).flatMap(({ id, title }) => {
    const known = state.facts[id];
    return known ? [{ id, title, value: factValueOut(known.value) }] : [];
  });
}

function titleOf(plan: Plan, scenario: string): string {
  return plan.scenarios[scenario]?.title ?? scenario;
}
