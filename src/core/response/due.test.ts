// Limits by the clock on the wall, by example and in zones that put their clocks forward.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Calendar, Due } from '#core/plan/clock.ts';
import type { Plan } from '#core/plan/plan.ts';
import { instantOf, wallTime } from '#core/time/wall-clock.ts';
import { plan, roster, step } from '../../../test/harness/small-plan.ts';
import { at, only, Story } from '../../../test/harness/story.ts';

const reported = { kind: 'incident', instant: 'reported' } as const;
const WINDOWS: Due = {
  kind: 'windows',
  of: { kind: 'incident', instant: 'occurred' },
  windows: [
    { since: '09:00', until: '13:00', due: { at: '18:00', day: 0 } },
    { since: '13:00', until: '18:00', due: { at: '09:00', day: 1 } },
    { since: '18:00', until: '09:00', due: { at: '12:00', day: 'next' } },
  ],
  if_past: 'overdue',
};

function dueOf(due: Due, change: Partial<Plan> = {}, when = '09:00', facts = {}): number | null {
  const story = new Story(plan([step('write', { due })], change), roster);
  story.report(when, when, 'he', facts);
  return story.duty('write/1').due;
}

describe('windows of the day', () => {
  it('are half-open: 13:00 belongs to the second, 18:00 to the third', () => {
    assert.equal(dueOf(WINDOWS, {}, '12:59'), at('18:00'));
    assert.equal(dueOf(WINDOWS, {}, '13:00'), at('+1 09:00'));
    assert.equal(dueOf(WINDOWS, {}, '18:00'), at('+1 12:00'));
    assert.equal(dueOf(WINDOWS, {}, '02:00'), at('12:00'));
  });

  it('already past opens overdue, and asks for a reason where the plan does', () => {
    const late: Due = { ...WINDOWS, if_past: 'ask' };
    const story = new Story(plan([step('write', { due: late })]), roster);
    story.report('20:00', '09:30', 'he');
    assert.equal(story.duty('write/1').overdue, at('20:00'));
    assert.equal(only(story.events, 'DutyOverdue')[0]?.due, at('18:00'));
    const done = { type: 'CompleteDuty', duty: 'write/1', by: 'lin' } as const;
    assert.equal(story.refused('20:10', done), 'reason-required');
    story.say('20:10', { ...done, note: 'we learned of it at eight' });
    assert.equal(story.duty('write/1').late, 130 * 60_000);
  });
});

describe('dates', () => {
  it('end with the day; "before" excludes it; a clock time is that time', () => {
    const day = { kind: 'day', day: '2026-11-25' } as const;
    assert.equal(dueOf({ kind: 'date', date: day }), at('+3 00:00'));
    assert.equal(dueOf({ kind: 'date', date: day, before: true }), at('+2 00:00'));
    assert.equal(dueOf({ kind: 'date', date: day, at: '18:00' }), at('+2 18:00'));
    assert.equal(dueOf({ kind: 'date', date: { kind: 'year-less', day: '11-24' } }), at('+2 00:00'));
  });

  it('in a year that is given; one that nobody can mean is not told yet', () => {
    const due: Due = { kind: 'date', date: { kind: 'year-less', day: '04-10', year: 'year' } };
    const year = { facts: { year: { id: 'year', title: 'year', type: 'number', ask: ['leader'] } } } as const;
    assert.equal(dueOf(due, year, '09:00', { year: 2027 }), Date.parse('2027-04-11T00:00:00+08:00'));
    assert.equal(dueOf(due, year, '09:00', { year: 0 }), null);
    assert.equal(dueOf(due, year), null);
  });

  it('the end of the day, week, month that the origin falls in', () => {
    const of = (period: 'day' | 'week' | 'month'): Due => ({ kind: 'end-of', period, of: reported });
    assert.deepEqual(
      [dueOf(of('day')), dueOf(of('week')), dueOf(of('month'))],
      [at('+1 00:00'), at('+7 00:00'), at('+8 00:00')],
    );
  });

  it('so long before something that is coming, and moves with it', () => {
    const train = { train: { id: 'train', title: 'Train', type: 'time' as const, ask: ['leader'] } };
    const made = plan([step('clear', { due: { kind: 'before', span: 600_000, event: 'train' } })], {
      facts: train,
    });
    const story = new Story(made, roster);
    story.report('09:00', '09:00', 'he');
    assert.equal(story.duty('clear/1').due, null);
    const say = (value: string) => story.say('09:05', { type: 'RecordFact', fact: 'train', value, by: 'he' });
    say('2026-11-23T10:00:00+08:00');
    assert.equal(story.duty('clear/1').due, at('09:50'));
    say('2026-11-23T10:30:00+08:00');
    assert.equal(story.duty('clear/1').due, at('10:20'));
  });
});

describe('working time', () => {
  const days = (count: number): Due => ({ kind: 'working', count, unit: 'days', of: { kind: 'opened' } });
  const office: Calendar = {
    id: 'office',
    title: 'Office',
    base: 'statutory',
    closed: ['2026-11-24'],
    open: ['2026-11-28'],
    hours: [
      { since: '09:00', until: '12:00' },
      { since: '13:00', until: '17:00' },
    ],
    shifts: [],
  };
  const crew: Calendar = {
    ...office,
    id: 'crew',
    hours: [],
    shifts: [
      { id: 'day', title: 'Day', since: '08:00', until: '20:00' },
      { id: 'night', title: 'Night', since: '20:00', until: '08:00' },
    ],
  };
  const calendars = { calendars: { office, crew } };

  it('counts working days, without weekends; a calendar opens and closes days', () => {
    assert.equal(dueOf(days(2)), at('+3 00:00'));
    assert.equal(dueOf(days(5)), at('+8 00:00'), 'over the weekend');
    assert.equal(
      dueOf({ ...days(4), calendar: 'office' } as Due, calendars),
      at('+5 17:00'),
      'Saturday is open',
    );
  });

  it('counts hours within the hours of work', () => {
    const hours: Due = {
      kind: 'working',
      count: 8,
      unit: 'hours',
      of: { kind: 'opened' },
      calendar: 'office',
    };
    assert.equal(dueOf(hours, calendars, '11:00'), at('+2 12:00'), 'the 24th is closed');
  });

  it('days off and make-up days are given, and a new list moves open deadlines visibly', () => {
    const made = plan([step('write', { due: days(1) })]);
    const story = new Story(made, roster);
    story.report('09:00', '09:00', 'he');
    assert.equal(story.duty('write/1').due, at('+2 00:00'));
    story.days_off = { 2026: { off: ['2026-11-24'], worked: [] } };
    const moved = only(story.pass('09:30'), 'DeadlineMoved');
    assert.deepEqual(
      moved.map(one => one.to),
      [at('+3 00:00')],
    );
  });

  it('the shift the origin falls in is the first; the last working day before an event', () => {
    const shift: Due = { kind: 'working', count: 1, unit: 'shifts', of: { kind: 'opened' } };
    assert.equal(dueOf(shift, calendars, '09:00'), at('20:00'));
    assert.equal(dueOf({ ...shift, count: 2 }, calendars, '21:00'), at('+1 20:00'));
    assert.equal(
      dueOf({ kind: 'end-of', period: 'shift', of: reported }, calendars, '21:00'),
      at('+1 08:00'),
    );
    const sale = { facts: { sale: { id: 'sale', title: 'Sale', type: 'time' as const, ask: [] } } };
    const bank: Due = { kind: 'last-workday', event: 'sale' };
    const facts = { sale: '2026-11-30T09:00:00+08:00' };
    assert.equal(dueOf(bank, sale, '09:00', facts), at('+5 00:00'), 'Friday, for a Monday');
  });
});

describe('kept elsewhere', () => {
  it('is shown and never overdue, until somebody fills it in', () => {
    const kept: Due = { kind: 'kept', of: { kind: 'opened' }, per: { document: 'Complaint rules' } };
    const story = new Story(plan([step('a', { due: kept, ladder: [] }), step('b', { ladder: [] })]), roster);
    story.report('09:00', '09:00', 'he');
    assert.deepEqual(story.pass('+5 09:00'), []);
    const set = {
      type: 'SetDeadline',
      duty: 'a/1',
      due: at('+6 09:00'),
      reason: '5.2: six days',
      by: 'lin',
    } as const;
    assert.equal(story.refused('+5 09:01', { ...set, duty: 'b/1' }), 'deadline-is-the-plans');
    story.say('+5 09:01', set);
    story.pass('+6 10:00');
    assert.equal(story.duty('a/1').overdue, at('+6 09:00'));
  });
});

describe('the clock on the wall', () => {
  const zones = fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe');
  const when = fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2027-12-31') });

  it('there and back again, but for the hour that a day has twice', () => {
    fc.assert(
      fc.property(when, zones, (instant, zone) => {
        const { day, minute } = wallTime(instant, zone);
        const back = instantOf(day, minute, zone);
        const first = Math.floor(instant / 60_000) * 60_000;
        assert.ok(back <= first && first - back <= 3_600_000);
        assert.deepEqual(wallTime(back, zone), { day, minute });
      }),
    );
  });

  it('on_time: a due time of the day is that time by the clock, whatever the clocks did that night', () => {
    fc.assert(
      fc.property(when, zones, (instant, zone) => {
        const made = { ...plan([]), zone };
        const story = new Story({ ...made, ...plan([step('write', { due: WINDOWS })], { zone }) }, roster);
        const first = Math.floor(instant / 60_000) * 60_000;
        story.reportAt(first, 'he');
        const { due } = story.duty('write/1');
        assert.ok(due !== null && due > first && due - first <= 25 * 3_600_000);
        assert.ok([540, 720, 1080].includes(wallTime(due, zone).minute));
      }),
      { numRuns: 60 },
    );
  });
});
