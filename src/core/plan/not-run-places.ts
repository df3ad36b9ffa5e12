// Where a shape occurs in a plan: the step, or the entry of a part, that holds it.
import type { Plan } from './plan.ts';
import { placeOfStep } from './written-steps.ts';
import type { Path } from './yaml-text.ts';

type Thing = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One place for each step, fact, form … that holds it, however often. */
export function placesIn(plan: Plan, is: (thing: Thing) => boolean): readonly Path[] {
  const steps = Object.values(plan.steps)
    .filter(step => holds(step, is))
    .map(step => [...placeOfStep(step), step.id]);
  const others = Object.entries(plan).flatMap(([part, value]) => {
    if (part === 'steps') return [];
    if (!isRecord(value)) return holds(value, is) ? [[part]] : [];
    return Object.entries(value).flatMap(([id, entry]) => (holds(entry, is) ? [[part, id]] : []));
  });
  return [...steps, ...others];
}

function holds(value: unknown, is: (thing: Thing) => boolean): boolean {
  if (Array.isArray(value)) return value.some(one => holds(one, is));
  if (!isRecord(value)) return false;
  return is(value) || Object.values(value).some(one => holds(one, is));
}
