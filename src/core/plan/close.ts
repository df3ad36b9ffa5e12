// How it ends: conditions of standing down, the work after it, filing; and what is still open in the text itself.
import type { Feel, FormId, RoleId, Source, StepId } from './ids.ts';
import type { Party } from './party.ts';

/** For the whole plan. A scenario without its own `stand_down` takes this one. */
export type Close = {
  readonly when?: Feel;
  readonly by?: RoleId;
  /** What whoever stands it down has to tick, in the words of the text. */
  readonly conditions: readonly CloseCondition[];
  readonly tell: readonly Party[];
  readonly after: readonly StepId[]; // in Plan.steps, with `part: 'after'`: they open at stand-down
  readonly filed?: { readonly when?: Feel; readonly by?: RoleId };
  readonly false_alarm_by?: RoleId;
  readonly merged_by?: RoleId;
  readonly from: readonly Source[];
};

export type CloseCondition = {
  readonly id: string;
  readonly title: string;
  readonly from: readonly Source[];
};

/** A question that the text leaves open: no duty, and what it locks stays locked until it is answered. */
export type Question = {
  readonly id: string;
  readonly text: string;
  readonly ask?: RoleId;
  readonly by?: string; // "YYYY-MM-DD"
  readonly locks: readonly (StepId | FormId)[];
  readonly answer?: { readonly text: string; readonly by: string; readonly on?: string };
  readonly from: readonly Source[];
};

/** A value the text does not give: where it acts, and why it was taken. Signed at approval, shown wherever it acts. */
export type Filled = { readonly at: readonly string[]; readonly why: string };
