// What came of a drill that follows an exercise: each thing that was expected, when it was done, and how many of them as
// expected. A pure function of the state, which the log gives: the same whenever it is asked for.
import type { StepId } from '#core/plan/plan.ts';
import type { Instant } from '#core/time/instant.ts';
import { isClosed } from './close.ts';
import type { DrillScript, IncidentState } from './state.ts';

/** `waiting`: may still be met; `out-of-order`: done, but before what it had to follow. */
export type Verdict = 'met' | 'late' | 'missed' | 'out-of-order' | 'waiting';

export type ExpectedLine = {
  readonly step: StepId;
  readonly by: Instant | null;
  readonly after: readonly StepId[];
  readonly done: Instant | null;
  readonly verdict: Verdict;
};

export type ExerciseResult = {
  readonly exercise: string;
  readonly lines: readonly ExpectedLine[];
  readonly points: number; // one for each that was met
  readonly of: number;
  readonly final: boolean; // nothing waits any more
};

/** Null for an incident, and for a drill that follows no exercise. */
export function exerciseResult(state: IncidentState): ExerciseResult | null {
  const { exercise } = state;
  if (!exercise) return null;
  const lines = exercise.expect.map(one => lineOf(state, one));
  return {
    exercise: exercise.id,
    lines,
    points: lines.filter(({ verdict }) => verdict === 'met').length,
    of: lines.length,
    final: lines.every(({ verdict }) => verdict !== 'waiting'),
  };
}

function lineOf(state: IncidentState, { step, by, after }: DrillScript['expect'][number]): ExpectedLine {
  const done = doneAt(state, step);
  return { step, by, after, done, verdict: verdictOf(state, done, by, after) };
}

function verdictOf(
  state: IncidentState,
  done: Instant | null,
  by: Instant | null,
  after: readonly StepId[],
): Verdict {
  if (done === null) return isOver(state) ? 'missed' : 'waiting';
  const before = after.map(step => doneAt(state, step));
  if (before.some(at => at === null || at > done)) return 'out-of-order';
  return by !== null && done > by ? 'late' : 'met';
}

/** When the step was done the first time it was called for: with several people or items, when the last of them had. */
function doneAt({ duties }: IncidentState, step: StepId): Instant | null {
  const own = Object.values(duties).filter(duty => duty.step === step && duty.round === '1');
  const needed = own.filter(({ phase }) => phase !== 'withdrawn');
  if (needed.length === 0) return null;
  const marks = needed.map(({ done }) => done?.at ?? null);
  return marks.some(at => at === null) ? null : Math.max(...marks.filter(at => at !== null));
}

const isOver = (state: IncidentState): boolean => state.phase !== 'active' || isClosed(state);
