// A rehearsal is the engine itself: the golden timeline, rehearsed; and what holds for any plan, seed and silence.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Plan } from '#core/plan/plan.ts';
import { readPlan } from '#core/plan/read-plan.ts';
import { replay } from '#core/response/evolve.ts';
import type { Duty } from '#core/response/state.ts';
import type { Roster } from '#core/roster/roster.ts';
import { anyPlan } from '../../../test/harness/random-history.ts';
import { MINUTE, plan as smallPlan, roster as smallRoster, step } from '../../../test/harness/small-plan.ts';
import { at } from '../../../test/harness/story.ts';
import { madeUpRoster } from './made-up-roster.ts';
import { USUAL_PEOPLE } from './people-model.ts';
import { rehearse } from './rehearse.ts';
import type { Run } from './run.ts';
import type { Setting } from './setting.ts';
import { timelineOf } from './timeline.ts';

const yaml = readFileSync(new URL('../../../plans/call-centre/plan.yaml', import.meta.url), 'utf8');

function callCentre(): Plan {
  const { plan } = readPlan(yaml);
  assert.ok(plan);
  return plan;
}

const person = (id: string) => [id, { id, name: id, unit: 'centre', channels: ['in-app'] }] as const;
const post = (id: string, ...holders: string[]) =>
  [id, { id, title: id, unit: 'centre', holders, deputies: [], on_duty: holders }] as const;

const centre: Roster = {
  version: 1,
  people: Object.fromEntries(['agent1', 'agent2', 'lead', 'ops1', 'sup', 'opm', 'cm', 'dir'].map(person)),
  units: { centre: { id: 'centre', title: 'Centre', head: 'cm' } },
  posts: Object.fromEntries([
    post('agents', 'agent1', 'agent2'),
    post('leader', 'lead'),
    post('ops', 'ops1'),
    post('supervisor', 'sup'),
    post('ops_manager', 'opm'),
    post('centre_manager', 'cm'),
    post('director', 'dir'),
  ]),
};

/** Reported three minutes after it began, as in the golden timeline; everybody answers after a minute. */
const GOLDEN: Setting = {
  at: at('09:00'),
  reporter: 'agent1',
  people: { ...USUAL_PEOPLE, report: { median: 3 * MINUTE, spread: 0 } },
  facts: [
    { fact: 'symptom', value: '全部座席不能登录', after: 0 },
    { fact: 'in_10', value: false, after: 5 * MINUTE }, // 09:08
    { fact: 'outage', value: false, after: 87 * MINUTE }, // 10:30
  ],
  answers: { next_action: 'none' },
};

function run(plan: Plan, roster: Roster, scenario: string, setting: Setting): Run {
  const done = rehearse(plan, roster, scenario, setting);
  assert.ok(done.ok, done.ok ? '' : JSON.stringify(done.refusal));
  return done.run;
}

function duty(of: Run, id: string): Duty {
  const found = of.cases[0]?.state.duties[id];
  assert.ok(found, `no duty ${id}`);
  return found;
}

describe('golden timeline: application failure in the call centre, rehearsed', () => {
  it('opens, closes and calls as the table says', () => {
    const golden = run(callCentre(), centre, 'app_down', GOLDEN);
    assert.equal(golden.cases[0]?.state.reported, at('09:03'));
    assert.equal(duty(golden, 'tell_supervisor/1').due, at('09:05'));
    assert.deepEqual(duty(golden, 'tell_supervisor/1').short_notice, { limit: 5 * MINUTE, used: 3 * MINUTE });
    assert.equal(duty(golden, 'judge/1').due, at('09:10'));
    assert.equal(duty(golden, 'judge/1').done?.at, at('09:08'));
    assert.equal(duty(golden, 'tell_chiefs/1').opened, at('09:08'), 'by the forecast, not again at 09:10');
    assert.equal(duty(golden, 'tell_chiefs/1').times, 1);
    assert.equal(duty(golden, 'next_action/1').opened, at('10:00'));
    assert.equal(duty(golden, 'next_action/1').holders[0]?.person, 'dir');
    assert.equal(duty(golden, 'by_hand/1/agent1').reason, 'while:outage');
    assert.equal(duty(golden, 'all_clear/1').opened, at('10:30'));
    assert.deepEqual(
      duty(golden, 'all_clear/1')
        .told.map(told => told.person)
        .sort(),
      ['cm', 'dir', 'opm', 'sup'],
      'the director too: he was asked at 10:00',
    );
    assert.equal(golden.cases[0]?.state.duties['call_supplier/1'], undefined);
    assert.equal(golden.cases[0]?.state.phase, 'filed');
    assert.equal(golden.cut, null);
  });

  it('the supervisor who does not answer: overdue at 09:05, rungs, and it is never done', () => {
    const silent = run(callCentre(), centre, 'app_down', { ...GOLDEN, silent: ['sup'] });
    const told = duty(silent, 'tell_supervisor/1');
    assert.equal(told.overdue, at('09:05'));
    assert.equal(told.phase, 'open');
    assert.equal(silent.cases[0]?.state.phase, 'active', 'nobody else may say that she knows');
    const staff = duty(silent, 'staff/1');
    assert.equal(staff.acknowledged, null);
  });

  it('says who is called when, on which channels, and when they answer', () => {
    const golden = run(callCentre(), centre, 'app_down', GOLDEN);
    const [first] = golden.calls.filter(call => call.duty === 'tell_supervisor/1' && call.person === 'sup');
    assert.ok(first);
    assert.deepEqual(first.channels, [{ channel: 'in-app', answered: at('09:04') }]);
    assert.equal(first.content.drill, true);
    assert.equal(first.content.say[1]?.value, '全部座席不能登录');
    const rows = timelineOf(golden);
    assert.ok(rows.some(row => row.what === 'heard' && row.person === 'sup' && row.at === at('09:04')));
    assert.deepEqual(
      rows.map(row => row.at),
      rows.map(row => row.at).toSorted((a, b) => a - b),
    );
  });
});

describe('what always holds in a rehearsal', () => {
  const anySeed = fc.integer({ min: 0, max: 2 ** 32 - 1 });
  const anySilence = fc.subarray(Object.keys(smallRoster.people));

  function always(
    name: string,
    holds: (made: Run, again: () => Run, silent: readonly string[]) => void,
  ): void {
    it(name, () =>
      fc.assert(
        fc.property(anyPlan, anySeed, anySilence, (plan, seed, silent) => {
          const setting: Setting = { at: at('09:00'), seed, silent, reporter: 'he' };
          const once = () => run(plan, smallRoster, 's', setting);
          holds(once(), once, silent);
        }),
        { numRuns: 300 },
      ),
    );
  }

  always('the same seed gives the same run', (made, again) => assert.deepEqual(again(), made));

  always('its events replay to its state', made => {
    for (const { events, state } of made.cases) assert.deepEqual(replay(events), state);
  });

  always('who never answers never acknowledges', (made, _again, silent) => {
    for (const call of made.calls) if (silent.includes(call.person)) assert.equal(call.answered, null);
    for (const { state } of made.cases)
      for (const { acknowledged, accepted, arrived, told } of Object.values(state.duties)) {
        for (const mark of [acknowledged, accepted, arrived])
          assert.ok(mark === null || !silent.includes(mark.by));
        for (const one of told) assert.ok(one.acknowledged === null || !silent.includes(one.person));
      }
  });

  always('it is a drill in every message', made => {
    for (const { state } of made.cases) assert.equal(state.kind, 'drill');
    for (const { content } of made.calls) assert.equal(content.drill, true);
  });
});

describe('a rehearsal', () => {
  it('never calls an outside number: it is shown and nobody is asked', () => {
    const call = step('ring', { action: { kind: 'call', contact: 'fire', script: [] } });
    const tell = step('tell', {
      action: {
        kind: 'notify',
        to: [{ kind: 'contact', contact: 'fire' }],
        quorum: 'all',
        done: 'acknowledged',
        say: [],
      },
    });
    const plan = smallPlan([call, tell], {
      contacts: { fire: { id: 'fire', title: 'Fire brigade', number: '119' } },
    });
    const made = run(plan, smallRoster, 's', { at: at('09:00'), reporter: 'he' });
    assert.ok(made.calls.every(one => one.person in smallRoster.people));
    assert.equal(timelineOf(made).filter(row => row.what === 'outside').length, 2);
    assert.equal(made.cases[0]?.state.duties['tell/1']?.phase, 'done', 'the holder says that he told them');
  });

  it('calls the next one by the ladder when the first is silent, and he does it', () => {
    const plan = smallPlan([step('act', { limit: { within: 30 * MINUTE, of: { kind: 'opened' } } })]);
    const made = run(plan, smallRoster, 's', { at: at('09:00'), reporter: 'he', silent: ['lin'] });
    const act = made.cases[0]?.state.duties['act/1'];
    assert.equal(act?.done?.by, 'wei');
    assert.ok(made.cases[0]?.events.some(event => event.type === 'RungFired' && event.rung === 'deputies'));
  });

  it('lets one person do one thing at a time', () => {
    const plan = smallPlan(['a', 'b', 'c'].map(id => step(id)));
    const made = run(plan, smallRoster, 's', { at: at('09:00'), reporter: 'he' });
    const done = ['a', 'b', 'c'].map(id => made.cases[0]?.state.duties[`${id}/1`]?.done?.at ?? 0);
    assert.deepEqual(
      done.map(one => (one - (done[0] ?? 0)) / MINUTE),
      [0, 10, 20],
    );
  });

  it('brings a second incident to the same people, who then take longer', () => {
    const plan = smallPlan([step('a')]);
    const setting: Setting = { at: at('09:00'), reporter: 'he', also: [{ scenario: 's', after: MINUTE }] };
    const made = run(plan, smallRoster, 's', setting);
    assert.equal(made.cases.length, 2);
    const [first, second] = made.cases.map(one => one.state.duties['a/1']?.done?.at ?? 0);
    assert.equal((second ?? 0) - (first ?? 0), 10 * MINUTE);
  });

  it('is slower at 3 a.m. on the second day of Spring Festival, but for manned posts', () => {
    const plan = smallPlan([step('a')]);
    const answered = (when: string, manned: readonly string[] = []) => {
      const made = run(plan, smallRoster, 's', { at: Date.parse(when), reporter: 'he', manned });
      const found = made.cases[0]?.state.duties['a/1'];
      return (found?.acknowledged?.at ?? 0) - (found?.opened ?? 0);
    };
    assert.equal(answered('2027-02-07T03:00:00+08:00'), 3 * answered('2026-11-23T10:00:00+08:00'));
    assert.equal(answered('2027-02-07T03:00:00+08:00', ['leader']), answered('2026-11-23T10:00:00+08:00'));
  });

  it('asks the engine, which refuses a scenario that is not there', () => {
    const done = rehearse(callCentre(), madeUpRoster(callCentre()), 'nothing', { at: at('09:00') });
    assert.equal(done.ok, false);
  });
});

describe('levels and posts', () => {
  const graded: Plan = {
    ...smallPlan([step('a', { holds: ['guard_post.present'] }), step('call_in')], {
      facts: { hurt: { id: 'hurt', title: 'hurt', type: 'number', ask: ['ops'] } },
      presence: {
        guard_post: {
          id: 'guard_post',
          title: 'Post',
          by: ['agent'],
          outside: false,
          renew: 20 * MINUTE,
          from: [],
        },
      },
      grades: {
        scale: ['I', 'II'],
        table: {
          hit: 'highest',
          rows: [
            { id: 'I', row: 0, level: 'I', when: 'hurt >= 3', from: [] },
            { id: 'II', row: 1, level: 'II', when: 'hurt = 0', from: [] },
          ],
          gap: 'ask',
          unknown: { rule: 'wait', ask: [] },
        },
        settled: [],
        from: [],
      },
      levels: Object.fromEntries(
        ['I', 'II'].map(id => [
          id,
          {
            ...{ id, title: id, tell: [{ kind: 'role', role: 'ops' }], words: {}, limits: {}, from: [] },
            ...(id === 'I' ? { commander: 'leader', opens: ['call_in'] } : { opens: [] }),
          },
        ]),
      ),
    }),
  };
  const setting: Setting = {
    at: at('09:00'),
    facts: [
      { fact: 'hurt', value: 0, after: 0 },
      { fact: 'hurt', value: 5, after: 5 * MINUTE },
      { fact: 'hurt', value: 1, after: 40 * MINUTE },
      { fact: 'out', value: false, after: 60 * MINUTE },
    ],
    answers: { level: 'II' },
  };

  it('are played: raised by the facts, commanded by who accepts, a gap answered by a person, posts renewed', () => {
    const played = run(graded, smallRoster, 's', setting);
    const rows = timelineOf(played);
    const of = (what: string) => rows.filter(row => row.what === what);
    assert.deepEqual(
      of('level').map(row => row.what === 'level' && [row.level, row.rows.join()]),
      [
        ['II', 'II'],
        ['I', 'I'],
        ['II', 'gap'],
      ],
    );
    assert.deepEqual(
      of('command').map(row => 'person' in row && row.person),
      ['lin'],
    );
    assert.equal(of('signed-on').length, 1);
    assert.deepEqual(of('signed-off'), []);
    assert.equal(duty(played, 'level/2').phase, 'done');
    assert.equal(duty(played, 'a/1').phase, 'done');
    assert.equal(duty(played, 'call_in/1').phase, 'done');
    assert.equal(played.cases[0]?.state.phase, 'filed');
  });

  it('whoever never answers signs on nowhere, and what needs him there stays locked', () => {
    const played = run(graded, smallRoster, 's', { ...setting, silent: ['he', 'yu', 'lin', 'wei'] });
    assert.equal(duty(played, 'a/1').phase, 'open');
    assert.notEqual(played.cases[0]?.state.command?.person, 'lin');
  });
});
