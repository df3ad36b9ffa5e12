// What a rehearsal is given: when it begins, what is known and becomes known, who stays silent, how people behave.
import type { FactId, PlanId, RoleId, ScenarioId, StepId } from '#core/plan/plan.ts';
import type { PlanInForce } from '#core/response/case-plans.ts';
import type { FactValue } from '#core/response/state.ts';
import type { PersonId, Roster } from '#core/roster/roster.ts';
import type { Instant, Millis } from '#core/time/instant.ts';
import type { PeopleModel } from './people-model.ts';

/** So much after the report somebody records it; 0: known when it is reported. A state takes true and false. */
export type ScriptedFact = { readonly fact: FactId; readonly value: FactValue; readonly after: Millis };

/** A second incident that comes while the first is being dealt with, to the same people. */
export type SecondIncident = { readonly scenario: ScenarioId; readonly after: Millis };

export type Setting = {
  /** When it happened. */
  readonly at: Instant;
  readonly version?: number;
  readonly reporter?: PersonId;
  readonly facts?: readonly ScriptedFact[];
  /** What is answered when it is asked: a decision by its step, a fact by its id; others are the model's. */
  readonly answers?: Readonly<Record<StepId | FactId, unknown>>;
  /** These never answer. */
  readonly silent?: readonly PersonId[];
  readonly also?: readonly SecondIncident[];
  readonly people?: PeopleModel;
  /** Posts that are manned round the clock: their people answer at night as by day. */
  readonly manned?: readonly RoleId[];
  readonly isDayOff?: (day: string) => boolean;
  /** null or absent: everybody as usual, without luck. */
  readonly seed?: number | null;
  /** Versions in force of plans that its steps use; without them such a step is seen to by hand. */
  readonly plans?: Readonly<Record<PlanId, PlanInForce>>;
  /** So long it is watched at the most. */
  readonly horizon?: Millis;
};

/** Who there is, and who is on duty at an instant. */
export type RosterAt = (at: Instant) => Roster;

export const HORIZON: Millis = 72 * 3_600_000;
