// The written kinds of steps. The kind is a key of the step; the short forms leave out what is usual.
import { z } from 'zod';
import { consequence, targets } from './clock.ts';
import { evidence, field, fields } from './field.ts';
import { parties, party, quorum } from './party.ts';
import { byId, feel, oneOrMany, planId, role, span, text } from './text.ts';

const via = oneOrMany(text).optional().describe('Channels in the order to be tried: radio, phone; any');

export const KINDS = {
  task: z.strictObject({ evidence: evidence.optional() }),
  notify: z.union([
    text,
    z.array(party),
    z.strictObject({ told_by: oneOrMany(text) }),
    z.strictObject({
      to: parties.optional(),
      relay: z
        .array(z.strictObject({ from: party.optional(), to: parties, quorum: quorum.optional() }))
        .min(1)
        .optional()
        .describe('Stage by stage: each receiver passes it on'),
      order: z.enum(['together', 'one_by_one']).optional(),
      quorum: quorum.optional(),
      done: z.enum(['attempted', 'sent', 'delivered', 'acknowledged']).optional(),
      say: oneOrMany(text).optional(),
      via,
      next_channel: span.optional().describe('No answer: the next channel after this long'),
    }),
  ]),
  broadcast: text.describe('The words to be announced'),
  call: z.union([
    text.describe('Contact'),
    z.strictObject({
      contact: text.optional(),
      number: text.optional(),
      script: oneOrMany(text).optional(),
      via,
      again: span.optional().describe('Not answered: once more after this long'),
      outcomes: z.array(text).min(1).optional(),
    }),
  ]),
  record: z.strictObject({
    in: text.describe('Named log, or a list fact'),
    fields: fields.optional(),
    copy: oneOrMany(text).optional(),
  }),
  assess: z.union([text, z.array(text), z.strictObject({ facts: oneOrMany(text) })]),
  decide: z.strictObject({
    question: text,
    answer: z.union([z.enum(['yes/no', 'yes-no']), z.array(text).min(1), byId(field)]),
    reason: z.enum(['required', 'optional']).optional(),
    asked_by: text.optional(),
    again: z.enum(['allowed']).optional().describe('May be decided any number of times'),
  }),
  approve: z.union([
    text,
    z.array(text),
    z.strictObject({
      by: oneOrMany(text),
      quorum: quorum.optional(),
      on_no: z
        .union([z.enum(['end', 'back', 'up']), z.strictObject({ back: text })])
        .optional()
        .describe('end, back, up, or { back: STEP }'),
    }),
  ]),
  report: z.union([
    text,
    z.strictObject({ form: text, to: parties.optional(), copy: oneOrMany(text).optional() }),
  ]),
  confirm: z.strictObject({
    question: text,
    of: text.describe('Who outside the organisation answers, as people call them'),
    not_by: oneOrMany(role).optional().describe('Solvers: they never record the answer'),
    on_no: z.strictObject({ again: text }).optional(),
    unreachable: z.strictObject({ after: span, decide: party }).optional(),
  }),
  wait: z.union([feel, z.strictObject({ for: feel })]),
  dispatch: z.strictObject({
    what: text.describe('Resource, or what it is called'),
    count: z.union([z.number().positive(), text]).optional().describe('10, "2..3 per shift"'),
    unit: text.optional(),
    of_which: z.record(text, z.number().positive()).optional().describe('What for → how many of them'),
    need: z.number().optional(),
    have: z.number().optional(),
    lender: party.optional(),
    lead: party.optional(),
    ends: z.enum(['reserved', 'sent', 'arrived', 'used', 'returned']).optional(),
    if_short: consequence.optional(),
    give_back: text.optional(),
  }),
  convene: z.union([
    z.array(party),
    z.strictObject({
      members: parties,
      quorum: z.union([z.enum(['any', 'all', 'half']), z.int().positive()]).optional(),
      place: text.optional(),
      gives: text.optional().describe('List that the measures become items of'),
    }),
  ]),
  roll_call: z.strictObject({
    of: oneOrMany(text).describe('Roles, a list, or in words'),
    ticks: z.array(text).min(2).optional(),
    missing: consequence.optional(),
  }),
  watch: z.strictObject({
    every: span,
    from: z.enum(['grid', 'last_done']).optional(),
    asks: party.optional().describe('Who has to answer'),
    fields: fields.optional(),
    missed: z
      .strictObject({ after: span, tell: targets.optional(), open: oneOrMany(text).optional() })
      .optional(),
  }),
  request: z.union([
    text,
    z.strictObject({ what: text, by: parties.optional(), evidence: evidence.optional() }),
  ]),
  expect: z.union([feel, z.strictObject({ holds: feel, else: consequence.optional() })]),
  use: z.union([
    planId,
    z.strictObject({
      plan: planId,
      scenario: text.optional(),
      mode: z.enum(['also', 'instead', 'call']).optional(),
      accepted_by: party.optional(),
    }),
  ]),
} as const;
