// The plans of a case: the first one, pinned at its report, and those that came beside it, each pinned when it came.
import { beside } from '#core/plan/beside.ts';
import { aliasIn, nameIn, ownName } from '#core/plan/case-name.ts';
import type { Plan, PlanId, ScenarioId, StepId } from '#core/plan/plan.ts';
import { routinePlan } from '#core/routines/routine-case.ts';
import type { IncidentState } from './state.ts';

export type PlanVersionRef = { readonly id: PlanId; readonly version: number };

/** A version in force that the case may take in. */
export type PlanInForce = { readonly version: number; readonly plan: Plan };

/** Every version the case follows, the first one first. */
export function plansOf(state: IncidentState): readonly PlanVersionRef[] {
  return [state.plan, ...(state.further ?? [])].map(({ id, version }) => ({ id, version }));
}

/** All of them as the one plan that the engine runs; undefined when a version is not at hand. */
export function casePlan(
  state: IncidentState,
  versionOf: (ref: PlanVersionRef) => Plan | undefined,
): Plan | undefined {
  let all = versionOf(state.plan);
  for (const one of state.further ?? []) {
    const plan = versionOf(one);
    if (!all || !plan) return undefined;
    all = beside(all, one.alias, plan);
  }
  return state.kind === 'routine' && all ? routinePlan(all, state.scenarios[0] ?? '') : all;
}

/** What the names of that plan end in; undefined when it is not in the case. */
export function aliasOf(state: IncidentState, plan: PlanId): string | undefined {
  if (plan === state.plan.id) return '';
  return state.further?.find(({ id }) => id === plan)?.alias;
}

export function planIdOf(state: IncidentState, alias: string): PlanId {
  return state.further?.find(one => one.alias === alias)?.id ?? state.plan.id;
}

/** Plans that steps of these use, by their own ids: whoever decides has to have them at hand. */
export function plansUsed(plan: Plan): readonly PlanId[] {
  let known = used.get(plan);
  if (!known) {
    const ids = Object.values(plan.steps).flatMap(({ action }) =>
      action.kind === 'use' ? [action.plan] : [],
    );
    known = [...new Set(ids)];
    used.set(plan, known);
  }
  return known;
}

/** Kept as long as the plan object is. */
const used = new WeakMap<Plan, readonly PlanId[]>();

/** A step of another plan, as its plan names it; undefined while that plan is not in the case. */
export function stepIn(
  state: IncidentState,
  of: { readonly plan?: PlanId; readonly step: StepId },
): StepId | undefined {
  if (of.plan === undefined) return of.step;
  const alias = aliasOf(state, of.plan);
  return alias === undefined ? undefined : nameIn(alias, of.step);
}

/** Does a scenario of this plan run, that one or any? */
export function runs(state: IncidentState, plan: PlanId, scenario?: ScenarioId): boolean {
  const alias = aliasOf(state, plan);
  return state.scenarios.some(
    one => aliasIn(one) === alias && (scenario === undefined || ownName(one) === scenario),
  );
}
