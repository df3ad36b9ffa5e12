// How an incident ends by example: what is ticked, who is told, what opens after it, when it is filed, who may say it was
// nothing; and what an open question locks meanwhile.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Close, Question } from '#core/plan/close.ts';
import type { Plan, Step } from '#core/plan/plan.ts';
import { MINUTE, plan, role, roster, step } from '../../../test/harness/small-plan.ts';
import { at, messages, only, Story } from '../../../test/harness/story.ts';
import { closingOf } from './close.ts';

const CLOSE: Close = {
  conditions: [
    { id: 'embers', title: 'no embers', from: [] },
    { id: 'counted', title: 'all counted', from: [] },
  ],
  tell: [],
  after: [],
  from: [],
};

function closing(close: Partial<Close>, steps: readonly Step[] = [step('a', { force: 'should' })]): Plan {
  return plan(steps, { close: { ...CLOSE, ...close } });
}

const over = { type: 'RecordFact', fact: 'out', value: false, by: 'zhou' } as const;
const standDown = { type: 'StandDown', reason: 'over', waivers: {}, by: 'ma' } as const;
const tick = (condition: string, ticked = true, by = 'ma') =>
  ({ type: 'TickCondition', condition, ticked, by }) as const;

describe('conditions in words', () => {
  it('are ticked one by one by whoever stands it down, and only then it may end', () => {
    const story = new Story(closing({}), roster);
    story.report('09:00', '09:00', 'he');
    story.say('09:10', over);
    story.say('09:11', tick('embers'));
    assert.equal(story.refused('09:12', standDown), 'closing-conditions-open');
    assert.equal(story.refused('09:12', tick('counted', true, 'he')), 'not-yours');
    assert.equal(story.refused('09:12', tick('other')), 'unknown-condition');
    story.say('09:13', { ...tick('counted'), at: at('09:12') });
    assert.deepEqual(
      closingOf(story).ticks.map(({ id, ticked }) => [id, ticked?.by, ticked?.at, ticked?.recorded]),
      [
        ['embers', 'ma', at('09:11'), at('09:11')],
        ['counted', 'ma', at('09:12'), at('09:13')],
      ],
    );
    story.say('09:14', standDown);
    assert.equal(story.state.phase, 'stood-down');
  });

  it('may be taken back, which is logged, and bars the end again', () => {
    const story = new Story(closing({}), roster);
    story.report('09:00', '09:00', 'he');
    story.say('09:10', over);
    story.say('09:11', tick('embers'));
    story.say('09:11', tick('counted'));
    assert.equal(closingOf(story).may_close, true);
    assert.equal(only(story.say('09:12', tick('embers', false)), 'ConditionTicked').length, 1);
    assert.equal(story.refused('09:13', standDown), 'closing-conditions-open');
    assert.equal(only(story.say('09:13', tick('embers', false)), 'ConditionTicked').length, 0);
  });
});

describe('at stand-down', () => {
  const tell = step('tell', {
    action: { kind: 'notify', to: [role('agent')], quorum: 'any', done: 'acknowledged', say: [] },
  });
  const contacts = { brigade: { id: 'brigade', title: 'Brigade', number: '119' } };

  it('exactly those learn of it who were told before and those named, and a person rings up a number', () => {
    const made = {
      ...closing({ conditions: [], tell: [role('ops'), { kind: 'contact', contact: 'brigade' }] }, [tell]),
      contacts,
    };
    const story = new Story(made, roster);
    story.report('09:00', '09:00', 'he');
    story.say('09:01', { type: 'AcknowledgeMessage', duty: 'tell/1', person: 'he', by: 'he' });
    story.say('09:10', over);
    const events = story.say('09:11', standDown);
    assert.deepEqual(
      messages(events).filter(one => !one.includes(' do ')),
      ['he over over', 'yu over over', 'zhou over over'],
    );
    const [call] = only(events, 'DutyOpened');
    assert.equal(call?.duty.title, 'Brigade');
    assert.equal(call?.duty.holders[0]?.person, 'ma');
    assert.equal(story.refused('09:12', { type: 'FileIncident', by: 'ma' }), 'closing-conditions-open');
    story.say('09:13', { type: 'CompleteDuty', duty: call?.duty.id ?? '', by: 'ma' });
    story.say('09:14', { type: 'FileIncident', by: 'ma' });
    assert.equal(story.state.phase, 'filed');
  });

  it('nobody is told by a plan that names nobody', () => {
    const story = new Story(closing({ conditions: [] }, [tell]), roster);
    story.report('09:00', '09:00', 'he');
    story.say('09:01', { type: 'AcknowledgeMessage', duty: 'tell/1', person: 'he', by: 'he' });
    story.say('09:10', over);
    assert.deepEqual(messages(story.say('09:11', standDown)), []);
  });

  const clean = step('clean', {
    scenario: 'after',
    part: 'after',
    limit: { within: 60 * MINUTE, of: { kind: 'incident', instant: 'stood_down' } },
  });
  const write = step('write', {
    scenario: 'after',
    part: 'after',
    after: [{ kind: 'step', step: 'clean', edge: 'done' }],
  });
  const withAfter = (close: Partial<Close> = {}): Plan => {
    const made = closing({ conditions: [], after: ['clean', 'write'], ...close });
    return { ...made, steps: { ...made.steps, clean, write } };
  };

  it('the work after it opens, with its clock from then, and not before', () => {
    const story = new Story(withAfter(), roster);
    story.report('09:00', '09:00', 'he');
    assert.deepEqual(story.ids(), ['a/1']);
    story.say('09:10', over);
    story.say('09:30', standDown);
    assert.deepEqual(story.ids(), ['clean/1']);
    assert.equal(story.duty('clean/1').due, at('10:30'));
    story.say('09:40', { type: 'CompleteDuty', duty: 'clean/1', by: 'lin' });
    assert.deepEqual(story.ids(), ['write/1']);
  });

  it('it is filed by whom the plan names, when what it names holds and all is done', () => {
    const story = new Story(withAfter({ filed: { when: 'clean.done', by: 'ops' } }), roster);
    story.report('09:00', '09:00', 'he');
    story.say('09:10', over);
    story.say('09:30', standDown);
    assert.equal(story.refused('09:31', { type: 'FileIncident', by: 'ma' }), 'not-yours');
    assert.equal(story.refused('09:31', { type: 'FileIncident', by: 'zhou' }), 'closing-conditions-open');
    story.say('09:32', { type: 'WaiveDuty', duty: 'clean/1', reason: 'clean already', by: 'ma' });
    story.say('09:33', { type: 'CompleteDuty', duty: 'write/1', by: 'lin' });
    story.say('09:34', { type: 'FileIncident', by: 'zhou' });
    assert.equal(story.state.phase, 'filed');
  });
});

describe('a false alarm', () => {
  it('is declared by whom the plan names, else by whoever commands', () => {
    const alarm = (by: string) => ({ type: 'DeclareFalseAlarm', reason: 'steam', by }) as const;
    const named = new Story(closing({ false_alarm_by: 'ops' }), roster);
    named.report('09:00', '09:00', 'he');
    assert.equal(named.refused('09:01', alarm('ma')), 'not-yours');
    named.say('09:01', alarm('zhou'));
    assert.equal(named.state.phase, 'false-alarm');
    const plain = new Story(closing({}), roster);
    plain.report('09:00', '09:00', 'he');
    plain.say('09:01', alarm('ma'));
    assert.equal(plain.state.phase, 'false-alarm');
  });
});

describe('open questions', () => {
  const question: Question = { id: 'q1', text: 'who opens at night?', ask: 'ops', locks: ['a'], from: [] };
  const asking = (change: Partial<Question> = {}) =>
    plan([step('a'), step('b')], { questions: { q1: { ...question, ...change } } });
  const answer = { type: 'AnswerQuestion', question: 'q1', text: 'the guard', by: 'zhou' } as const;

  it('lock what they name until somebody who may answers for this incident', () => {
    const story = new Story(asking(), roster);
    story.report('09:00', '09:00', 'he');
    assert.deepEqual(story.duty('a/1').locks, ['question:q1']);
    assert.equal(story.duty('b/1').locks, undefined);
    assert.equal(story.refused('09:01', { type: 'CompleteDuty', duty: 'a/1', by: 'lin' }), 'duty-locked');
    assert.equal(story.refused('09:01', { ...answer, by: 'he' }), 'not-yours');
    assert.equal(story.refused('09:01', { ...answer, text: ' ' }), 'answer-required');
    const events = story.say('09:02', answer);
    assert.ok(messages(events).includes('lin do a/1'));
    assert.equal(story.state.answered?.q1?.mark.by, 'zhou');
    story.say('09:03', { type: 'CompleteDuty', duty: 'a/1', by: 'lin' });
    assert.equal(story.duty('a/1').phase, 'done');
  });

  it('lock steps that hand in the form they name', () => {
    const made = asking({ locks: ['f'] });
    const report = step('r', { action: { kind: 'report', form: 'f', to: [] } });
    const withForm = {
      ...made,
      forms: { f: { id: 'f', title: 'F', from: [], fields: [] } },
      steps: { ...made.steps, b: { ...report, id: 'b' } },
    };
    const story = new Story(withForm, roster);
    story.report('09:00', '09:00', 'he');
    assert.deepEqual(story.duty('b/1').locks, ['question:q1']);
    assert.equal(story.duty('a/1').locks, undefined);
  });

  it('lock nothing where the plan answers them', () => {
    const story = new Story(asking({ answer: { text: 'the guard', by: 'boss' } }), roster);
    story.report('09:00', '09:00', 'he');
    assert.equal(story.duty('a/1').locks, undefined);
    assert.equal(story.refused('09:01', answer), 'unknown-question');
  });
});
