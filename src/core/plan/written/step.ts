// A written step: who, what, when it opens, what must hold, how long, whom to call.
import { z } from 'zod';
import { KINDS } from './action.ts';
import { basis, by, edge, ladder, targets, within } from './clock.ts';
import { who } from './party.ts';
import { feel, filledHere, from, oneOrMany, text } from './text.ts';

export const URGENCY = ['immediately', 'promptly', 'asap', '立即', '及时', '尽快', '最短时间内'] as const;

const need = text.describe('STEP (done), an edge, or a condition');

export const onLoss = z
  .union([
    z.enum(['stop', 'withdraw']),
    z.strictObject({
      do: z.enum(['stop', 'withdraw']),
      tell: targets.optional(),
      open: oneOrMany(text).optional(),
    }),
  ])
  .describe('When one of holds is lost');

export const override = z
  .union([text, z.strictObject({ by: text, reason: z.boolean().optional() })])
  .describe('Who may go through the lock, logged');

const branch = z.union([
  z.strictObject({ when: feel, do: text, until: oneOrMany(need).optional(), from: from.optional() }),
  z.strictObject({ otherwise: text, until: oneOrMany(need).optional(), from: from.optional() }),
]);

const optionalKinds = {
  task: KINDS.task.optional(),
  notify: KINDS.notify.optional(),
  broadcast: KINDS.broadcast.optional(),
  call: KINDS.call.optional(),
  record: KINDS.record.optional(),
  assess: KINDS.assess.optional(),
  decide: KINDS.decide.optional(),
  approve: KINDS.approve.optional(),
  report: KINDS.report.optional(),
  confirm: KINDS.confirm.optional(),
  wait: KINDS.wait.optional(),
  dispatch: KINDS.dispatch.optional(),
  convene: KINDS.convene.optional(),
  roll_call: KINDS.roll_call.optional(),
  watch: KINDS.watch.optional(),
  request: KINDS.request.optional(),
  expect: KINDS.expect.optional(),
  use: KINDS.use.optional(),
};

export const step = z
  .strictObject({
    do: text.optional().describe('What to do, in words'),
    who: who.optional().describe('Who is accountable'),
    sticky: z.boolean().optional().describe('Stays with the same person after the shift'),
    ...optionalKinds,
    cases: z.array(branch).min(1).optional().describe('One of these is to be done: the first that holds'),
    force: z.enum(['must', 'should', 'may']).optional(),
    after: oneOrMany(edge).optional().describe('All of them'),
    together: oneOrMany(text).optional().describe('Opens when these open'),
    when: feel.optional(),
    if_unknown: z.enum(['ask', 'open', 'wait']).optional(),
    opens: oneOrMany(text)
      .optional()
      .describe('Any of: "PT60M of outage.since", outage.ended, "every STEP.done", or a condition'),
    discretion: text.optional().describe('Opens only when this person says it is needed'),
    while: feel.optional(),
    until: oneOrMany(need).optional().describe('Done when any of these comes about'),
    needs: oneOrMany(need).optional().describe('Locked until all of these hold'),
    holds: oneOrMany(feel).optional().describe('Must hold throughout'),
    on_loss: onLoss.optional(),
    overridden_by: override.optional(),
    each: text.optional().describe('"LIST" or "LIST where CONDITION": one duty per item'),
    within: within.optional(),
    by: by.optional(),
    per: basis.optional(),
    urgency: z.enum(URGENCY).optional(),
    meets: edge.optional().describe('An arrival that belongs together with this one'),
    ladder: ladder.optional(),
    life_safety: z.boolean().optional(),
    same_as: text.optional().describe('STEP, or PLAN/STEP: one act satisfies both'),
    from: from.optional(),
    filled: filledHere,
  })
  .meta({ id: 'PlanStep' });

export const prohibition = z.strictObject({
  blocks: text.optional().describe('Act or step; without it, do says what is forbidden'),
  do: text.optional().describe('What must not be done, in words'),
  where: feel.optional(),
  while: feel.optional(),
  unless: z.union([feel, z.strictObject({ permission_of: text })]).optional(),
  overridden_by: override.optional(),
  from: from.optional(),
});

export const act = z.strictObject({
  title: text,
  by: text.describe('Id or title of a role'),
  granted_by: oneOrMany(text).optional(),
  per: text.optional(),
  needs: oneOrMany(need).optional(),
  holds: oneOrMany(feel).optional(),
  on_loss: onLoss.optional(),
  from: from.optional(),
});

export const rule = z.strictObject({
  title: text.optional(),
  holds: feel,
  per: text.optional(),
  on_loss: onLoss.optional(),
  from: from.optional(),
});
