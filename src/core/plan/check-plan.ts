// What is wrong, or worth knowing, about a parsed plan before it may take effect. Errors keep it from being put into
// force; warnings are settled or approved knowingly; infos say what was taken where the text is vague.
import type { Finding } from '#core/finding.ts';
import type { Roster } from '#core/roster/roster.ts';
import { checkChapters } from './check-chapters.ts';
import { checkClocks } from './check-clocks.ts';
import { checkClosing } from './check-closing.ts';
import { checkConditions } from './check-conditions.ts';
import { checkContradictions } from './check-contradictions.ts';
import { checkGrades } from './check-grades.ts';
import { checkLocks } from './check-locks.ts';
import { checkNames } from './check-names.ts';
import { checkOrder } from './check-order.ts';
import { checkPeople } from './check-people.ts';
import { checkQuestions } from './check-questions.ts';
import { checkRun } from './check-run.ts';
import { checkSources } from './check-sources.ts';
import { checkWindows } from './check-windows.ts';
import type { Checking, ComingDay, PlanClause } from './checking.ts';
import type { Plan } from './plan.ts';
import { NOWHERE, type Places } from './yaml-text.ts';

/** Findings by family, not by place; `places` of the YAML gives them line and column, without it they have the path. */
export function checkPlan(
  plan: Plan,
  places: Places = NOWHERE,
  roster?: Roster,
  clauses?: readonly PlanClause[],
  coming?: readonly ComingDay[],
): readonly Finding[] {
  const findings: Finding[] = [];
  const checking: Checking = {
    plan,
    roster,
    clauses,
    coming,
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
  checkLocks,
  checkClocks,
  checkWindows,
  checkGrades,
  checkClosing,
  checkContradictions,
  checkQuestions,
  checkPeople,
  checkNames,
  checkChapters,
  checkSources,
  checkRun,
];
