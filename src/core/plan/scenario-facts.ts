// Which facts a scenario speaks of: what starts it, what its conditions ask, what its steps find out, say and list. The
// board of an incident shows these, and not the facts of every other scenario of the plan.
import { feelOf } from '#core/feel/feel.ts';
import type { Action, FactId, Feel, Origin, Plan, Scenario, Step } from './plan.ts';

export function factsOfScenario(plan: Plan, scenario: Scenario): ReadonlySet<FactId> {
  const steps = scenario.steps.flatMap(id => plan.steps[id] ?? []);
  const gates = (plan.gates ?? []).flatMap(id => plan.steps[id] ?? []);
  const named = [
    scenario.starts,
    ...namesIn(plan, scenario.stand_down.when),
    ...scenario.never
      .flatMap(ban => [ban.while, typeof ban.unless === 'string' ? ban.unless : undefined])
      .flatMap(feel => namesIn(plan, feel)),
    ...[...steps, ...gates].flatMap(step => namesOfStep(plan, step)),
    ...(plan.grades?.table.rows ?? []).flatMap(row => namesIn(plan, row.when)),
    ...Object.values(plan.rules ?? {}).flatMap(rule => [
      ...namesIn(plan, rule.holds),
      ...(rule.per === undefined ? [] : [rule.per]),
    ]),
  ];
  return new Set(named.filter(name => Object.hasOwn(plan.facts, name)));
}

function namesOfStep(plan: Plan, step: Step): readonly string[] {
  const needs = [...(step.needs ?? []), ...(step.until ?? []), ...step.opens];
  const conditions = [
    step.when,
    step.while,
    ...(step.holds ?? []),
    ...(step.cases ?? []).map(one => one.when),
    ...needs.map(need => (need.kind === 'condition' ? need.feel : undefined)),
  ];
  const origins = [
    step.limit?.of,
    ...step.opens.map(opener => (opener.kind === 'instant' ? opener.origin : undefined)),
  ];
  const edges = [...step.after, ...needs.flatMap(need => (need.kind === 'edge' ? [need.edge] : []))];
  return [
    ...conditions.flatMap(feel => namesIn(plan, feel)),
    ...[...origins, ...edges].flatMap(factOfOrigin),
    ...(step.each ? [step.each.list] : []),
    ...(step.due && 'event' in step.due ? [step.due.event] : []),
    ...(step.due && 'of' in step.due ? factOfOrigin(step.due.of) : []),
    ...namesOfAction(plan, step.action),
  ];
}

function namesOfAction(plan: Plan, action: Action): readonly string[] {
  switch (action.kind) {
    case 'notify':
      return action.say.map(said => said.split('.')[0] ?? said);
    case 'record':
      return [...(action.list === undefined ? [] : [action.list]), ...action.fields.map(field => field.id)];
    case 'assess':
      return action.facts;
    case 'wait':
      return namesIn(plan, action.for);
    case 'expect':
      return namesIn(plan, action.holds);
    case 'convene':
      return action.gives === undefined ? [] : [action.gives];
    case 'roll_call':
      return action.of.kind === 'list' ? [action.of.list] : [];
    default:
      return [];
  }
}

function factOfOrigin(origin: Origin | undefined): readonly FactId[] {
  return origin?.kind === 'state' || origin?.kind === 'fact' ? [origin.fact] : [];
}

/** "outage__since" speaks of `outage`. */
function namesIn(plan: Plan, feel: Feel | undefined): readonly string[] {
  return feel === undefined ? [] : feelOf(plan, feel).names.map(name => name.split('__')[0] ?? name);
}
