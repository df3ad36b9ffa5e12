// What the families of checks share: the plan, what is known around it, and one way to report.
import type { Bilingual, Finding } from '#core/finding.ts';
import type { PersonId, Roster } from '#core/roster/roster.ts';
import type { Plan, RoleId, Step } from './plan.ts';
import { placeOfStep } from './written-steps.ts';
import type { Path } from './yaml-text.ts';

/** A clause of the source document, as the reader gives it. */
export type PlanClause = {
  readonly id: string;
  readonly quote: string;
  readonly modality: string;
  readonly kind?: string;
  readonly number?: string | null; // as printed
  readonly path?: readonly string[]; // headings above it, highest first; a heading's own is the last
};

/** Who is on duty on a day to come, by role: from the shifts of the organisation. */
export type ComingDay = {
  readonly day: string; // "2026-11-24", as people are shown it
  readonly on_duty: Readonly<Record<RoleId, readonly PersonId[]>>;
};

export type Checking = {
  readonly plan: Plan;
  readonly roster: Roster | undefined;
  readonly clauses: readonly PlanClause[] | undefined;
  readonly coming: readonly ComingDay[] | undefined;
  find(severity: Finding['severity'], code: string, path: Path, message: Bilingual, more?: Detail): void;
};

export type Detail = {
  readonly column?: number; // in the text at the path
  readonly clause?: string;
  readonly proposal?: Finding['proposal'];
};

/** Where a step, or a key of it, is written. */
export function stepPath(step: Step, ...keys: Path): Path {
  return [...placeOfStep(step), step.id, ...keys];
}

/** A proposed mend: what to write, and why that. */
export function mend(value: string, zh: string, en: string): Detail {
  return { proposal: { value, reason: { zh, en } } };
}
