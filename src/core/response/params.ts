// What a plan asks when a case is opened: a year, the machines that take part. Given once, and the same until it is filed.
import { aliasIn } from '#core/plan/case-name.ts';
import type { Param } from '#core/plan/head.ts';
import type { Plan } from '#core/plan/plan.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Refusal } from './command.ts';
import { refusal } from './refuse.ts';
import type { FactValue, IncidentState } from './state.ts';
import { emit, type Work } from './work.ts';

/** A value of another type, or for something that is not asked. */
export function wrongParam(plan: Plan, given: Readonly<Record<string, FactValue>>): Refusal | null {
  for (const [id, value] of Object.entries(given)) {
    const param = plan.params?.[id];
    if (!param) return refusal('unknown-fact', { fact: id });
    if (value !== null && !isOfType(param, value))
      return refusal('value-of-wrong-type', { fact: id, title: param.title, type: param.type });
  }
  return null;
}

/** Those of one plan of the case that must be given and are not. */
export function missingParams(
  plan: Plan,
  state: IncidentState | null,
  alias: string,
  given: Readonly<Record<string, FactValue>>,
): Refusal | null {
  const missing = Object.values(plan.params ?? {}).filter(
    ({ id, required }) =>
      required &&
      aliasIn(id) === alias &&
      (given[id] ?? null) === null &&
      (state?.facts[id]?.value ?? null) === null,
  );
  if (missing.length === 0) return null;
  return refusal('params-required', {
    params: missing.map(({ id }) => id).join(', '),
    titles: missing.map(({ title }) => title).join('、'),
  });
}

export function recordParams(
  work: Work,
  given: Readonly<Record<string, FactValue>>,
  observed: Instant,
  by: string | null,
): void {
  for (const [fact, value] of Object.entries(given))
    if (value !== null)
      emit(work, { type: 'FactRecorded', fact, value, observed, by: by ?? work.state.reporter });
}

export function isParam(plan: Plan, id: string): boolean {
  return plan.params !== undefined && Object.hasOwn(plan.params, id);
}

function isOfType({ type, values }: Param, value: FactValue): boolean {
  switch (type) {
    case 'state':
    case 'yes-no':
      return typeof value === 'boolean';
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'one-of':
      return typeof value === 'string' && (values ?? []).includes(value);
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
    case 'text':
    case 'time':
    case 'place':
      return typeof value === 'string' && value.trim() !== '' && value.length <= 4000;
    case 'people':
    case 'list':
      return typeof value === 'object';
    default:
      return type satisfies never;
  }
}
