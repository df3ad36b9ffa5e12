// Written grades: the scale, the tables that give a level, what each level changes.
import { z } from 'zod';
import { parties } from './party.ts';
import { byId, feel, from, id, oneOrMany, role, span, text } from './text.ts';

const side = z.enum(['inclusive', 'exclusive', '>=', '>', '<=', '<']);
const value = z.union([text, z.number(), z.boolean()]);

const row = z.strictObject({
  id: text.optional(),
  level: text,
  when: feel.optional(),
  any: z.array(feel).min(1).optional().describe('Each of these alone makes it this level'),
  all: z.array(feel).min(1).optional().describe('All of these together'),
  title: text.optional(),
  from: from.optional(),
});

export const grades = z.strictObject({
  scale: z.array(id).min(2).max(4).describe('Levels, highest first'),
  hit: z.enum(['highest', 'first', 'unique']).optional(),
  rows: z.array(row),
  gap: text.optional().describe('ask, or a level'),
  unknown: z
    .strictObject({
      rule: z.enum(['highest_reachable', 'wait']).optional(),
      ask: oneOrMany(text).optional(),
      until: span.optional(),
    })
    .optional(),
  boundary: z
    .strictObject({ above: side, below: side })
    .optional()
    .describe('Do 以上 and 以下 hold the figure itself?'),
  override: z
    .strictObject({
      up: oneOrMany(role).optional(),
      down: oneOrMany(role).optional(),
      reason: z.boolean().optional(),
    })
    .optional(),
  settled: z
    .array(
      z.strictObject({
        kind: z.enum(['overlap', 'gap']),
        rows: z.array(text).optional(),
        example: z.record(id, value),
        take: text.describe('ask, or a level'),
        why: text,
      }),
    )
    .optional(),
  from: from.optional(),
});

export const levels = byId(
  z.strictObject({
    title: text.optional(),
    command: text.optional().describe('Unit that commands'),
    commander: role.optional(),
    tell: parties.optional(),
    open: oneOrMany(text).optional().describe('Steps that open at this level'),
    words: z
      .strictObject({ immediately: span.optional(), promptly: span.optional(), asap: span.optional() })
      .optional(),
    limits: byId(text).optional().describe('Step → "PT15M of reported"'),
    from: from.optional(),
  }),
);
