// A scenario as BPMN 2.0 sees it: tasks, events and gateways with a token flowing through them. What waits for several
// steps gets a joining gateway; a condition an exclusive one whose other way goes round the step, because to a plan a step
// that does not apply counts as done.

import type { Arrow, Flow, FlowStep, PhaseId } from '#core/picture/flow.ts';
import { flowOf } from '#core/picture/flow-of-scenario.ts';
import { type Language, PICTURE_WORDS, type PictureWords } from '#core/picture/picture-words.ts';
import type { Opener } from '#core/plan/clock.ts';
import type { Plan, ScenarioId, Step } from '#core/plan/plan.ts';

import { isoSpan } from '../iso-span.ts';

export type BpmnNode = {
  readonly id: string;
  readonly lane: string;
  readonly phase: PhaseId;
  readonly name: string;
  readonly what:
    | { readonly kind: 'start' | 'end' | 'join' | 'split' | 'merge' | 'first-of' }
    | { readonly kind: 'event'; readonly on: EventOn }
    | { readonly kind: 'step'; readonly step: Step; readonly shown: FlowStep };
};

export type EventOn =
  | { readonly kind: 'duration'; readonly iso: string }
  | { readonly kind: 'condition'; readonly feel: string };

export type BpmnFlow = {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly name?: string;
  readonly condition?: string; // FEEL
  readonly isDefault?: true;
  readonly back?: true;
};

/** A timer at the edge of a step: its limit, a rung of its own ladder. It never interrupts the work. */
export type BpmnBoundary = {
  readonly id: string;
  readonly step: string; // node
  readonly name: string;
  readonly on: { readonly kind: 'duration'; readonly iso: string } | { readonly kind: 'escalation' };
  readonly to: string | null; // node; null: an end of its own
};

export type BpmnGraph = {
  readonly flow: Flow;
  readonly nodes: readonly BpmnNode[];
  readonly flows: readonly BpmnFlow[];
  readonly boundaries: readonly BpmnBoundary[];
};

type Builder = {
  readonly plan: Plan;
  readonly flow: Flow;
  readonly words: PictureWords;
  readonly nodes: BpmnNode[];
  readonly flows: BpmnFlow[];
  readonly entry: Map<string, string>; // step → node that a flow to it goes to
  readonly exit: Map<string, string>; // step → node that flows from it leave
};

export function bpmnGraph(plan: Plan, scenario: ScenarioId, language: Language): BpmnGraph {
  const flow = flowOf(plan, scenario, language);
  const builder: Builder = {
    plan,
    flow,
    words: PICTURE_WORDS[language],
    nodes: [],
    flows: [],
    entry: new Map(),
    exit: new Map(),
  };
  const heads = phaseHeads(builder, scenario);
  for (const shown of flow.steps) addStep(builder, shown);
  joinPhases(builder, heads);
  const boundaries = boundariesOf(builder);
  connect(builder, heads, boundaries);
  endAll(builder);
  const flows = [...new Map(builder.flows.map(one => [one.id, one])).values()];
  return { flow, nodes: builder.nodes, flows, boundaries };
}

type Heads = ReadonlyMap<PhaseId, string>;

/** Where each phase begins: the start itself, or an event that waits for the end of the state, for stand-down. */
function phaseHeads(builder: Builder, scenario: ScenarioId): Heads {
  const { flow, plan, nodes } = builder;
  const { starts = '', stand_down } = plan.scenarios[scenario] ?? {};
  const lane = flow.lanes[0]?.id ?? '';
  const heads = new Map<PhaseId, string>();
  const [first] = flow.phases;
  nodes.push({
    id: 'Start',
    lane,
    phase: first?.id ?? 'response',
    name: plan.facts[starts]?.title ?? starts,
    what: { kind: 'start' },
  });
  for (const { id: phase, title, text } of flow.phases) {
    const feel =
      phase === 'over' ? `not(${starts})` : phase === 'after' ? (stand_down?.when ?? 'true') : undefined;
    if (feel === undefined) heads.set(phase, phase === first?.id ? 'Start' : `Begin_${phase}`);
    else {
      nodes.push({
        id: `Begin_${phase}`,
        lane,
        phase,
        name: `${title}：${text}`,
        what: { kind: 'event', on: { kind: 'condition', feel } },
      });
      heads.set(phase, `Begin_${phase}`);
    }
  }
  return heads;
}

/** Gates lead on to the response through one joining gateway; what waits for the end waits from the beginning. */
function joinPhases({ flow, nodes, flows, exit }: Builder, heads: Heads): void {
  const response = heads.get('response');
  const lane = flow.lanes[0]?.id ?? '';
  if (response === 'Begin_response') {
    nodes.push({ id: response, lane, phase: 'response', name: '', what: { kind: 'join' } });
    for (const step of flow.steps.filter(({ phase }) => phase === 'before'))
      flows.push(link(exit.get(step.id) ?? '', response));
  }
  let before = response ?? 'Start';
  for (const phase of ['over', 'after'] as const) {
    const head = heads.get(phase);
    if (head === undefined) continue;
    if (head !== before) flows.push(link(before, head));
    before = head;
  }
}

const link = (from: string, to: string): BpmnFlow => ({ id: `Flow_${from}__${to}`, from, to });

/** The step and what stands before and after it: what it waits for, its condition, the way round it. */
function addStep(builder: Builder, shown: FlowStep): void {
  const { plan, nodes, flows, flow, words } = builder;
  const step = plan.steps[shown.id];
  if (!step) return;
  const at = { lane: shown.lane, phase: shown.phase };
  const chain: string[] = [];
  const add = (id: string, name: string, what: BpmnNode['what']) => {
    nodes.push({ id, name, ...at, what });
    const before = chain.at(-1);
    if (before !== undefined) flows.push(link(before, id));
    chain.push(id);
  };
  const into = flow.arrows.filter(arrow => arrow.to === shown.id);
  if (into.some(({ kind }) => kind === 'back')) add(`Again_${step.id}`, '', { kind: 'merge' });
  if (into.filter(({ kind }) => kind !== 'back' && kind !== 'called').length > 1)
    add(`Join_${step.id}`, '', { kind: 'join' });
  addOpeners(builder, step, at, add, chain);
  const asked = [...(step.when === undefined ? [] : [step.when])];
  const condition = asked[0] ?? (step.discretion ? 'needed' : undefined);
  const question =
    step.when === undefined ? shown.entry.map(({ text }) => text).join('；') : words.feel(step.when, plan);
  if (condition !== undefined) add(`If_${step.id}`, question, { kind: 'split' });
  nodes.push({ id: `Step_${step.id}`, name: shown.title, ...at, what: { kind: 'step', step, shown } });
  const before = chain.at(-1);
  if (before !== undefined)
    flows.push({ ...link(before, `Step_${step.id}`), ...(condition === undefined ? {} : { condition }) });
  let exit = `Step_${step.id}`;
  if (condition !== undefined) {
    const merge = `After_${step.id}`;
    nodes.push({ id: merge, name: '', ...at, what: { kind: 'merge' } });
    flows.push(link(exit, merge), { ...link(`If_${step.id}`, merge), isDefault: true });
    exit = merge;
  }
  builder.entry.set(step.id, chain[0] ?? `Step_${step.id}`);
  builder.exit.set(step.id, exit);
}

/** Conditions and instants that open it: one is an event, several an event-based gateway, the first of which counts. */
function addOpeners(
  { plan, nodes, flows, words }: Builder,
  step: Step,
  at: Pick<BpmnNode, 'lane' | 'phase'>,
  add: (id: string, name: string, what: BpmnNode['what']) => void,
  chain: string[],
): void {
  const starts = plan.scenarios[step.scenario]?.starts ?? '';
  const events = step.opens.flatMap((one): { readonly on: EventOn; readonly name: string }[] => {
    const on = eventOf(one);
    return on === undefined ? [] : [{ on, name: words.opener(one, plan, starts) }];
  });
  const [only] = events;
  if (only === undefined) return;
  if (events.length === 1) {
    add(`Open_${step.id}`, only.name, { kind: 'event', on: only.on });
    return;
  }
  add(`Open_${step.id}`, '', { kind: 'first-of' });
  const merge = `Opened_${step.id}`;
  for (const [index, { on, name }] of events.entries()) {
    const id = `Open_${step.id}_${index + 1}`;
    nodes.push({ id, name, ...at, what: { kind: 'event', on } });
    flows.push(link(`Open_${step.id}`, id), link(id, merge));
  }
  nodes.push({ id: merge, name: '', ...at, what: { kind: 'merge' } });
  chain.push(merge);
}

function eventOf(opener: Opener): EventOn | undefined {
  if (opener.kind === 'condition') return { kind: 'condition', feel: opener.feel };
  return opener.kind === 'instant' ? { kind: 'duration', iso: isoSpan(opener.offset) } : undefined;
}

function boundariesOf({ plan, flow, entry, words }: Builder): readonly BpmnBoundary[] {
  const called = Map.groupBy(
    flow.arrows.filter(({ kind }) => kind === 'called'),
    ({ from }) => from,
  );
  return flow.steps.flatMap(({ id, lines }): BpmnBoundary[] => {
    const step = plan.steps[id];
    if (!step || step.action.kind === 'wait') return [];
    const node = `Step_${id}`;
    const limit = lines.find(({ icon }) => icon === 'clock')?.text ?? '';
    const timers: BpmnBoundary[] = [
      ...(step.limit
        ? [
            {
              id: `Due_${id}`,
              step: node,
              name: limit,
              on: { kind: 'duration' as const, iso: isoSpan(step.limit.within) },
              to: null,
            },
          ]
        : []),
      ...(step.ladder ?? []).map((rung, index) => ({
        id: `Rung_${id}_${index + 1}`,
        step: node,
        name: rung.tell.map(target => words.target(target, plan)).join(words.say.list) || rung.id,
        on: { kind: 'duration' as const, iso: isoSpan(rung.offset) },
        to: null,
      })),
    ];
    const calls = (called.get(id) ?? []).map(({ to }) => ({
      id: `Call_${id}_${to}`,
      step: node,
      name: words.say.called,
      on: { kind: 'escalation' as const },
      to: entry.get(to) ?? null,
    }));
    return [...timers, ...calls];
  });
}

function connect(
  { flow, plan, flows, entry, exit, words }: Builder,
  heads: Heads,
  boundaries: readonly BpmnBoundary[],
): void {
  const reached = new Set(boundaries.flatMap(({ to }) => (to === null ? [] : [to])));
  const ways = (kind: Arrow['kind']) => flow.arrows.filter(arrow => arrow.kind === kind);
  const before = (step: string) =>
    flow.arrows.filter(({ to, kind }) => to === step && kind !== 'called' && kind !== 'back');
  for (const { from, to, kind } of flow.arrows) {
    if (kind === 'called' || kind === 'back') continue;
    // what begins together with another step comes after whatever that one comes after
    const sources =
      kind === 'beside' ? before(from).map(one => exit.get(one.from) ?? '') : [exit.get(from) ?? ''];
    const phase = flow.steps.find(({ id }) => id === from)?.phase ?? 'response';
    for (const source of sources.length > 0 ? sources : [heads.get(phase) ?? 'Start'])
      flows.push(link(source, entry.get(to) ?? ''));
  }
  for (const { from, to } of ways('back')) {
    const no = words.say.no(plan.steps[to]?.title ?? to);
    flows.push({
      ...link(`Step_${from}`, entry.get(to) ?? ''),
      name: no,
      condition: `${from} = false`,
      back: true,
    });
  }
  const led = new Set(flow.arrows.filter(({ kind }) => kind !== 'back').map(({ to }) => to));
  for (const { id, phase } of flow.steps) {
    const to = entry.get(id) ?? '';
    if (!led.has(id) && !reached.has(to)) flows.push(link(heads.get(phase) ?? 'Start', to));
  }
}

/** Whatever leads on to nothing leads to the end. */
function endAll({ flow, nodes, flows }: Builder): void {
  const onward = new Set(flows.filter(({ back }) => !back).map(({ from }) => from));
  const last = flow.phases.at(-1)?.id ?? 'response';
  const lane = flow.lanes[0]?.id ?? '';
  const ends = nodes.filter(({ id }) => !onward.has(id)).map(({ id }) => id);
  const name = flow.notes.find(({ icon }) => icon === 'end')?.text ?? '';
  nodes.push({ id: 'End', lane, phase: last, name, what: { kind: 'end' } });
  for (const from of ends) flows.push(link(from, 'End'));
}
