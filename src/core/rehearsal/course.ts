// Many rehearsals as a course of work: one step is some runs, so that whoever drives it can show how far it is, stop it,
// or mind the time. The end is the sum, the single points of failure and the findings.
import type { Plan } from '#core/plan/plan.ts';
import { readYamlText } from '#core/plan/yaml-text.ts';
import type { Refusal } from '#core/response/command.ts';
import type { Roster } from '#core/roster/roster.ts';
import { findingsOf, type RehearsalFinding } from './findings.ts';
import { type ManyRuns, tallyRuns } from './many-runs.ts';
import type { Setting } from './setting.ts';
import { type SinglePoint, singlePoints } from './single-points.ts';

export type Course = {
  readonly plan: Plan;
  readonly roster: Roster;
  readonly scenario: string;
  readonly setting: Setting;
  readonly runs: number;
  readonly seed: number;
  readonly require: number;
  /** The plan as written, so that findings have their line. */
  readonly yaml: string | null;
};

export type CourseResult = {
  readonly sum: ManyRuns;
  readonly points: readonly SinglePoint[];
  readonly findings: readonly RehearsalFinding[];
};

export type CourseEnd =
  | { readonly ok: true; readonly value: CourseResult }
  | { readonly ok: false; readonly refusal: Refusal };

/** How many runs are done, every few of them; answering true ends the course with what there is. */
export type OnRuns = (done: number) => boolean;

const AT_ONCE = 10;

export function takeCourse(course: Course, onRuns: OnRuns): CourseEnd {
  const { plan, roster, scenario, setting, runs, seed, require, yaml } = course;
  const tally = tallyRuns(plan, roster, scenario, setting, seed);
  for (let done = 0; done < runs; ) {
    const refusal = tally.next();
    if (refusal) return { ok: false, refusal };
    done++;
    if (done % AT_ONCE === 0 && onRuns(done)) break;
  }
  const sum = tally.sum();
  const points = singlePoints(plan, roster, scenario, setting);
  const places = yaml === null ? {} : { places: readYamlText(yaml).places };
  const of = { plan, roster, scenario, sum, points, require, ...places };
  return { ok: true, value: { sum, points, findings: findingsOf(of) } };
}
