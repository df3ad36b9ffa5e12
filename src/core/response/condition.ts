// FEEL over the state of an incident. Unknown is not false: an expression whose facts are missing answers `null`, and
// says which facts would have to be asked.
import { feelOf } from '#core/feel/feel.ts';
import { type Feel, type Plan, type ScenarioId, STEP_EDGES, type StepEdge } from '#core/plan/plan.ts';
import { keyIn, keysOf, listItems, stateIn, valuesOf } from './items.ts';
import { edgeInstant, labelNow } from './origin.ts';
import { isParam } from './params.ts';
import { signedOn } from './signed-on.ts';
import type { IncidentState, Items } from './state.ts';
import { dutiesOfStep, scenarioRound } from './work.ts';

export type Truth = { readonly holds: boolean | null; readonly unknown: readonly string[] };

export type ConditionScope = {
  readonly plan: Plan;
  readonly state: IncidentState;
  readonly scenario: ScenarioId;
  readonly item?: Readonly<Record<string, unknown>> | undefined;
  readonly items?: Items | undefined; // which it is: facts that each item has are its own, steps those for it
};

/** Does it hold? `unknown` lists the facts (not states, not answers) that are missing when it cannot be told. */
export function truthOf(feel: Feel, scope: ConditionScope): Truth {
  const compiled = feelOf(scope.plan, feel);
  const context: Record<string, unknown> = {};
  for (const name of compiled.names) context[name] = namedValue(name, scope);
  const { value } = compiled.evaluate(context);
  const holds = typeof value === 'boolean' ? value : null;
  const unknown =
    holds === null ? compiled.names.filter(name => isAskable(name, scope) && context[name] === null) : [];
  return { holds, unknown };
}

/** The value of a name in an expression: a fact, a state or its edge, the answer of a step or its edge. */
function namedValue(name: string, scope: ConditionScope): unknown {
  if (name === 'item') return scope.item ?? null;
  const { plan, state, items } = scope;
  if (name === 'level' && plan.levels) return levelNow(scope);
  const [base = name, property] = splitProperty(name);
  if (plan.presence?.[base]) return presenceValue(state, base, property);
  const round = plan.steps[base]?.part === 'gate' ? 1 : scenarioRound(scope, scope.scenario, items);
  if (plan.facts[base]?.type === 'state') return stateValue(scope, base, property);
  const step = plan.steps[base];
  if (step) {
    if (property === undefined || property === 'outcome' || property === 'answer')
      return answerOf(scope, base, round);
    if (isStepEdge(property))
      return (
        edgeInstant({ kind: 'step', step: base, edge: property }, { state, round, items, plan }) !== null
      );
    return fieldOf(answerOf(scope, base, round), property);
  }
  const fact = state.facts[keyIn(plan, base, items)];
  if (plan.facts[base]?.type === 'list') return listValue(scope, base, property);
  if (!fact) return state.logs[base]?.map(entry => entry.values) ?? null;
  if (property === 'observed') return new Date(fact.observed).toISOString();
  return !isParam(plan, base) && isStale(scope, fact.recorded) ? null : fact.value;
}

/** What people recorded before this round of the scenario began says nothing about it. */
function isStale(scope: ConditionScope, recorded: number): boolean {
  const starts = scope.plan.scenarios[scope.scenario]?.starts;
  const round = starts === undefined ? undefined : stateIn(scope, starts, scope.items);
  return (
    round !== undefined && round.round > 1 && round.began_recorded !== null && recorded < round.began_recorded
  );
}

/** The present level; that of a former round says nothing about this one. */
function levelNow({ plan, state }: ConditionScope): string | null {
  const { level } = state;
  const round = scenarioRound({ plan, state }, state.scenarios[0] ?? '');
  return level?.round === round ? level.level : null;
}

/** Nobody signed on is known: it is not so. */
function presenceValue(state: IncidentState, post: string, property: string | undefined): unknown {
  const there = signedOn(state, post);
  if (property === undefined || property === 'present') return there.length > 0;
  if (property === 'count') return there.length;
  const first = there[0];
  return property === 'since' && first ? new Date(first.since).toISOString() : null;
}

function splitProperty(name: string): readonly string[] {
  const at = name.lastIndexOf('__');
  return at > 0 ? [name.slice(0, at), name.slice(at + 2)] : [name];
}

/** The items with what is known of each, or that field of each; null while nobody has said anything of the list. */
function listValue(scope: ConditionScope, list: string, field: string | undefined): unknown {
  const { state } = scope;
  const known = state.facts[list];
  if (state.logs[list] === undefined && (!known || isStale(scope, known.recorded))) return null;
  const items = listItems(scope, list).map(entry => ({ id: entry.id, ...valuesOf(scope, list, entry) }));
  return field === undefined ? items : items.map(item => fieldOf(item, field));
}

/** Somebody was asked and said that it is not so; seen from outside its items, of each of them. */
function saidOf(scope: ConditionScope, id: string): unknown {
  const keys = keysOf(scope, id, scope.items);
  const said = keys.map(key => scope.state.facts[key]?.value ?? null);
  return said.length > 0 && said.every(value => value === false) ? false : null;
}

function stateValue(scope: ConditionScope, id: string, property: string | undefined): unknown {
  const fact = stateIn(scope, id, scope.items);
  if (!fact) return property === undefined ? saidOf(scope, id) : null;
  if (property === undefined) return fact.on;
  if (property === 'round') return fact.round;
  const at = property === 'since' ? fact.since : fact.ended;
  return at === null ? null : new Date(at).toISOString();
}

/** Of one duty; where the step has a duty for each item, only those who work on the item have its answer. */
function answerOf({ state, items }: ConditionScope, step: string, round: number): unknown {
  const plain = state.duties[`${step}/${labelNow(state, step, round)}`];
  const duty = plain ?? (items && answered(state, step, round, items));
  return duty?.phase === 'done' ? (duty.answer ?? null) : null;
}

function answered(state: IncidentState, step: string, round: number, items: Items) {
  const those = dutiesOfStep(state, step, round, items).filter(
    duty => duty.place !== undefined && duty.round === labelNow(state, step, round, duty.place),
  );
  return those.length === 1 ? those[0] : undefined;
}

function isStepEdge(property: string): property is StepEdge {
  return (STEP_EDGES as readonly string[]).includes(property);
}

function fieldOf(answer: unknown, field: string): unknown {
  return typeof answer === 'object' && answer !== null
    ? ((answer as Readonly<Record<string, unknown>>)[field] ?? null)
    : null;
}

function isAskable(name: string, scope: ConditionScope): boolean {
  const fact = scope.plan.facts[name];
  return fact !== undefined && fact.type !== 'list';
}
