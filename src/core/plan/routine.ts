// What comes round without anything having happened: periodic duties, what is kept in store, exercises, training.
import type { Millis } from '#core/time/instant.ts';
import type { Cadence, Consequence, Edge, TimeOfDay } from './clock.ts';
import type { Evidence } from './field.ts';
import type { FactId, ResourceId, RoleId, RoutineId, ScenarioId, Source, StepId, UnitId } from './ids.ts';
import type { Party, Who } from './party.ts';

export type Routine = {
  readonly id: RoutineId;
  readonly title: string;
  readonly from: readonly Source[];
  readonly force: 'must' | 'should' | 'may';
  readonly who: Who;
  readonly how_often: Cadence;
  readonly opens_before?: Millis; // lead time: so long before the window ends, if it is still owed
  readonly by?: TimeOfDay; // done by this time of the day it falls on
  readonly evidence: readonly Evidence[];
  readonly steps: readonly StepId[]; // in Plan.steps, with `part: 'routine'`; empty: one task
  readonly counts_when?: Edge; // when it counts as done; absent: when all its steps are
  readonly fills: readonly RoleId[]; // roles that it posts people to
  readonly check?: string; // what must be so for it to count, in words
  readonly not_done?: Consequence & { readonly keep: 'former' | 'nobody' }; // who holds `fills` meanwhile
};

export type Resource = {
  readonly id: ResourceId;
  readonly title: string;
  readonly kind: 'people' | 'vehicle' | 'equipment' | 'material' | 'money' | 'place' | 'information';
  readonly quantity?: number;
  readonly unit?: string;
  readonly keeper?: RoleId;
  readonly of?: UnitId;
  readonly place?: string;
  readonly minimum?: number;
  readonly reserve?: boolean; // stands by; not used from day to day
  readonly from: readonly Source[];
};

/** A drill: the same plan and engine, told what happens by a script; the outside is simulated. */
export type Exercise = {
  readonly id: string;
  readonly title: string;
  readonly kind: 'tabletop' | 'drill' | 'full';
  readonly scenario?: ScenarioId;
  readonly who?: RoleId; // who organises it
  readonly takes_part: readonly Party[];
  readonly how_often?: Cadence;
  readonly opens_before?: Millis;
  readonly approved_by: readonly RoleId[];
  readonly cast: Readonly<Record<string, readonly string[]>>; // part → people; empty: to be named before approval
  readonly injects: readonly Inject[];
  readonly expect: readonly Expectation[];
  readonly scores: readonly string[];
  readonly records: readonly string[]; // what is kept of it
  readonly from: readonly Source[];
};

/** At T + `at` these are told this, and facts of the drill are set. */
export type Inject = {
  readonly at: Millis;
  readonly tell: readonly Party[];
  readonly text: string;
  readonly sets: Readonly<Record<FactId, string | number | boolean>>;
  readonly from: readonly Source[];
};

export type Expectation = {
  readonly step: StepId;
  readonly by?: Millis;
  readonly after?: readonly StepId[];
};

export type Training = {
  readonly id: string;
  readonly title: string; // what is taught
  readonly for: readonly Party[];
  readonly who?: RoleId; // who sees to it
  readonly how_often?: Cadence;
  readonly tested: boolean;
  readonly evidence: readonly Evidence[];
  readonly from: readonly Source[];
};
