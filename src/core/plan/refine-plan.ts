// A branch's plan on top of its group's: what the branch writes under an id replaces what the group writes there, the
// rest stands as it is. Pure; and what has drifted apart since the branch was written.
import type { WrittenPlan } from './plan-schema.ts';

/** Parts that are maps by id; of scenarios, their steps and prohibitions are too. */
const MAPS = [
  'calendars',
  'params',
  'units',
  'roles',
  'contacts',
  'resources',
  'facts',
  'levels',
  'acts',
  'presence',
  'rules',
  'forms',
  'gates',
  'routines',
  'exercises',
  'training',
  'questions',
] as const satisfies readonly (keyof WrittenPlan)[];

type Things = Readonly<Record<string, unknown>>;

/** `without` names what does not apply: "steps.ID", "roles.ID", "scenarios.ID". */
export function refine(base: WrittenPlan, branch: WrittenPlan): WrittenPlan {
  const { refines: _, ...over } = branch;
  const merged: Record<string, unknown> = { ...base, ...over };
  for (const part of MAPS) {
    const both = { ...(base[part] as Things | undefined), ...(branch[part] as Things | undefined) };
    if (Object.keys(both).length > 0) merged[part] = both;
  }
  merged.scenarios = refineScenarios(base, branch);
  merged.filled = [...(base.filled ?? []), ...(branch.filled ?? [])];
  merged.ignored = { ...base.ignored, ...branch.ignored };
  return without(merged as WrittenPlan, withoutOf(branch));
}

function refineScenarios(base: WrittenPlan, branch: WrittenPlan): WrittenPlan['scenarios'] {
  const scenarios = { ...base.scenarios };
  for (const [id, own] of Object.entries(branch.scenarios)) {
    const under = base.scenarios[id];
    scenarios[id] = under
      ? {
          ...under,
          ...own,
          steps: { ...under.steps, ...own.steps },
          never: { ...under.never, ...own.never },
        }
      : own;
  }
  return scenarios;
}

function withoutOf({ refines }: WrittenPlan): readonly string[] {
  const written = typeof refines === 'object' ? refines.without : undefined;
  return written === undefined ? [] : Array.isArray(written) ? written : [written];
}

function without(plan: WrittenPlan, names: readonly string[]): WrittenPlan {
  const gone = new Set(names);
  const kept = <T>(part: string, things: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(things).filter(([id]) => !gone.has(`${part}.${id}`)));
  const result: Record<string, unknown> = { ...plan };
  for (const part of MAPS) if (plan[part]) result[part] = kept(part, plan[part] as Things);
  const scenarios = Object.entries(kept('scenarios', plan.scenarios)).map(
    ([id, scenario]) =>
      [
        id,
        {
          ...scenario,
          steps: kept('steps', scenario.steps),
          ...(scenario.never ? { never: kept('never', scenario.never) } : {}),
        },
      ] as const,
  );
  return { ...result, scenarios: Object.fromEntries(scenarios) } as WrittenPlan;
}

// ---------------------------------------------------------------- drift

export type Drift = {
  readonly kind:
    | 'overridden' // the branch writes this itself
    | 'changed-underneath' // and the group has changed its own since
    | 'gone-underneath' // and the group no longer has it
    | 'changed' // the group has changed it; taken over
    | 'added' // the group has it new; taken over
    | 'removed' // the group has dropped it
    | 'without-gone'; // left out by the branch, and the group no longer has it
  readonly at: string; // "steps.look"
};

/** What differs between a branch and its group; `then` is the group's plan that the branch was written on, if kept. */
export function driftOf(branch: WrittenPlan, now: WrittenPlan, then?: WrittenPlan): readonly Drift[] {
  const own = elementsOf(branch);
  const present = elementsOf(now);
  const former = then && elementsOf(then);
  const left = new Set(withoutOf(branch));
  const names = new Set([...own.keys(), ...present.keys(), ...(former?.keys() ?? [])]);
  return [...names].toSorted().flatMap((at): readonly Drift[] => {
    const changed = former?.has(at) && present.has(at) && former.get(at) !== present.get(at);
    if (left.has(at)) return present.has(at) ? [] : [{ kind: 'without-gone', at }];
    if (own.has(at)) {
      if (former?.has(at) && !present.has(at)) return [{ kind: 'gone-underneath', at }];
      if (!present.has(at)) return []; // the branch's own
      return [{ kind: changed ? 'changed-underneath' : 'overridden', at }];
    }
    if (!former) return [];
    if (!former.has(at)) return [{ kind: 'added', at }];
    if (!present.has(at)) return [{ kind: 'removed', at }];
    return changed ? [{ kind: 'changed', at }] : [];
  });
}

/** What "steps.look" is called in the first of the plans that says it; null when none does. */
export function titleAt(at: string, plans: readonly WrittenPlan[]): string | null {
  const [part = '', id = ''] = at.split('.');
  for (const plan of plans) {
    const things = part === 'steps' || part === 'never' ? allOfScenarios(plan, part) : plan[part as Part];
    const thing = (things as Things | undefined)?.[id];
    const { title, do: act } = typeof thing === 'object' && thing !== null ? (thing as Titled) : {};
    if (typeof title === 'string') return title;
    if (typeof act === 'string') return act;
  }
  return null;
}

type Part = (typeof MAPS)[number];
type Titled = { readonly title?: unknown; readonly do?: unknown };

function allOfScenarios({ scenarios }: WrittenPlan, part: 'steps' | 'never'): Things {
  return Object.assign({}, ...Object.values(scenarios).map(scenario => scenario[part]));
}

/** Everything that has an id, by "part.id", as text to compare. */
function elementsOf(plan: WrittenPlan): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const add = (part: string, things: object | undefined) => {
    for (const [id, thing] of Object.entries(things ?? {})) found.set(`${part}.${id}`, JSON.stringify(thing));
  };
  for (const part of MAPS) add(part, plan[part]);
  for (const scenario of Object.values(plan.scenarios)) {
    add('steps', scenario.steps);
    add('never', scenario.never);
  }
  return found;
}
