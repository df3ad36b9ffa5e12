// When what comes round falls due, by example: the minute before and after, days off, shifts over midnight, short months.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Cadence, Calendar } from '#core/plan/clock.ts';
import { STATUTORY_DAYS } from '#core/time/statutory-days.ts';
import { isScheduled, nextSlot, type Recurrence, type SlotScope, slotsBetween } from './slots.ts';

const DAY = 86_400_000;
const at = (text: string) => Date.parse(`${text}:00+08:00`);
const crew: Calendar = {
  ...{ id: 'crew', title: '班次', base: 'every-day', closed: [], open: [], hours: [] },
  shifts: [
    { id: 'day', title: '白班', since: '08:00', until: '20:00' },
    { id: 'night', title: '夜班', since: '20:00', until: '08:00' },
  ],
};
const scope: SlotScope = {
  zone: 'Asia/Shanghai',
  days_off: STATUTORY_DAYS,
  calendars: { crew },
  anchor: at('2026-11-01T00:00'),
};
const calendar = (
  period: Extract<Cadence, { kind: 'calendar' }>['period'],
  change: object = {},
): Cadence => ({
  kind: 'calendar',
  period,
  count: 1,
  ...change,
});
const shown = (what: Recurrence, from: string, until: string) =>
  slotsBetween(what, scope, at(from), at(until)).map(
    ({ name, opens, due }) => `${name}: ${local(opens)} – ${local(due)}`,
  );
const local = (instant: number) =>
  new Date(instant + 8 * 3_600_000).toISOString().slice(5, 16).replace('T', ' ');

const ROWS: readonly (readonly [string, Recurrence, string, string, readonly string[]])[] = [
  [
    'every day at a time, done by another',
    { how_often: calendar('day', { at: '08:00' }), by: '08:30' },
    '2026-11-23T08:00',
    '2026-11-25T08:00',
    ['2026-11-23: 11-23 08:00 – 11-23 08:30', '2026-11-24: 11-24 08:00 – 11-24 08:30'],
  ],
  [
    'the minute before it is not yet open',
    { how_often: calendar('day', { at: '08:00' }) },
    '2026-11-23T07:00',
    '2026-11-23T08:00',
    [],
  ],
  [
    'working days leave out days off and keep make-up days',
    { how_often: calendar('workday') },
    '2026-10-01T00:00',
    '2026-10-12T00:00',
    ['2026-10-08', '2026-10-09', '2026-10-10'].map(
      day =>
        `${day}: ${day.slice(5)} 00:00 – ${day.slice(5, 8)}${String(Number(day.slice(8)) + 1).padStart(2, '0')} 00:00`,
    ),
  ],
  [
    'a weekday',
    { how_often: calendar('week', { on: '1', at: '09:00' }) },
    '2026-11-23T00:00',
    '2026-12-01T00:00',
    ['2026-11-23 week: 11-23 09:00 – 11-24 00:00', '2026-11-30 week: 11-30 09:00 – 12-01 00:00'],
  ],
  [
    'the 31st is the last day of a shorter month',
    { how_often: calendar('month', { on: '31' }) },
    '2026-11-01T00:00',
    '2026-12-01T00:00',
    ['2026-11: 11-30 00:00 – 12-01 00:00'],
  ],
  [
    'every other month',
    { how_often: calendar('month', { count: 2 }) },
    '2026-10-15T00:00',
    '2027-01-15T00:00',
    ['2026-11: 11-01 00:00 – 12-01 00:00', '2027-01: 01-01 00:00 – 02-01 00:00'],
  ],
  [
    'a shift over midnight ends the next morning',
    { how_often: { kind: 'shift' } },
    '2026-11-23T08:00',
    '2026-11-24T08:00',
    ['2026-11-23 day: 11-23 08:00 – 11-23 20:00', '2026-11-23 night: 11-23 20:00 – 11-24 08:00'],
  ],
  [
    'a count in a half-year opens so long before its end',
    { how_often: { kind: 'at-least', count: 1, period: 'half-year' }, opens_before: 30 * DAY },
    '2026-07-01T00:00',
    '2026-12-31T00:00',
    ['2026-H2: 12-02 00:00 – 01-01 00:00'],
  ],
  [
    'twice in a quarter: one before the other',
    { how_often: { kind: 'at-least', count: 2, period: 'quarter' }, opens_before: 20 * DAY },
    '2026-10-01T00:00',
    '2027-01-01T00:00',
    ['2026-Q4#1: 11-22 00:00 – 01-01 00:00', '2026-Q4#2: 12-12 00:00 – 01-01 00:00'],
  ],
  [
    'an interval counts from when the plan took effect',
    { how_often: { kind: 'interval', every: 6 * 3_600_000 } },
    '2026-11-23T00:00',
    '2026-11-23T12:00',
    ['2026-11-22T16:00: 11-23 00:00 – 11-23 06:00', '2026-11-22T22:00: 11-23 06:00 – 11-23 12:00'],
  ],
];

describe('slots', () => {
  for (const [name, what, from, until, expected] of ROWS)
    it(name, () => assert.deepEqual(shown(what, from, until), expected));

  it('nothing is taken for what the text does not say', () => {
    for (const how_often of [
      { kind: 'unsaid', word: '定期' },
      { kind: 'event', event: 'before x' },
    ] as const) {
      assert.equal(isScheduled(how_often), false);
      assert.equal(nextSlot({ how_often }, scope, at('2026-11-23T00:00')), null);
    }
  });

  it('looked at in pieces it is the same, each once, and each is due after it opens', () => {
    const cadence = fc.oneof(
      fc
        .constantFrom('day', 'workday', 'week', 'month', 'quarter', 'half-year', 'year')
        .map(period => calendar(period as 'day')),
      fc.constant<Cadence>({ kind: 'shift' }),
      fc.integer({ min: 1, max: 3 }).map((count): Cadence => ({ kind: 'at-least', count, period: 'month' })),
      fc
        .integer({ min: 1, max: 90 })
        .map((hours): Cadence => ({ kind: 'interval', every: hours * 3_600_000 })),
    );
    const lead = fc.option(
      fc.integer({ min: 1, max: 40 }).map(days => days * DAY),
      { nil: undefined },
    );
    fc.assert(
      fc.property(
        cadence,
        lead,
        fc.nat(500),
        fc.integer({ min: 1, max: 300 }),
        (how_often, opens_before, from, days) => {
          const what = { how_often, opens_before };
          const begin = at('2026-01-01T00:00') + from * DAY + 12_345_000;
          const [middle, end] = [begin + Math.floor(days / 2) * DAY, begin + days * DAY];
          const whole = slotsBetween(what, scope, begin, end);
          assert.deepEqual(
            [...slotsBetween(what, scope, begin, middle), ...slotsBetween(what, scope, middle, end)],
            whole,
          );
          assert.equal(new Set(whole.map(({ name }) => name)).size, whole.length);
          for (const { opens, due } of whole) assert.ok(due > opens && opens >= begin && opens < end);
        },
      ),
      { numRuns: 200 },
    );
  });
});
