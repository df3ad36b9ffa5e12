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
    may_be: [...(asked.may_be ?? [])],
    least: asked.least ?? null,
    or_reason: asked.or_reason ?? false,
    value: known(asked, state),
  }));
}

function known({ target, id, value }: Asked, state: IncidentState): unknown {
  return target === 'fact' ? factValueOut(state.facts[id]?.value ?? null) : (value ?? null);
}

export function askOfField(field: Field): Ask {
  const { id, title, type, values = [], required, unit = null, may_be = [], least = null } = field;
  return {
    ...{ target: 'field' as const, id, title, type, values: [...values], unit, required, value: null },
    may_be: may_be.length > 1 ? [...may_be] : [],
    least,
    or_reason: field.or_reason === true,
  };
}

/** The fields of one line, when the duty keeps a log. */
export function logOf(step: Step | undefined): { name: string; fields: Ask[] } | null {
  if (step?.action.kind !== 'record') return null;
  return { name: step.action.in, fields: step.action.fields.map(askOfField) };
}
