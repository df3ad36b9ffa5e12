// The script of a drill: what an exercise of the plan says, as instants from the drill's start. A drill that names no exercise
// has none, and an incident never has.
import type { Plan } from '#core/plan/plan.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Command } from './command.ts';
import type { DrillScript } from './state.ts';

type Report = Extract<Command, { type: 'ReportIncident' }>;

/** Only a drill follows an exercise, and only one of its plan that is about a scenario it starts. */
export function mayFollow(plan: Plan, { exercise, kind, scenarios }: Report): boolean {
  if (exercise === undefined) return true;
  const its = ownExercise(plan, exercise);
  if (!its || kind !== 'drill') return false;
  return its.scenario === undefined || scenarios.includes(its.scenario);
}

export function scriptFor(plan: Plan, command: Report, start: Instant): { readonly exercise?: DrillScript } {
  const its = command.exercise === undefined ? undefined : ownExercise(plan, command.exercise);
  if (!its) return {};
  return {
    exercise: {
      id: its.id,
      title: its.title,
      lead: its.who ?? null,
      injects: its.injects.map(({ at, tell, text, sets }) => ({ at: start + at, tell, text, sets })),
      expect: its.expect.map(({ step, by, after }) => ({
        step,
        by: by === undefined ? null : start + by,
        after: after ?? [],
      })),
      scores: its.scores,
    },
  };
}

function ownExercise({ exercises = {} }: Plan, id: string) {
  return Object.hasOwn(exercises, id) ? exercises[id] : undefined;
}
