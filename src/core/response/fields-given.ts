// Is what a duty asks for given? Missing fields are all named at once.
import type { Action, Field } from '#core/plan/plan.ts';
import type { Command, Refusal } from './command.ts';
import { refusal } from './refuse.ts';

export function fieldsMissing(
  fields: readonly Field[],
  given: Readonly<Record<string, unknown>> | undefined,
): Refusal | null {
  const missing = fields.filter(field => field.required && isEmpty(given?.[field.id]));
  return missing.length > 0
    ? refusal('field-required', { fields: missing.map(field => field.title).join('、') })
    : null;
}

/** Evidence is a field of its name; what cannot be given wants a reason instead. */
export function evidenceMissing(
  action: Extract<Action, { kind: 'task' | 'request' }>,
  command: Extract<Command, { type: 'CompleteDuty' }>,
): Refusal | null {
  const missing = action.evidence.filter(one => isEmpty(command.fields?.[one.id]));
  if (missing.length === 0 || command.note?.trim()) return null;
  return refusal('field-required', { fields: missing.map(one => one.title).join('、') });
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

export function asRecord(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}
