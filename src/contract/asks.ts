// What a duty asks for, with what is known already: the core's list as the board shows it.
import type { Field, Plan, Step } from '#core/plan/plan.ts';
import { type Asked, askedBy } from '#core/response/asks.ts';
import type { Duty, IncidentState } from '#core/response/state.ts';
import type { Ask } from './board.ts';
import { factValueOut } from './fact-values.ts';

/** In the order of the plan. Empty for duties that are done by saying so. */
export function asksOf(duty: Duty, plan: Plan, state: IncidentState): Ask[] {
  return askedBy(duty, plan, state).map(asked => ({
    ...asked,
    values: [...asked.values],
    value: known(asked, state),
  }));
}

function known({ target, id }: Asked, state: IncidentState): unknown {
  return target === 'fact' ? factValueOut(state.facts[id]?.value ?? null) : null;
}

export function askOfField(field: Field): Ask {
  const { id, title, type, values = [], required } = field;
  return { target: 'field', id, title, type, values: [...values], unit: null, required, value: null };
}

/** The fields of one line, when the duty keeps a log. */
export function logOf(step: Step | undefined): { name: string; fields: Ask[] } | null {
  if (step?.action.kind !== 'record') return null;
  return { name: step.action.in, fields: step.action.fields.map(askOfField) };
}
