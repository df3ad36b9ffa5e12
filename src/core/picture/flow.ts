// What a picture of a scenario shows, before anything has a place: lanes of posts, phases, steps, and the arrows between
// them. Plain data, made of a plan by flow-of-scenario.ts and placed by place-flow.ts.
import type { StepKind } from '#core/plan/action.ts';
import type { ScenarioId, StepId } from '#core/plan/ids.ts';

export type Flow = {
  readonly scenario: ScenarioId;
  readonly title: string;
  readonly lanes: readonly Lane[]; // from left to right
  readonly phases: readonly Phase[]; // from top to bottom; those without steps are left out
  readonly steps: readonly FlowStep[]; // in the order written
  readonly arrows: readonly Arrow[];
  /** Below the picture: what must never be done, the ladder of steps that write none. */
  readonly notes: readonly Mark[];
};

export type Lane = { readonly id: string; readonly title: string };

export type PhaseId = 'before' | 'response' | 'over' | 'after';

/** `title` in a word or two, `text` what begins it. */
export type Phase = { readonly id: PhaseId; readonly title: string; readonly text: string };

export type FlowStep = {
  readonly id: StepId;
  readonly number: number; // from 1, in the order written
  readonly lane: string;
  readonly phase: PhaseId;
  readonly kind: StepKind;
  readonly kindTitle: string;
  readonly title: string;
  readonly force: 'must' | 'should' | 'may';
  readonly forceTitle: string; // "" for must
  /** When it opens, where the arrows alone do not say it. */
  readonly entry: readonly Mark[];
  readonly lines: readonly Mark[];
  /** Where it leads back to, and when: "否：重新…". */
  readonly exit: readonly Mark[];
  /** In milliseconds since the beginning, where the plan counts from there. */
  readonly opensAfter: number | null;
  readonly dueWithin: number | null;
  readonly many: boolean; // one for each of a list, or for each person
  readonly clauses: readonly string[];
};

/** An icon says what kind of thing the text is; the text says all by itself. */
export type Mark = { readonly icon: MarkIcon; readonly text: string };

export type MarkIcon =
  | 'clock'
  | 'condition'
  | 'instant'
  | 'lock'
  | 'to'
  | 'with'
  | 'each'
  | 'while'
  | 'ladder'
  | 'case'
  | 'back'
  | 'called'
  | 'ban'
  | 'holds'
  | 'end';

/**
 * order: after it; branch: its answer decides; gate: locked until it is done; called: only when this one calls for it;
 * back: another round; beside: together with.
 */
export type Arrow = {
  readonly from: StepId;
  readonly to: StepId;
  readonly kind: 'order' | 'branch' | 'gate' | 'called' | 'back' | 'beside';
};
