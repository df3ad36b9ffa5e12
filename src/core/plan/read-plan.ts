// YAML → plan and everything there is to say about it: parsed, then checked, in the order of the text.
import type { Finding } from '#core/finding.ts';
import type { Roster } from '#core/roster/roster.ts';
import { checkPlan } from './check-plan.ts';
import type { ComingDay, PlanClause } from './checking.ts';
import { parsePlan } from './parse-plan.ts';
import type { Plan } from './plan.ts';
import type { WrittenPlan } from './plan-schema.ts';

export type Surroundings = {
  readonly roster?: Roster; // the people there are now: roles are checked against it
  readonly clauses?: readonly PlanClause[]; // of the source document: sources are checked against it
  readonly base?: WrittenPlan; // the plan that this one refines
  readonly coming?: readonly ComingDay[]; // who is on duty on the days to come
};

/** The plan is null when it could not be parsed; a parsed plan may still have findings that are errors. */
export function readPlan(
  yaml: string,
  { roster, clauses, coming, base }: Surroundings = {},
): { readonly plan: Plan | null; readonly findings: readonly Finding[] } {
  const { plan, findings, places } = parsePlan(yaml, { base });
  if (plan === null) return { plan, findings };
  const all = [...findings, ...checkPlan(plan, places, roster, clauses, coming)];
  return { plan, findings: all.toSorted(byPlace) };
}

function byPlace(a: Finding, b: Finding): number {
  return (a.place.line ?? 0) - (b.place.line ?? 0) || (a.place.column ?? 0) - (b.place.column ?? 0);
}
