// Clocks: words of haste, order, what comes round, figures, limits kept elsewhere, ladders, windows, dates, watches.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { at, messages, only } from '../harness/story.ts';
import { slotsOf } from './recurring.ts';
import { done, fact, holder, planOf, saidOf, told } from './told.ts';

describe('time', () => {
  it('1 a word of haste keeps standing and takes the minutes of this organisation; how long it took is on the record', () => {
    const parts = {
      parts: 'words: { immediately: PT3M }',
      steps: 'look: { do: 查看, who: guard, urgency: 立即 }',
    };
    const story = told(parts);
    assert.equal(story.duty('look/1').due, at('09:03'));
    assert.equal(story.plan.steps.look?.limit?.word, 'immediately');
    story.say('09:05', done('look/1', 'guard'));
    assert.equal(story.duty('look/1').late, 2 * 60_000);
    assert.ok(saidOf({ steps: parts.steps }).includes('word-filled'));
  });

  it('2 first this, then that; what goes together opens together', () => {
    const story = told({
      steps: `
        first: { do: 先断电, who: guard }
        second: { do: 再进入, who: crew, after: first }
        beside: { do: 同时广播, who: clerk, together: second }`,
    });
    assert.deepEqual(story.ids(), ['first/1']);
    story.say('09:05', done('first/1', 'guard'));
    assert.deepEqual(story.ids(), ['beside/1', 'second/1']);
  });

  it('3 what comes round: by day, by shift, by half-year, every half hour within a case; vague ones are asked about', () => {
    const parts = `
      routines:
        forecast: { do: 查天气预报, who: clerk, every: day at 08:00 }
        drill: { do: 组织演练, who: manager, at_least: 1 per half-year, lead_time: P30D }`;
    const plan = planOf({ parts });
    assert.deepEqual(
      slotsOf(plan, 'forecast', '2026-11-23', '2026-11-26').map(day => day.slice(0, 10)),
      ['2026-11-23', '2026-11-24', '2026-11-25'],
    );
    assert.ok(
      saidOf({ parts: 'routines: { walk: { do: 巡视, who: guard, every: 经常 } }' }).includes(
        'vague-cadence',
      ),
    );
    const story = told({
      steps:
        'loosen: { do: 松开止血带, who: guard, watch: { every: PT30M }, until: trouble.ended, ladder: [] }',
    });
    assert.deepEqual(messages(story.pass('09:30')), ['guard do loosen/1']);
  });

  it('3 where the interval itself matters it counts from the last time it was done', () => {
    const story = told({
      steps:
        'loosen: { do: 松开止血带, who: guard, watch: { every: PT30M, from: last_done }, until: trouble.ended, ladder: [] }',
    });
    story.say('09:40', done('loosen/1', 'guard'));
    assert.equal(story.duty('loosen/1').watch?.due, at('10:10'));
  });

  it('4 a figure runs from its origin; one without origin is refused until somebody says from when', () => {
    const story = told({ steps: 'tell: { who: clerk, notify: manager, within: PT30M of trouble.since }' });
    assert.equal(story.duty('tell/1').due, at('09:30'));
    assert.equal(only(story.pass('09:31'), 'DutyOverdue')[0]?.at, at('09:30'));
    const without = { steps: 'tell: { who: clerk, notify: manager, within: PT30M }' };
    assert.ok(saidOf(without).includes('clock-without-origin'));
  });

  it('5 a limit kept in another document is never overdue before somebody fills it in', () => {
    const story = told({ steps: 'answer: { do: 按规定答复, who: clerk, per: { document: 投诉办法 } }' });
    assert.equal(only(story.pass('+3 09:00'), 'DutyOverdue').length, 0);
    const due = at('+4 09:00');
    story.say('+3 10:00', {
      type: 'SetDeadline',
      duty: 'answer/1',
      due,
      reason: '办法第五条',
      by: 'manager',
    });
    assert.equal(only(story.pass('+4 09:01'), 'DutyOverdue')[0]?.due, due);
  });

  it('6 several clocks on one trouble call one after another, and stop when it is over', () => {
    const ladder = `
      trouble: { type: state, title: 出事, ask: guard }
      broken: { type: state, title: 故障, ask: guard, ladder: [
        { at: PT5M of broken.since, unless: done, tell: chief },
        { at: PT10M of broken.since, unless: done, tell: manager },
        { at: PT60M of broken.since, unless: done, tell: crew, open: supplier } ] }`;
    const story = told({
      facts: ladder.replace(/.*trouble:.*\n/, ''),
      steps: `
        look: { do: 查看, who: guard }
        supplier: { who: chief, call: police }`,
    });
    story.say('09:00', fact('broken', true));
    const called = (events: ReturnType<typeof story.pass>) =>
      only(events, 'StateRungFired').flatMap(event => event.called.map(({ person }) => person));
    assert.deepEqual(called(story.pass('09:06')), ['chief']);
    assert.deepEqual(called(story.pass('09:11')), ['manager']);
    story.say('09:20', fact('broken', false));
    assert.deepEqual(called(story.pass('11:00')), []);
    assert.ok(!story.ids().includes('supplier/1'));
  });

  const windows = `
    write:
      do: 写报告
      who: clerk
      by:
        of: trouble.since
        windows:
          - { since: "09:00", until: "13:00", due: "18:00 same day" }
          - { since: "13:00", until: "18:00", due: "09:00 next day" }
          - { since: "18:00", until: "09:00", due: "next 12:00" }`;

  it('7 when it happened tells until when the report is due', () => {
    assert.equal(told({ steps: windows }).duty('write/1').due, at('18:00'));
  });

  it('8 the edge of a window belongs to the later one; windows that overlap or leave a gap are refused', () => {
    const story = told({ steps: windows });
    story.say('14:00', { type: 'CorrectFact', fact: 'trouble', edge: 'since', to: at('13:00'), by: 'guard' });
    assert.equal(story.duty('write/1').due, at('+1 09:00'));
    assert.ok(
      saidOf({ steps: windows.replace('"13:00", until', '"12:00", until') }).includes('windows-overlap'),
    );
    assert.ok(saidOf({ steps: windows.replace('"13:00", until', '"14:00", until') }).includes('windows-gap'));
  });

  it('9 a date of the calendar; the year that the text leaves out is asked for', () => {
    const story = told(
      {
        parts: 'words: { day: { 晚间: "18:00" } }\nparams: { year: { type: number, title: 年份 } }',
        steps: `
          clear: { do: 撤走货架, who: crew, by: 04-02 晚间 }
          bring: { do: 调货, who: crew, by: before 04-03 }`,
      },
      { year: 2027 },
    );
    assert.equal(story.duty('clear/1').due, Date.parse('2027-04-02T18:00:00+08:00'));
    assert.equal(story.duty('bring/1').due, Date.parse('2027-04-03T00:00:00+08:00'));
  });

  it('10 a watch by day and night until it is made fast, whoever has it', () => {
    const story = told({
      facts: 'fast: { type: yes/no, title: 已加固, ask: crew }',
      steps: `
        guard_it: { do: 看护, who: guard, watch: { every: PT60M, missed: { after: PT10M, tell: chief } }, until: fixed.done }
        fixed: { do: 加固, who: crew }`,
    });
    story.say('10:02', done('guard_it/1', 'guard'));
    story.say('10:30', {
      type: 'AssignDuty',
      duty: 'guard_it/1',
      to: 'guard_deputy',
      reason: '换班',
      by: 'manager',
    });
    assert.equal(holder(story, 'guard_it/1'), 'guard_deputy');
    assert.equal(only(story.pass('11:15'), 'WatchMissed').length, 1);
    story.say('11:20', done('fixed/1', 'crew'));
    assert.equal(story.duty('guard_it/1').phase, 'done');
  });

  it('11 whoever is on duty comes at once, and when he came is known', () => {
    const story = told({
      parts: 'words: { immediately: PT2M }',
      steps: `
        go: { do: 到场, who: { each_of: guard }, urgency: immediately, ladder: [{ at: PT5M of opened, unless: arrived, tell: chief }] }`,
    });
    assert.deepEqual(story.ids(), ['go/1/guard']);
    story.say('09:04', { type: 'ArriveForDuty', duty: 'go/1/guard', by: 'guard' });
    assert.equal(story.duty('go/1/guard').arrived?.at, at('09:04'));
    assert.equal(only(story.pass('09:06'), 'RungFired').length, 0);
  });
});
