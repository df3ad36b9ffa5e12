// Posts to be present at, rules that must hold, gates before anything begins: by example, "does" beside "does not".
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Act, Presence, Rule } from '#core/plan/control.ts';
import type { Plan, Step } from '#core/plan/plan.ts';
import { MINUTE, plan, role, roster, state, step, yesNo } from '../../../test/harness/small-plan.ts';
import { at, messages, only, Story } from '../../../test/harness/story.ts';

const POST: Presence = {
  id: 'guard_post',
  title: 'Guard post',
  by: ['agent'],
  outside: false,
  renew: 30 * MINUTE,
  from: [],
};

type Parts = Partial<Plan> & { readonly steps?: readonly Step[] };

function begun({
  steps: own,
  ...parts
}: Omit<Parts, 'steps'> & { readonly steps?: readonly Step[] } = {}): Story {
  const made = plan(own ?? [step('a')], {
    presence: { guard_post: POST },
    ...parts,
    facts: { hurt: yesNo('hurt', 'ops'), ...parts.facts },
  });
  const story = new Story(made, roster);
  story.report('09:00', '09:00', 'he');
  return story;
}

describe('presence', () => {
  it('is signed on to by those the plan names, and by nobody else', () => {
    const story = begun();
    assert.equal(
      story.refused('09:01', { type: 'SignOn', post: 'guard_post', by: 'zhou' }, true),
      'not-yours',
    );
    assert.equal(story.refused('09:01', { type: 'SignOn', post: 'gate', by: 'he' }), 'unknown-post');
    story.say('09:01', { type: 'SignOn', post: 'guard_post', by: 'he' });
    assert.deepEqual(story.state.presence?.guard_post, [
      { person: 'he', name: null, since: at('09:01'), renewed: at('09:01') },
    ]);
  });

  it('of somebody outside is written down by whoever commands, with his name', () => {
    const story = begun({ presence: { guard_post: { ...POST, outside: true } } });
    story.say('09:01', { type: 'SignOn', post: 'guard_post', name: 'Driver Zhao', by: 'ma' });
    assert.equal(story.state.presence?.guard_post?.[0]?.name, 'Driver Zhao');
  });

  it('says how many are there', () => {
    const two = step('a', { needs: [{ kind: 'condition', feel: 'guard_post.count >= 2' }] });
    const story = begun({ steps: [two] });
    story.say('09:01', { type: 'SignOn', post: 'guard_post', by: 'he' });
    assert.deepEqual(story.duty('a/1').locks, ['need:guard_post.count >= 2']);
    story.say('09:02', { type: 'SignOn', post: 'guard_post', by: 'yu' });
    assert.deepEqual(story.duty('a/1').locks, []);
  });

  it('catch_up: lapses at the very instant when nobody renews it, and not when somebody does', () => {
    const story = begun();
    story.say('09:00', { type: 'SignOn', post: 'guard_post', by: 'he' });
    story.say('09:20', { type: 'SignOn', post: 'guard_post', by: 'he' });
    assert.deepEqual(only(story.pass('09:49'), 'SignedOff'), []);
    const late = story.pass('10:30');
    const [lapsed] = only(late, 'SignedOff');
    assert.deepEqual([lapsed?.at, lapsed?.by, lapsed?.late], [at('09:50'), null, 40 * MINUTE]);
    assert.ok(messages(late).includes('he trouble presence:guard_post'));
    assert.deepEqual(story.state.presence?.guard_post, []);
  });

  it('is signed off by himself, or for him by whoever commands, with a reason', () => {
    const story = begun();
    assert.equal(story.refused('09:00', { type: 'SignOff', post: 'guard_post', by: 'he' }), 'not-signed-on');
    story.say('09:00', { type: 'SignOn', post: 'guard_post', by: 'he' });
    const other = { type: 'SignOff', post: 'guard_post', person: 'he' } as const;
    assert.equal(story.refused('09:01', { ...other, by: 'yu', reason: 'x' }), 'not-yours');
    assert.equal(story.refused('09:01', { ...other, by: 'ma' }), 'reason-required');
    story.say('09:01', { ...other, by: 'ma', reason: 'went home' });
    assert.deepEqual(story.state.presence?.guard_post, []);
  });

  it('what must hold because of it is lost when he leaves, and goes on when he is back', () => {
    const act: Act = {
      id: 'dig',
      title: 'Dig',
      by: 'leader',
      holds: ['guard_post.present'],
      on_loss: { do: 'stop', tell: [{ kind: 'party', party: role('boss') }], opens: [] },
    };
    const steps = [
      step('a', { holds: ['guard_post.present'] }),
      step('b', { needs: [{ kind: 'condition', feel: 'guard_post.present' }] }),
    ];
    const story = begun({ steps, acts: { dig: act } });
    story.say('09:00', { type: 'AskAct', act: 'dig', by: 'lin' });
    assert.equal(story.state.acts?.['dig/1']?.phase, 'refused');
    story.say('09:01', { type: 'SignOn', post: 'guard_post', by: 'he' });
    assert.deepEqual([story.duty('a/1').locks, story.duty('b/1').locks], [[], []]);
    story.say('09:01', { type: 'AskAct', act: 'dig', by: 'lin' });
    assert.equal(story.state.acts?.['dig/2']?.phase, 'granted');
    const left = story.say('09:02', { type: 'SignOff', post: 'guard_post', by: 'he' });
    assert.equal(story.state.acts?.['dig/2']?.phase, 'halted');
    assert.notEqual(story.duty('a/1').halted, null);
    assert.ok(messages(left).includes('lin stop act:dig/2'));
    assert.ok(messages(left).includes('ma trouble act:dig/2'));
    story.say('09:03', { type: 'SignOn', post: 'guard_post', by: 'yu' });
    assert.equal(story.state.acts?.['dig/2']?.phase, 'granted');
    assert.equal(story.duty('a/1').halted, null);
  });

  it('names people: whoever is there now; nobody there is an alarm', () => {
    const there = step('a', {
      who: { mode: 'one', party: { kind: 'present-at', post: 'guard_post' } },
      opens: [{ kind: 'condition', feel: 'hurt' }],
    });
    const story = begun({ steps: [there] });
    story.say('09:00', { type: 'SignOn', post: 'guard_post', by: 'yu' });
    story.say('09:01', { type: 'RecordFact', fact: 'hurt', value: true, by: 'zhou' });
    assert.deepEqual(story.duty('a/1').holders, [{ person: 'yu', reason: 'present' }]);
    const nobody = begun({ steps: [{ ...there, opens: [] }] });
    assert.notEqual(nobody.duty('a/1').alarm, null);
  });

  it('of several posts whoever is there first: signed on or arrived, then on duty, in the order written', () => {
    const roles = {
      ...plan([]).roles,
      chief: { id: 'chief', title: 'Chief', first_present: ['boss', 'agent'] },
    };
    const steps = [
      step('a', { who: { mode: 'one', party: role('chief') } }),
      step('b', { who: { mode: 'one', party: role('chief') }, opens: [{ kind: 'condition', feel: 'hurt' }] }),
    ];
    const story = begun({ steps, roles });
    assert.equal(story.duty('a/1').holders[0]?.person, 'ma');
    story.say('09:01', { type: 'SignOn', post: 'guard_post', by: 'yu' });
    story.say('09:02', { type: 'RecordFact', fact: 'hurt', value: true, by: 'zhou' });
    assert.deepEqual(story.duty('b/1').holders[0], { person: 'yu', reason: 'present' });
  });
});

describe('rules', () => {
  const entry = (id: string, guards: number) => ({
    id,
    at: at('09:00'),
    by: 'lin',
    values: { name: id, guards },
  });
  const rigs = { rigs: { id: 'rigs', title: 'Rigs', type: 'list', ask: ['leader'] } } as const;
  const rule: Rule = {
    id: 'one_each',
    title: 'One guard a rig',
    holds: 'item.guards >= 1',
    per: 'rigs',
    on_loss: { do: 'stop', tell: [{ kind: 'party', party: role('boss') }], opens: ['look'] },
    from: [],
  };
  const dig: Act = { id: 'dig', title: 'Dig', by: 'leader', per: 'rigs' };

  function work(change: Partial<Rule> = {}): Story {
    const steps = [step('a', { each: { list: 'rigs' } }), step('look')];
    const story = begun({ steps, facts: rigs, rules: { one_each: { ...rule, ...change } }, acts: { dig } });
    rigsAre(story, '09:00', 1, 1);
    return story;
  }
  const rigsAre = (story: Story, when: string, first: number, second: number) =>
    story.say(when, {
      type: 'RecordFact',
      fact: 'rigs',
      value: [entry('r1', first), entry('r2', second)],
      by: 'lin',
    });

  it('a broken one stops what it is about, of that item alone, tells and opens; restored, it lets go', () => {
    const story = work();
    story.say('09:01', { type: 'AskAct', act: 'dig', item: 'r1', by: 'lin' });
    story.say('09:01', { type: 'AskAct', act: 'dig', item: 'r2', by: 'lin' });
    assert.ok(!story.state.duties['look/1']);
    const broken = rigsAre(story, '09:02', 0, 1);
    assert.deepEqual(story.state.broken, { 'one_each/r1': at('09:02') });
    assert.deepEqual(story.duty('a/1/r1').locks, ['rule:one_each']);
    assert.deepEqual(story.duty('a/1/r2').locks ?? [], []);
    assert.deepEqual(
      [story.state.acts?.['dig/1']?.phase, story.state.acts?.['dig/2']?.phase],
      ['halted', 'granted'],
    );
    assert.ok(messages(broken).includes('ma trouble rule:one_each/r1'));
    assert.equal(story.duty('look/1').phase, 'open');
    assert.equal(story.refused('09:03', { type: 'CompleteDuty', duty: 'a/1/r1', by: 'lin' }), 'duty-locked');
    rigsAre(story, '09:04', 2, 1);
    assert.deepEqual([story.state.broken, story.state.acts?.['dig/1']?.phase], [{}, 'granted']);
    assert.deepEqual(story.duty('a/1/r1').locks, []);
  });

  it('is told once while it stays broken, and an act is refused meanwhile', () => {
    const story = work();
    rigsAre(story, '09:02', 0, 1);
    assert.deepEqual(only(rigsAre(story, '09:03', 0, 2), 'RuleBroken'), []);
    story.say('09:04', { type: 'AskAct', act: 'dig', item: 'r1', by: 'lin' });
    assert.deepEqual(story.state.acts?.['dig/1']?.locks, ['rule:one_each']);
    assert.equal(story.state.acts?.['dig/1']?.phase, 'refused');
  });

  it('without a consequence it is on the record, whoever commands is told, and nothing stops', () => {
    const made = { title: 'Two at least', holds: 'hurt = false', from: [] };
    const story = begun({ rules: { two: { id: 'two', ...made } } });
    assert.ok('ask:hurt/1' in story.state.duties); // unknown is not false
    assert.equal(story.state.broken, undefined);
    const broken = story.say('09:01', { type: 'RecordFact', fact: 'hurt', value: true, by: 'zhou' });
    assert.ok(messages(broken).includes('ma trouble rule:two'));
    assert.equal(story.refused('09:02', { type: 'CompleteDuty', duty: 'a/1', by: 'lin' }), null);
  });

  it('withdraws what it is about where it says so', () => {
    const story = work({ on_loss: { do: 'withdraw', tell: [], opens: [] } });
    rigsAre(story, '09:02', 0, 1);
    assert.deepEqual(
      [story.duty('a/1/r1').phase, story.duty('a/1/r1').reason],
      ['withdrawn', 'rule:one_each'],
    );
    assert.equal(story.duty('a/1/r2').phase, 'open');
  });
});

describe('gates', () => {
  const gate = (id: string, change: Partial<Step> = {}): Step =>
    step(id, { scenario: 'gates', part: 'gate', ...change });

  function gated(gates: readonly Step[], steps: readonly Step[] = [step('a')]): Story {
    const made = plan(steps, { facts: { hurt: yesNo('hurt', 'ops'), out: state('out') } });
    const all = {
      ...made,
      gates: gates.map(({ id }) => id),
      steps: { ...made.steps, ...Object.fromEntries(gates.map(one => [one.id, one])) },
    };
    const story = new Story(all, roster);
    story.report('09:00', '09:00', 'he');
    return story;
  }

  it('open at once, one after the other, and nothing of a scenario before they are done', () => {
    const permit = gate('permit', { after: [{ kind: 'step', step: 'survey', edge: 'done' }] });
    const story = gated([gate('survey'), permit]);
    assert.deepEqual(story.ids(), ['survey/1']);
    story.say('09:01', { type: 'CompleteDuty', duty: 'survey/1', by: 'lin' });
    assert.deepEqual(story.ids(), ['permit/1']);
    story.say('09:02', { type: 'CompleteDuty', duty: 'permit/1', by: 'lin' });
    assert.deepEqual(story.ids(), ['a/1']);
  });

  it('keep clocks running: what opens after them knows how much is gone', () => {
    const limit = { within: 10 * MINUTE, of: { kind: 'state', fact: 'out', edge: 'since' } } as const;
    const story = gated([gate('survey')], [step('a', { limit })]);
    story.say('09:04', { type: 'CompleteDuty', duty: 'survey/1', by: 'lin' });
    assert.equal(story.duty('a/1').due, at('09:10'));
    assert.equal(story.duty('a/1').short_notice?.used, 4 * MINUTE);
  });

  it('waived with a reason, or known not to apply, they let through; not known yet they do not', () => {
    const waived = gated([gate('survey')]);
    waived.say('09:01', { type: 'WaiveDuty', duty: 'survey/1', reason: 'life', by: 'ma' });
    assert.deepEqual(waived.ids(), ['a/1']);
    const asked = gated([gate('rope', { when: 'hurt' })]);
    assert.deepEqual(asked.ids(), ['ask:hurt/1']);
    asked.say('09:01', { type: 'RecordFact', fact: 'hurt', value: false, by: 'zhou' });
    assert.deepEqual(asked.ids(), ['a/1']);
  });

  it('are done once in a case, also for conditions of a later round', () => {
    const story = gated(
      [gate('survey')],
      [step('a', { needs: [{ kind: 'condition', feel: 'survey.done' }] })],
    );
    story.say('09:01', { type: 'CompleteDuty', duty: 'survey/1', by: 'lin' });
    assert.deepEqual(story.duty('a/1').locks ?? [], []);
    story.say('09:02', { type: 'RecordFact', fact: 'out', value: false, by: 'lin' });
    story.pass('09:03');
    story.say('09:04', { type: 'RecordFact', fact: 'out', value: true, by: 'lin' });
    assert.deepEqual(story.duty('a/2').locks ?? [], []);
    assert.ok(!('survey/2' in story.state.duties));
  });
});
