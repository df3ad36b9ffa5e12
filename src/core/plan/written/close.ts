// Written end of a plan: standing down, after-work, filing; open questions of the text.
import { z } from 'zod';
import { parties } from './party.ts';
import { step } from './step.ts';
import { byId, date, feel, from, id, oneOrMany, role, text } from './text.ts';

export const close = z.strictObject({
  when: feel.optional(),
  by: role.optional(),
  conditions: z
    .array(z.union([text, z.strictObject({ id: id.optional(), title: text, from: from.optional() })]))
    .optional()
    .describe('What whoever stands it down has to tick'),
  tell: parties.optional(),
  after: byId(step).optional().describe('Steps that open at stand-down'),
  filed: z.strictObject({ when: feel.optional(), by: role.optional() }).optional(),
  false_alarm_by: role.optional(),
  merged_by: role.optional(),
  from: from.optional(),
});

export const questions = byId(
  z.strictObject({
    text,
    ask: role.optional(),
    by: date.optional(),
    locks: oneOrMany(text).optional().describe('Steps and forms that stay locked until it is answered'),
    answer: z.strictObject({ text, by: text, date: text.optional() }).optional(),
    from: from.optional(),
  }),
);
