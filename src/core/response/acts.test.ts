// Controlled acts and prohibitions by example: who may leave, what is recorded, what yields to danger to life.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Act, Plan, Prohibition, Step } from '#core/plan/plan.ts';
import { MINUTE, plan, role, roster, step, yesNo } from '../../../test/harness/small-plan.ts';
import { at, messages, only, Story } from '../../../test/harness/story.ts';

const LOG_OUT: Act = { id: 'log_out', title: 'Log out', by: 'agent' };
const STAY: Prohibition = {
  id: 'stay',
  blocks: 'log_out',
  while: 'out',
  unless: { permission_of: 'leader' },
  from: [],
};

function planned(
  never: readonly Prohibition[],
  acts: readonly Act[],
  steps: readonly Step[] = [step('a')],
): Plan {
  const made = plan(steps, {
    acts: Object.fromEntries(acts.map(act => [act.id, act])),
    facts: { hurt: yesNo('hurt', 'ops'), guard: yesNo('guard', 'ops') },
  });
  const [s] = Object.values(made.scenarios);
  assert.ok(s);
  return { ...made, scenarios: { s: { ...s, never } } };
}

describe('acts', () => {
  it('are asked of whoever may permit them, with the ladder of the plan, and answered to the asker', () => {
    const story = new Story(planned([STAY], [LOG_OUT]), roster);
    story.report('09:00', '09:00', 'he');
    const asked = story.say('09:01', { type: 'AskAct', act: 'log_out', by: 'he' });
    assert.deepEqual(messages(asked), ['lin do permit:log_out/1']);
    const permit = story.duty('permit:log_out/1');
    assert.equal(permit.due, at('09:03'));
    assert.ok(messages(story.pass('09:04')).includes('wei climb permit:log_out/1'));
    const answered = story.say('09:05', { type: 'CompleteDuty', duty: permit.id, answer: true, by: 'lin' });
    assert.equal(story.state.acts?.['log_out/1']?.phase, 'granted');
    assert.deepEqual(messages(answered), ['he answered permit:log_out/1']);
    story.say('09:20', { type: 'EndAct', request: 'log_out/1', by: 'he' });
    assert.equal(story.state.acts?.['log_out/1']?.phase, 'ended');
  });

  it('are refused with a reason, and never by the asker', () => {
    const story = new Story(planned([{ ...STAY, unless: { permission_of: 'agent' } }], [LOG_OUT]), roster);
    story.report('09:00', '09:00', 'he');
    story.say('09:01', { type: 'AskAct', act: 'log_out', by: 'he' });
    const duty = 'permit:log_out/1';
    assert.equal(story.duty(duty).holders[0]?.person, 'yu');
    assert.equal(
      story.refused('09:02', { type: 'CompleteDuty', duty, answer: false, by: 'yu' }),
      'reason-required',
    );
    assert.equal(
      story.refused('09:02', { type: 'CompleteDuty', duty, answer: true, by: 'he' }, true),
      'approver-is-doer',
    );
    story.say('09:02', { type: 'CompleteDuty', duty, answer: false, note: 'too few', by: 'yu' });
    assert.equal(story.state.acts?.['log_out/1']?.phase, 'refused');
  });

  it('need nobody where nothing forbids them, and none while the ban is over', () => {
    const story = new Story(planned([STAY], [LOG_OUT]), roster);
    story.report('09:00', '09:00', 'he');
    story.say('09:01', { type: 'AskAct', act: 'log_out', by: 'he' });
    story.say('09:10', { type: 'RecordFact', fact: 'out', value: false, by: 'zhou' });
    assert.equal(story.state.acts?.['log_out/1']?.phase, 'granted');
    assert.equal(story.duty('permit:log_out/1').phase, 'withdrawn');
    story.say('09:11', { type: 'AskAct', act: 'log_out', by: 'yu' });
    assert.equal(story.state.acts?.['log_out/2']?.phase, 'granted');
  });

  it('are refused by the plan where nothing lets them through, but yield to danger to life, and it is logged', () => {
    const { unless: _unless, ...shut } = STAY;
    const story = new Story(
      planned([{ ...shut, overridden_by: { by: role('boss'), reason: true } }], [{ ...LOG_OUT, by: 'boss' }]),
      roster,
    );
    story.report('09:00', '09:00', 'he');
    story.say('09:01', { type: 'AskAct', act: 'log_out', by: 'ma' });
    assert.equal(story.state.acts?.['log_out/1']?.phase, 'refused');
    const through = { life: false, reason: 'end of shift' };
    const events = story.say('09:02', { type: 'AskAct', act: 'log_out', through, by: 'ma' });
    assert.deepEqual(
      only(events, 'ActGranted').map(event => event.through),
      [through],
    );
    const other = new Story(planned([shut], [LOG_OUT]), roster);
    other.report('09:00', '09:00', 'he');
    assert.equal(other.refused('09:01', { type: 'AskAct', act: 'log_out', through, by: 'he' }), 'not-yours');
    other.say('09:01', {
      type: 'AskAct',
      act: 'log_out',
      through: { life: true, reason: 'smoke' },
      by: 'he',
    });
    assert.equal(other.state.acts?.['log_out/1']?.phase, 'granted');
  });

  it('stop when what must hold meanwhile is lost, and may go on when it holds again', () => {
    const turn: Act = {
      ...LOG_OUT,
      id: 'turn',
      holds: ['guard = true'],
      on_loss: { do: 'stop', tell: [{ kind: 'party', party: role('boss') }], opens: ['a'] },
    };
    const story = new Story(planned([], [turn]), roster);
    story.report('09:00', '09:00', 'he', { guard: true });
    assert.deepEqual(story.ids(), [], 'a step named by a loss waits to be called');
    story.say('09:01', { type: 'AskAct', act: 'turn', by: 'he' });
    const lost = story.say('09:02', { type: 'RecordFact', fact: 'guard', value: false, by: 'zhou' });
    assert.deepEqual(messages(lost), ['he stop act:turn/1', 'lin do a/1', 'ma trouble act:turn/1']);
    assert.equal(story.state.acts?.['turn/1']?.phase, 'halted');
    story.say('09:03', { type: 'RecordFact', fact: 'guard', value: true, by: 'zhou' });
    assert.equal(story.state.acts?.['turn/1']?.phase, 'granted');
  });

  it('done without leave are recorded; what is not forbidden is not', () => {
    const story = new Story(planned([STAY], [LOG_OUT]), roster);
    story.report('09:00', '09:00', 'he');
    const seen = { type: 'RecordViolation', against: 'log_out', person: 'yu', text: '', by: 'lin' } as const;
    story.say('09:05', seen);
    assert.deepEqual(
      story.state.violations?.map(one => [one.against, one.person]),
      [['log_out', 'yu']],
    );
    story.say('09:10', { type: 'RecordFact', fact: 'out', value: false, by: 'zhou' });
    assert.equal(story.refused('09:11', seen), 'not-forbidden');
  });
});

describe('locks', () => {
  const tell = step('tell', {
    needs: [{ kind: 'edge', edge: { kind: 'step', step: 'look', edge: 'done' } }],
    action: { kind: 'notify', to: [role('boss')], quorum: 'any', done: 'acknowledged', say: [] },
    limit: { within: 5 * MINUTE, of: { kind: 'opened' } },
  });
  const look = step('look', { who: { mode: 'one', party: role('ops') } });

  it('a need keeps an open duty from being done, and its receivers from being told, until it holds', () => {
    const story = new Story(plan([look, tell]), roster);
    const reported = story.report('09:00', '09:00', 'he');
    assert.deepEqual(messages(reported), ['lin do tell/1', 'zhou do look/1']);
    assert.deepEqual(story.duty('tell/1').locks, ['need:look.done']);
    assert.equal(story.refused('09:01', { type: 'CompleteDuty', duty: 'tell/1', by: 'lin' }), 'duty-locked');
    const opened = story.say('09:02', { type: 'CompleteDuty', duty: 'look/1', by: 'zhou' });
    assert.deepEqual(messages(opened), ['lin do tell/1', 'ma know tell/1']);
    story.pass('09:05');
    assert.equal(story.duty('tell/1').overdue, at('09:05'), 'the clock does not wait for the lock');
  });

  it('a ban on a step keeps it from beginning as long as it is not known to be lifted', () => {
    const never: Prohibition = { id: 'not_now', blocks: '', step: 'a', while: 'hurt = true', from: [] };
    const story = new Story(planned([never], []), roster);
    story.report('09:00', '09:00', 'he');
    assert.deepEqual(story.duty('a/1').locks, ['never:not_now']);
    story.say('09:01', { type: 'RecordFact', fact: 'hurt', value: false, by: 'zhou' });
    assert.deepEqual(story.duty('a/1').locks, []);
    story.say('09:02', { type: 'CompleteDuty', duty: 'a/1', by: 'lin' });
  });

  it('asks for what it cannot tell, and stays shut meanwhile', () => {
    const story = new Story(
      plan([step('a', { needs: [{ kind: 'condition', feel: 'hurt = false' }] })], {
        facts: { hurt: yesNo('hurt', 'ops') },
      }),
      roster,
    );
    story.report('09:00', '09:00', 'he');
    assert.deepEqual(story.ids(), ['a/1', 'ask:hurt/1']);
    assert.equal(story.refused('09:01', { type: 'CompleteDuty', duty: 'a/1', by: 'lin' }), 'duty-locked');
  });

  it('yields to danger to life and to whom the plan names, with a reason, logged', () => {
    const story = new Story(
      plan([look, { ...tell, overridden_by: { by: role('boss'), reason: true } }]),
      roster,
    );
    story.report('09:00', '09:00', 'he');
    const through = { type: 'GoThroughLock', duty: 'tell/1', life: false, reason: 'no time' } as const;
    assert.equal(story.refused('09:01', { ...through, by: 'lin' }), 'not-yours');
    assert.equal(story.refused('09:01', { ...through, reason: ' ', by: 'ma' }), 'reason-required');
    const events = story.say('09:01', { ...through, life: true, by: 'lin' });
    assert.deepEqual(
      only(events, 'LockOverridden').map(one => one.locks),
      [['need:look.done']],
    );
    assert.deepEqual(messages(events), ['ma know tell/1']);
    story.say('09:02', { type: 'AcknowledgeMessage', duty: 'tell/1', person: 'ma', by: 'ma' });
    assert.equal(story.duty('tell/1').phase, 'done');
  });

  it('what must hold throughout: its loss stops the duty, or ends it, and those named learn of it', () => {
    const stop = (what: 'stop' | 'withdraw') =>
      step('a', { holds: ['guard = true'], on_loss: { do: what, tell: [{ kind: 'deputies' }], opens: [] } });
    const made = (what: 'stop' | 'withdraw') =>
      plan([stop(what)], { facts: { guard: yesNo('guard', 'ops') } });
    const story = new Story(made('stop'), roster);
    story.report('09:00', '09:00', 'he', { guard: true });
    const lost = story.say('09:02', { type: 'RecordFact', fact: 'guard', value: false, by: 'zhou' });
    assert.deepEqual(messages(lost), ['lin stop a/1', 'wei trouble a/1']);
    assert.equal(story.duty('a/1').halted, at('09:02'));
    assert.equal(story.refused('09:03', { type: 'CompleteDuty', duty: 'a/1', by: 'lin' }), 'duty-locked');
    story.say('09:04', { type: 'RecordFact', fact: 'guard', value: true, by: 'zhou' });
    assert.equal(story.duty('a/1').halted, null);
    const over = new Story(made('withdraw'), roster);
    over.report('09:00', '09:00', 'he', { guard: true });
    over.say('09:02', { type: 'RecordFact', fact: 'guard', value: false, by: 'zhou' });
    assert.deepEqual(over.ids('withdrawn'), ['a/1']);
  });
});
