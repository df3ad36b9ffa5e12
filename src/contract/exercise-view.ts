// A drill's exercise on the board: what was put to the players so far, and how what is expected of them stands.
import type { Plan } from '#core/plan/plan.ts';
import { exerciseResult } from '#core/response/exercise-result.ts';
import type { IncidentState } from '#core/response/state.ts';
import { toIso } from '#core/time/instant.ts';
import type { ExerciseView } from './board.ts';
import { iso } from './duty-view.ts';

export function exerciseView(state: IncidentState, plan: Plan): ExerciseView | null {
  const result = exerciseResult(state);
  const { exercise, injected = {} } = state;
  if (!result || !exercise) return null;
  const title = (step: string) => plan.steps[step]?.title ?? step;
  const given = exercise.injects.flatMap(({ text }, index) => {
    const at = injected[String(index)];
    return at === undefined ? [] : [{ at, text }];
  });
  return {
    id: exercise.id,
    title: exercise.title,
    given: given.sort((a, b) => a.at - b.at).map(({ at, text }) => ({ at: toIso(at), text })),
    to_come: exercise.injects.length - given.length,
    expected: result.lines.map(({ step, by, after, done, verdict }) => ({
      step,
      title: title(step),
      by: iso(by),
      after: after.map(title),
      done: iso(done),
      verdict,
    })),
    points: result.points,
    of: result.of,
    final: result.final,
    scores: [...exercise.scores],
  };
}
