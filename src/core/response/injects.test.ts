// Injects and what a drill is expected to bring about, by example; "does" beside "does not".
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Plan } from '#core/plan/plan.ts';
import type { Exercise } from '#core/plan/routine.ts';
import { MINUTE, plan, role, roster, step, yesNo } from '../../../test/harness/small-plan.ts';
import { at, messages, only, Story } from '../../../test/harness/story.ts';
import { replay } from './evolve.ts';
import { exerciseResult } from './exercise-result.ts';

const EXERCISE: Exercise = {
  ...{ id: 'night', title: 'Night drill', kind: 'drill', scenario: 's', who: 'boss' },
  ...{ takes_part: [], approved_by: [], cast: {}, records: [], from: [], scores: ['calm'] },
  injects: [
    { at: 0, tell: [role('agent')], text: 'smoke', sets: {}, from: [] },
    { at: 5 * MINUTE, tell: [], text: 'somebody is hurt', sets: { hurt: true }, from: [] },
  ],
  expect: [{ step: 'a', by: 2 * MINUTE }, { step: 'b', after: ['a'] }, { step: 'c' }],
};

function planned(change: Partial<Exercise> = {}): Plan {
  const steps = [step('a'), step('b'), step('c', { when: 'hurt', if_unknown: 'wait' })];
  const made = plan(steps, { facts: { hurt: yesNo('hurt') } });
  return { ...made, exercises: { night: { ...EXERCISE, ...change } } };
}

function drilled(change: Partial<Exercise> = {}): Story {
  const story = new Story(planned(change), roster);
  story.drill('09:00', 'he', 'night');
  return story;
}

const done = (story: Story, when: string, duty: string) =>
  story.say(when, { type: 'CompleteDuty', duty, by: 'lin' });
const verdicts = ({ state }: Story) => exerciseResult(state)?.lines.map(({ verdict }) => verdict);

describe('injects', () => {
  it('each is put before whoever runs the exercise at its instant, not before', () => {
    const story = drilled();
    assert.deepEqual(story.duty('inject/1').holders, [{ person: 'ma', reason: 'on-duty' }]);
    assert.match(story.duty('inject/1').title, /he、yu：smoke/);
    assert.ok(messages(story.events).includes('ma do inject/1'));
    assert.deepEqual(only(story.pass('09:04:59'), 'InjectGiven'), []);
    const [given] = only(story.pass('09:05'), 'InjectGiven');
    assert.equal(given?.due, at('09:05'));
    assert.equal(story.duty('inject/2').phase, 'open');
  });

  it('sends nothing to the players themselves', () => {
    const story = drilled();
    assert.ok(!messages(story.events).some(one => /^(he|yu) /.test(one)));
  });

  it('the facts it brings are set in the drill, and what hangs on them opens', () => {
    const story = drilled();
    assert.ok(!story.ids().includes('c/1'));
    story.pass('09:05');
    assert.equal(story.state.facts.hurt?.value, true);
    assert.ok(story.ids().includes('c/1'));
  });

  it('each at its own instant however late we woke, once', () => {
    const story = drilled();
    const events = story.pass('11:00');
    assert.deepEqual(
      only(events, 'InjectGiven').map(({ due }) => due),
      [at('09:05')],
    );
    assert.deepEqual(only(story.pass('12:00'), 'InjectGiven'), []);
    assert.deepEqual(replay(story.events), story.state);
  });

  it('a value that cannot be is not set', () => {
    const story = drilled({ injects: [{ at: 0, tell: [], text: 'x', sets: { hurt: 'very' }, from: [] }] });
    assert.deepEqual(only(story.events, 'InjectGiven')[0]?.sets, {});
    assert.equal(story.state.facts.hurt, undefined);
  });

  it('nobody named to run it: whoever began the drill', () => {
    const { who: _who, ...rest } = EXERCISE;
    const story = new Story({ ...planned(), exercises: { night: rest } }, roster);
    story.drill('09:00', 'he', 'night');
    assert.deepEqual(story.duty('inject/1').holders, [{ person: 'he', reason: 'reporter' }]);
  });

  it('none once it has ended, and none in an incident or in a drill that names no exercise', () => {
    const story = drilled();
    story.say('09:01', { type: 'DeclareFalseAlarm', reason: 'over', by: 'ma' }, true);
    assert.equal(only(story.pass('09:10'), 'InjectGiven').length, 0);
    const other = new Story(planned(), roster);
    other.report('09:00', '09:00', 'he');
    other.pass('10:00');
    assert.deepEqual(only(other.events, 'InjectGiven'), []);
    assert.equal(exerciseResult(other.state), null);
  });

  it('an incident follows no exercise, nor a drill one that is not in the plan or is of another scenario', () => {
    const of = (change: Partial<Exercise> = {}) => new Story(planned(change), roster);
    assert.throws(() => of().drill('09:00', 'he', 'night', 'incident'), /unknown-exercise/);
    assert.throws(() => of().drill('09:00', 'he', 'day'), /unknown-exercise/);
    assert.throws(() => of({ scenario: 'flood' }).drill('09:00', 'he', 'night'), /unknown-exercise/);
  });
});

describe('what is expected', () => {
  it('is met within its limit and in its order', () => {
    const story = drilled();
    assert.deepEqual(verdicts(story), ['waiting', 'waiting', 'waiting']);
    done(story, '09:02', 'a/1');
    done(story, '09:20', 'b/1');
    done(story, '09:30', 'c/1');
    assert.deepEqual(verdicts(story), ['met', 'met', 'met']);
    const { points, of, final } = exerciseResult(story.state) ?? {};
    assert.deepEqual([points, of, final], [3, 3, true]);
  });

  it('is late after its limit, and out of order before what it had to follow', () => {
    const story = drilled();
    done(story, '09:02', 'b/1');
    done(story, '09:03', 'a/1');
    assert.deepEqual(verdicts(story), ['late', 'out-of-order', 'waiting']);
    assert.equal(exerciseResult(story.state)?.final, false);
  });

  it('is missed when the drill ends without it, not before', () => {
    const story = drilled();
    done(story, '09:01', 'a/1');
    story.pass('10:00');
    assert.deepEqual(verdicts(story), ['met', 'waiting', 'waiting']);
    story.say('10:01', { type: 'DeclareFalseAlarm', reason: 'over', by: 'ma' }, true);
    assert.deepEqual(verdicts(story), ['met', 'missed', 'missed']);
    assert.equal(exerciseResult(story.state)?.points, 1);
  });
});
