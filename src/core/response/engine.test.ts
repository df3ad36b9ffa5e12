// The engine by example: what opens, by when, who is called, what closes.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MINUTE, plan, role, roster, state, step, yesNo } from '../../../test/harness/small-plan.ts';
import { at, messages, only, Story } from '../../../test/harness/story.ts';

const since = { kind: 'state', fact: 'out', edge: 'since' } as const;
const ended = { kind: 'state', fact: 'out', edge: 'ended' } as const;

describe('opening', () => {
  it('opens what begins with the scenario, and what comes after only when the former is done', () => {
    const story = new Story(
      plan([step('a'), step('b', { after: [{ kind: 'step', step: 'a', edge: 'done' }] })]),
      roster,
    );
    story.report('09:00', '09:00', 'he');
    assert.deepEqual(story.ids(), ['a/1']);
    story.say('09:01', { type: 'CompleteDuty', duty: 'a/1', by: 'lin' });
    assert.deepEqual(story.ids(), ['b/1']);
  });

  it('asks for a fact that a condition needs, and does not take unknown for false', () => {
    const story = new Story(
      plan([step('rescue', { when: 'hurt = true' })], { facts: { hurt: yesNo('hurt', 'agent') } }),
      roster,
    );
    story.report('09:00', '09:00', 'he');
    assert.deepEqual(story.ids(), ['ask:hurt/1']);
    assert.equal(story.duty('ask:hurt/1').due, at('09:02'));
    story.say('09:01', { type: 'CompleteDuty', duty: 'ask:hurt/1', facts: { hurt: true }, by: 'he' });
    assert.deepEqual(story.ids(), ['rescue/1']);
    assert.deepEqual(story.ids('done'), ['ask:hurt/1']);
  });

  it('does not ask for what somebody has the duty to find out, until that duty is given up', () => {
    const steps = [
      step('rescue', { when: 'hurt = true' }),
      step('judge', {
        who: { mode: 'one', party: role('ops') },
        action: { kind: 'assess', facts: ['hurt'] },
      }),
    ];
    const story = new Story(plan(steps, { facts: { hurt: yesNo('hurt', 'agent') } }), roster);
    story.report('09:00', '09:00', 'he');
    assert.deepEqual(story.ids(), ['judge/1']);
    story.say('09:01', { type: 'WaiveDuty', duty: 'judge/1', reason: 'no line to operations', by: 'ma' });
    assert.deepEqual(story.ids(), ['ask:hurt/1']);
  });

  it('does not open on a condition known to be false, and lets what follows go ahead', () => {
    const steps = [
      step('a', { when: 'hurt = true' }),
      step('b', { after: [{ kind: 'step', step: 'a', edge: 'done' }] }),
    ];
    const story = new Story(plan(steps, { facts: { hurt: yesNo('hurt') } }), roster);
    story.report('09:00', '09:00', 'he', { hurt: false });
    assert.deepEqual(story.ids(), ['b/1']);
  });

  it('opens on a forecast or on the clock, whichever comes first, and only once', () => {
    const opens = [
      { kind: 'condition', feel: 'in_10 = false' },
      { kind: 'instant', offset: 10 * MINUTE, origin: since },
    ] as const;
    const facts = { in_10: yesNo('in_10', 'ops') };
    const early = new Story(plan([step('tell', { opens, while: 'out' })], { facts }), roster);
    early.report('09:03', '09:00', 'he');
    assert.equal(early.nextDue(), at('09:10'));
    early.say('09:08', { type: 'RecordFact', fact: 'in_10', value: false, by: 'zhou' });
    assert.equal(early.duty('tell/1').opened, at('09:08'));
    early.pass('09:30');
    assert.equal(early.duty('tell/1').times, 1);
    const late = new Story(plan([step('tell', { opens, while: 'out' })], { facts }), roster);
    late.report('09:03', '09:00', 'he');
    late.pass('09:12');
    assert.equal(late.duty('tell/1').opened, at('09:10'));
    assert.equal(only(late.events, 'DutyOpened')[0]?.late, 2 * MINUTE);
  });

  it('opens one duty for each person on duty, and an empty list raises the alarm', () => {
    const each = step('by_hand', { who: { mode: 'each-of', party: role('agent') }, while: 'out' });
    const story = new Story(plan([each]), roster);
    story.report('09:00', '09:00', 'lin');
    assert.deepEqual(story.ids(), ['by_hand/1/he', 'by_hand/1/yu']);
    const nobody = {
      ...roster,
      posts: {
        ...roster.posts,
        agent: { id: 'agent', title: 'Agents', holders: [], deputies: [], on_duty: [] },
      },
    };
    const alone = new Story(plan([each]), nobody);
    alone.report('09:00', '09:00', 'lin');
    assert.deepEqual(alone.ids(), ['by_hand/1']);
    assert.equal(alone.duty('by_hand/1').alarm, at('09:00'));
  });

  it('opens one duty for each item of a list that asks for it, for the author of the item', () => {
    const book = step('book', {
      who: { mode: 'one', party: role('agent') },
      action: { kind: 'record', in: 'calls', fields: [], list: 'calls' },
      while: 'out',
    });
    const back = step('back', {
      opens: [{ kind: 'edge', edge: ended }],
      each: { list: 'calls', where: 'item.call_back = true' },
      who: { mode: 'one', party: { kind: 'item-author' } },
    });
    const story = new Story(
      plan([book, back], { facts: { calls: { id: 'calls', title: 'Calls', type: 'list', ask: [] } } }),
      roster,
    );
    story.report('09:00', '09:00', 'lin');
    story.say('09:05', {
      type: 'AddEntry',
      duty: 'book/1',
      entry: 'e1',
      values: { number: '1', call_back: true },
      by: 'he',
    });
    story.say('09:06', {
      type: 'AddEntry',
      duty: 'book/1',
      entry: 'e2',
      values: { number: '2', call_back: false },
      by: 'he',
    });
    story.say('09:40', { type: 'RecordFact', fact: 'out', value: false, by: 'zhou' });
    assert.deepEqual(story.ids(), ['back/1/e1']);
    assert.equal(story.duty('back/1/e1').holders[0]?.person, 'he');
  });
});

describe('clocks', () => {
  const tell = step('tell', {
    limit: { within: 5 * MINUTE, of: since },
    action: { kind: 'notify', to: [role('boss')], quorum: 'any', done: 'acknowledged', say: ['out.since'] },
  });

  it('counts from the origin, says how much was gone before we knew, and judges late work late', () => {
    const story = new Story(plan([tell]), roster);
    story.report('09:03', '09:00', 'he');
    assert.equal(story.duty('tell/1').due, at('09:05'));
    assert.deepEqual(story.duty('tell/1').short_notice, { limit: 5 * MINUTE, used: 3 * MINUTE });
    story.pass('09:05');
    assert.equal(story.duty('tell/1').overdue, at('09:05'));
    story.say('09:06', { type: 'AcknowledgeMessage', duty: 'tell/1', person: 'ma', by: 'ma' });
    assert.equal(story.duty('tell/1').late, MINUTE);
  });

  it('judges done duties again after a correction, never reopening them, and corrects those told', () => {
    const story = new Story(plan([tell]), roster);
    story.report('09:03', '09:00', 'he');
    story.say('09:06', { type: 'AcknowledgeMessage', duty: 'tell/1', person: 'ma', by: 'ma' });
    const events = story.say('09:20', {
      type: 'CorrectFact',
      fact: 'out',
      edge: 'since',
      to: at('08:50'),
      by: 'lin',
    });
    assert.equal(story.duty('tell/1').late, 11 * MINUTE);
    assert.equal(story.duty('tell/1').corrected, true);
    assert.equal(story.duty('tell/1').phase, 'done');
    assert.deepEqual(messages(events), ['ma correction tell/1']);
  });

  it('keeps the time of a tap made offline', () => {
    const story = new Story(plan([step('a', { limit: { within: 10 * MINUTE, of: since } })]), roster);
    story.report('09:00', '09:00', 'he');
    story.say('09:20', { type: 'CompleteDuty', duty: 'a/1', by: 'lin', at: at('09:08') });
    assert.equal(story.duty('a/1').late, null);
    assert.deepEqual(story.duty('a/1').done, { at: at('09:08'), recorded: at('09:20'), by: 'lin' });
  });
});

describe('ladder', () => {
  it('calls deputy, head of unit, head above, then raises the alarm', () => {
    const story = new Story(plan([step('a')]), roster);
    story.report('09:00', '09:00', 'he');
    assert.deepEqual(messages(story.pass('09:03')), ['wei climb a/1']);
    assert.deepEqual(messages(story.pass('09:06')), ['ma climb a/1']);
    assert.deepEqual(messages(story.pass('09:09')), ['qin climb a/1']);
    assert.equal(story.duty('a/1').alarm, null);
    assert.deepEqual(messages(story.pass('09:12')), ['ma alarm a/1']);
    assert.equal(story.duty('a/1').alarm, at('09:12'));
    story.say('09:13', { type: 'AcknowledgeDuty', duty: 'a/1', by: 'qin' });
    assert.equal(story.duty('a/1').alarm, null);
    assert.equal(story.duty('a/1').holders[0]?.person, 'qin');
  });

  it('does not climb once somebody has it', () => {
    const story = new Story(plan([step('a')]), roster);
    story.report('09:00', '09:00', 'he');
    story.say('09:02', { type: 'AcknowledgeDuty', duty: 'a/1', by: 'lin' });
    assert.deepEqual(story.pass('10:00'), []);
    assert.equal(story.nextDue(), null);
  });

  it('goes on to the next candidate when the holder declines', () => {
    const story = new Story(plan([step('a')]), roster);
    story.report('09:00', '09:00', 'he');
    const events = story.say('09:01', { type: 'DeclineDuty', duty: 'a/1', reason: 'ill', by: 'lin' });
    assert.deepEqual(messages(events), ['wei do a/1']);
    assert.equal(story.duty('a/1').holders[0]?.person, 'wei');
  });
});

describe('an all-clear that was too early', () => {
  const steps = [
    step('tell', {
      action: { kind: 'notify', to: [role('boss')], quorum: 'any', done: 'acknowledged', say: [] },
    }),
    step('hand', { while: 'out' }),
    step('decide', { opens: [{ kind: 'instant', offset: 60 * MINUTE, origin: since }], while: 'out' }),
    step('clear', {
      opens: [{ kind: 'edge', edge: ended }],
      action: {
        kind: 'notify',
        to: [{ kind: 'told-by', steps: ['tell', 'decide'] }],
        quorum: 'all',
        done: 'acknowledged',
        say: [],
      },
    }),
    step('write', { opens: [{ kind: 'edge', edge: ended }] }),
  ];

  it('is taken back within the stable time: same round, corrections, clocks from the first beginning', () => {
    const story = new Story(plan(steps, { facts: { out: state('out', 10 * MINUTE) } }), roster);
    story.report('09:00', '09:00', 'he');
    story.say('09:01', { type: 'AcknowledgeMessage', duty: 'tell/1', person: 'ma', by: 'ma' });
    story.say('09:40', { type: 'RecordFact', fact: 'out', value: false, by: 'zhou' });
    assert.equal(story.duty('hand/1').phase, 'withdrawn');
    assert.deepEqual(
      story.duty('clear/1').told.map(told => told.person),
      ['ma'],
    );
    assert.equal(story.state.openings['decide/1'], undefined);
    story.say('09:41', { type: 'AcknowledgeMessage', duty: 'clear/1', person: 'ma', by: 'ma' });
    const events = story.say('09:45', { type: 'RecordFact', fact: 'out', value: true, by: 'zhou' });
    assert.deepEqual(
      messages(events).filter(line => line.includes('correction')),
      ['ma correction clear/1'],
    );
    assert.equal(story.duty('hand/1').phase, 'open');
    assert.equal(story.duty('hand/1').times, 2);
    assert.equal(story.duty('write/1').phase, 'withdrawn');
    assert.equal(story.state.openings['decide/1'], at('10:00'));
    story.say('09:50', { type: 'RecordFact', fact: 'out', value: false, by: 'zhou' });
    assert.equal(story.duty('clear/1').phase, 'done');
    assert.equal(story.duty('clear/1~2').phase, 'open');
    assert.equal(story.duty('write/1').phase, 'open');
    story.pass('10:00');
    assert.equal(story.state.states.out?.settled, true);
  });

  it('is a new round after the stable time, with clocks from the new beginning', () => {
    const story = new Story(plan(steps, { facts: { out: state('out', 10 * MINUTE) } }), roster);
    story.report('09:00', '09:00', 'he');
    story.say('09:40', { type: 'RecordFact', fact: 'out', value: false, by: 'zhou' });
    story.say('11:00', { type: 'RecordFact', fact: 'out', value: true, by: 'zhou' });
    assert.equal(story.state.states.out?.round, 2);
    assert.equal(story.duty('hand/2').opened, at('11:00'));
    assert.equal(story.state.openings['decide/2'], at('12:00'));
  });
});

describe('closing', () => {
  const confirm = step('ok', {
    after: [{ kind: 'step', step: 'fix', edge: 'done' }],
    who: { mode: 'one', party: role('agent') },
    action: { kind: 'confirm', question: 'satisfied?', of: 'customer', not_by: ['leader'], again: 'fix' },
  });
  const steps = [step('fix'), confirm];
  const stand_down = { when: 'ok = true', by: 'boss', goes_on: [] };

  it('waits for the customer, whose answer no solver may record; a no begins again', () => {
    const story = new Story(plan(steps, { stand_down }), roster);
    story.report('09:00', '09:00', 'he');
    assert.equal(
      story.refused('09:01', { type: 'StandDown', reason: 'x', waivers: { 'fix/1': 'no need' }, by: 'ma' }),
      'closing-conditions-open',
    );
    story.say('09:10', { type: 'CompleteDuty', duty: 'fix/1', by: 'lin' });
    assert.equal(
      story.refused('09:11', { type: 'CompleteDuty', duty: 'ok/1', answer: true, by: 'lin' }),
      'solver-may-not-confirm',
    );
    story.say('09:12', { type: 'CompleteDuty', duty: 'ok/1', answer: false, by: 'he' });
    assert.deepEqual(story.ids(), ['fix/1~2']);
    story.say('09:30', { type: 'CompleteDuty', duty: 'fix/1~2', by: 'lin' });
    assert.equal(
      story.refused('09:31', { type: 'StandDown', reason: 'x', waivers: { 'ok/1~2': 'tired' }, by: 'ma' }),
      'closing-conditions-open',
    );
    story.say('09:32', { type: 'CompleteDuty', duty: 'ok/1~2', answer: true, by: 'he' });
    story.say('09:33', { type: 'StandDown', reason: 'customer satisfied', waivers: {}, by: 'ma' });
    assert.equal(story.state.phase, 'stood-down');
    story.say('09:34', { type: 'FileIncident', by: 'ma' });
    assert.equal(
      story.refused('09:35', { type: 'AcknowledgeDuty', duty: 'fix/1', by: 'lin' }),
      'incident-closed',
    );
  });

  it('does not let just anybody close', () => {
    const story = new Story(plan([step('a')]), roster);
    story.report('09:00', '09:00', 'he');
    assert.equal(
      story.refused('09:01', { type: 'StandDown', reason: 'x', waivers: {}, by: 'he' }),
      'not-yours',
    );
  });
});
