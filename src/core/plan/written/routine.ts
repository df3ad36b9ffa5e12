// Written routines, resources, exercises, training.
import { z } from 'zod';
import { atLeast, cadence, edge, targets } from './clock.ts';
import { evidence } from './field.ts';
import { parties, who } from './party.ts';
import { step } from './step.ts';
import { byId, clockTime, filledHere, from, id, oneOrMany, role, span, text } from './text.ts';

const howOften = { every: cadence.optional(), at_least: atLeast.optional() };

export const routines = byId(
  z.strictObject({
    do: text,
    who: who.optional(),
    ...howOften,
    lead_time: span.optional().describe('Opens so long before the window ends, if still owed'),
    by: clockTime.optional(),
    force: z.enum(['must', 'should', 'may']).optional(),
    evidence: evidence.optional(),
    steps: byId(step).optional(),
    counts_when: edge.optional(),
    fills: oneOrMany(role).optional().describe('Roles that it posts people to'),
    check: text.optional(),
    not_done: z
      .strictObject({
        keep: z.enum(['former', 'nobody']).optional(),
        tell: targets.optional(),
        open: oneOrMany(text).optional(),
      })
      .optional(),
    from: from.optional(),
    filled: filledHere,
  }),
);

export const resources = byId(
  z.strictObject({
    title: text,
    kind: z.enum(['people', 'vehicle', 'equipment', 'material', 'money', 'place', 'information']).optional(),
    quantity: z.number().optional(),
    unit: text.optional(),
    keeper: role.optional(),
    of: text.optional().describe('Unit'),
    place: text.optional(),
    minimum: z.number().optional(),
    reserve: z.boolean().optional(),
    from: from.optional(),
  }),
);

const value = z.union([text, z.number(), z.boolean()]);

export const exercises = byId(
  z.strictObject({
    title: text,
    kind: z.enum(['tabletop', 'drill', 'full']).optional(),
    scenario: text.optional(),
    who: role.optional(),
    takes_part: parties.optional(),
    ...howOften,
    lead_time: span.optional(),
    approved_by: oneOrMany(role).optional(),
    cast: z.record(text, z.union([z.null(), text, z.array(text)])).optional(),
    injects: z
      .array(
        z.strictObject({
          at: span,
          tell: parties.optional(),
          text,
          sets: z.record(id, value).optional(),
          from: from.optional(),
        }),
      )
      .optional(),
    expect: z
      .array(z.strictObject({ step: text, by: span.optional(), after: oneOrMany(text).optional() }))
      .optional(),
    scores: z.array(text).optional(),
    records: z.array(text).optional(),
    from: from.optional(),
    filled: filledHere,
  }),
);

export const training = byId(
  z.strictObject({
    title: text,
    for: parties.optional(),
    who: role.optional(),
    ...howOften,
    tested: z.boolean().optional(),
    evidence: evidence.optional(),
    from: from.optional(),
    filled: filledHere,
  }),
);
