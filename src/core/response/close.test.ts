// What stands in the way of the end, piece by piece: open musts, conditions, ticks; what may be waived, what goes on, and what
// of a case with several scenarios counts for one of them.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Action } from '#core/plan/action.ts';
import type { Plan, Step } from '#core/plan/plan.ts';
import { plan, role, roster, state, step, yesNo } from '../../../test/harness/small-plan.ts';
import { Story } from '../../../test/harness/story.ts';
import { closingOf, isClosed } from './close.ts';
import type { IncidentPhase } from './state.ts';

const CONFIRM: Action = { kind: 'confirm', question: 'content?', of: 'customer', not_by: [], again: 'fix' };
const over = { type: 'RecordFact', fact: 'out', value: false, by: 'zhou' } as const;
const standDown = (waivers: Readonly<Record<string, string>> = {}) =>
  ({ type: 'StandDown', reason: 'over', waivers, by: 'ma' }) as const;

function begun(steps: readonly Step[], change: Parameters<typeof plan>[1] = {}): Story {
  const story = new Story(plan(steps, change), roster);
  story.report('09:00', '09:00', 'he');
  return story;
}

describe('what stands in the way', () => {
  it('is named: the condition and whether it holds, each open must and whether it may be waived', () => {
    const story = begun([step('a'), step('b', { force: 'should' }), step('ask', { action: CONFIRM })]);
    assert.deepEqual(closingOf(story), {
      conditions: [{ scenario: 's', feel: 'not(out)', holds: false }],
      ticks: [],
      duties: [
        { duty: 'a/1', title: 'a', waivable: true },
        { duty: 'ask/1', title: 'ask', waivable: false },
      ],
      may_close: false,
    });
  });

  it('is any one of them alone: an open must, a condition, one tick of two', () => {
    const conditions = ['x', 'y'].map(id => ({ id, title: id, from: [] }));
    const ending = { conditions, tell: [], after: [], from: [] };
    const story = begun([step('a')], { close: ending });
    const may = () => closingOf(story).may_close;
    const tick = (condition: string, ticked = true) =>
      story.say('09:01', { type: 'TickCondition', condition, ticked, by: 'ma' });
    story.say('09:01', over);
    tick('x');
    tick('y');
    assert.equal(may(), false, 'a is open');
    story.say('09:02', { type: 'CompleteDuty', duty: 'a/1', by: 'lin' });
    assert.equal(may(), true);
    tick('y', false);
    assert.equal(may(), false, 'y is not ticked');
    tick('y');
    story.say('09:03', { type: 'RecordFact', fact: 'out', value: true, by: 'zhou' });
    story.say('09:03', { type: 'WaiveDuty', duty: 'a/2', reason: 'again', by: 'ma' });
    assert.equal(may(), false, 'it is out once more');
  });

  it('is a condition that cannot be told, too', () => {
    const story = begun([step('a', { force: 'may' })], {
      facts: { dry: yesNo('dry') },
      stand_down: { when: 'dry', by: 'boss', goes_on: [] },
    });
    assert.equal(closingOf(story).conditions[0]?.holds, null);
    assert.equal(closingOf(story).may_close, false);
    assert.equal(story.refused('09:01', standDown()), 'closing-conditions-open');
  });
});

describe('waiving', () => {
  const CANNOT: Readonly<Record<string, Partial<Step>>> = {
    'what an outsider must confirm': { action: CONFIRM },
    'a head count for life': { life_safety: true },
  };
  for (const [what, change] of Object.entries(CANNOT))
    it(`does not reach ${what}`, () => {
      const story = begun([step('a', change)]);
      const waive = { type: 'WaiveDuty', duty: 'a/1', reason: 'no time', by: 'ma' } as const;
      assert.equal(story.refused('09:01', waive), 'may-not-be-waived');
      story.say('09:02', over);
      assert.equal(story.refused('09:03', standDown({ 'a/1': 'no time' })), 'closing-conditions-open');
    });

  it('does not reach leave that somebody waits for, which bars no end either', () => {
    const acts: Plan['acts'] = { go: { id: 'go', title: 'Go', by: 'agent', granted_by: [role('ops')] } };
    const story = begun([step('a', { force: 'may' })], { acts });
    story.say('09:01', { type: 'AskAct', act: 'go', by: 'he' });
    const waive = { type: 'WaiveDuty', duty: 'permit:go/1', reason: 'x', by: 'ma' } as const;
    assert.equal(story.refused('09:01', waive), 'may-not-be-waived');
    story.say('09:02', over);
    story.say('09:03', standDown());
    assert.equal(story.state.phase, 'stood-down');
  });

  it('reaches a task and a question for a fact, with a reason each', () => {
    const story = begun([step('a'), step('b', { when: 'large' })], { facts: { large: yesNo('large') } });
    story.say('09:01', over);
    assert.equal(story.refused('09:02', standDown({ 'a/1': 'seen' })), 'closing-conditions-open');
    assert.equal(
      story.refused('09:02', standDown({ 'a/1': 'seen', 'ask:large/1': ' ' })),
      'closing-conditions-open',
    );
    story.say('09:03', standDown({ 'a/1': 'seen', 'ask:large/1': 'too late' }));
    assert.deepEqual([story.duty('a/1').reason, story.duty('a/1').phase], ['seen', 'waived']);
  });
});

describe('what goes on after the end', () => {
  it('bars no end and stays open; another must of the same case bars it', () => {
    const stand_down = { when: 'not(out)', by: 'boss', goes_on: ['call_back'] };
    const story = begun([step('call_back'), step('a')], { stand_down });
    story.say('09:01', over);
    assert.deepEqual(
      closingOf(story).duties.map(({ duty }) => duty),
      ['a/1'],
    );
    story.say('09:02', standDown({ 'a/1': 'seen' }));
    assert.equal(story.duty('call_back/1').phase, 'open');
    const file = { type: 'FileIncident', by: 'ma' } as const;
    assert.equal(story.refused('09:03', file), 'closing-conditions-open');
    story.say('09:04', { type: 'CompleteDuty', duty: 'call_back/1', by: 'lin' });
    story.say('09:05', file);
    assert.equal(story.state.phase, 'filed');
  });
});

describe('one of several scenarios', () => {
  function two(): Story {
    const made = plan([step('a')], { facts: { wet: state('wet') } });
    const wet = { id: 't', title: 'T', from: [], starts: 'wet', steps: ['b'], never: [] };
    const stand_down = { when: 'not(wet)', by: 'boss', goes_on: [] };
    const second: Plan = {
      ...made,
      close: { conditions: [{ id: 'x', title: 'x', from: [] }], tell: [], after: [], from: [] },
      scenarios: { ...made.scenarios, t: { ...wet, stand_down } },
      steps: { ...made.steps, b: step('b', { scenario: 't' }) },
    };
    const story = new Story(second, roster);
    story.report('09:00', '09:00', 'he', { wet: true }, ['s', 't']);
    return story;
  }

  it('ends on its own condition and its own duties, with no ticks', () => {
    const story = two();
    const end = (waivers: Readonly<Record<string, string>>) =>
      ({ type: 'EndScenario', scenario: 't', reason: 'dry', waivers, by: 'ma' }) as const;
    assert.deepEqual(closingOf(story, 't'), {
      conditions: [{ scenario: 't', feel: 'not(wet)', holds: false }],
      ticks: [],
      duties: [{ duty: 'b/1', title: 'b', waivable: true }],
      may_close: false,
    });
    assert.equal(story.refused('09:01', end({ 'b/1': 'dry' })), 'closing-conditions-open');
    story.say('09:01', { type: 'RecordFact', fact: 'wet', value: false, by: 'zhou' });
    assert.equal(story.refused('09:02', end({})), 'closing-conditions-open');
    story.say('09:02', end({ 'b/1': 'dry' }));
    assert.deepEqual([story.state.scenarios, story.duty('a/1').phase], [['s'], 'open']);
    assert.deepEqual(
      closingOf(story).ticks.map(({ id }) => id),
      ['x'],
      'the case still wants its tick',
    );
  });
});

it('a case is closed once it is filed, was nothing, or is part of another; not while its end has work to do', () => {
  const { state: found } = begun([step('a')]);
  const closed = (phase: IncidentPhase): boolean => isClosed({ ...found, phase });
  assert.deepEqual((['filed', 'false-alarm', 'merged'] as const).map(closed), [true, true, true]);
  assert.deepEqual((['active', 'stood-down'] as const).map(closed), [false, false]);
});
