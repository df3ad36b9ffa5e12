// How much of a written plan its draft carries out: obligations taken up by a step, a duty, a routine or a rule; whether the
// draft parses; and how many errors are left, apart from what the engine does not carry out yet.
import { readPlan } from '#core/plan/read-plan.ts';
import { writePlanYaml } from '#core/plan/write-plan.ts';
import { runsAll, runsNow } from '#core/reading/draft/runs.ts';
import { makeDraft } from '#core/reading/draft-plan.ts';
import { isObligation, type Reading } from '#core/reading/reading.ts';

export type DraftFigures = {
  readonly clauses: number;
  readonly obligations: number;
  readonly carried: number;
  readonly steps: number;
  readonly duties: number; // standing
  readonly rounds: number; // routines, exercises, training
  readonly rules: number; // prohibitions
  readonly gaps: number; // findings of the draft: what a person has to settle
  readonly parses: boolean;
  readonly errors: number;
  /** Errors by which it cannot take effect yet, written as what runs now. */
  readonly refused: number;
};

export function draftFigures(reading: Reading): DraftFigures {
  const { plan, findings } = makeDraft(reading, { runs: runsAll });
  const whole = readPlan(writePlanYaml(plan), { clauses: reading.clauses });
  const now = readPlan(writePlanYaml(makeDraft(reading, { runs: runsNow }).plan), {
    clauses: reading.clauses,
  });
  const missed = whole.findings.filter(({ code }) => code === 'clause-not-carried-out').length;
  const obligations = reading.clauses.filter(isObligation).length;
  const entries = (part: object | undefined) => Object.values(part ?? {});
  const duties = [...entries(plan.units), ...entries(plan.roles)].flatMap(
    one => (one as { duties?: readonly unknown[] }).duties ?? [],
  );
  return {
    clauses: reading.clauses.length,
    obligations,
    carried: obligations - missed,
    steps: entries(plan.scenarios).flatMap(one => entries((one as { steps: object }).steps)).length,
    duties: duties.length,
    rounds: [plan.routines, plan.exercises, plan.training].flatMap(entries).length,
    rules: entries(plan.scenarios).flatMap(one => entries((one as { never?: object }).never)).length,
    gaps: findings.filter(({ severity }) => severity === 'warning').length,
    parses: whole.plan !== undefined && now.plan !== undefined,
    errors: whole.findings.filter(({ severity, code }) => severity === 'error' && code !== 'not-run-yet')
      .length,
    refused: now.findings.filter(({ severity }) => severity === 'error').length,
  };
}
