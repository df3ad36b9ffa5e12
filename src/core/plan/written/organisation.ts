// Written units, roles and contacts, with their standing duties.
import { z } from 'zod';
import { byId, from, oneOrMany, role, span, text } from './text.ts';

const duties = z
  .array(z.union([text, z.strictObject({ do: text, from: from.optional() })]))
  .describe('What it answers for at all times');

export const units = byId(
  z.strictObject({
    title: text,
    parent: text.optional(),
    kind: z.enum(['department', 'group', 'site', 'outside']).optional(),
    head: role.optional(),
    deputies: oneOrMany(role).optional(),
    members: oneOrMany(role).optional(),
    duties: duties.optional(),
    from: from.optional(),
  }),
);

export const roles = byId(
  z.strictObject({
    title: text,
    unit: text.optional(),
    is: z.enum(['reporter', 'scene_lead', 'level_commander']).optional(),
    members: z.array(text).min(1).optional(),
    first_present: z.array(text).min(1).optional().describe('Whoever of these is there first, in order'),
    posted_by: text.optional().describe('Routine that fills it anew'),
    outside: z.boolean().optional(),
    duties: duties.optional(),
    from: from.optional(),
  }),
);

export const contacts = byId(
  z.strictObject({
    title: text,
    number: text.optional(),
    keeper: text.optional(),
    from: from.optional(),
  }),
);

export const presence = byId(
  z.strictObject({
    title: text,
    by: oneOrMany(role).optional().describe('Who may sign on'),
    outside: z.boolean().optional(),
    renew: span.optional().describe('Lapses when not renewed for so long'),
    from: from.optional(),
  }),
);
