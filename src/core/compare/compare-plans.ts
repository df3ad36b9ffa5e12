// Two versions of a plan by meaning: what was added, removed, changed, in words of the plan. Where something stands in the
// file, how it is spelt there and which clause it comes from are no differences; nothing else is left out.
import type { Plan } from '#core/plan/plan.ts';
import { renamedIds } from './paired-items.ts';
import type { PlanComparison } from './plan-comparison.ts';
import { PARTS } from './plan-parts.ts';
import { STEP_PARTS } from './step-parts.ts';

export function comparePlans(before: Plan, after: Plan): PlanComparison {
  const parts = [...STEP_PARTS, ...PARTS].map(part => part(before, after));
  const pairs = parts.flatMap(part => part.pairs);
  const all = {
    renamed: renamedIds(pairs),
    both: new Set(pairs.map(pair => pair.after.id)),
  };
  const compared = parts.map(part => part.compare(all));
  return {
    rows: compared.flatMap(({ rows }) => rows),
    same: compared.reduce((sum, { same }) => sum + same, 0),
  };
}
