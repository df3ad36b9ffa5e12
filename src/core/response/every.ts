// `opens: every EDGE`: each time it happens opens another round of the step. What happens while the step is known not to be
// needed is passed over; what happens while the one before has not opened yet is one with it, and never piles up.
import type { Edge } from '#core/plan/clock.ts';
import type { Step, StepId } from '#core/plan/plan.ts';
import { againKey } from './again-key.ts';
import { truthOf } from './condition.ts';
import { stateIn } from './items.ts';
import { edgeName, type NeedScope } from './need.ts';
import { edgeOfDuty, labelNow } from './origin.ts';
import { dutiesOfStep, emit, type Work } from './work.ts';

export function everyKey(step: StepId, round: number, place: string | undefined): string {
  return againKey(step, round, place);
}

const PASSED = '-';

/** Has it happened, and is it to be done? */
export function hasHappened(
  { state }: Pick<Work, 'state'>,
  step: StepId,
  round: number,
  place: string | undefined,
): boolean {
  const last = state.every?.[everyKey(step, round, place)]?.at(-1);
  return last !== undefined && !last.startsWith(PASSED);
}

/** Takes note of the next time it happened. */
export function takeNextOccurrence(
  work: Work,
  step: Step,
  scope: NeedScope,
  place: string | undefined,
): void {
  const edges = step.opens.flatMap(opener => (opener.kind === 'edge' && opener.every ? [opener.edge] : []));
  if (edges.length === 0) return;
  const taken = work.state.every?.[everyKey(step.id, scope.round, place)] ?? [];
  const next = edges
    .flatMap(edge => occurrences(edge, scope))
    .find(mark => !taken.includes(mark) && !taken.includes(`${PASSED}${mark}`));
  if (next === undefined) return;
  const needless = [step.when, step.while].some(
    feel => feel !== undefined && truthOf(feel, scope).holds === false,
  );
  emit(work, {
    type: 'StepAgain',
    step: step.id,
    round: String(scope.round),
    because: `every:${needless ? PASSED : ''}${next}`,
    ...(place === undefined ? {} : { place }),
    ...(hasOpened(work, step, scope, place) ? {} : { instead: true }),
  });
}

function hasOpened(work: Work, step: Step, scope: NeedScope, place: string | undefined): boolean {
  const label = labelNow(work.state, step.id, scope.round, place);
  return dutiesOfStep(work.state, step.id, scope.round, scope.items).some(
    duty => duty.round === label && duty.place === place,
  );
}

/** "train.since/3", "count/1~2.done", "medics/1.arrived#2": each names one time it happened in this round. */
function occurrences(edge: Edge, scope: NeedScope): readonly string[] {
  if (edge.kind === 'state') {
    const now = stateIn(scope, edge.fact, scope.items);
    const at = now?.[edge.edge] ?? null;
    return now && at !== null && at >= begun(scope) ? [`${edgeName(edge)}/${now.round}`] : [];
  }
  return dutiesOfStep(scope.state, edge.step, scope.round, scope.items)
    .filter(duty => edgeOfDuty(duty, edge.edge) !== null)
    .flatMap(duty => {
      const times = duty.came?.[edge.edge] ?? 1;
      return Array.from({ length: times }, (_, index) =>
        index === 0 ? `${duty.id}.${edge.edge}` : `${duty.id}.${edge.edge}#${index + 1}`,
      );
    });
}

/** What happened before this round of the scenario is not of it. */
function begun({ plan, state, scenario, items, round }: NeedScope): number {
  const starts = plan.scenarios[scenario]?.starts;
  const since = starts === undefined || round <= 1 ? null : stateIn({ plan, state }, starts, items)?.since;
  return since ?? Number.NEGATIVE_INFINITY;
}
