// Watches, roll calls, what is sent, meetings, requests, expectations, by example.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Action, Fact, Step } from '#core/plan/plan.ts';
import { MINUTE, plan, role, roster, step, yesNo } from '../../../test/harness/small-plan.ts';
import { at, messages, only, Story } from '../../../test/harness/story.ts';

const boss = { tell: [{ kind: 'party' as const, party: role('boss') }], opens: [] };
const ended = { kind: 'edge', edge: { kind: 'state', fact: 'out', edge: 'ended' } } as const;
const list: Fact = { id: 'list', title: 'List', type: 'list', ask: [] };
const kind = (action: Action, change: Partial<Step> = {}) => step('a', { action, ladder: [], ...change });
const started = (one: Step, more: readonly Step[] = [], facts = {}) => {
  const story = new Story(plan([one, ...more], { facts: { list, ...facts } }), roster);
  story.report('09:00', '09:00', 'he');
  return story;
};

describe('watch', () => {
  const watch = (change: Partial<Extract<Action, { kind: 'watch' }>> = {}) =>
    kind(
      {
        kind: 'watch',
        every: 30 * MINUTE,
        from: 'grid',
        fields: [],
        missed: { after: 5 * MINUTE, ...boss },
        ...change,
      },
      { until: [ended] },
    );
  const tick = { type: 'CompleteDuty', duty: 'a/1', by: 'lin' } as const;

  it('keeps its grid, whenever each tick was done, and ends with the state', () => {
    const story = started(watch());
    story.say('09:32', tick);
    assert.equal(story.duty('a/1').watch?.due, at('10:00'));
    story.say('10:01', tick);
    story.say('10:10', { type: 'RecordFact', fact: 'out', value: false, by: 'zhou' });
    assert.equal(story.duty('a/1').phase, 'done');
    assert.deepEqual(story.pass('12:00'), []);
    assert.deepEqual(
      story.duty('a/1').entries.map(entry => entry.at),
      [at('09:32'), at('10:01')],
    );
  });

  it('catch_up: ticks missed are closed as missed, each at its own instant, and never pile up', () => {
    const story = started(watch());
    const late = story.pass('10:50');
    assert.deepEqual(
      only(late, 'WatchMissed').map(event => [event.tick, event.at]),
      [
        [1, at('09:35')],
        [2, at('10:05')],
        [3, at('10:35')],
      ],
    );
    assert.deepEqual(messages(late).filter(line => line.includes('trouble')).length, 3);
    story.say('10:51', tick);
    assert.deepEqual([story.duty('a/1').watch?.done, story.duty('a/1').watch?.missed], [1, 3]);
    assert.equal(story.duty('a/1').watch?.due, at('11:30'));
  });

  it('from the last one done, where the interval itself matters; those it asks may answer', () => {
    const story = started(watch({ from: 'last-done', asks: role('agent') }));
    assert.deepEqual(messages(story.pass('09:30')), ['he do a/1', 'yu do a/1']);
    story.say('09:34', { ...tick, by: 'yu' });
    assert.equal(story.duty('a/1').watch?.due, at('10:04'));
  });
});

describe('roll call', () => {
  const ticks = ['present', 'injured', 'missing'];
  const call = { type: 'CompleteDuty', duty: 'a/1', by: 'lin' } as const;

  it('is done when everybody is ticked off; who is missing is told of at once', () => {
    const of = { kind: 'parties', parties: [role('agent'), role('ops')] } as const;
    const story = started(kind({ kind: 'roll_call', of, ticks, missing: boss }));
    assert.equal(story.refused('09:01', call), 'answer-required');
    assert.equal(story.refused('09:01', { ...call, fields: { he: 'asleep' } }), 'answer-required');
    const missing = story.say('09:02', { ...call, fields: { he: 'present', yu: 'missing' } });
    assert.deepEqual(messages(missing), ['ma trouble a/1']);
    assert.equal(story.duty('a/1').phase, 'open');
    story.say('09:05', { ...call, fields: { zhou: 'present', yu: 'present' } });
    assert.deepEqual(story.duty('a/1').answer, { present: 3, injured: 0, missing: 0 });
  });

  it('of whoever is on site, by number; of nobody it is never done', () => {
    const story = started(
      kind({ kind: 'roll_call', of: { kind: 'text', text: 'on site' }, ticks, missing: boss }),
    );
    assert.equal(story.refused('09:01', { ...call, fields: { present: 3 } }), 'answer-required');
    const counted = story.say('09:01', { ...call, fields: { present: 3, injured: 1, missing: 1 } });
    assert.deepEqual(messages(counted), ['ma trouble a/1']);
    const empty = started(kind({ kind: 'roll_call', of: { kind: 'list', list: 'list' }, ticks }));
    assert.equal(empty.duty('a/1').alarm, at('09:00'));
    empty.say('09:01', { ...call });
    assert.equal(empty.duty('a/1').phase, 'open');
  });
});

describe('dispatch', () => {
  const send = (change: Partial<Extract<Action, { kind: 'dispatch' }>> = {}) =>
    kind({
      kind: 'dispatch',
      what: 'radio',
      count: { least: 5, most: 5 },
      ends: 'arrived',
      if_short: boss,
      ...change,
    });
  const count = (fields: Readonly<Record<string, unknown>>) =>
    ({ type: 'CompleteDuty', duty: 'a/1', fields, by: 'lin' }) as const;

  it('is done when enough has come to its edge; each edge is an instant of its own', () => {
    const after = step('b', { after: [{ kind: 'step', step: 'a', edge: 'sent' }] });
    const story = started(send(), [after]);
    story.say('09:05', count({ reserved: 5 }));
    assert.deepEqual(story.ids(), ['a/1']);
    story.say('09:10', count({ sent: 5 }));
    assert.deepEqual(story.ids(), ['a/1', 'b/1']);
    story.say('09:20', count({ arrived: 4 }));
    assert.equal(story.duty('a/1').phase, 'open');
    story.say('09:25', count({ arrived: 5 }));
    assert.equal(story.duty('a/1').phase, 'done');
    story.say('18:00', count({ returned: 4 }));
    assert.deepEqual(story.duty('a/1').counts, { reserved: 5, sent: 5, arrived: 5, returned: 4 });
  });

  it('a shortage is told at once, once for each figure; one the plan knows of, at opening', () => {
    const story = started(send());
    assert.deepEqual(messages(story.say('09:05', count({ available: 3 }))), ['ma trouble a/1']);
    assert.deepEqual(messages(story.say('09:06', count({ available: 3 }))), []);
    const known = new Story(plan([send({ count: { least: 5, need: 5, have: 2 } })]), roster);
    assert.ok(messages(known.report('09:00', '09:00', 'he')).includes('ma trouble a/1'));
  });

  it('"done" alone says that all has come', () => {
    const story = started(send({ count: {} }));
    story.say('09:05', { type: 'CompleteDuty', duty: 'a/1', by: 'lin' });
    assert.deepEqual(story.duty('a/1').counts, { arrived: 1 });
  });
});

describe('convene', () => {
  it('is done when enough have gathered; measures become duties of those they name', () => {
    const meet = kind({
      kind: 'convene',
      members: [role('agent'), role('ops')],
      quorum: 'half',
      gives: 'list',
    });
    const measures = step('m', {
      ladder: [],
      each: { list: 'list' },
      who: { mode: 'one', party: { kind: 'item-field', field: 'who' } },
      limit: { within: 0, of: { kind: 'item-field', field: 'deadline' } },
    });
    const story = started(meet, [measures]);
    const values = { title: 'shut the valve', who: 'zhou', deadline: '2026-11-23T12:00:00+08:00' };
    story.say('09:10', { type: 'AddEntry', duty: 'a/1', entry: 'm1', values, by: 'lin' });
    assert.equal(story.duty('m/1/m1').holders[0]?.person, 'zhou');
    assert.equal(story.duty('m/1/m1').due, at('12:00'));
    assert.equal(story.duty('m/1/m1').title, 'm：shut the valve');
    story.say('09:11', { type: 'ArriveForDuty', duty: 'a/1', by: 'he' });
    assert.equal(story.duty('a/1').phase, 'open');
    story.say('09:12', { type: 'ArriveForDuty', duty: 'a/1', by: 'zhou' });
    assert.equal(story.duty('a/1').phase, 'done');
  });
});

describe('request', () => {
  it('each request is a duty with its own clock; the asker learns that it is given', () => {
    const supply = kind(
      { kind: 'request', what: 'plans', by: [role('ops')], evidence: [] },
      { while: 'out', limit: { within: 10 * MINUTE, of: { kind: 'opened' } } },
    );
    const story = started(supply);
    assert.deepEqual(story.ids(), []);
    const ask = { type: 'RequestStep', step: 'a', text: 'transformer 3' } as const;
    assert.equal(story.refused('09:05', { ...ask, by: 'he' }), 'not-yours');
    story.say('09:05', { ...ask, by: 'zhou' });
    story.say('09:20', { ...ask, text: 'transformer 4', by: 'zhou' });
    assert.deepEqual([story.duty('a/1').due, story.duty('a/1~2').due], [at('09:15'), at('09:30')]);
    assert.equal(story.duty('a/1').title, 'a：transformer 3');
    const given = story.say('09:22', { type: 'CompleteDuty', duty: 'a/1~2', by: 'lin' });
    assert.deepEqual(messages(given), ['zhou answered a/1~2']);
    story.say('09:30', { type: 'RecordFact', fact: 'out', value: false, by: 'zhou' });
    assert.equal(story.refused('09:31', { ...ask, by: 'zhou' }), 'not-asked-now');
  });
});

describe('expect', () => {
  const ups = (limit: number | null) =>
    kind(
      { kind: 'expect', holds: 'on_battery = true', otherwise: boss },
      limit === null ? {} : { limit: { within: limit * MINUTE, of: { kind: 'opened' } } },
    );
  const facts = { on_battery: yesNo('on_battery', 'ops') };

  it('is done by itself when it holds; else these are told when its limit is over', () => {
    const story = started(ups(5), [], facts);
    story.say('09:01', { type: 'RecordFact', fact: 'on_battery', value: true, by: 'zhou' });
    assert.equal(story.duty('a/1').phase, 'done');
    const not = started(ups(5), [], facts);
    assert.ok(messages(not.pass('09:05')).includes('ma trouble a/1'));
    assert.equal(not.duty('a/1').failed_to, at('09:05'));
  });

  it('without a limit it has failed when it is known not to hold', () => {
    const story = started(ups(null), [], facts);
    assert.deepEqual(story.pass('10:00'), []);
    const known = story.say('10:01', { type: 'RecordFact', fact: 'on_battery', value: false, by: 'zhou' });
    assert.deepEqual(messages(known), ['ma trouble a/1']);
  });
});
