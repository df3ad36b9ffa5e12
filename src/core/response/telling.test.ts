// Telling people by example: one after another, passed on stage by stage, by the next channel, and ladders of every kind.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Action } from '#core/plan/plan.ts';
import { LADDER, MINUTE, plan, role, roster, rung, state, step } from '../../../test/harness/small-plan.ts';
import { at, messages, only, Story } from '../../../test/harness/story.ts';

type Notify = Extract<Action, { kind: 'notify' }>;
const tell = (change: Partial<Notify>): Notify => ({
  kind: 'notify',
  to: [role('ops'), role('boss')],
  quorum: 'all',
  done: 'acknowledged',
  say: [],
  ...change,
});

describe('one by one', () => {
  it('the next is told when the one before has it', () => {
    const story = new Story(plan([step('a', { action: tell({ order: 'one-by-one' }), ladder: [] })]), roster);
    assert.deepEqual(messages(story.report('09:00', '09:00', 'he')), ['lin do a/1', 'zhou know a/1']);
    assert.deepEqual(story.pass('09:10'), []);
    const next = story.say('09:11', { type: 'AcknowledgeMessage', duty: 'a/1', person: 'zhou', by: 'zhou' });
    assert.deepEqual(messages(next), ['ma know a/1']);
    story.say('09:12', { type: 'AcknowledgeMessage', duty: 'a/1', person: 'ma', by: 'ma' });
    assert.equal(story.duty('a/1').phase, 'done');
  });

  it('one whom no channel reaches does not stop the others', () => {
    const story = new Story(plan([step('a', { action: tell({ order: 'one-by-one' }) })]), roster);
    story.report('09:00', '09:00', 'he');
    const failed = { type: 'RecordDelivery', duty: 'a/1', person: 'zhou', outcome: 'failed' } as const;
    assert.deepEqual(messages(story.say('09:01', { ...failed, at: at('09:01') })), ['ma know a/1']);
    assert.equal(story.duty('a/1').phase, 'open');
  });

  it('where attempted is enough, all are told at once', () => {
    const action = tell({ order: 'one-by-one', done: 'attempted' });
    const story = new Story(plan([step('a', { action })]), roster);
    story.report('09:00', '09:00', 'he');
    assert.equal(story.duty('a/1').phase, 'done');
  });
});

describe('relay', () => {
  const relay = tell({
    to: [],
    relay: [
      { to: [role('agent')], quorum: 'any' },
      { to: [{ kind: 'up-the-line' }], quorum: 'all' },
    ],
  });
  const chain = step('a', {
    action: relay,
    limit: { within: 5 * MINUTE, of: { kind: 'opened' } },
    ladder: [],
  });

  it('goes up the line, each stage by the receipt of the one before, in the name of who passes it on', () => {
    const story = new Story(plan([chain]), roster);
    assert.deepEqual(messages(story.report('09:00', '09:00', 'zhou')), [
      'he know a/1',
      'lin do a/1',
      'yu know a/1',
    ]);
    const ack = (when: string, person: string) =>
      story.say(when, { type: 'AcknowledgeMessage', duty: 'a/1', person, by: person });
    const passed = ack('09:02', 'he');
    assert.deepEqual(messages(passed), ['ma know a/1']);
    assert.equal(only(passed, 'MessageRequested')[0]?.content.from, 'he');
    assert.deepEqual(messages(ack('09:03', 'ma')), ['qin know a/1']);
    assert.equal(story.duty('a/1').phase, 'open');
    ack('09:04', 'qin');
    assert.equal(story.duty('a/1').phase, 'done');
  });

  it('on_time: the clock of each stage runs from its receipt', () => {
    const story = new Story(plan([chain]), roster);
    story.report('09:00', '09:00', 'zhou');
    story.say('09:04', { type: 'AcknowledgeMessage', duty: 'a/1', person: 'he', by: 'he' });
    assert.equal(story.nextDue(), at('09:05'));
    const late = story.pass('09:30');
    assert.deepEqual(
      only(late, 'ReceiverOverdue').map(event => [event.person, event.due]),
      [
        ['yu', at('09:05')],
        ['ma', at('09:09')],
      ],
    );
  });

  it('a stage of nobody raises the alarm, is never done, and stops nobody', () => {
    const action = tell({
      to: [],
      relay: [
        { to: [role('nobody')], quorum: 'all' },
        { to: [role('boss')], quorum: 'all' },
      ],
    });
    const story = new Story(plan([step('a', { action })]), roster);
    assert.ok(messages(story.report('09:00', '09:00', 'he')).includes('ma know a/1'));
    assert.equal(story.duty('a/1').alarm, at('09:00'));
    story.say('09:01', { type: 'AcknowledgeMessage', duty: 'a/1', person: 'ma', by: 'ma' });
    assert.equal(story.duty('a/1').phase, 'open');
  });
});

describe('channels', () => {
  it('the next is tried after its time, from the first attempt, until the person answers', () => {
    const action = tell({ to: [role('boss')], via: ['radio', 'phone', 'email'], next_channel: MINUTE / 2 });
    const story = new Story(plan([step('a', { action, ladder: [] })]), roster);
    const via = (events: ReturnType<Story['pass']>) =>
      only(events, 'MessageRequested')
        .filter(one => one.purpose === 'know')
        .map(one => one.content.via);
    assert.deepEqual(via(story.report('09:00', '09:00', 'he')), [['radio']]);
    assert.deepEqual(via(story.pass('09:00:40')), [['phone']]);
    assert.equal(story.nextDue(), at('09:01'));
    story.say('09:00:50', { type: 'AcknowledgeMessage', duty: 'a/1', person: 'ma', by: 'ma' });
    assert.deepEqual(via(story.pass('09:05')), []);
  });
});

describe('ladders', () => {
  it('accepted and arrived have rungs of their own, beside those of acknowledged', () => {
    const ladder = [
      rung('deputy', 1, { kind: 'deputies' }),
      rung('taken', 5, { kind: 'party', party: role('boss') }, 'accepted'),
      rung('there', 15, { kind: 'parent-head' }, 'arrived'),
    ];
    const story = new Story(plan([step('a', { ladder })]), roster);
    story.report('09:00', '09:00', 'he');
    story.say('09:00:30', { type: 'AcknowledgeDuty', duty: 'a/1', by: 'lin' });
    story.say('09:02', { type: 'AcceptDuty', duty: 'a/1', by: 'lin' });
    assert.deepEqual(messages(story.pass('09:20')), ['qin climb a/1']);
  });

  it('a rung opens a step, which opens only so', () => {
    const ladder = [{ ...rung('look', 3, { kind: 'deputies' }, 'done'), opens: ['search'] }];
    const story = new Story(plan([step('a', { ladder }), step('search', { ladder: [] })]), roster);
    story.report('09:00', '09:00', 'he');
    assert.deepEqual(story.ids(), ['a/1']);
    story.pass('09:05');
    assert.equal(story.duty('search/1').opened, at('09:03'));
    const quick = new Story(plan([step('a', { ladder }), step('search', { ladder: [] })]), roster);
    quick.report('09:00', '09:00', 'he');
    quick.say('09:02', { type: 'CompleteDuty', duty: 'a/1', by: 'lin' });
    quick.pass('09:10');
    assert.deepEqual(quick.ids('open'), []);
  });

  it('on a state: at its own instants while it lasts, once a round', () => {
    const origin = { kind: 'state', fact: 'out', edge: 'since' } as const;
    const ladder = [
      { ...rung('boss', 10, { kind: 'party', party: role('boss') }), of: origin },
      { ...rung('house', 60, { kind: 'parent-head' }), of: origin },
    ];
    const out = { ...state('out', MINUTE), ladder };
    const story = new Story(plan([step('a', { ladder: [] })], { facts: { out } }), roster);
    story.report('09:03', '09:00', 'he');
    assert.equal(story.nextDue(), at('09:10'));
    const fired = story.pass('09:12');
    assert.deepEqual(
      only(fired, 'StateRungFired').map(one => [one.rung, one.due]),
      [['boss', at('09:10')]],
    );
    assert.deepEqual(messages(fired), ['ma trouble state:out/1']);
    story.say('09:30', { type: 'RecordFact', fact: 'out', value: false, by: 'zhou' });
    assert.deepEqual(only(story.pass('11:00'), 'StateRungFired'), []);
    story.say('12:00', { type: 'RecordFact', fact: 'out', value: true, by: 'zhou' });
    assert.equal(only(story.pass('12:10'), 'StateRungFired')[0]?.round, 2);
  });

  it('a question has the time its fact says', () => {
    const hurt = {
      id: 'hurt',
      title: 'Hurt',
      type: 'yes-no',
      ask: ['ops'],
      answer_within: 7 * MINUTE,
    } as const;
    const story = new Story(
      plan([step('a', { when: 'hurt = true' })], { facts: { hurt }, ladder: LADDER }),
      roster,
    );
    story.report('09:00', '09:00', 'he');
    assert.equal(story.duty('ask:hurt/1').due, at('09:07'));
  });
});
