// Every step written anywhere in a plan, with the part it stands in: scenarios, gates, routines, after-work.
import type { ScenarioId, StepId } from './ids.ts';
import type { WrittenPlan, WrittenStep } from './plan-schema.ts';
import type { Step } from './step.ts';
import type { Path } from './yaml-text.ts';

/** The names that gates and after-work go by in `Step.scenario`. */
export const GATES = 'gates';
export const AFTER = 'after';

export type StepPlace = {
  readonly scenario: ScenarioId;
  readonly part?: NonNullable<Step['part']>;
  readonly path: Path; // of the map the step stands in
};

export type StandingStep = StepPlace & { readonly id: StepId; readonly step: WrittenStep };

/** In the order: gates, scenarios, after-work, routines. */
export function writtenSteps(written: WrittenPlan): readonly StandingStep[] {
  const steps = (place: StepPlace, map: Readonly<Record<string, WrittenStep>> | undefined) =>
    Object.entries(map ?? {}).map(([id, step]) => ({ ...place, id, step }));
  return [
    ...steps({ scenario: GATES, part: 'gate', path: ['gates'] }, written.gates),
    ...Object.entries(written.scenarios).flatMap(([scenario, it]) =>
      steps({ scenario, path: ['scenarios', scenario, 'steps'] }, it.steps),
    ),
    ...steps({ scenario: AFTER, part: 'after', path: ['close', 'after'] }, written.close?.after),
    ...Object.entries(written.routines ?? {}).flatMap(([routine, it]) =>
      steps({ scenario: routine, part: 'routine', path: ['routines', routine, 'steps'] }, it.steps),
    ),
  ];
}

/** Where the steps of a step's own part are written. */
export function placeOfStep({ scenario, part }: Pick<Step, 'scenario' | 'part'>): Path {
  switch (part) {
    case 'gate':
      return ['gates'];
    case 'after':
      return ['close', 'after'];
    case 'routine':
      return ['routines', scenario, 'steps'];
    default:
      return ['scenarios', scenario, 'steps'];
  }
}
