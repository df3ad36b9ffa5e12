// A scenario of a plan → what its picture shows. Deterministic; a step, lane or arrow stands once, whatever the plan says.
import type { Origin, Plan, ScenarioId, Step } from '#core/plan/plan.ts';
import type { Flow, FlowStep, Lane, Mark, Phase, PhaseId } from './flow.ts';
import { arrowsOf } from './flow-arrows.ts';
import { entryOf, exitOf, linesOf, rungsText } from './flow-lines.ts';
import { orderLanes } from './lane-order.ts';
import { type Language, PICTURE_WORDS, type PictureWords } from './picture-words.ts';

/** All scenarios of a plan, in the order written. */
export function flowsOf(plan: Plan, language: Language): readonly Flow[] {
  return Object.keys(plan.scenarios).map(id => flowOf(plan, id, language));
}

export function flowOf(plan: Plan, scenario: ScenarioId, language: Language): Flow {
  const words = PICTURE_WORDS[language];
  const placed = stepsByPhase(plan, scenario);
  const steps = placed.map(([step, phase], index) => flowStep(step, phase, index + 1, plan, words));
  const arrows = arrowsOf(
    placed.map(([step]) => step),
    plan,
  );
  const phases = phasesOf(plan, scenario, words).filter(({ id }) => steps.some(({ phase }) => phase === id));
  return {
    scenario,
    title: plan.scenarios[scenario]?.title ?? scenario,
    lanes: orderLanes(
      lanesOf(
        placed.map(([step]) => step),
        plan,
        words,
      ),
      steps,
      arrows,
    ),
    phases,
    steps,
    arrows,
    notes: notesOf(plan, scenario, words),
  };
}

/** Gates of the plan, the scenario's own steps, what goes on after it: each step in the phase that it opens in. */
function stepsByPhase(plan: Plan, scenario: ScenarioId): readonly (readonly [Step, PhaseId])[] {
  const { steps = [], starts, stand_down } = plan.scenarios[scenario] ?? {};
  const ids: readonly (readonly [string, PhaseId])[] = [
    ...(plan.gates ?? []).map(id => [id, 'before'] as const),
    ...steps.map(id => [id, 'response'] as const),
    ...(stand_down === undefined ? [] : (plan.close?.after ?? [])).map(id => [id, 'after'] as const),
  ];
  const all = ids.flatMap(([id, phase]): (readonly [Step, PhaseId])[] => {
    const step = plan.steps[id];
    return step ? [[step, phase]] : [];
  });
  return all.map(([step, phase]) => [
    step,
    phase === 'response' && isAfterEnd(step, starts) ? 'over' : phase,
  ]);
}

/** It waits for the end of the state that began the scenario. */
function isAfterEnd(step: Step, starts: string | undefined): boolean {
  const isEnd = (edge: Step['after'][number]) =>
    edge.kind === 'state' && edge.fact === starts && edge.edge === 'ended';
  const opens = step.opens.length > 0 && step.opens.every(one => one.kind === 'edge' && isEnd(one.edge));
  return opens || step.after.some(isEnd);
}

function phasesOf(plan: Plan, scenario: ScenarioId, words: PictureWords): readonly Phase[] {
  const { starts = '', stand_down } = plan.scenarios[scenario] ?? {};
  const state = plan.facts[starts]?.title ?? starts;
  const by = stand_down ? (plan.roles[stand_down.by]?.title ?? stand_down.by) : '';
  const said: Readonly<Record<PhaseId, readonly [string, string]>> = {
    before: words.say.phase.before,
    response: words.say.phase.response(state),
    over: words.say.phase.over(state),
    after: words.say.phase.after(stand_down ? words.feel(stand_down.when, plan) : '', by),
  };
  return (['before', 'response', 'over', 'after'] as const).map(id => ({
    id,
    title: said[id][0],
    text: said[id][1],
  }));
}

function flowStep(step: Step, phase: PhaseId, number: number, plan: Plan, words: PictureWords): FlowStep {
  return {
    id: step.id,
    number,
    lane: laneOf(step, plan, words).id,
    phase,
    kind: step.action.kind,
    kindTitle: words.kind[step.action.kind],
    title: step.title,
    force: step.force,
    forceTitle: words.force[step.force],
    entry: entryOf(step, plan, words),
    lines: linesOf(step, plan, words),
    exit: exitOf(step, plan, words),
    ...timesOf(step, plan),
    many: step.each !== undefined || step.who.mode === 'each-of',
    clauses: step.from.map(({ clause }) => clause),
  };
}

/** Only spans since the beginning: they say which of two steps comes first where nothing else does. */
function timesOf({ opens, limit, scenario }: Step, plan: Plan) {
  const starts = plan.scenarios[scenario]?.starts;
  const isStart = (origin: Origin) =>
    (origin.kind === 'state' && origin.fact === starts && origin.edge === 'since') ||
    (origin.kind === 'incident' && origin.instant === 'occurred');
  const offsets = opens.flatMap(one => (one.kind === 'instant' && isStart(one.origin) ? [one.offset] : []));
  return {
    opensAfter: offsets.length > 0 ? Math.min(...offsets) : null,
    dueWithin: limit && isStart(limit.of) ? limit.within : null,
  };
}

/** Everybody who answers for a step has a lane; of several, whoever is named first. */
function laneOf(step: Step, plan: Plan, words: PictureWords): Lane {
  const [party] = step.who.mode === 'any-of' ? step.who.parties : [step.who.party];
  const title = party ? words.party(party, plan) : '';
  const role = party?.kind === 'role' ? plan.roles[party.role] : undefined;
  return { id: role && role.is === undefined ? `role:${role.id}` : `party:${title}`, title };
}

function lanesOf(steps: readonly Step[], plan: Plan, words: PictureWords): readonly Lane[] {
  const lanes = new Map(steps.map(step => laneOf(step, plan, words)).map(lane => [lane.id, lane]));
  return [...lanes.values()];
}

function notesOf(plan: Plan, scenario: ScenarioId, words: PictureWords): readonly Mark[] {
  const { never = [] } = plan.scenarios[scenario] ?? {};
  const bans = never.map(({ blocks, step, title, unless, while: during }): Mark => {
    const named = step === undefined ? plan.acts[blocks]?.title : plan.steps[step]?.title;
    const what = title ?? named ?? blocks;
    const who = typeof unless === 'object' ? unless.permission_of : undefined;
    const except = who === undefined ? '' : words.say.unless(plan.roles[who]?.title ?? who);
    const when = during === undefined ? '' : `（${words.say.during(words.feel(during, plan))}）`;
    return { icon: 'ban', text: `${words.say.never(what)}${when}${except}` };
  });
  const usual = rungsText(plan.ladder, plan, words);
  const end = phasesOf(plan, scenario, words).find(({ id }) => id === 'after');
  return [
    ...(end ? [{ icon: 'end' as const, text: words.say.end(end.title, end.text) }] : []),
    ...bans,
    ...(usual === '' ? [] : [{ icon: 'ladder' as const, text: words.say.usualLadder(usual) }]),
  ];
}
