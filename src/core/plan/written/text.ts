// What the written parts of a plan have in common: texts, ids, spans, conditions, sources.
import { z } from 'zod';

/** Letters (any script), digits and single underscores, a letter first: what FEEL can name. */
export const ID = /^\p{L}(?:_?[\p{L}\p{N}])*$/u;
const PLAN_ID = /^[\p{L}\p{N}](?:[-_]?[\p{L}\p{N}])*$/u;

export const id = z.string().regex(ID);
export const planId = z.string().regex(PLAN_ID);
export const text = z.string().min(1).max(10_000);
export const reason = z.string().max(10_000);
export const oneOrMany = <T extends z.ZodType>(one: T) => z.union([one, z.array(one)]);
export const byId = <T extends z.ZodType>(value: T) => z.record(id, value);

export const span = text.describe('ISO 8601 duration: "PT5M", "P1D"');
export const feel = text.describe(
  'FEEL condition over facts and answers; quote it when it holds , [ ] { } : or #',
);
export const role = text.describe('Id or title of a role');
export const clockTime = text.describe('Time of the day, quoted: "18:00"');
export const date = text.describe('"2026-04-02"');

const source = z
  .union([
    text.describe('Clause id or printed number, quoted: "4.1.1"'),
    z.strictObject({
      clauses: oneOrMany(text),
      reading: z.literal('repaired').optional(),
      note: text.optional(),
    }),
  ])
  .meta({ id: 'PlanSource' });
export const from = oneOrMany(source)
  .describe('Clauses of the source document that say so')
  .meta({ id: 'PlanFrom' });

export const filledHere = byId(reason)
  .optional()
  .describe('Key of this element → why this value was taken, which the text does not give');
