// Small shapes that many resources share: texts in both languages, instants, ids, pages, findings.
import { z } from 'zod';

export const Text = z.object({ zh: z.string(), en: z.string() });
export const Language = z.enum(['zh', 'en']);
export type Language = z.infer<typeof Language>;

/** ISO 8601 with Z or an offset; the server always answers with Z and milliseconds. */
export const IsoInstant = z.iso.datetime({ offset: true });

/** Ids of plans, steps, facts, posts: as people write them, Chinese too; no slashes or spaces. */
export const Id = z
  .string()
  .min(1)
  .max(120)
  .regex(/^[^\s/?#]+$/u);

/** Duty ids contain slashes: "step/round/item". */
export const DutyId = z.string().min(1).max(400);

/** Length of time in whole milliseconds. */
export const Span = z.number();

export const Finding = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  message: Text,
  place: z.object({
    line: z.int().optional(),
    column: z.int().optional(),
    path: z.string().optional(),
    clause: z.string().optional(),
  }),
  proposal: z.object({ value: z.string(), reason: Text }).optional(),
});

/** `after` is the `next` of the page before. */
export const paging = {
  after: z.string().max(400).optional(),
  limit: z.coerce.number<number>().int().min(1).max(200).default(50),
};

export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().nullable(), total: z.int() });

/** A command's id: the same id with the same body is answered the same and done once. */
export const IdempotencyKey = z.object({ 'idempotency-key': z.uuid() });

/** The revision that was edited, as the server gave it. */
export const IfMatch = z.object({ 'if-match': z.string().max(40) });
