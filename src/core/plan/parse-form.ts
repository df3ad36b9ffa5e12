// Forms: fields, who signs, to whom and by when it is handed in, what may stay unconfirmed.
import type { Form } from './field.ts';
import { parseStepNames } from './parse-clock.ts';
import { parseFields } from './parse-field.ts';
import { parseLimits } from './parse-limit.ts';
import { parseParties } from './parse-party.ts';
import { parseSources, type Words } from './parse-step.ts';
import type { Plan } from './plan.ts';
import { given, mapped, type PlanReading } from './plan-reading.ts';
import type { WrittenPlan } from './plan-schema.ts';
import type { Path } from './yaml-text.ts';

type WrittenForm = NonNullable<WrittenPlan['forms']>[string];

export function parseForms(words: Words, reading: PlanReading): Plan['forms'] {
  return mapped(reading.written.forms, (id, written): Form => {
    const path = ['forms', id];
    const { title, from, fields, to, unconfirmed } = written;
    const [chase] = parseStepNames(unconfirmed?.chase, [...path, 'unconfirmed', 'chase'], reading);
    return {
      id,
      title,
      from: parseSources(from),
      fields: parseFields(fields, [...path, 'fields'], reading),
      ...parseLimits(given({ within: written.within, by: written.by }), path, words, reading),
      ...given({
        sign: signatureOf(written.sign, [...path, 'sign'], reading),
        to: to === undefined ? undefined : parseParties(to, [...path, 'to'], reading),
        late_reason: written.late_reason,
        unconfirmed: unconfirmed && {
          note: unconfirmed.note ?? 'optional',
          ...given({ chase }),
        },
      }),
    };
  });
}

function signatureOf(sign: WrittenForm['sign'], path: Path, reading: PlanReading): Form['sign'] {
  if (sign === undefined || sign === false) return undefined;
  if (sign === true) return { by: [], handed_in_at: true };
  if (typeof sign === 'string' || Array.isArray(sign) || 'told_by' in sign)
    return { by: parseParties(sign, path, reading), handed_in_at: true };
  const by = sign.by === undefined ? [] : parseParties(sign.by, [...path, 'by'], reading);
  return { by, handed_in_at: sign.handed_in_at ?? true };
}
