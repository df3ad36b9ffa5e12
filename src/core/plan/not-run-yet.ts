// What the language can say and the engine does not carry out yet. A plan that uses it can be written, checked, stored
// and shown; where a response would be left undone it cannot be put into force. Each use is a finding `not-run-yet`. Whoever
// teaches the engine one of these takes its entry away here. Nothing is ever skipped in silence.
import type { Finding } from '#core/finding.ts';
import type { Plan } from './plan.ts';
import type { Path } from './yaml-text.ts';

/** `warning`: it stands beside a response, which runs as written without it; somebody has to see to it by hand. */
export type NotRun = {
  readonly keyword: string;
  readonly severity: Finding['severity'];
  uses(plan: Plan): readonly Path[];
};

export const NOT_RUN: readonly NotRun[] = [];

/** The first keyword of the plan that would be left undone in a response; null when all of it is carried out. */
export function firstNotRun(plan: Plan): string | null {
  const known = first.get(plan);
  if (known !== undefined) return known;
  const found = NOT_RUN.find(({ severity, uses }) => severity === 'error' && uses(plan).length > 0);
  first.set(plan, found?.keyword ?? null);
  return found?.keyword ?? null;
}

/** Kept as long as the plan object is. */
const first = new WeakMap<Plan, string | null>();
