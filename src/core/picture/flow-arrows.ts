// The arrows of a picture: what comes after what, whose answer decides, what is locked until when, what calls for what,
// and what leads back. Between two steps there is one arrow, the one that says most.
import { feelOf } from '#core/feel/feel.ts';
import type { Edge, Need, Opener } from '#core/plan/clock.ts';
import type { Feel, Plan, Step, StepId } from '#core/plan/plan.ts';
import type { Arrow } from './flow.ts';
import { backTo, isOnlyCalled, opensOf } from './flow-lines.ts';

export function arrowsOf(steps: readonly Step[], plan: Plan): readonly Arrow[] {
  const shown = new Set(steps.map(({ id }) => id));
  const tellers = tellersOf(steps);
  const all = steps.flatMap(step => [
    ...into(step, plan, tellers),
    ...opensOf(step).flatMap((id): Arrow[] =>
      plan.steps[id] && isOnlyCalled(plan.steps[id], plan) ? [{ from: step.id, to: id, kind: 'called' }] : [],
    ),
    ...backOf(step),
  ]);
  const arrows = new Map<string, Arrow>();
  for (const arrow of all) {
    if (!shown.has(arrow.from) || !shown.has(arrow.to)) continue;
    if (arrow.from === arrow.to && arrow.kind !== 'back') continue;
    const key = `${arrow.from} ${arrow.to} ${arrow.kind === 'back'}`;
    const known = arrows.get(key);
    if (!known || WEIGHT[arrow.kind] > WEIGHT[known.kind]) arrows.set(key, arrow);
  }
  return unneededLeftOut([...arrows.values()]);
}

const WEIGHT = { beside: 5, gate: 4, order: 3, branch: 2, called: 1, back: 0 } as const;

function into(step: Step, plan: Plan, tellers: ReadonlyMap<string, StepId>): readonly Arrow[] {
  const to = step.id;
  const edges = [...step.after, ...step.opens.flatMap(edgeOfOpener)];
  const order = edges.flatMap((edge): Arrow[] => {
    if (edge.kind !== 'step') return [];
    return [{ from: edge.step, to, kind: edge.edge === 'opened' ? 'beside' : 'order' }];
  });
  const asks: readonly Feel[] = [
    ...(step.when === undefined ? [] : [step.when]),
    ...step.opens.flatMap(one => (one.kind === 'condition' ? [one.feel] : [])),
  ];
  const branch = asks
    .flatMap(feel => namesOf(feel, plan))
    .flatMap(name => fromTeller(name, to, 'branch', tellers));
  const gates = (step.needs ?? []).flatMap(need => gateOf(need, to, plan, tellers));
  return [...order, ...branch, ...gates];
}

function edgeOfOpener(opener: Opener): readonly Edge[] {
  if (opener.kind === 'edge') return [opener.edge];
  return opener.kind === 'instant' && opener.origin.kind === 'step' ? [opener.origin] : [];
}

function gateOf(need: Need, to: StepId, plan: Plan, tellers: ReadonlyMap<string, StepId>): readonly Arrow[] {
  if (need.kind === 'edge')
    return need.edge.kind === 'step' ? [{ from: need.edge.step, to, kind: 'gate' }] : [];
  return namesOf(need.feel, plan).flatMap(name => fromTeller(name, to, 'gate', tellers));
}

function fromTeller(
  name: string,
  to: StepId,
  kind: Arrow['kind'],
  tellers: ReadonlyMap<string, StepId>,
): readonly Arrow[] {
  const from = tellers.get(name);
  return from === undefined || from === to ? [] : [{ from, to, kind }];
}

/** Facts and steps that a condition speaks of; none where it cannot be read. */
function namesOf(feel: Feel, plan: Plan): readonly string[] {
  try {
    return feelOf(plan, feel).names.map(name => name.split('__')[0] ?? name);
  } catch {
    return []; // a plan that was not checked: its picture is drawn all the same
  }
}

/** Who finds a fact out, who answers: the first step that does. Steps answer for themselves. */
function tellersOf(steps: readonly Step[]): ReadonlyMap<string, StepId> {
  const tellers = new Map<string, StepId>(steps.map(({ id }) => [id, id]));
  for (const { id, action } of steps) {
    const facts = action.kind === 'assess' ? action.facts : action.kind === 'record' ? [action.list] : [];
    for (const fact of facts) if (fact !== undefined && !tellers.has(fact)) tellers.set(fact, id);
  }
  return tellers;
}

function backOf(step: Step): readonly Arrow[] {
  const to = backTo(step);
  return to === undefined ? [] : [{ from: step.id, to, kind: 'back' }];
}

/** An answer that decides over a step further on is not drawn past the steps that lead there in any case. */
function unneededLeftOut(arrows: readonly Arrow[]): readonly Arrow[] {
  const forward = arrows.filter(({ kind }) => kind !== 'back');
  const next = Map.groupBy(forward, ({ from }) => from);
  const leadsTo = (from: StepId, to: StepId, not: Arrow): boolean => {
    const seen = new Set<StepId>();
    const left = [from];
    for (let at = left.pop(); at !== undefined; at = left.pop()) {
      for (const arrow of next.get(at) ?? []) {
        if (arrow === not || seen.has(arrow.to)) continue;
        if (arrow.to === to) return true;
        seen.add(arrow.to);
        left.push(arrow.to);
      }
    }
    return false;
  };
  return arrows.filter(arrow => arrow.kind !== 'branch' || !leadsTo(arrow.from, arrow.to, arrow));
}
