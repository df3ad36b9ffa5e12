// Reading → a first draft of the plan, for a person to check: units, roles, facts, scenarios with their steps in the
// order of the text, each with the clause it comes from. Obligations that no step carries out are reported by the check
// of the plan against the clauses (`clause-not-carried-out`); nothing is dropped.
import type { WrittenPlan, WrittenScenario, WrittenStep } from '#core/plan/plan-schema.ts';
import { bareText } from './bare-text.ts';
import { type IdBook, idBook, planId } from './draft/ids.ts';
import { type Parties, parties } from './draft/parties.ts';
import { makeSteps, type Stage } from './draft/steps.ts';
import type { Clause, Reading, ReadScenario } from './reading.ts';

type Draft = {
  readonly ids: IdBook;
  readonly parties: Parties;
  readonly facts: NonNullable<WrittenPlan['facts']>;
  readonly acts: NonNullable<WrittenPlan['acts']>;
  readonly filled: NonNullable<WrittenPlan['filled']>;
};

export function draftPlan(reading: Reading): WrittenPlan {
  const ids = idBook();
  const draft: Draft = { ids, parties: parties(ids), facts: {}, acts: {}, filled: [] };
  const scenarios: Record<string, WrittenScenario> = {};
  for (const scenario of staged(reading)) {
    const written = draftScenario(scenario, reading, draft);
    if (written !== undefined) scenarios[written.id] = written.scenario;
  }
  return {
    plan: planId(reading.title),
    title: reading.title,
    kind: 'special',
    zone: 'Asia/Shanghai',
    ...headOf(reading),
    ...draft.parties.written(),
    facts: draft.facts,
    acts: draft.acts,
    scenarios,
    filled: draft.filled,
  };
}

type Staged = Pick<ReadScenario, 'name' | 'trigger'> & {
  readonly heading: Clause | undefined;
  readonly clauses: readonly Clause[];
};

/** Scenarios with something to do; a text without any gets one of its own, so that there is something to correct. */
function staged(reading: Reading): readonly Staged[] {
  const found = reading.scenarios.flatMap(scenario => {
    const all = reading.clauses.filter(clause => clause.scenario === scenario.name);
    const clauses = all.filter(isStep);
    const heading = all.find(clause => clause.kind === 'heading');
    return clauses.length === 0 ? [] : [{ ...scenario, heading, clauses }];
  });
  if (found.length > 0) return found;
  const clauses = reading.clauses.filter(isStep);
  return [{ name: reading.title, trigger: null, heading: reading.clauses[0], clauses }];
}

/** Training and what comes round with the calendar are no part of a response. */
function isStep(clause: Clause): boolean {
  if (clause.modality === 'statement' || clause.kind === 'training') return false;
  return clause.periodicity?.every == null || !/^P\d/.test(clause.periodicity.every);
}

function draftScenario(
  staged: Staged,
  reading: Reading,
  draft: Draft,
): { readonly id: string; readonly scenario: WrittenScenario } | undefined {
  const id = draft.ids(staged.name, 'scenario');
  const state = `${id}_state`;
  draft.facts[state] = { type: 'state', title: staged.name.slice(0, 60), ask: 'reporter' };
  const steps: Record<string, WrittenStep> = {};
  const never: NonNullable<WrittenScenario['never']> = {};
  let last: { readonly clause: Clause; readonly step: string } | undefined;
  for (const clause of staged.clauses) {
    const told = Object.keys(steps).filter(id => steps[id]?.notify !== undefined);
    const stage = { ...stageOf(staged, state, clause, last, draft), told };
    const made = makeSteps(clause, stage, draft.parties);
    Object.assign(steps, Object.fromEntries(made.steps));
    Object.assign(draft.acts, made.acts);
    Object.assign(never, made.never);
    const step = made.steps[made.steps.length - 1]?.[0];
    if (step !== undefined) last = { clause, step };
  }
  if (Object.keys(steps).length === 0) Object.assign(steps, placeholder(id, draft));
  const by = commander(reading, draft);
  draft.filled.push({ at: `${id}.stand_down`, why: '条文没有写何时、由谁解除;暂定状态结束后解除' });
  const scenario: WrittenScenario = {
    title: staged.name,
    ...(staged.heading === undefined ? {} : { from: staged.heading.id }),
    starts: state,
    steps,
    ...(Object.keys(never).length === 0 ? {} : { never }),
    stand_down: { when: `not(${state})`, by },
  };
  return { id, scenario };
}

function stageOf(
  staged: Staged,
  state: string,
  clause: Clause,
  last: { readonly clause: Clause; readonly step: string } | undefined,
  draft: Draft,
): Omit<Stage, 'told'> {
  const sameSentence = last !== undefined && last.clause.number === clause.number;
  return {
    state,
    previous: sameSentence ? last.step : undefined,
    trigger: condition => repeats(condition, staged),
    fact(condition, askedOf) {
      const title = bareText(condition);
      const known = Object.entries(draft.facts).find(
        ([, fact]) => fact.title === title && fact.type === 'yes/no',
      );
      const own = `fact_${clause.id}`;
      const id = known?.[0] ?? (own in draft.facts ? `${own}_2` : own);
      draft.facts[id] ??= { type: 'yes/no', title, ask: askedOf };
      return id;
    },
  };
}

/** "送货车辆在途中出现故障" says no more than the scenario 送货车辆故障 does. */
function repeats(condition: string, staged: Staged): boolean {
  if (staged.trigger !== null && bareText(condition) === bareText(staged.trigger)) return true;
  const words = new Set(staged.name.replace(/[的之间、和及]/g, ''));
  const bare = bareText(condition).replace(/^(?:如果?|若|当|遇有?|遇到|发现|发生|一旦)/, '');
  const found = [...words].filter(sign => bare.includes(sign)).length;
  return words.size >= 3 && found >= words.size * 0.8 && bare.length <= staged.name.length + 14;
}

/** A scenario of a text that says nothing to do still has to say that somebody must settle it. */
function placeholder(id: string, draft: Draft): Record<string, WrittenStep> {
  const who = draft.parties.unassigned();
  const filled = { who: '条文没有写', do: '条文没有可执行的要求,请补写步骤' };
  return { [`settle_${id}`]: { do: '按预案处置(条文没有写具体步骤)', who, filled } };
}

/** Whoever the text calls commander or head of the group. */
function commander(reading: Reading, draft: Draft): string {
  const names = reading.units.map(unit => unit.name);
  const found =
    names.find(name => /^(?:现场)?总指挥/.test(name)) ??
    names.find(name => /^(?:应急领导小组)?组长/.test(name));
  return found === undefined ? draft.parties.unassigned() : draft.parties.role(found);
}

function headOf({ clauses }: Reading): Partial<WrittenPlan> {
  const of = (kind: Clause['kind']) =>
    clauses.filter(clause => clause.kind === kind).map(clause => bareText(clause.quote).slice(0, 400));
  const [scope] = of('scope');
  const [principles, basis] = [of('principle'), of('basis')];
  return {
    ...(scope === undefined ? {} : { scope }),
    ...(principles.length === 0 ? {} : { principles }),
    ...(basis.length === 0 ? {} : { basis }),
  };
}
