// A plan as the engine runs it: parsed, names resolved, spans in milliseconds, plain JSON. The YAML that people
// edit is read into this by parse-plan.ts; a version in force is stored in this shape and never changes. Parts that a
// plan does not have are absent, so that versions stored before a part existed stay readable.
import type { Millis } from '#core/time/instant.ts';
import type { Calendar, Rung, TimeOfDay } from './clock.ts';
import type { Close, Filled, Question } from './close.ts';
import type { Act, Presence, Prohibition, Rule } from './control.ts';
import type { Fact, Form } from './field.ts';
import type { Grades, Level } from './grades.ts';
import type { Param, PlanHead, Refines } from './head.ts';
import type {
  CalendarId,
  FactId,
  Feel,
  FormId,
  LevelId,
  ListId,
  PlanId,
  ResourceId,
  RoleId,
  RoutineId,
  ScenarioId,
  Source,
  StepId,
  UnitId,
  UrgencyWord,
} from './ids.ts';
import type { Contact, Role, Unit } from './organisation.ts';
import type { Exercise, Resource, Routine, Training } from './routine.ts';
import type { Step } from './step.ts';

// The words the rest of the program speaks of a plan in.
export type { Action, StepKind } from './action.ts';
export {
  type Edge,
  type IncidentInstant,
  type Limit,
  type Opener,
  type Origin,
  type Rung,
  type RungTarget,
  STEP_EDGES,
  type StepEdge,
} from './clock.ts';
export type { Filled } from './close.ts';
export type { Act, Prohibition } from './control.ts';
export type { AnswerType, Evidence, Fact, FactType, Field, Form } from './field.ts';
export type { PlanHead } from './head.ts';
export type {
  FactId,
  Feel,
  FormId,
  LevelId,
  PlanId,
  RoleId,
  ScenarioId,
  Source,
  StepId,
  UnitId,
  UrgencyWord,
} from './ids.ts';
export type { Contact, Role, Unit } from './organisation.ts';
export type { Party, Who } from './party.ts';
export type { Step } from './step.ts';

export type PlanKind = 'comprehensive' | 'special' | 'on-site' | 'card';

/** What a case of this plan is: something went wrong, work that is done, something that takes place, a drill. */
export type CaseKind = 'incident' | 'operation' | 'event' | 'drill';

export type Plan = {
  readonly plan: PlanId;
  readonly title: string;
  readonly kind: PlanKind;
  /** Of a case with several plans: titles of those beside this one, by alias and by id. */
  readonly beside?: Readonly<Record<string, string>>;
  readonly applies_to?: CaseKind; // absent: an incident
  readonly zone: string; // IANA
  readonly head: PlanHead;
  readonly refines?: Refines;
  readonly words: Readonly<Record<UrgencyWord, Millis>>;
  /** Words for a time of the day: 晚上 → "18:00". */
  readonly day_words?: Readonly<Record<string, TimeOfDay>>;
  readonly calendars?: Readonly<Record<CalendarId, Calendar>>;
  readonly params?: Readonly<Record<string, Param>>;
  readonly units: Readonly<Record<UnitId, Unit>>;
  readonly roles: Readonly<Record<RoleId, Role>>;
  readonly facts: Readonly<Record<FactId, Fact>>;
  readonly acts: Readonly<Record<string, Act>>;
  readonly presence?: Readonly<Record<string, Presence>>;
  readonly rules?: Readonly<Record<string, Rule>>;
  readonly forms: Readonly<Record<FormId, Form>>;
  readonly contacts: Readonly<Record<string, Contact>>;
  readonly resources?: Readonly<Record<ResourceId, Resource>>;
  readonly grades?: Grades;
  readonly levels?: Readonly<Record<LevelId, Level>>;
  /** Steps that must be done before any scenario of the plan may begin. */
  readonly gates?: readonly StepId[];
  readonly scenarios: Readonly<Record<ScenarioId, Scenario>>;
  readonly routines?: Readonly<Record<RoutineId, Routine>>;
  readonly exercises?: Readonly<Record<string, Exercise>>;
  readonly training?: Readonly<Record<string, Training>>;
  readonly close?: Close;
  readonly questions?: Readonly<Record<string, Question>>;
  /** Every step of scenarios, routines, gates and after-work by id; step ids are unique in a plan. */
  readonly steps: Readonly<Record<StepId, Step>>;
  /** Rungs of every must-duty that writes no ladder of its own. */
  readonly ladder: readonly Rung[];
  readonly filled: readonly Filled[];
  /** Clauses of the source that no step carries out, on purpose: clause id → reason. */
  readonly ignored: Readonly<Record<string, string>>;
};

export type Scenario = {
  readonly id: ScenarioId;
  readonly title: string;
  readonly from: readonly Source[];
  /** The state fact whose rising edge starts it; its round is the scenario's round. */
  readonly starts: FactId;
  /** One course of the scenario for each of these: several seats may fail at once. */
  readonly each?: { readonly list: ListId; readonly where?: Feel };
  readonly steps: readonly StepId[]; // in the order written
  readonly never: readonly Prohibition[];
  /** `goes_on`: steps whose duties may stay open after it (call back, write up); the case is filed when they are done. */
  readonly stand_down: { readonly when: Feel; readonly by: RoleId; readonly goes_on: readonly StepId[] };
};
