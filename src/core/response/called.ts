// Steps that open only when something calls for them: a rung, a shortage, a loss, a level. Such a step opens once however
// often it is called while it is open; called again after it was closed, it opens once more.
import type { Consequence } from '#core/plan/clock.ts';
import type { Plan, Step, StepId } from '#core/plan/plan.ts';
import type { Items } from './state.ts';
import { dutiesOfStep, emit, scenarioRound, type Work } from './work.ts';

/** `again: false`: once in a round and never more, as levels call. */
export function callStep(work: Work, id: StepId, because: string, again = true, items?: Items): void {
  const step = work.plan.steps[id];
  const round = step ? scenarioRound(work, step.scenario, items) : 0;
  if (!step || round === 0) return;
  const place = placeFor(work.plan, step, items);
  const at = place === undefined ? {} : { place };
  if (isCalled(work, id, round, place)) {
    const all = dutiesOfStep(work.state, id, round, items);
    if (!again || all.length === 0 || all.some(duty => duty.phase === 'open')) return;
    emit(work, { type: 'StepAgain', step: id, round: String(round), because, ...at });
    return;
  }
  emit(work, { type: 'StepCalled', step: id, round, because, ...at });
}

/** Something about one item calls for the step of that item alone. */
function placeFor(plan: Plan, step: Step, items: Items | undefined): string | undefined {
  const lists = [plan.scenarios[step.scenario]?.each?.list, step.each?.list];
  const keys = lists.flatMap(list => (list === undefined ? [] : [items?.[list]]));
  return keys.length === 0 || keys.includes(undefined) ? undefined : [...new Set(keys)].join('/');
}

export function isCalled(work: Pick<Work, 'state'>, step: StepId, round: number, place?: string): boolean {
  const { called } = work.state;
  if (called === undefined) return false;
  return (
    called[`${step}/${round}`] !== undefined ||
    (place !== undefined && called[`${step}/${round}/${place}`] !== undefined)
  );
}

/** Is it one that opens only when called: named by some consequence, and nothing of its own says when? */
export function waitsToBeCalled(plan: Plan, id: StepId): boolean {
  const step = plan.steps[id];
  if (step?.action.kind === 'request') return true;
  return step !== undefined && step.after.length === 0 && step.opens.length === 0 && calledBy(plan).has(id);
}

function calledBy(plan: Plan): ReadonlySet<StepId> {
  let known = targets.get(plan);
  if (!known) {
    known = new Set(consequencesOf(plan).flatMap(({ opens }) => opens ?? []));
    targets.set(plan, known);
  }
  return known;
}

/** Kept as long as the plan object is. */
const targets = new WeakMap<Plan, ReadonlySet<StepId>>();

type Opens = Partial<Pick<Consequence, 'opens'>>;

function consequencesOf(plan: Plan): readonly Opens[] {
  const steps = Object.values(plan.steps);
  const ladders = [...steps, ...Object.values(plan.facts)].flatMap(({ ladder }) => ladder ?? []);
  const losses = [...steps, ...Object.values(plan.acts), ...Object.values(plan.rules ?? {})].map(
    one => one.on_loss,
  );
  const actions = steps.map(({ action }) => {
    if (action.kind === 'dispatch') return action.if_short;
    if (action.kind === 'roll_call') return action.missing;
    if (action.kind === 'watch') return action.missed;
    return action.kind === 'expect' ? action.otherwise : undefined;
  });
  const chased = Object.values(plan.forms).map(({ unconfirmed }) =>
    unconfirmed?.chase === undefined ? undefined : { opens: [unconfirmed.chase] },
  );
  return [
    ...plan.ladder,
    ...ladders,
    ...Object.values(plan.levels ?? {}),
    ...[...losses, ...actions, ...chased].filter(one => one !== undefined),
  ];
}
