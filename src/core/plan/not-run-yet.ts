// What the language can say and the engine does not carry out yet. A plan that uses it can be written, checked, stored
// and shown, and cannot be put into force: each use is a finding `not-run-yet`. Whoever teaches the engine one of these
// takes its entry away here. Nothing is ever skipped in silence.
import type { Finding } from '#core/finding.ts';
import { isRecord } from './not-run-places.ts';
import type { Plan } from './plan.ts';
import type { Path } from './yaml-text.ts';

/** `warning`: it stands beside a response, which runs as written without it; somebody has to see to it by hand. */
export type NotRun = {
  readonly keyword: string;
  readonly severity: Finding['severity'];
  uses(plan: Plan): readonly Path[];
};

/** A part of the plan that has entries. */
const part = (keyword: keyof Plan, severity: Finding['severity'] = 'error'): NotRun => ({
  keyword,
  severity,
  uses: plan => (isEmpty(plan[keyword]) ? [] : [[keyword]]),
});

/** A key of the entries of a part: `roles.first_present`. */
const entryKey = (of: 'roles' | 'facts' | 'forms' | 'acts', key: string): NotRun => ({
  keyword: `${of}.${key}`,
  severity: 'error',
  uses: plan => Object.entries(plan[of]).flatMap(([id, it]) => (key in it ? [[of, id, key]] : [])),
});

export const NOT_RUN: readonly NotRun[] = [
  entryKey('roles', 'posted_by'),
  part('routines', 'warning'),
  part('exercises', 'warning'),
  part('training', 'warning'),
];

function isEmpty(value: unknown): boolean {
  if (value === undefined) return true;
  return (isRecord(value) || Array.isArray(value)) && Object.keys(value).length === 0;
}

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
