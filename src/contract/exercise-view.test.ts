// A drill that follows an exercise, on its board and in its log, in both languages.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Exercise } from '#core/plan/routine.ts';
import { MINUTE, plan, role, roster, step, yesNo } from '../../test/harness/small-plan.ts';
import { at, only, Story } from '../../test/harness/story.ts';
import { ExerciseView } from './board.ts';
import { eventSentence, type SentenceWords } from './event-sentence.ts';
import { exerciseView } from './exercise-view.ts';

const EXERCISE: Exercise = {
  ...{ id: 'night', title: '夜间演练', kind: 'drill', scenario: 's', who: 'boss' },
  ...{ takes_part: [], approved_by: [], cast: {}, records: [], from: [], scores: ['通知用时'] },
  injects: [
    { at: 5 * MINUTE, tell: [role('leader')], text: '有人受伤', sets: { hurt: true }, from: [] },
    { at: 0, tell: [], text: '冒烟', sets: {}, from: [] },
  ],
  expect: [
    { step: 'a', by: 2 * MINUTE },
    { step: 'b', after: ['a'] },
  ],
};

function told(): Story {
  const made = plan([step('a', { title: '报告' }), step('b')], { facts: { hurt: yesNo('hurt') } });
  return new Story({ ...made, exercises: { night: EXERCISE } }, roster);
}

function viewOf({ state, plan: made }: Story): ExerciseView | null {
  const view = exerciseView(state, made);
  return view && ExerciseView.parse(JSON.parse(JSON.stringify(view)));
}

test('what was given so far, and how what is expected stands', () => {
  const story = told();
  story.drill('09:00', 'he', 'night');
  story.say('09:03', { type: 'CompleteDuty', duty: 'a/1', by: 'lin' });
  const view = viewOf(story);
  assert.deepEqual(
    view?.given.map(({ text }) => text),
    ['冒烟'],
  );
  assert.equal(view?.to_come, 1);
  assert.deepEqual(
    view?.expected.map(({ title, verdict, after }) => [title, verdict, after]),
    [
      ['报告', 'late', []],
      ['b', 'waiting', ['报告']],
    ],
  );
  assert.deepEqual([view?.points, view?.of, view?.final, view?.scores], [0, 2, false, ['通知用时']]);
});

test('injects to come are not told to whoever reads the board', () => {
  const story = told();
  story.drill('09:00', 'he', 'night');
  assert.ok(!JSON.stringify(viewOf(story)).includes('有人受伤'));
});

test('the log says what was put to the players, to whom, and what is simulated', () => {
  const story = told();
  story.drill('09:00', 'he', 'night');
  const [given] = only(story.pass('09:05'), 'InjectGiven');
  assert.ok(given && given.due === at('09:05'));
  const words = { name: (id: string) => id, fact: (id: string) => id } as SentenceWords;
  assert.equal(eventSentence(given, words, 'zh'), '演练情况：有人受伤（告知 lin）；模拟：hurt 是');
  assert.equal(eventSentence(given, words, 'en'), 'Inject: 有人受伤 (tell lin); simulated: hurt yes');
});

test('nothing of it for an incident', () => {
  const story = told();
  story.report('09:00', '09:00', 'he');
  assert.equal(viewOf(story), null);
});
