// Written times: limits, dates, windows of the day, how often, ladders, calendars.
import { z } from 'zod';
import { byId, clockTime, date, id, oneOrMany, text } from './text.ts';

export const edge = text.describe('STEP (done), STEP.acknowledged, any STEP.arrived, STATE.ended');

const rungTarget = text.describe('deputies, unit_head, parent_head, alarm, or whom a step could tell');
export const targets = oneOrMany(rungTarget);

const MARKS = ['acknowledged', 'accepted', 'arrived', 'done'] as const;

const rung = z
  .strictObject({
    id: id.optional(),
    at: text.describe('"PT2M of opened"'),
    unless: z.enum(MARKS).optional(),
    tell: targets.optional(),
    open: oneOrMany(text).optional().describe('Steps that open then'),
  })
  .meta({ id: 'PlanRung' });

const rungOf = z.strictObject({
  id: id.optional(),
  at: text,
  tell: targets.optional(),
  open: oneOrMany(text).optional(),
});

/** One list, or one for each of acknowledged, accepted, arrived, done. */
export const ladder = z
  .union([
    z.array(rung),
    z.strictObject({
      acknowledged: z.array(rungOf).optional(),
      accepted: z.array(rungOf).optional(),
      arrived: z.array(rungOf).optional(),
      done: z.array(rungOf).optional(),
    }),
  ])
  .describe('Whom to call when nobody answers, in order')
  .meta({ id: 'PlanLadder' });

export const consequence = z
  .union([targets, z.strictObject({ tell: targets.optional(), open: oneOrMany(text).optional() })])
  .describe('Who is told then, and which steps open')
  .meta({ id: 'PlanConsequence' });

export const basis = z
  .union([text, z.strictObject({ document: text, clause: text.optional() })])
  .describe('The document that the figure is kept in');

export const within = text.describe(
  '"PT5M of outage.since", "2 working days of reported", "1 shift of opened"',
);

export const by = z
  .union([
    text.describe(
      '"04-02 18:00", "before 2026-04-03", "PT10M before train_expected", "last workday(bank) before start", "end of shift"',
    ),
    z.strictObject({
      of: text.describe('The instant whose time of the day decides'),
      windows: z
        .array(
          z.strictObject({
            since: clockTime,
            until: clockTime,
            due: text.describe('"18:00 same day", "09:00 next day", "next 12:00"'),
          }),
        )
        .min(1),
      if_past: z.enum(['overdue', 'ask']).optional(),
    }),
  ])
  .describe('The instant by which it is due')
  .meta({ id: 'PlanBy' });

export const cadence = text.describe(
  '"PT30M", "shift", "day at 08:00", "workday", "2 weeks", "month on 15", "half-year", "before EVENT", or the word of the text (定期)',
);
export const atLeast = text.describe('"1 per half-year": a count in each calendar window');

export const calendars = byId(
  z.strictObject({
    title: text,
    base: z.enum(['statutory', 'every-day', 'weekdays']).optional(),
    closed: z.array(date).optional(),
    open: z.array(date).optional(),
    hours: z.array(z.strictObject({ since: clockTime, until: clockTime })).optional(),
    shifts: byId(z.strictObject({ title: text.optional(), since: clockTime, until: clockTime })).optional(),
  }),
);
