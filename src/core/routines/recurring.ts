// What of a plan comes round: its routines, exercises and training, told alike: how often, who sees to it, what is to be
// done each time.
import type { Cadence, TimeOfDay } from '#core/plan/clock.ts';
import type { Party, Plan, ScenarioId, Who } from '#core/plan/plan.ts';
import type { Exercise, Routine, Training } from '#core/plan/routine.ts';
import type { Millis } from '#core/time/instant.ts';

export type Recurring = {
  readonly kind: 'routine' | 'exercise' | 'training';
  /** Its case in the plan: "routine:walk", "exercise:fire_drill"; no scenario bears such a name. */
  readonly scenario: ScenarioId;
  readonly id: string;
  readonly title: string;
  readonly how_often: Cadence;
  readonly opens_before?: Millis;
  readonly by?: TimeOfDay;
  readonly who: Who | null; // null: nobody is named
  /** The scenario an exercise drills. */
  readonly drills?: ScenarioId;
  readonly of: Routine | Exercise | Training;
};

export function recurringOf(plan: Plan): readonly Recurring[] {
  return [
    ...Object.values(plan.routines ?? {}).map(ofRoutine),
    ...Object.values(plan.exercises ?? {}).flatMap(ofExercise),
    ...Object.values(plan.training ?? {}).flatMap(ofTraining),
  ];
}

function ofRoutine(of: Routine): Recurring {
  const { id, title, how_often, opens_before, by, who } = of;
  return {
    ...{ kind: 'routine', scenario: `routine:${id}`, id, title, how_often, who, of },
    ...(opens_before === undefined ? {} : { opens_before }),
    ...(by === undefined ? {} : { by }),
  };
}

function ofExercise(of: Exercise): readonly Recurring[] {
  const { id, title, how_often, opens_before, who, scenario } = of;
  if (!how_often) return [];
  return [
    {
      ...{ kind: 'exercise', scenario: `exercise:${id}`, id, title, how_often, of },
      who: who === undefined ? null : { mode: 'one', party: { kind: 'role', role: who } },
      ...(opens_before === undefined ? {} : { opens_before }),
      ...(scenario === undefined ? {} : { drills: scenario }),
    },
  ];
}

function ofTraining(of: Training): readonly Recurring[] {
  const { id, title, how_often, who } = of;
  if (!how_often) return [];
  const party: Party | undefined = who === undefined ? of.for[0] : { kind: 'role', role: who };
  const others = of.for.filter(one => one !== party);
  return [
    {
      ...{ kind: 'training', scenario: `training:${id}`, id, title, how_often, of },
      who:
        party === undefined ? null : { mode: 'one', party, ...(others.length > 0 ? { with: others } : {}) },
    },
  ];
}
