// Every clause that a plan names, with the place that names it: whatever bears `from`.
import { stepPath } from './checking.ts';
import type { Source } from './ids.ts';
import { isRecord } from './not-run-places.ts';
import type { Plan } from './plan.ts';
import type { Path } from './yaml-text.ts';

export type NamedSource = { readonly source: Source; readonly path: Path };

export function sourcesOf(plan: Plan): readonly NamedSource[] {
  const { steps, ...parts } = plan;
  return [
    ...Object.values(steps).flatMap(step => sourcesIn(step, stepPath(step))),
    ...Object.entries(parts).flatMap(([part, value]) => sourcesIn(value, [part])),
  ];
}

/** The plan's own shape follows the YAML's but for `never`, a map there and a list here. */
function sourcesIn(value: unknown, path: Path): readonly NamedSource[] {
  if (Array.isArray(value))
    return value.flatMap((one, index) => {
      const named = path.at(-1) === 'never' && isRecord(one) ? String(one.id) : index;
      return sourcesIn(one, [...path, named]);
    });
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, one]) => {
    if (key !== 'from' || !Array.isArray(one)) return sourcesIn(one, [...path, key]);
    return one.map((source: Source, index) => ({ source, path: [...path, 'from', index] }));
  });
}
