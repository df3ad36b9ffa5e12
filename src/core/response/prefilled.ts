// Fields that the plan fills in beforehand: the time it began, a fact that is known. Whoever fills in the form may say
// otherwise.
import type { Field, Plan } from '#core/plan/plan.ts';
import { toIso } from '#core/time/instant.ts';
import { keyIn, stateIn } from './items.ts';
import type { IncidentState, Items } from './state.ts';

type Case = { readonly plan: Plan; readonly state: IncidentState };

/** "outage.since", "symptom"; undefined while it is not known. */
export function prefilledValue(work: Case, field: Field, items: Items | undefined): unknown {
  const { from_fact } = field;
  if (from_fact === undefined) return undefined;
  const [fact = from_fact, edge] = from_fact.split('.');
  if (edge === 'observed') return isoOf(work.state.facts[keyIn(work.plan, fact, items)]?.observed);
  const state = stateIn(work, fact, items);
  if (edge === 'since' || edge === 'ended') return isoOf(state?.[edge]);
  return state ? state.on : (work.state.facts[keyIn(work.plan, fact, items)]?.value ?? undefined);
}

export function prefilled(
  work: Case,
  fields: readonly Field[],
  items: Items | undefined,
): Readonly<Record<string, unknown>> {
  const known = fields.map(field => [field.id, prefilledValue(work, field, items)] as const);
  return Object.fromEntries(known.filter(([, value]) => value !== undefined));
}

function isoOf(at: number | null | undefined): string | undefined {
  return at == null ? undefined : toIso(at);
}
