// Written fields of forms, lists, entries and answers; facts; evidence.
import { z } from 'zod';
import { ladder } from './clock.ts';
import { byId, feel, from, id, oneOrMany, role, span, text } from './text.ts';

const factType = z.enum([
  'yes/no',
  'yes-no',
  'number',
  'one of',
  'one-of',
  'text',
  'time',
  'place',
  'people',
  'list',
  'state',
]);

export const fieldType = z.enum([
  'text',
  'number',
  'time',
  'yes/no',
  'yes-no',
  'one of',
  'one-of',
  'place',
  'people',
  'photo',
]);

export const field = z
  .union([
    fieldType,
    z.array(text).min(1).describe('One of these values'),
    z.strictObject({
      title: text.optional(),
      type: fieldType.optional(),
      values: z.array(text).min(1).optional(),
      required: z.boolean().optional(),
      unit: text.optional(),
      may_be: z.array(z.enum(['exact', 'about', 'unconfirmed'])).optional(),
      least: z.int().positive().optional().describe('How many photos or people at least'),
      or_reason: z.boolean().optional().describe('A reason stands in for it'),
      value: text.optional().describe('Filled in beforehand: "outage.since"'),
    }),
  ])
  .meta({ id: 'PlanField' });

export const fields = z
  .union([z.array(id), byId(field)])
  .describe('Ids (text fields, or facts by their id), or id → type')
  .meta({ id: 'PlanFields' });

export const fact = z.strictObject({
  title: text.optional(),
  type: factType,
  unit: text.optional(),
  values: z.array(text).min(1).optional(),
  ask: oneOrMany(role).optional(),
  answer_within: span.optional().describe('How long whoever is asked may take'),
  stable: span.optional(),
  when: feel.optional().describe('State that follows from other facts'),
  ladder: ladder.optional(),
  per: text.optional().describe('List: one value for each item'),
  fields: fields.optional(),
  from: from.optional(),
});

export const param = z.strictObject({
  title: text.optional(),
  type: z.union([factType, z.literal('date')]),
  unit: text.optional(),
  values: z.array(text).min(1).optional(),
  fields: fields.optional(),
  required: z.boolean().optional(),
});

export const evidence = z.array(
  z.union([
    z.enum(['note', 'photo', 'file']),
    z.strictObject({
      title: text.optional(),
      kind: z.enum(['note', 'photo', 'file', 'form']).optional(),
      form: text.optional(),
    }),
  ]),
);
