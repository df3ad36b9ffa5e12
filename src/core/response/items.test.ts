// Items by example: a course for each item, facts of each item, states that follow, `every`, items coming and going.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Fact, Plan, Step } from '#core/plan/plan.ts';
import { MINUTE, plan, role, roster, state, step, yesNo } from '../../../test/harness/small-plan.ts';
import { at, messages, only, Story } from '../../../test/harness/story.ts';
import { replay } from './evolve.ts';

const seats: Fact = { id: 'seats', title: '座席', type: 'list', ask: ['leader'] };
const down: Fact = { ...state('down'), title: '故障', per: 'seats' };
const edge = (fact: string, name: 'since' | 'ended') => ({ kind: 'state', fact, edge: name }) as const;
const seat = (id: string, name: string) => ({ id, at: at('08:50'), by: 'he', values: { name } });

/** Each seat that is down has a course of its own. */
function seatPlan(steps: readonly Step[], change: Partial<Plan> = {}): Plan {
  const made = plan(steps, { facts: { seats, down, ...change.facts } });
  const scenario = { ...made.scenarios.s, starts: 'down', each: { list: 'seats', where: 'down' } };
  return {
    ...made,
    scenarios: { s: { ...scenario, stand_down: { when: 'not(down)', by: 'boss', goes_on: [] } } },
  } as Plan;
}

const tell = step('tell', {
  who: { mode: 'one', party: role('agent') },
  action: { kind: 'notify', to: [role('leader')], quorum: 'all', done: 'acknowledged', say: ['down.since'] },
  limit: { within: 5 * MINUTE, of: edge('down', 'since') },
});
const log = step('log', { after: [edge('down', 'ended')] });
const failed = (story: Story, when: string, ...items: ReturnType<typeof seat>[]) =>
  story.report(when, when, 'he', { seats: items });

describe('a scenario for each item', () => {
  it('runs its course for each of them, with clocks of their own; a new one joins, a removed one is withdrawn by name', () => {
    const story = new Story(seatPlan([{ ...tell, ladder: [] }, log]), roster);
    failed(story, '09:00', seat('s1', '1 号'), seat('s2', '2 号'));
    assert.deepEqual(story.ids(), ['tell/1/s1', 'tell/1/s2']);
    story.say('09:10', { type: 'AddItem', list: 'seats', item: 's3', values: { name: '3 号' }, by: 'yu' });
    assert.deepEqual(story.ids(), ['tell/1/s1', 'tell/1/s2'], 'on the list, not down');
    story.say('09:11', { type: 'RecordFact', fact: 'down', item: 's3', value: true, by: 'yu' });
    assert.equal(story.duty('tell/1/s3').due, at('09:16'));
    assert.equal(story.duty('tell/1/s1').due, at('09:05'));
    assert.equal(story.duty('tell/1/s3').title, 'tell：3 号');
    const gone = story.say('09:12', {
      type: 'RemoveItem',
      list: 'seats',
      item: 's2',
      reason: '看错了',
      by: 'lin',
    });
    assert.equal(story.duty('tell/1/s2').reason, 'item:seats/s2');
    assert.deepEqual(messages(gone), ['he withdrawn tell/1/s2']);
    assert.deepEqual(replay(story.events), story.state);
  });

  it('goes on for one when another is over; what comes after the end belongs to the same course', () => {
    const story = new Story(seatPlan([tell, log]), roster);
    failed(story, '09:00', seat('s1', '1 号'), seat('s2', '2 号'));
    story.say('09:20', { type: 'RecordFact', fact: 'down', item: 's1', value: false, by: 'lin' });
    assert.ok(story.ids().includes('log/1/s1') && !story.ids().includes('log/1/s2'));
    story.say('09:30', { type: 'RecordFact', fact: 'down', item: 's1', value: true, by: 'lin' });
    assert.ok(story.ids().includes('tell/2/s1'), 'it fails again: its second round');
    assert.ok(!story.ids().includes('tell/2/s2'));
  });

  it('stands down when no item has it any more, and not before', () => {
    const story = new Story(seatPlan([step('a', { force: 'should' })]), roster);
    failed(story, '09:00', seat('s1', '1 号'), seat('s2', '2 号'));
    const over = { type: 'StandDown', reason: 'over', waivers: {}, by: 'ma' } as const;
    story.say('09:10', { type: 'RecordFact', fact: 'down', item: 's1', value: false, by: 'lin' });
    assert.equal(story.refused('09:11', over), 'closing-conditions-open');
    story.say('09:12', { type: 'RecordFact', fact: 'down', item: 's2', value: false, by: 'lin' });
    assert.equal(story.refused('09:13', over), null);
  });

  it('names no item: one without a name; several known and none named is refused', () => {
    const story = new Story(seatPlan([tell]), roster);
    story.report('09:00', '09:00', 'he');
    assert.deepEqual(story.ids(), ['tell/1/1']);
    assert.equal(
      story.refused('09:01', { type: 'RecordFact', fact: 'down', value: true, by: 'he' }),
      'item-required',
    );
    const other = { type: 'RecordFact', fact: 'down', item: 's9', value: true, by: 'he' } as const;
    assert.equal(story.refused('09:01', other), 'unknown-item');
    const [, ...names] = only(story.events, 'ItemAdded').map(({ entry }) => entry.id);
    assert.deepEqual(names, []);
  });
});

describe('steps for each item', () => {
  const each = { list: 'seats' };
  const first = step('a', { each });
  const then = step('b', { each, after: [{ kind: 'step', step: 'a', edge: 'done' }] });
  const all = step('c', { after: [{ kind: 'step', step: 'a', edge: 'done' }] });
  const started = (steps: readonly Step[], facts: Record<string, Fact> = {}) => {
    const story = new Story(plan(steps, { facts: { seats, ...facts } }), roster);
    failed(story, '09:00', seat('s1', '1 号'), seat('s2', '2 号'));
    return story;
  };

  it('follow each other item by item; what has no item waits for all of them', () => {
    const story = started([first, then, all]);
    story.say('09:05', { type: 'CompleteDuty', duty: 'a/1/s1', by: 'lin' });
    assert.deepEqual(story.ids(), ['a/1/s2', 'b/1/s1']);
    story.say('09:06', { type: 'CompleteDuty', duty: 'a/1/s2', by: 'lin' });
    assert.deepEqual(story.ids(), ['b/1/s1', 'b/1/s2', 'c/1']);
  });

  it('a no about one item begins that one again, and no other', () => {
    const ask = step('ask', {
      each,
      after: [{ kind: 'step', step: 'a', edge: 'done' }],
      action: { kind: 'confirm', question: '?', of: '顾客', not_by: [], again: 'a' },
    });
    const story = started([first, ask]);
    for (const id of ['s1', 's2']) story.say('09:05', { type: 'CompleteDuty', duty: `a/1/${id}`, by: 'lin' });
    story.say('09:06', { type: 'CompleteDuty', duty: 'ask/1/s1', answer: false, by: 'he' });
    assert.deepEqual(story.ids(), ['a/1~2/s1', 'ask/1/s2']);
    story.say('09:07', { type: 'CompleteDuty', duty: 'a/1~2/s1', by: 'lin' });
    assert.deepEqual(story.ids(), ['ask/1/s2', 'ask/1~2/s1']);
  });

  it('facts of each item: asked for each, and conditions mean that of the item', () => {
    const spare = { ...yesNo('spare'), title: '有无备用', per: 'seats' };
    const story = started([step('swap', { each, when: 'spare' })], { spare });
    assert.deepEqual(story.ids(), ['ask:spare/1/s1', 'ask:spare/1/s2']);
    assert.equal(story.duty('ask:spare/1/s1').title, '有无备用：1 号');
    story.say('09:02', { type: 'CompleteDuty', duty: 'ask:spare/1/s1', facts: { spare: true }, by: 'lin' });
    story.say('09:03', { type: 'RecordFact', fact: 'spare', item: 's2', value: false, by: 'lin' });
    assert.deepEqual(story.ids(), ['swap/1/s1']);
    assert.deepEqual(story.ids('done'), ['ask:spare/1/s1', 'ask:spare/1/s2']);
  });

  it('conditions over the items see what is known of each', () => {
    const spare = { ...yesNo('spare'), per: 'seats' };
    const any = step('any', { when: 'some s in seats satisfies s.spare', if_unknown: 'wait' });
    const every = step('every_one', { when: 'every s in seats satisfies s.spare', if_unknown: 'wait' });
    const story = started([any, every], { spare });
    assert.deepEqual(story.ids(), []);
    story.say('09:02', { type: 'RecordFact', fact: 'spare', item: 's1', value: true, by: 'lin' });
    assert.deepEqual(story.ids(), ['any/1']);
    story.say('09:03', { type: 'RecordFact', fact: 'spare', item: 's2', value: true, by: 'lin' });
    assert.deepEqual(story.ids(), ['any/1', 'every_one/1']);
  });

  it('one assessment from outside the items asks for each of them', () => {
    const spare = { ...yesNo('spare'), per: 'seats' };
    const story = started([step('look', { action: { kind: 'assess', facts: ['spare'] } })], { spare });
    const one = { type: 'CompleteDuty', duty: 'look/1', facts: { 'spare/s1': true }, by: 'lin' } as const;
    assert.equal(story.refused('09:05', one), 'answer-required');
    story.say('09:05', { ...one, facts: { 'spare/s1': true, 'spare/s2': false } });
    assert.equal(story.duty('look/1').phase, 'done');
  });
});

describe('states that follow from facts', () => {
  const hot: Fact = { ...state('hot'), when: 'heat > 40' };
  const heat: Fact = { id: 'heat', title: 'heat', type: 'number', ask: ['leader'] };
  const started = () => {
    const story = new Story(
      plan([step('cool', { opens: [{ kind: 'edge', edge: edge('hot', 'since') }] })], {
        facts: { hot, heat },
      }),
      roster,
    );
    story.report('09:00', '09:00', 'he');
    return story;
  };

  it('begin with what makes them so, when it was observed, and end with it', () => {
    const story = started();
    story.say('09:10', { type: 'RecordFact', fact: 'heat', value: 45, by: 'lin', at: at('09:05') });
    assert.equal(story.state.states.hot?.since, at('09:05'));
    assert.deepEqual(story.ids(), ['cool/1']);
    story.say('09:20', { type: 'RecordFact', fact: 'heat', value: 30, by: 'lin' });
    assert.equal(story.state.states.hot?.ended, at('09:20'));
  });

  it('change nothing while it cannot be told, and nobody records them', () => {
    const story = started();
    assert.deepEqual(Object.keys(story.state.states), ['out']);
    const by_hand = { type: 'RecordFact', fact: 'hot', value: true, by: 'lin' } as const;
    assert.equal(story.refused('09:01', by_hand), 'follows-from-facts');
    story.say('09:10', { type: 'RecordFact', fact: 'heat', value: 45, by: 'lin' });
    story.say('09:11', { type: 'RecordFact', fact: 'heat', value: null, by: 'lin' });
    assert.equal(story.state.states.hot?.on, true);
  });
});

describe('every', () => {
  const train = state('train');
  const near = step('near', { opens: [{ kind: 'edge', edge: edge('train', 'since'), every: true }] });
  const toggle = (story: Story, when: string, value: boolean) =>
    story.say(when, { type: 'RecordFact', fact: 'train', value, by: 'lin' });

  it('opens another round each time it happens, once for each', () => {
    const story = new Story(plan([near], { facts: { train } }), roster);
    story.report('09:00', '09:00', 'he');
    assert.deepEqual(story.ids(), []);
    toggle(story, '09:10', true);
    toggle(story, '09:15', false);
    story.pass('09:20');
    toggle(story, '09:30', true);
    assert.deepEqual(story.ids(), ['near/1', 'near/1~2']);
    story.pass('11:00');
    assert.deepEqual(story.ids(), ['near/1', 'near/1~2']);
    assert.deepEqual(replay(story.events), story.state);
  });

  it('passes over what happens while the step is not needed', () => {
    const story = new Story(
      plan([{ ...near, when: 'work' }], { facts: { train, work: yesNo('work') } }),
      roster,
    );
    story.report('09:00', '09:00', 'he', { work: false });
    for (const [on, off] of [
      ['09:10', '09:12'],
      ['09:20', '09:22'],
    ] as const) {
      toggle(story, on, true);
      toggle(story, off, false);
      story.pass(off);
    }
    story.say('09:25', { type: 'RecordFact', fact: 'work', value: true, by: 'lin' });
    toggle(story, '09:30', true);
    assert.deepEqual(story.ids(), ['near/1'], 'the one that came while it was needed');
  });

  it('each crew that arrives is one time', () => {
    const crews = step('crews', {
      action: { kind: 'dispatch', what: 'crew', count: { least: 2 }, ends: 'arrived' },
    });
    const brief = step('brief', {
      opens: [{ kind: 'edge', edge: { kind: 'step', step: 'crews', edge: 'arrived' }, every: true }],
    });
    const story = new Story(plan([crews, brief]), roster);
    story.report('09:00', '09:00', 'he');
    story.say('09:10', { type: 'CompleteDuty', duty: 'crews/1', fields: { arrived: 1 }, by: 'lin' });
    story.say('09:20', { type: 'CompleteDuty', duty: 'crews/1', fields: { arrived: 2 }, by: 'lin' });
    assert.deepEqual(story.ids(), ['brief/1', 'brief/1~2']);
  });
});
