// Is what a duty asks for given, and may it be as sure or unsure as it is said to be? What is missing is all named at once.
import type { Action, Field, Plan } from '#core/plan/plan.ts';
import type { Command, Refusal } from './command.ts';
import { refusal } from './refuse.ts';
import type { FieldMarks } from './state.ts';

type Given = Readonly<Record<string, unknown>> | undefined;

/** `marks`: how sure each value is, and the note that explains it or stands in for it. */
export function fieldsMissing(
  fields: readonly Field[],
  given: Given,
  marks: FieldMarks = {},
): Refusal | null {
  const missing = fields.flatMap(field => {
    const value = given?.[field.id];
    const excused = field.or_reason === true && marks[field.id]?.note?.trim();
    if (excused || (!field.required && isEmpty(value))) return [];
    if (isEmpty(value)) return [withLeast(field)];
    return countOf(value) < (field.least ?? 1) ? [withLeast(field)] : [];
  });
  if (missing.length > 0) return refusal('field-required', { fields: missing.join('、') });
  return notAmong(fields, given) ?? wrongMark(fields, given, marks);
}

/** One of what the text lists, and nothing else. */
function notAmong(fields: readonly Field[], given: Given): Refusal | null {
  const wrong = fields.find(({ id, type, values = [] }) => {
    const value = given?.[id];
    return type === 'one-of' && !isEmpty(value) && !values.some(one => one === value);
  });
  return wrong
    ? refusal('value-of-wrong-type', { field: wrong.title, expected: (wrong.values ?? []).join(' / ') })
    : null;
}

function withLeast({ title, least }: Field): string {
  return least === undefined || least < 2 ? title : `${title}（≥ ${least}）`;
}

/** Photos and people: how many there are, in a list or in a text. */
function countOf(value: unknown): number {
  if (Array.isArray(value)) return value.length;
  if (typeof value !== 'string') return Number.POSITIVE_INFINITY;
  return value.split(/[\n,，;；、]+/).filter(part => part.trim() !== '').length;
}

/** A field that says nothing of it takes exact values only; one that takes no exact ones wants its mark. */
function wrongMark(fields: readonly Field[], given: Given, marks: FieldMarks): Refusal | null {
  const wrong = fields.find(field => {
    if (isEmpty(given?.[field.id])) return false;
    const certainty = marks[field.id]?.certainty ?? 'exact';
    return !(field.may_be ?? ['exact']).includes(certainty);
  });
  return wrong
    ? refusal('certainty-not-allowed', { field: wrong.title, may_be: (wrong.may_be ?? ['exact']).join(', ') })
    : null;
}

/** Evidence is a field of its name, a form its fields; what cannot be given wants a reason instead. */
export function evidenceMissing(
  action: Extract<Action, { kind: 'task' | 'request' }>,
  command: Extract<Command, { type: 'CompleteDuty' }>,
  plan: Pick<Plan, 'forms'>,
): Refusal | null {
  if (command.note?.trim()) return null;
  const forms = action.evidence.flatMap(one => (one.form ? (plan.forms[one.form]?.fields ?? []) : []));
  const missing = action.evidence.filter(one => one.kind !== 'form' && isEmpty(command.fields?.[one.id]));
  if (missing.length > 0)
    return refusal('field-required', { fields: missing.map(one => one.title).join('、') });
  return fieldsMissing(forms, command.fields, command.marks);
}

export function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

export function asRecord(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}
