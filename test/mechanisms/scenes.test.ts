// What is done on the spot: which scenario, evacuation, counting heads, guiding rescuers, guarding, other plans, tracks.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readPlan } from '#core/plan/read-plan.ts';
import { at, messages, only } from '../harness/story.ts';
import { done, fact, planOf, told, written } from './told.ts';

const step = (text: string) => ({ steps: text });

describe('scenes', () => {
  it('43 which trouble it is decides which scenario runs; another one joins the case later', () => {
    const two = written({}).replace(
      'scenarios:',
      `scenarios:
  leak:
    title: 漏水
    starts: leak
    steps: { shut: { do: 关阀, who: crew } }
    stand_down: { when: not(leak), by: manager }`,
    );
    const yaml = two.replace('facts:', 'facts:\n  leak: { type: state, title: 漏水, ask: guard }');
    const { plan, findings } = readPlan(yaml);
    assert.deepEqual(
      findings.filter(({ severity }) => severity === 'error'),
      [],
    );
    const story = told({});
    assert.ok(plan);
    story.plan = plan;
    assert.deepEqual(story.ids(), ['look/1']);
    story.say('09:05', { type: 'AddScenario', scenario: 'leak', reason: '又漏水', by: 'manager' });
    assert.deepEqual(story.ids(), ['look/1', 'shut/1']);
  });

  it('44 everybody is led out by whoever is named, by the way that is named, and that it is done is said', () => {
    const story = told(
      step(
        'out: { do: 从消防通道疏散顾客, who: { lead: chief, with: [guard] }, task: { evidence: [note] }, life_safety: true }',
      ),
    );
    assert.equal(story.refused('09:05', done('out/1', 'chief')), 'field-required');
    story.say('09:06', done('out/1', 'chief', { fields: { evidence_1: '已全部撤出' } }));
    assert.equal(story.duty('out/1').done?.by, 'chief');
    const kept = told(step('out: { do: 疏散, who: chief, life_safety: true }'));
    assert.equal(
      kept.refused('09:05', { type: 'WaiveDuty', duty: 'out/1', reason: '不用', by: 'manager' }),
      'may-not-be-waived',
    );
  });

  it('45 heads are counted; who is missing is told of at once', () => {
    const story = told(
      {
        facts: 'people_in: { type: list, title: 在场人员, ask: clerk, fields: { name: text } }',
        steps: 'count: { who: chief, roll_call: { of: people_in, ticks: [在, 受伤, 缺], missing: manager } }',
      },
      {
        people_in: ['a', 'b'].map(id => ({ id, at: at('09:00'), by: 'clerk', values: { name: id } })),
      },
    );
    const missed = story.say('09:05', done('count/1', 'chief', { fields: { a: '在', b: '缺' } }));
    assert.ok(messages(missed).includes('manager trouble count/1'));
  });

  it('46 somebody meets the rescuers and tells them what is known', () => {
    const story = told(
      step(`
      ambulance: { who: clerk, dispatch: { what: 救护车, count: 1 } }
      meet: { do: 到路口引导, who: guard, together: ambulance }
      brief: { do: 介绍伤情, who: chief, after: ambulance.arrived }`),
    );
    assert.ok(story.ids().includes('meet/1') && !story.ids().includes('brief/1'));
    story.say('09:12', done('ambulance/1', 'clerk', { fields: { arrived: 1 } }));
    assert.ok(story.ids().includes('brief/1'));
  });

  it('47 the scene is kept as it is, with pictures, until it may be cleared', () => {
    const story = told({
      parts: 'acts: { clear: { title: 清理现场, by: crew, needs: pictures } }',
      steps: 'pictures: { do: 封护现场并拍照, who: guard, task: { evidence: [photo] } }',
    });
    story.say('09:02', { type: 'AskAct', act: 'clear', by: 'crew' });
    assert.equal(story.state.acts?.['clear/1']?.phase, 'refused');
    story.say('09:05', done('pictures/1', 'guard', { fields: { evidence_1: '门口' } }));
    story.say('09:06', { type: 'AskAct', act: 'clear', by: 'crew' });
    assert.equal(story.state.acts?.['clear/2']?.phase, 'granted');
  });

  it('48 money, seals and vouchers are put away and counted before the power is cut', () => {
    const story = told(
      step(`
      put_away: { do: 签退并收妥现金印章凭证, who: { each_of: clerk }, task: { evidence: [note] } }
      power_off: { do: 关总闸, who: guard, needs: put_away }`),
    );
    assert.equal(story.refused('09:02', done('power_off/1', 'guard')), 'duty-locked');
    story.say('09:03', done('put_away/1/clerk', 'clerk', { fields: { evidence_1: '齐' } }));
    assert.equal(story.refused('09:04', done('power_off/1', 'guard')), null);
  });

  it('49 another plan is called into the case, and runs with names of its own', () => {
    const surge = planOf({ id: 'surge', steps: 'send: { do: 抽调人员, who: manager }' });
    const plan = planOf(
      step('more: { who: chief, use: { plan: surge, scenario: s }, opens: PT5M of trouble.since }'),
    );
    const story = told({});
    story.plan = plan;
    story.plans = { surge: { version: 2, plan: surge } };
    story.pass('09:06');
    assert.ok(story.ids().includes('send·surge/1'));
    assert.equal(only(story.events, 'PlanAdded').length, 1);
  });

  it('49 one that waits for the other plan goes on when that one has ended', () => {
    const surge = planOf({
      id: 'surge',
      steps: 'send: { do: 抽调人员, who: chief }',
      scenario: 'stand_down: { when: send.done, by: chief }',
    });
    const story = told({});
    story.plan = planOf(
      step(`
        more: { who: chief, use: { plan: surge, scenario: s, mode: call }, opens: PT1M of trouble.since }
        next: { do: 按新班次接听, who: crew, after: more }`),
    );
    story.plans = { surge: { version: 2, plan: surge } };
    story.pass('09:02');
    story.say('09:05', done('send·surge/1', 'chief'));
    assert.ok(!story.ids().includes('next/1'));
    const end = {
      type: 'EndScenario',
      scenario: 's·surge',
      reason: '人已到位',
      waivers: {},
      by: 'chief',
    } as const;
    story.say('09:06', end);
    assert.ok(story.ids().includes('next/1'));
  });

  it('50 while the system is down it is done by hand and written down, and entered afterwards', () => {
    const story = told(
      step(`
      by_hand: { who: clerk, record: { in: 手工登记, fields: [time, caller] }, while: trouble }
      enter: { do: 补录, who: clerk, after: trouble.ended }`),
    );
    const values = { time: '2026-11-23T09:05:00+08:00', caller: '甲' };
    story.say('09:05', { type: 'AddEntry', duty: 'by_hand/1', entry: 'e1', values, by: 'clerk' });
    assert.equal(story.duty('by_hand/1').phase, 'open');
    story.say('09:30', fact('trouble', false));
    assert.deepEqual(story.ids(), ['enter/1']);
    assert.equal(story.state.logs.手工登记?.length, 1);
  });

  it('51 while somebody is hurt the other party may not leave', () => {
    const story = told(
      {
        facts: 'hurt: { type: yes/no, title: 一方受伤, ask: guard }',
        parts: 'acts: { let_go: { title: 让另一方离开, by: guard } }',
        scenario: `
        never: { stays: { blocks: let_go, while: hurt, unless: { permission_of: manager } } }
        stand_down: { when: not(trouble), by: manager }`,
      },
      { hurt: true },
    );
    story.say('09:05', { type: 'AskAct', act: 'let_go', by: 'guard' });
    assert.equal(story.state.acts?.['let_go/1']?.phase, 'asked');
    story.say('09:10', done('permit:let_go/1', 'manager', { answer: true }));
    assert.equal(story.state.acts?.['let_go/1']?.phase, 'granted');
  });

  it('52 they are taken to a quiet place, and where is on the record', () => {
    const story = told({
      parts: 'forms: { place: { title: 地点, fields: { where: place } } }',
      steps: 'aside: { do: 带至安静处, who: clerk, task: { evidence: [{ form: place }] } }',
    });
    assert.equal(story.refused('09:04', done('aside/1', 'clerk')), 'field-required');
    story.say('09:05', done('aside/1', 'clerk', { fields: { where: '贵宾室' } }));
    assert.equal(story.duty('aside/1').phase, 'done');
  });

  it('53 papers are looked at; without them nobody enters, and both are written down', () => {
    const story = told({
      parts: 'acts: { let_in: { title: 准许进入, by: guard, needs: valid } }',
      facts: 'valid: { type: yes/no, title: 证件有效, ask: guard }',
      steps: `
        check: { who: guard, assess: valid }
        book: { who: guard, record: { in: 来访登记, fields: [name, valid] }, after: check }`,
    });
    story.say('09:01', done('check/1', 'guard', { facts: { valid: false } }));
    story.say('09:02', { type: 'AskAct', act: 'let_in', by: 'guard' });
    assert.equal(story.state.acts?.['let_in/1']?.phase, 'refused');
    assert.deepEqual(story.ids(), ['book/1']);
  });

  it('54 first aid step by step, with what must not be done', () => {
    const story = told(
      {
        facts:
          'injured: { type: list, title: 伤员, ask: guard, fields: { name: text, bleeds: yes/no, breathes: yes/no } }',
        steps: `
        aid:
          who: guard
          each: injured
          cases:
            - { when: item.breathes = false, do: 人工呼吸 }
            - { when: item.bleeds, do: 止血并记时 }
            - { otherwise: 平托至安全处 }`,
        scenario: `
        never: { no_shake: { do: 不可急速摇动伤员 } }
        stand_down: { when: not(trouble), by: manager }`,
      },
      {
        injured: [
          { id: 'a', at: at('09:00'), by: 'guard', values: { name: '甲', bleeds: true, breathes: true } },
          { id: 'b', at: at('09:00'), by: 'guard', values: { name: '乙', bleeds: true, breathes: false } },
        ],
      },
    );
    assert.deepEqual([story.duty('aid/1/a').chosen, story.duty('aid/1/b').chosen], [1, 0]);
    assert.ok(story.plan.scenarios.s?.never.some(({ title }) => title === '不可急速摇动伤员'));
  });

  it('55 business goes on another way, until it is over', () => {
    const story = told(step('instead: { do: 引导客户到邻近网点, who: clerk, while: trouble }'));
    assert.deepEqual(story.ids(), ['instead/1']);
    story.say('09:30', fact('trouble', false));
    assert.equal(story.duty('instead/1').phase, 'withdrawn');
  });

  it('56 a track is shut, mended and given free: each only after the one before', () => {
    const story = told({
      facts: 'open_line: { type: yes/no, title: 达到行车条件, ask: chief }',
      steps: `
        shut: { do: 封锁线路, who: crew }
        mend: { do: 抢修, who: crew, needs: shut }
        free: { do: 通知放行列车, who: crew, needs: [mend, open_line] }`,
    });
    assert.deepEqual(
      story.ids().filter(id => (story.duty(id).locks ?? []).length > 0),
      ['free/1', 'mend/1'],
    );
    story.say('09:05', done('shut/1', 'crew'));
    story.say('09:50', done('mend/1', 'crew'));
    assert.equal(story.refused('09:51', done('free/1', 'crew')), 'duty-locked');
    story.say('09:55', fact('open_line', true, 'chief'));
    assert.equal(story.refused('09:56', done('free/1', 'crew')), null);
  });
});
