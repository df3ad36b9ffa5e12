// Fields of forms, entries and answers: [time, symptom] or { number: text, call_back: yes/no }.
import type { Field } from './field.ts';
import { given, type PlanReading } from './plan-reading.ts';
import type { WrittenField, WrittenFields } from './plan-schema.ts';
import type { Path } from './yaml-text.ts';

/** A bare id takes title and type of the fact of that name; `time` is a time; anything else is a text. */
export function parseFields(written: WrittenFields, path: Path, reading: PlanReading): readonly Field[] {
  if (Array.isArray(written)) return written.map(id => bareField(id, reading));
  return Object.entries(written).map(([id, field]) => parseField(id, field, [...path, id], reading));
}

function bareField(id: string, reading: PlanReading): Field {
  const fact =
    reading.written.facts && Object.hasOwn(reading.written.facts, id) ? reading.written.facts[id] : undefined;
  if (!fact)
    return { id, title: id === 'time' ? '时间' : id, type: id === 'time' ? 'time' : 'text', required: true };
  return {
    id,
    title: fact.title ?? id,
    type: fieldTypeOf(fact.type),
    ...(fact.values ? { values: fact.values } : {}),
    required: true,
  };
}

function parseField(id: string, written: WrittenField, path: Path, reading: PlanReading): Field {
  if (typeof written === 'string') return { ...bareField(id, reading), type: fieldTypeOf(written) };
  if (Array.isArray(written)) return { ...bareField(id, reading), type: 'one-of', values: written };
  const bare = bareField(id, reading);
  const values = written.values ?? bare.values;
  const type = written.type ? fieldTypeOf(written.type) : written.values ? 'one-of' : bare.type;
  if (type === 'one-of' && !values)
    reading.report('missing-key', path, {
      zh: `“${id}”是选择项，请在 values 里写出可选的值。`,
      en: `"${id}" is a choice; write its values under values.`,
    });
  return {
    id,
    title: written.title ?? bare.title,
    type,
    ...(values ? { values } : {}),
    required: written.required ?? true,
    ...given({
      unit: written.unit,
      may_be: written.may_be,
      least: written.least,
      or_reason: written.or_reason,
      from_fact: written.value,
    }),
  };
}

/** States and lists are no inputs of a form: written there, they are texts. */
function fieldTypeOf(written: string): Field['type'] {
  switch (written) {
    case 'yes/no':
    case 'yes-no':
      return 'yes-no';
    case 'one of':
    case 'one-of':
      return 'one-of';
    case 'number':
    case 'time':
    case 'place':
    case 'people':
    case 'photo':
      return written;
    default:
      return 'text';
  }
}
