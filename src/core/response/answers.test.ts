// Answers by example: calls made again, decisions made again, refusals that go back or up, an outsider who is not there.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Action, Step } from '#core/plan/plan.ts';
import { MINUTE, plan, role, roster, step } from '../../../test/harness/small-plan.ts';
import { at, messages, only, Story } from '../../../test/harness/story.ts';
import { replay } from './evolve.ts';

const started = (...steps: readonly Step[]) => {
  const story = new Story(plan(steps), roster);
  story.report('09:00', '09:00', 'he');
  return story;
};
const kind = (action: Action, change: Partial<Step> = {}) => step('a', { action, ladder: [], ...change });
const done = (id: string) => ({ kind: 'step', step: id, edge: 'done' }) as const;
const say = (duty: string, answer: unknown, by = 'lin', note = 'why') =>
  ({ type: 'CompleteDuty', duty, answer, note, by }) as const;

describe('call', () => {
  const call = (change: object) => kind({ kind: 'call', contact: 'c', script: [], ...change });

  it('that nobody answers is made again after its time, until somebody does', () => {
    const story = started(call({ again: 2 * MINUTE, outcomes: ['接通', '未接通'] }));
    assert.equal(story.refused('09:01', say('a/1', true)), 'answer-required');
    story.say('09:01', say('a/1', '未接通'));
    assert.equal(story.duty('a/1').phase, 'open');
    assert.equal(story.nextDue(), at('09:03'));
    assert.deepEqual(messages(story.pass('09:10')), ['lin do a/1']);
    story.say('09:11', say('a/1', '接通'));
    assert.equal(story.duty('a/1').answer, '接通');
    assert.deepEqual(
      story.duty('a/1').tried?.map(({ outcome }) => outcome),
      ['未接通'],
    );
    assert.deepEqual(replay(story.events), story.state);
  });

  it('without "again" any outcome ends it, and without outcomes saying so does', () => {
    const story = started(call({ outcomes: ['接通', '未接通'] }));
    story.say('09:01', say('a/1', '未接通'));
    assert.equal(story.duty('a/1').answer, '未接通');
    const plain = started(call({}));
    plain.say('09:01', { type: 'CompleteDuty', duty: 'a/1', by: 'lin' });
    assert.equal(plain.duty('a/1').phase, 'done');
  });
});

describe('decide again', () => {
  const decide = (again?: boolean) =>
    kind({
      kind: 'decide',
      question: '?',
      answer: { kind: 'one-of', values: ['wider', 'not'] },
      reason: 'required',
      ...(again ? { again } : {}),
    });
  const wider = step('b', { opens: [{ kind: 'edge', edge: done('a'), every: true }], when: 'a = "wider"' });

  it('each is an answer of its own, and what opens every time opens once more', () => {
    const story = started(decide(true), wider);
    story.say('09:10', say('a/1', 'wider'));
    story.say('10:10', say('a/1', 'not'));
    assert.deepEqual(story.ids(), ['b/1']);
    story.say('11:10', say('a/1', 'wider'));
    assert.deepEqual(story.ids(), ['b/1', 'b/1~2']);
    assert.equal(story.duty('a/1').done?.at, at('09:10'));
    assert.deepEqual(
      story.duty('a/1').answers?.map(({ answer }) => answer),
      ['not', 'wider'],
    );
  });

  it('else a later answer corrects the first', () => {
    const story = started(decide());
    story.say('09:10', say('a/1', 'wider'));
    const again = story.say('10:10', say('a/1', 'not'));
    assert.equal(only(again, 'AnswerRevised').length, 1);
    assert.equal(story.duty('a/1').answers, undefined);
  });
});

describe('approve: on no', () => {
  const approve = (on_no: 'end' | 'back' | 'up', back_to?: string) =>
    step('ok', {
      action: { kind: 'approve', by: [role('boss')], quorum: 'all', on_no, ...(back_to ? { back_to } : {}) },
      after: [done('b')],
      ladder: [],
    });
  const steps = [step('a'), step('b', { after: [done('a')] })];
  const refused = (...more: readonly Step[]) => {
    const story = started(...steps, ...more);
    for (const id of ['a/1', 'b/1']) story.say('09:05', { type: 'CompleteDuty', duty: id, by: 'lin' });
    story.say('09:10', say('ok/1', false, 'ma'));
    return story;
  };

  it('ends there', () => assert.deepEqual(refused(approve('end')).ids(), []));

  it('goes back to the step named, or to what was to be approved; and is asked once more', () => {
    assert.deepEqual(refused(approve('back', 'a')).ids(), ['a/1~2']);
    const story = refused(approve('back'));
    assert.deepEqual(story.ids(), ['b/1~2']);
    story.say('09:20', { type: 'CompleteDuty', duty: 'b/1~2', by: 'lin' });
    story.say('09:30', say('ok/1~2', true, 'ma'));
    assert.equal(story.duty('ok/1~2').answer, true);
  });

  it('goes up to the head of those who refused, once', () => {
    const story = refused(approve('up'));
    assert.equal(story.duty('ok/1').phase, 'open');
    assert.deepEqual(
      story.duty('ok/1').told.map(({ person }) => person),
      ['qin'],
    );
    story.say('09:20', say('ok/1', false, 'qin'));
    assert.equal(story.duty('ok/1').answer, false);
  });
});

describe('confirm', () => {
  const confirm = (change: object, more: Partial<Step> = {}) =>
    step('c', {
      action: { kind: 'confirm', question: '?', of: '顾客', not_by: [], again: 'a', ...change },
      after: [done('a')],
      ladder: [],
      ...more,
    });
  const silent = (answer: string) => {
    const unreachable = { after: 60 * MINUTE, decide: role('boss') };
    const story = started(step('a'), confirm({ unreachable }));
    story.say('09:00', { type: 'CompleteDuty', duty: 'a/1', by: 'lin' });
    story.pass('10:00');
    story.say('10:05', say('silent:c/1/1', answer, 'ma'));
    return story;
  };

  it('is never answered by silence: those named decide, and go on asking', () => {
    const story = silent('keep');
    assert.equal(story.duty('c/1').phase, 'open');
    story.pass('10:59');
    assert.deepEqual(story.ids(), ['c/1']);
    story.pass('11:00');
    assert.deepEqual(story.ids(), ['c/1', 'silent:c/1/2']);
    story.say('11:01', say('c/1', true, 'he'));
    assert.equal(story.duty('silent:c/1/2').phase, 'withdrawn');
    assert.deepEqual(replay(story.events), story.state);
  });

  it('goes on without the answer, with the reason, or is done once more', () => {
    const without = silent('without').duty('c/1');
    assert.deepEqual([without.phase, without.answer], ['waived', null]);
    assert.deepEqual(silent('again').ids(), ['a/1~2']);
  });

  it('until something comes about is withdrawn by it, and is no answer', () => {
    const ended = { kind: 'edge', edge: { kind: 'state', fact: 'out', edge: 'ended' } } as const;
    const story = started(step('a'), confirm({}, { until: [ended] }));
    story.say('09:01', { type: 'CompleteDuty', duty: 'a/1', by: 'lin' });
    story.say('09:10', { type: 'RecordFact', fact: 'out', value: false, by: 'lin' });
    assert.deepEqual([story.duty('c/1').phase, story.duty('c/1').reason], ['withdrawn', 'until:out.ended']);
  });
});
