// The written head of a plan: papers, signatures, revision, review, the plan it refines.
import { z } from 'zod';
import { REVIEW_TRIGGERS } from '../head.ts';
import { cadence } from './clock.ts';
import { date, from, oneOrMany, planId, role, text } from './text.ts';

const signatory = oneOrMany(z.union([text, z.strictObject({ name: text, date: text.optional() })])).describe(
  'Post or name, as printed; date: of signing',
);

export const head = {
  code: text.optional(),
  issuer: text.optional(),
  edition: text.optional(),
  effective_from: text.optional(),
  drafted_by: signatory.optional(),
  reviewed_by: signatory.optional(),
  approved_by: signatory.optional(),
  purpose: text.optional(),
  scope: text.optional(),
  principles: z.array(text).optional(),
  basis: z.array(text).optional(),
  definitions: z.record(text, text).optional(),
  secrecy: text.optional(),
  supersedes: text.optional(),
  issued_to: oneOrMany(text).optional().describe('Units and roles that confirm receipt'),
  revisions: z
    .array(
      z.strictObject({
        edition: text.optional(),
        date: text.optional(),
        by: text.optional(),
        what: text,
      }),
    )
    .optional(),
  review: z
    .strictObject({
      every: cadence.optional(),
      by: role.optional(),
      due: date.optional(),
      when: z.array(z.enum(REVIEW_TRIGGERS)).optional(),
      from: from.optional(),
    })
    .optional(),
};

export const refines = z
  .union([
    planId,
    z.strictObject({
      plan: planId,
      edition: text.optional().describe('Of the plan refined, when this was written'),
      without: oneOrMany(text).optional().describe('What of it does not apply here: "steps.ID", "roles.ID"'),
    }),
  ])
  .describe('The plan of the group that this one refines');
