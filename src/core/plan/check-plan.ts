// What is wrong, or worth knowing, about a parsed plan before it may take effect. Errors keep it from being put into
// force; warnings are settled or approved knowingly; infos say what was taken where the text is vague.
import type { Finding } from '#core/finding.ts';
import type { Roster } from '#core/roster/roster.ts';
import { checkClocks } from './check-clocks.ts';
import { checkClosing } from './check-closing.ts';
import { checkConditions } from './check-conditions.ts';
import { checkOrder } from './check-order.ts';
import { checkPeople } from './check-people.ts';
import { checkRun } from './check-run.ts';
import { checkSources } from './check-sources.ts';
import type { Checking, PlanClause } from './checking.ts';
import type { Plan } from './plan.ts';
import { NOWHERE, type Places } from './yaml-text.ts';

/** Findings by family, not by place; `places` of the YAML gives them line and column, without it they have the path. */
export function checkPlan(
  plan: Plan,
  places: Places = NOWHERE,
  roster?: Roster,
  clauses?: readonly PlanClause[],
): readonly Finding[] {
  const findings: Finding[] = [];
  const checking: Checking = {
    plan,
    roster,
    clauses,
    find(severity, code, path, message, { column, clause, proposal } = {}) {
      const place = { ...places.at(path, column), ...(clause === undefined ? {} : { clause }) };
      findings.push({ code, severity, message, place, ...(proposal ? { proposal } : {}) });
    },
  };
  for (const check of FAMILIES) check(checking);
  return findings;
}

const FAMILIES: readonly ((checking: Checking) => void)[] = [
  checkConditions,
  checkOrder,
  checkClocks,
  checkClosing,
  checkPeople,
  checkSources,
  checkRun,
];
