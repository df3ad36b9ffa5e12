// One sentence about a duty in both languages, and what is needed to say it.
import type { Plan } from '#core/plan/plan.ts';
import type { Duty, IncidentState } from '#core/response/state.ts';

export type DutyLine = { readonly warn: boolean; readonly zh: string; readonly en: string };

export type LineScope = {
  readonly duty: Duty;
  readonly plan: Plan;
  readonly state: IncidentState;
  readonly name: (person: string) => string;
};
