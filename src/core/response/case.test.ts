// Several plans in one case by example: beside the first, instead of it, called by it; the wrong scenario, a newer version,
// one act for two duties, two incidents that are one, the same trouble once more.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Use } from '#core/plan/action.ts';
import type { Plan, Step } from '#core/plan/plan.ts';
import { MINUTE, plan, role, roster, state, step, yesNo } from '../../../test/harness/small-plan.ts';
import { at, messages, only, Story } from '../../../test/harness/story.ts';
import { nextDue } from './clock.ts';
import { replay } from './evolve.ts';

/** The state that the second plan starts from, under its name in the case. */
const OUT = 'out·night_shift';

/** A second plan with its own steps, started by its own state, stood down by operations. */
function other(steps: readonly Step[], change: Partial<Plan> = {}): Plan {
  const made = plan(steps, {
    facts: { out: { ...state('out'), title: 'short of people' } },
    stand_down: { when: 'not(out)', by: 'ops', goes_on: [] },
  });
  return { ...made, plan: 'night-shift', title: 'Night shift', ...change };
}

function use(mode: Use['mode'], change: Partial<Step> = {}): Step {
  return step('more', { action: { kind: 'use', plan: 'night-shift', mode }, ...change });
}

function told(steps: readonly Step[], second: Plan, more: Partial<Plan> = {}): Story {
  const story = new Story(plan(steps, { facts: { large: yesNo('large') }, ...more }), roster);
  story.plans = { 'night-shift': { version: 3, plan: second } };
  return story;
}

describe('a plan beside another', () => {
  it('runs with duties, facts and clocks of its own, under its own name', () => {
    const second = other([
      step('look', {
        when: 'out',
        limit: { within: 5 * MINUTE, of: { kind: 'state', fact: 'out', edge: 'since' } },
      }),
      step('after_look', { after: [{ kind: 'step', step: 'look', edge: 'done' }], when: 'look.done' }),
    ]);
    const story = told([step('look'), use('also')], second);
    story.report('09:00', '08:50', 'he');
    assert.deepEqual(story.ids(), ['look/1', 'look·night_shift/1']);
    assert.equal(story.duty('more/1').because, 'plan:night-shift');
    assert.equal(story.state.further?.[0]?.version, 3);
    assert.equal(story.state.states.out?.since, at('08:50'));
    assert.equal(story.duty('look·night_shift/1').due, at('09:05'));
    story.say('09:01', { type: 'CompleteDuty', duty: 'look·night_shift/1', by: 'lin' });
    assert.ok(story.ids().includes('after_look·night_shift/1'));
    assert.equal(story.duty('look/1').phase, 'open');
    assert.equal(only(story.pass('09:30'), 'PlanAdded').length, 0);
    assert.deepEqual(replay(story.events), story.state);
  });

  it('is not doubled by a second trigger, by hand or by another step', () => {
    const story = told([use('also'), use('also', { id: 'again', when: 'large' })], other([step('look')]));
    story.report('09:00', '09:00', 'he');
    const events = story.say('09:01', { type: 'RecordFact', fact: 'large', value: true, by: 'lin' });
    assert.equal(only(events, 'PlanAdded').length, 0);
    assert.equal(story.duty('again/1').phase, 'done');
    const add = {
      type: 'AddScenario',
      plan: 'night-shift',
      scenario: 's',
      reason: 'more',
      by: 'ma',
    } as const;
    assert.equal(story.refused('09:02', add), 'scenario-under-way');
    assert.deepEqual(story.ids(), ['look·night_shift/1']);
  });

  it('shares a fact that both know by the same name, title and type: nobody is asked twice', () => {
    const large = yesNo('large');
    const second = other([step('big', { when: 'large' })], {
      facts: { out: { ...state('out'), title: 'x' }, large },
    });
    const story = told([step('a', { when: 'large' }), use('also')], second);
    story.report('09:00', '09:00', 'he');
    assert.deepEqual(story.ids(), ['ask:large/1']);
    story.say('09:01', { type: 'RecordFact', fact: 'large', value: true, by: 'lin' });
    assert.deepEqual(story.ids(), ['a/1', 'big·night_shift/1']);
  });

  it('stays open as a duty while no version of it is in force, and may be seen to otherwise with a word why', () => {
    const story = told([use('also')], other([]));
    story.plans = {};
    story.report('09:00', '09:00', 'he');
    assert.equal(story.duty('more/1').phase, 'open');
    const done = { type: 'CompleteDuty', duty: 'more/1', by: 'lin' } as const;
    assert.equal(story.refused('09:01', done), 'answer-required');
    story.say('09:01', { ...done, note: 'on paper' });
    assert.equal(story.duty('more/1').note, 'on paper');
  });

  it('is added by hand by whoever commands the case, and by nobody else', () => {
    const story = told([step('a')], other([step('look')]));
    story.report('09:00', '09:00', 'he');
    const add = {
      type: 'AddScenario',
      plan: 'night-shift',
      scenario: 's',
      reason: 'more',
      since: at('09:05'),
    } as const;
    assert.equal(story.refused('09:10', { ...add, by: 'he' }), 'not-yours');
    assert.equal(story.refused('09:10', { ...add, plan: 'unknown', by: 'ma' }), 'unknown-plan');
    assert.equal(story.refused('09:10', { ...add, scenario: 'x', by: 'ma' }), 'unknown-scenario');
    story.say('09:10', { ...add, by: 'ma' });
    assert.equal(story.state.states[OUT]?.since, at('09:05'));
    assert.deepEqual(story.ids(), ['a/1', 'look·night_shift/1']);
  });

  it('is part of the end: the case is not over while it runs', () => {
    const story = told([use('also')], other([step('look')]));
    story.report('09:00', '09:00', 'he');
    story.say('09:05', { type: 'RecordFact', fact: 'out', value: false, by: 'lin' });
    const end = { type: 'StandDown', reason: 'over', waivers: {}, by: 'ma' } as const;
    assert.equal(story.refused('09:06', end), 'closing-conditions-open');
    story.say('09:07', { type: 'RecordFact', fact: 'out·night_shift', value: false, by: 'lin' });
    story.say('09:07', { type: 'CompleteDuty', duty: 'look·night_shift/1', by: 'lin' });
    story.say('09:08', end);
    assert.equal(story.state.phase, 'stood-down');
  });

  it('has the same post: both duties exist, and one commander has the case', () => {
    const story = told([step('a'), use('also')], other([step('look')]));
    story.report('09:00', '09:00', 'he');
    assert.equal(story.duty('a/1').holders[0]?.person, 'lin');
    assert.equal(story.duty('look·night_shift/1').holders[0]?.person, 'lin');
    const waive = { type: 'WaiveDuty', duty: 'look·night_shift/1', reason: 'no' } as const;
    assert.equal(story.refused('09:01', { ...waive, by: 'zhou' }), 'not-yours');
    story.say('09:01', { ...waive, by: 'ma' });
  });
});

describe('one act for two duties', () => {
  const here = step('call_police', { same_as: { plan: 'night-shift', step: 'police' } });

  it('satisfies both where the plan says so, whichever was done', () => {
    for (const done of ['call_police/1', 'police·night_shift/1']) {
      const story = told([here, use('also')], other([step('police')]));
      story.report('09:00', '09:00', 'he');
      story.say('09:03', { type: 'CompleteDuty', duty: done, note: 'told', by: 'lin' });
      assert.deepEqual(story.ids('done').slice(0, 3), ['call_police/1', 'more/1', 'police·night_shift/1']);
      const by = Object.values(story.state.duties).map(duty => duty.because);
      assert.ok(by.includes(`same:${done}`));
    }
  });

  it('satisfies one only where it does not, and not while the other is locked', () => {
    const apart = told([step('call_police'), use('also')], other([step('police')]));
    apart.report('09:00', '09:00', 'he');
    apart.say('09:03', { type: 'CompleteDuty', duty: 'call_police/1', by: 'lin' });
    assert.equal(apart.duty('police·night_shift/1').phase, 'open');
    const needs = [{ kind: 'condition' as const, feel: 'large = true' }];
    const locked = told([{ ...here, needs }, use('also')], other([step('police')]));
    locked.report('09:00', '09:00', 'he', { large: false });
    locked.say('09:03', { type: 'CompleteDuty', duty: 'police·night_shift/1', by: 'lin' });
    assert.equal(locked.duty('call_police/1').phase, 'open');
    locked.say('09:04', { type: 'RecordFact', fact: 'large', value: true, by: 'lin' });
    assert.equal(locked.duty('call_police/1').phase, 'done');
  });
});

describe('a plan instead of another', () => {
  const safe = step('count', { life_safety: true });

  it('takes over when the other side accepts; until then ours goes on', () => {
    const story = told([step('a'), step('b'), safe, use('instead')], other([step('look')]));
    const first = story.report('09:00', '09:00', 'he');
    assert.ok(messages(first).includes('zhou approve more/1'));
    assert.deepEqual(story.ids(), ['a/1', 'b/1', 'count/1', 'more/1']);
    story.say('09:02', { type: 'CompleteDuty', duty: 'b/1', by: 'lin' });
    const accept = { type: 'CompleteDuty', duty: 'more/1', answer: true } as const;
    assert.equal(story.refused('09:03', { ...accept, by: 'ma' }), 'not-yours');
    story.say('09:04', { ...accept, by: 'zhou' });
    assert.equal(story.duty('a/1').reason, 'scenario:handed-over');
    assert.equal(story.duty('b/1').phase, 'done');
    assert.deepEqual(story.ids(), ['count/1', 'look·night_shift/1']);
    assert.deepEqual(story.state.scenarios, ['s·night_shift']);
    const waive = { type: 'WaiveDuty', duty: 'look·night_shift/1', reason: 'no' } as const;
    assert.equal(story.refused('09:05', { ...waive, by: 'ma' }), 'not-yours');
    story.say('09:05', { ...waive, by: 'zhou' });
  });

  it('does not when it declines, with a reason', () => {
    const story = told([step('a'), use('instead')], other([step('look')]));
    story.report('09:00', '09:00', 'he');
    const no = { type: 'CompleteDuty', duty: 'more/1', answer: false, by: 'zhou' } as const;
    assert.equal(story.refused('09:01', no), 'reason-required');
    story.say('09:01', { ...no, note: 'not ours' });
    assert.deepEqual(story.ids(), ['a/1']);
    assert.equal(story.state.in_command, undefined);
  });
});

describe('a plan that is called', () => {
  const done = step('go_on', { after: [{ kind: 'step', step: 'more', edge: 'done' }] });

  it('ends by itself while the case goes on, and the step that called it is done then', () => {
    const story = told([use('call'), done], other([step('look')]));
    story.report('09:00', '09:00', 'he');
    assert.deepEqual(story.ids(), ['look·night_shift/1', 'more/1']);
    const end = { type: 'EndScenario', scenario: 's·night_shift', reason: 'enough', waivers: {} } as const;
    assert.equal(story.refused('09:01', { ...end, by: 'zhou' }), 'closing-conditions-open');
    story.say('09:02', { type: 'RecordFact', fact: 'out·night_shift', value: false, by: 'lin' });
    assert.equal(story.refused('09:03', { ...end, by: 'zhou' }), 'closing-conditions-open');
    story.say('09:03', { type: 'CompleteDuty', duty: 'look·night_shift/1', by: 'lin' });
    assert.equal(story.refused('09:04', { ...end, by: 'he' }), 'not-yours');
    story.say('09:04', { ...end, by: 'zhou' });
    assert.equal(story.duty('more/1').phase, 'done');
    assert.deepEqual(story.ids(), ['go_on/1']);
    assert.equal(story.state.phase, 'active');
  });

  it('runs in another round when it is called again', () => {
    const story = told([use('call', { while: 'out' })], other([step('look')]));
    story.report('09:00', '09:00', 'he');
    story.say('09:01', { type: 'RecordFact', fact: 'out·night_shift', value: false, by: 'lin' });
    story.say('09:01', { type: 'CompleteDuty', duty: 'look·night_shift/1', by: 'lin' });
    story.say('09:02', {
      type: 'EndScenario',
      scenario: 's·night_shift',
      reason: 'x',
      waivers: {},
      by: 'ma',
    });
    story.say('09:03', { type: 'RecordFact', fact: 'out', value: false, by: 'lin' });
    story.pass('09:10');
    story.say('09:11', { type: 'RecordFact', fact: 'out', value: true, by: 'lin' });
    assert.ok(story.ids().includes('look·night_shift/2'));
  });
});

describe('the wrong scenario', () => {
  it('is withdrawn by name; what was done keeps its evidence, and a head count stays', () => {
    const story = told([step('a'), step('b'), step('count', { life_safety: true })], other([step('look')]));
    story.report('09:00', '09:00', 'he');
    story.say('09:01', { type: 'CompleteDuty', duty: 'b/1', note: 'seen', by: 'lin' });
    const wrong = { type: 'WithdrawScenario', scenario: 's', reason: 'it is gas', by: 'ma' } as const;
    assert.equal(story.refused('09:02', wrong), 'last-scenario');
    story.say('09:02', { type: 'AddScenario', plan: 'night-shift', scenario: 's', reason: 'gas', by: 'ma' });
    assert.equal(story.refused('09:03', { ...wrong, by: 'he' }), 'not-yours');
    assert.equal(story.refused('09:03', { ...wrong, reason: ' ' }), 'reason-required');
    story.say('09:03', wrong);
    assert.equal(story.duty('a/1').reason, 'scenario:withdrawn');
    assert.equal(story.duty('b/1').note, 'seen');
    assert.deepEqual(story.ids(), ['count/1', 'look·night_shift/1']);
    assert.equal(story.state.former?.[0]?.how, 'withdrawn');
  });

  it('leaves an act that somebody asked leave for to be answered', () => {
    const acts = { leave: { id: 'leave', title: 'Leave', by: 'agent', granted_by: [role('ops')] } };
    const story = told([step('a')], other([step('look')]), { acts });
    story.report('09:00', '09:00', 'he');
    story.say('09:01', { type: 'AskAct', act: 'leave', by: 'he' });
    story.say('09:02', { type: 'AddScenario', plan: 'night-shift', scenario: 's', reason: 'gas', by: 'ma' });
    story.say('09:03', { type: 'WithdrawScenario', scenario: 's', reason: 'it is gas', by: 'ma' });
    assert.deepEqual(story.ids(), ['look·night_shift/1', 'permit:leave/1']);
  });
});

describe('a newer version', () => {
  const clock = {
    limit: { within: 30 * MINUTE, of: { kind: 'state' as const, fact: 'out', edge: 'since' as const } },
  };
  const newer = (story: Story, steps: readonly Step[]): void => {
    story.adopting = plan(steps, { facts: { large: yesNo('large') } });
  };
  const adopt = (gone: Readonly<Record<string, 'keep' | 'withdraw'>> = {}) =>
    ({ type: 'AdoptVersion', version: 2, gone, reason: 'mended', by: 'ma' }) as const;

  it('is adopted by whoever commands: the same goes on, the gone is decided, the new opens by its true origin', () => {
    const story = told([step('a'), step('b'), step('c')], other([]));
    story.report('09:00', '09:00', 'he');
    story.say('09:05', { type: 'AcknowledgeDuty', duty: 'a/1', by: 'lin' });
    newer(story, [step('a', { title: 'other words' }), step('d', clock)]);
    assert.equal(story.refused('09:20', adopt()), 'gone-undecided');
    assert.equal(story.refused('09:20', { ...adopt(), version: 1 }), 'not-a-newer-version');
    assert.equal(story.refused('09:20', { ...adopt(), by: 'he' }), 'not-yours');
    story.say('09:20', adopt({ 'b/1': 'keep', 'c/1': 'withdraw' }));
    assert.deepEqual(story.ids(), ['a/1', 'b/1', 'd/1']);
    assert.equal(story.duty('a/1').acknowledged?.by, 'lin');
    assert.equal(story.duty('c/1').reason, 'version:2');
    assert.equal(story.duty('d/1').due, at('09:30'));
    assert.equal(story.state.plan.version, 2);
    story.say('09:21', { type: 'CompleteDuty', duty: 'b/1', by: 'lin' });
    assert.equal(story.duty('b/1').phase, 'done');
  });

  it('is never followed by itself', () => {
    const story = told([step('a')], other([]));
    story.report('09:00', '09:00', 'he');
    newer(story, [step('z')]);
    story.pass('10:00');
    assert.deepEqual(story.ids(), ['a/1']);
    assert.equal(story.state.plan.version, 1);
  });

  it('of a step that is of another kind now opens it anew', () => {
    const story = told([step('a')], other([]));
    story.report('09:00', '09:00', 'he');
    newer(story, [step('a', { action: { kind: 'assess', facts: ['large'] } })]);
    story.say('09:20', adopt());
    assert.equal(story.duty('a/1').kind, 'assess');
    assert.equal(story.duty('a/1').times, 2);
  });
});

describe('opening again', () => {
  const ended = (): Story => {
    const story = told([step('a', { force: 'should' })], other([]));
    story.report('09:00', '09:00', 'he');
    story.say('09:10', { type: 'RecordFact', fact: 'out', value: false, by: 'lin' });
    story.say('09:20', { type: 'StandDown', reason: 'over', waivers: {}, by: 'ma' });
    return story;
  };
  const again = { type: 'ReopenIncident', reason: 'smoke again', by: 'ma' } as const;

  it('within a day of its end the same case goes on in another round', () => {
    const story = ended();
    story.say('10:00', { type: 'FileIncident', by: 'ma' });
    assert.equal(story.refused('11:00', { ...again, by: 'yu' }), 'not-yours');
    story.say('11:00', { ...again, since: at('10:55') });
    assert.equal(story.state.phase, 'active');
    assert.equal(story.state.states.out?.since, at('10:55'));
    assert.deepEqual(story.ids(), ['a/2']);
    assert.equal(story.state.reopened?.length, 1);
  });

  it('a new rise offers both: nothing is opened by the way', () => {
    const rise = { type: 'RecordFact', fact: 'out', value: true, by: 'lin' } as const;
    assert.equal(ended().refused('10:00', rise), 'reopen-or-new');
    const filed = ended();
    filed.say('10:00', { type: 'FileIncident', by: 'ma' });
    assert.equal(filed.refused('10:01', rise), 'reopen-or-new');
    assert.equal(filed.refused('+1 09:30', rise), 'incident-closed');
    assert.equal(filed.refused('10:01', { ...rise, value: false }), 'incident-closed');
  });

  it('later it is a new incident, and one that goes on is not opened', () => {
    const story = ended();
    assert.equal(story.refused('+1 09:21', again), 'too-late-to-reopen');
    story.say('10:00', again);
    assert.equal(story.refused('10:01', again), 'not-stood-down');
  });
});

describe('two incidents that are one', () => {
  it('the one ends by name, the other takes over what it has no duty for, and both logs say so', () => {
    const late = step('c', { when: 'large = true' });
    const here = told([step('a'), step('b'), late], other([]));
    const there = told([step('a'), step('b'), late], other([]));
    here.report('09:00', '09:00', 'he', { large: true });
    there.report('09:05', '09:05', 'he', { large: false });
    const merge = { type: 'MergeIncident', into: 'i2', reason: 'same fire', by: 'ma' } as const;
    assert.equal(here.refused('09:10', { ...merge, by: 'he' }), 'not-yours');
    assert.equal(here.refused('09:10', { ...merge, into: 'i1' }), 'merged-into-itself');
    const open = Object.values(here.state.duties).filter(duty => duty.phase === 'open');
    const absorb = {
      type: 'AbsorbIncident',
      incident: 'i1',
      title: 'First',
      plans: ['p'],
      duties: open,
      reason: 'same fire',
      by: 'ma',
    } as const;
    const taken = there.say('09:10', absorb);
    assert.deepEqual(only(taken, 'IncidentAbsorbed')[0]?.duties, ['c/1']);
    assert.equal(there.duty('c/1').opened, at('09:00'));
    assert.equal(only(there.say('09:11', absorb), 'IncidentAbsorbed').length, 0);
    here.say('09:11', merge);
    assert.equal(here.state.phase, 'merged');
    assert.equal(here.duty('a/1').reason, 'merged:i2');
    assert.equal(nextDue(here.plan, here.state), null);
    assert.equal(here.refused('09:12', { type: 'CompleteDuty', duty: 'a/1', by: 'lin' }), 'incident-closed');
  });
});

describe('what is asked at opening', () => {
  const params: Plan['params'] = {
    year: { id: 'year', title: 'Year', type: 'number', required: true },
    note: { id: 'note', title: 'Note', type: 'text', required: false },
  };
  const asking = (): Story => new Story({ ...plan([step('a', { when: 'year > 2025' })]), params }, roster);

  it('is wanted then, can be read by conditions, and does not change', () => {
    assert.throws(() => asking().report('09:00', '09:00', 'he'), /params-required/);
    assert.throws(() => asking().report('09:00', '09:00', 'he', { year: 'x' }), /value-of-wrong-type/);
    const story = asking();
    story.report('09:00', '09:00', 'he', { year: 2026 });
    assert.deepEqual(story.ids(), ['a/1']);
    const change = { type: 'RecordFact', fact: 'year', value: 2020, by: 'lin' } as const;
    assert.equal(story.refused('09:01', change), 'param-fixed');
  });

  it('still holds in another round', () => {
    const story = asking();
    story.report('09:00', '09:00', 'he', { year: 2026 });
    story.say('09:01', { type: 'RecordFact', fact: 'out', value: false, by: 'lin' });
    story.pass('09:02');
    story.say('09:03', { type: 'RecordFact', fact: 'out', value: true, by: 'lin' });
    assert.ok(story.ids().includes('a/2'));
  });

  it('a plan for drills starts drills only', () => {
    const drill = new Story({ ...plan([step('a')]), applies_to: 'drill' }, roster);
    assert.throws(() => drill.report('09:00', '09:00', 'he'), /plan-for-drills/);
    for (const applies_to of ['operation', 'event'] as const)
      new Story({ ...plan([step('a')]), applies_to }, roster).report('09:00', '09:00', 'he');
  });
});

describe('entered afterwards', () => {
  it('keeps when it happened beside when it was told', () => {
    const story = told([step('a', { limit: { within: 10 * MINUTE, of: { kind: 'opened' } } })], other([]));
    story.report('09:30', '09:00', 'he');
    const note = story.say('09:40', { type: 'AddNote', text: 'line was down', at: at('09:33'), by: 'lin' });
    assert.equal(only(note, 'NoteAdded')[0]?.happened, at('09:33'));
    const now = story.say('09:41', { type: 'AddNote', text: 'up again', by: 'lin' });
    assert.equal(only(now, 'NoteAdded')[0]?.happened, undefined);
    story.say('09:50', { type: 'CompleteDuty', duty: 'a/1', at: at('09:38'), by: 'lin' });
    assert.deepEqual(story.duty('a/1').done, { at: at('09:38'), recorded: at('09:50'), by: 'lin' });
    assert.equal(story.duty('a/1').late, null);
  });
});

describe('names of a plan beside another', () => {
  it('lead to the posts of the organisation where they mean the same, and to its own where they do not', () => {
    const second = other([step('x', { who: { mode: 'one', party: role('mine') } })]);
    const roles = { ...second.roles, mine: { id: 'mine', title: 'Mine', is: 'reporter' as const } };
    const story = told([use('also')], { ...second, roles });
    story.report('09:00', '09:00', 'yu');
    assert.equal(story.duty('x·night_shift/1').holders[0]?.person, 'yu');
  });
});
