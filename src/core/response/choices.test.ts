// Steps that are chosen, shared, kept or ended by others, by example: until, cases, discretion, those who take part.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Fact } from '#core/plan/plan.ts';
import { plan, role, roster, step, yesNo } from '../../../test/harness/small-plan.ts';
import { messages, Story } from '../../../test/harness/story.ts';

const hurt = { hurt: yesNo('hurt', 'ops') };

describe('until', () => {
  it('ends the duty as done when others arrive, not before', () => {
    const prepare = step('prepare', {
      until: [{ kind: 'edge', edge: { kind: 'step', step: 'crew', edge: 'arrived' } }],
    });
    const crew = step('crew', { who: { mode: 'one', party: role('ops') } });
    const story = new Story(plan([prepare, crew]), roster);
    story.report('09:00', '09:00', 'he');
    story.say('09:05', { type: 'AcknowledgeDuty', duty: 'crew/1', by: 'zhou' });
    assert.equal(story.duty('prepare/1').phase, 'open');
    story.say('09:20', { type: 'ArriveForDuty', duty: 'crew/1', by: 'zhou' });
    assert.equal(story.duty('prepare/1').phase, 'done');
    assert.equal(story.duty('crew/1').phase, 'open');
  });
});

describe('cases', () => {
  const treat = step('treat', {
    cases: [
      { when: 'hurt = true', title: 'carry', from: [] },
      {
        title: 'walk',
        until: [{ kind: 'edge', edge: { kind: 'state', fact: 'out', edge: 'ended' } }],
        from: [],
      },
    ],
  });

  it('takes the first that holds, and its own until', () => {
    const story = new Story(plan([treat], { facts: hurt }), roster);
    story.report('09:00', '09:00', 'he', { hurt: false });
    assert.equal(story.duty('treat/1').title, 'walk');
    story.say('09:05', { type: 'RecordFact', fact: 'out', value: false, by: 'zhou' });
    assert.equal(story.duty('treat/1').phase, 'done');
  });

  it('opens undecided where it cannot be told, asks, and stands once chosen', () => {
    const story = new Story(plan([treat], { facts: hurt }), roster);
    story.report('09:00', '09:00', 'he');
    assert.deepEqual(story.ids(), ['ask:hurt/1', 'treat/1']);
    assert.equal(story.duty('treat/1').chosen, null);
    story.say('09:01', { type: 'CompleteDuty', duty: 'ask:hurt/1', facts: { hurt: true }, by: 'zhou' });
    assert.deepEqual([story.duty('treat/1').chosen, story.duty('treat/1').title], [0, 'carry']);
    story.say('09:02', { type: 'RecordFact', fact: 'hurt', value: false, by: 'zhou' });
    assert.equal(story.duty('treat/1').title, 'carry');
  });

  it('does not open when none of them is so', () => {
    const only = step('treat', { cases: [{ when: 'hurt = true', title: 'carry', from: [] }] });
    const story = new Story(plan([only, step('b')], { facts: hurt }), roster);
    story.report('09:00', '09:00', 'he', { hurt: false });
    assert.deepEqual(story.ids(), ['b/1']);
  });
});

describe('discretion', () => {
  const more = step('more', { discretion: role('boss') });

  it('opens when that person says so, who is asked once and not pressed', () => {
    const story = new Story(plan([more]), roster);
    assert.deepEqual(messages(story.report('09:00', '09:00', 'he')), ['ma do needed:more/1']);
    assert.deepEqual(story.pass('12:00'), []);
    story.say('12:01', { type: 'CompleteDuty', duty: 'needed:more/1', answer: true, by: 'ma' });
    assert.deepEqual(story.ids(), ['more/1']);
  });

  it('takes no for an answer with a reason, lets what follows go on, and may be changed', () => {
    const then = step('then', { after: [{ kind: 'step', step: 'more', edge: 'done' }] });
    const story = new Story(plan([more, then]), roster);
    story.report('09:00', '09:00', 'he');
    const no = { type: 'CompleteDuty', duty: 'needed:more/1', answer: false, by: 'ma' } as const;
    assert.equal(story.refused('09:01', no), 'reason-required');
    story.say('09:01', { ...no, note: 'enough people' });
    assert.deepEqual(story.ids(), ['then/1']);
    story.say('09:30', { ...no, answer: true });
    assert.deepEqual(story.ids(), ['more/1', 'then/1']);
  });

  it('does not stand in the way of closing', () => {
    const story = new Story(plan([more]), roster);
    story.report('09:00', '09:00', 'he');
    story.say('09:05', { type: 'RecordFact', fact: 'out', value: false, by: 'zhou' });
    story.say('09:06', { type: 'StandDown', reason: 'over', waivers: {}, by: 'ma' });
    assert.deepEqual(story.ids('withdrawn'), ['needed:more/1']);
  });
});

describe('who', () => {
  it('one answers for it, others take part and are told', () => {
    const meet = step('meet', {
      who: { mode: 'one', party: role('leader'), with: [role('agent'), role('leader')] },
    });
    const story = new Story(plan([meet]), roster);
    assert.deepEqual(messages(story.report('09:00', '09:00', 'he')), [
      'he know meet/1',
      'lin do meet/1',
      'yu know meet/1',
    ]);
    assert.deepEqual(
      story.duty('meet/1').holders.map(one => one.person),
      ['lin'],
    );
  });

  it('sticky: stays with who had it, off duty by now or not', () => {
    const steps = (sticky: boolean) => [
      step('go'),
      step('write', { ...(sticky ? { sticky } : {}), after: [{ kind: 'step', step: 'go', edge: 'done' }] }),
    ];
    for (const sticky of [true, false]) {
      const story = new Story(plan(steps(sticky)), roster);
      story.report('09:00', '09:00', 'he');
      story.say('09:01', { type: 'AssignDuty', duty: 'go/1', to: 'wei', reason: 'near', by: 'lin' });
      story.say('09:05', { type: 'CompleteDuty', duty: 'go/1', by: 'wei' });
      assert.equal(story.duty('write/1').holders[0]?.person, sticky ? 'wei' : 'lin');
    }
  });

  it('on-scene lead: first there, until relieved; before anybody is, who reported', () => {
    const go = step('go', { who: { mode: 'each-of', party: role('agent') } });
    const rescue = step('rescue', {
      who: { mode: 'one', party: { kind: 'scene-lead' } },
      after: [{ kind: 'step', step: 'go', edge: 'arrived', first: true }],
    });
    const later = step('later', {
      who: { mode: 'one', party: { kind: 'scene-lead' } },
      after: [{ kind: 'step', step: 'rescue', edge: 'done' }],
    });
    const story = new Story(plan([go, rescue, later]), roster);
    story.report('09:00', '09:00', 'lin');
    story.say('09:10', { type: 'ArriveForDuty', duty: 'go/1/yu', by: 'yu' });
    assert.equal(story.duty('rescue/1').holders[0]?.person, 'yu');
    const relieve = { type: 'TakeSceneLead', person: 'ma', reason: 'fire chief' } as const;
    assert.equal(story.refused('09:15', { ...relieve, by: 'he' }), 'not-yours');
    story.say('09:15', { ...relieve, by: 'yu' });
    story.say('09:20', { type: 'CompleteDuty', duty: 'rescue/1', by: 'yu' });
    assert.equal(story.duty('later/1').holders[0]?.person, 'ma');
  });

  it('the doer of a step, the person a field of the item names, the head of a unit', () => {
    const calls: Fact = { id: 'calls', title: 'Calls', type: 'list', ask: [] };
    const steps = [
      step('a', { who: { mode: 'one', party: { kind: 'unit-head', unit: 'house' } } }),
      step('b', {
        who: { mode: 'one', party: { kind: 'doer-of', step: 'a' } },
        after: [{ kind: 'step', step: 'a', edge: 'done' }],
      }),
      step('c', {
        each: { list: 'calls' },
        who: { mode: 'one', party: { kind: 'item-field', field: 'unit' } },
      }),
    ];
    const story = new Story(plan(steps, { facts: { calls } }), roster);
    const entry = (id: string, unit: string) => ({ id, at: 0, by: 'he', values: { unit } });
    story.report('09:00', '09:00', 'he', { calls: [entry('e1', 'hall'), entry('e2', 'zhou')] });
    const holder = (id: string) => story.duty(id).holders[0]?.person;
    assert.deepEqual([holder('a/1'), holder('c/1/e1'), holder('c/1/e2')], ['qin', 'ma', 'zhou']);
    story.say('09:01', { type: 'CompleteDuty', duty: 'a/1', by: 'qin' });
    assert.equal(holder('b/1'), 'qin');
  });
});
