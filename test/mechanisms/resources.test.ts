// People, vehicles, money, material: allotting, standing by, reinforcement, power, suppliers, stock, shortages, numbers.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { at, messages, only } from '../harness/story.ts';
import { slotsOf, turnOf } from './recurring.ts';
import { done, fact, holder, planOf, saidOf, told } from './told.ts';

const item = (id: string, values: Readonly<Record<string, unknown>>) => ({
  ...{ id, at: at('09:00'), by: 'clerk', values },
});

describe('resources', () => {
  it('69 whoever commands allots what there is, and each stage of it is an instant', () => {
    const story = told({
      parts: 'resources: { cash: { title: 备用金, kind: money, quantity: 50000, unit: 元, keeper: clerk } }',
      steps: 'cash_out: { who: manager, dispatch: { what: cash, count: 20000, ends: arrived } }',
    });
    story.say('09:05', done('cash_out/1', 'manager', { fields: { sent: 20000 } }));
    story.say('09:30', done('cash_out/1', 'manager', { fields: { arrived: 20000 } }));
    assert.deepEqual(story.duty('cash_out/1').reached, { sent: at('09:05'), arrived: at('09:30') });
  });

  it('70 what stands by is sent instead, and that it has come is said', () => {
    const story = told(
      {
        parts:
          'resources: { spare: { title: 备用车, kind: vehicle, quantity: 1, keeper: crew, reserve: true } }',
        facts: 'drivable: { type: yes/no, title: 车能开, ask: guard }',
        steps: `
        instead: { who: crew, dispatch: { what: spare, count: 1 }, when: not(drivable) }
        go_on: { do: 继续送货, who: crew, after: instead.arrived }`,
      },
      { drivable: false },
    );
    assert.deepEqual(story.ids(), ['instead/1']);
    story.say('09:40', done('instead/1', 'crew', { fields: { arrived: 1 } }));
    assert.deepEqual(story.ids(), ['go_on/1']);
  });

  it('71 one alone is not enough: more are asked of whoever is named', () => {
    const story = told(
      {
        facts: 'alone: { type: yes/no, title: 一人可控, ask: guard }',
        steps:
          'more: { who: guard, notify: { to: chief, say: [alone] }, when: not(alone), ladder: [{ at: PT2M of opened, unless: acknowledged, tell: manager }] }',
      },
      { alone: false },
    );
    assert.ok(messages(story.events).includes('chief know more/1'));
    assert.ok(messages(story.pass('09:03')).includes('manager climb more/1'));
  });

  it('72 the power fails: the battery takes over by itself, else somebody is told; the rest is switched off', () => {
    const parts = {
      facts: 'on_battery: { type: yes/no, title: UPS 已切换, ask: guard }',
      steps: `
        ups: { who: guard, expect: { holds: on_battery, else: chief }, within: PT1M of trouble.since }
        cooling: { do: 关空调, who: guard }
        wire: { do: 重接未接 UPS 的设备, who: crew, opens: ups.done, force: should }`,
    };
    const story = told(parts, { on_battery: true });
    assert.equal(story.duty('ups/1').phase, 'done');
    const not = told(parts);
    assert.ok(messages(not.pass('09:02')).includes('chief trouble ups/1'));
  });

  it('73 a supplier is gone over again and again; what befalls him begins a response', () => {
    const plan = planOf({
      facts: 'lost: { type: yes/no, title: 协议意外终止, ask: clerk }',
      parts: 'routines: { audit: { do: 评审供应商, who: manager, every: year, evidence: [file] } }',
      steps: 'other: { do: 启用替补供应商, who: manager, when: lost }',
    });
    assert.equal(slotsOf(plan, 'audit', '2026-01-01', '2027-01-02').length, 2);
    assert.deepEqual(
      told(
        {
          facts: 'lost: { type: yes/no, title: 协议意外终止, ask: clerk }',
          steps: 'other: { do: 启用替补供应商, who: manager, when: lost }',
        },
        { lost: true },
      ).ids(),
      ['other/1'],
    );
  });

  it('74 what was lost is a figure that may grow, and is told to whoever must know', () => {
    const story = told({
      facts: 'loss: { type: number, unit: 元, title: 损失, ask: clerk }',
      steps: `
        keep_low: { do: 控制损失, who: crew }
        sum: { who: clerk, assess: loss, after: keep_low }
        tell: { who: clerk, notify: { to: manager, say: [loss] }, after: sum }`,
    });
    story.say('09:10', done('keep_low/1', 'crew'));
    story.say('09:20', done('sum/1', 'clerk', { facts: { loss: 300 } }));
    const [sent] = only(story.events, 'MessageRequested').filter(
      ({ duty, to }) => duty === 'tell/1' && to === 'manager',
    );
    assert.equal(sent?.content.say[0]?.value, '300');
    story.say('09:30', fact('loss', 500, 'clerk'));
    assert.equal(story.state.facts.loss?.value, 500);
  });

  it('75 a stock has its least quantity and its keeper; less than that is found out', () => {
    const low = 'resources: { goods: { title: 备货, quantity: 5, minimum: 10, keeper: clerk } }';
    assert.ok(saidOf({ parts: low }).includes('resource-below-minimum'));
    const nobody = 'resources: { goods: { title: 备货, quantity: 20, minimum: 10 } }';
    assert.ok(saidOf({ parts: nobody }).includes('resource-without-keeper'));
  });

  it('76 drawings are given whenever somebody at the scene asks for them', () => {
    const story = told({
      steps:
        'drawings: { who: clerk, request: { what: 技术参数, by: [crew] }, while: trouble, within: PT10M of opened, ladder: [] }',
    });
    story.say('09:05', { type: 'RequestStep', step: 'drawings', text: '三号机', by: 'crew' });
    assert.equal(story.duty('drawings/1').due, at('09:15'));
    const given = story.say('09:09', done('drawings/1', 'clerk'));
    assert.deepEqual(messages(given), ['crew answered drawings/1']);
  });

  const help = (rest: string) => ({
    steps: `help: { who: manager, dispatch: { what: 支援人员, unit: 人, ${rest} } }`,
  });

  it('77 so many are asked for, and it is done when so many have come', () => {
    const story = told(help('count: 10 per day, of_which: { 流动: 5 }'));
    story.say('09:05', done('help/1', 'manager', { fields: { arrived: 9 } }));
    assert.equal(story.duty('help/1').phase, 'open');
    story.say('09:30', done('help/1', 'manager', { fields: { arrived: 10 } }));
    assert.equal(story.duty('help/1').phase, 'done');
    const few = told(help('count: 2..3 per shift'));
    few.say('09:05', done('help/1', 'manager', { fields: { arrived: 2 } }));
    assert.equal(few.duty('help/1').phase, 'done');
  });

  it('78 thirty-eight are needed, there are thirty-three: five are short, and that is told', () => {
    const story = told(help('count: 5, need: 38, have: 33, if_short: chief'));
    assert.ok(messages(story.events).includes('chief trouble help/1'));
    const { action } = story.plan.steps.help ?? {};
    assert.equal(action?.kind === 'dispatch' ? action.count.need : null, 38);
    assert.equal(story.duty('help/1').short, 33);
  });

  it('79 those in reserve are called up, come, and go to their place', () => {
    const story = told({
      roles: 'reserve: { title: 兼职收银员, unit: site }',
      steps: `
        ready: { who: chief, notify: reserve }
        come: { do: 上机, who: { each_of: reserve }, after: ready.acknowledged }`,
    });
    story.say('09:02', { type: 'AcknowledgeMessage', duty: 'ready/1', person: 'reserve', by: 'reserve' });
    assert.deepEqual(story.ids(), ['come/1/reserve']);
  });

  it('80 two at least go up together', () => {
    const story = told({
      parts: `
        presence: { scene: { title: 现场, by: [guard, clerk, crew] } }`,
      steps: 'go_up: { do: 上前处置, who: guard, needs: scene.count >= 2 }',
    });
    story.say('09:01', { type: 'SignOn', post: 'scene', by: 'guard' });
    assert.equal(story.refused('09:02', done('go_up/1', 'guard')), 'duty-locked');
    story.say('09:03', { type: 'SignOn', post: 'scene', by: 'clerk' });
    assert.equal(story.refused('09:04', done('go_up/1', 'guard')), null);
  });

  it('81 one watcher for each machine; a machine without one stops', () => {
    const story = told(
      {
        facts: 'rigs: { type: list, title: 机械, ask: chief, fields: { name: text, watcher: people } }',
        parts: `
        acts: { dig: { title: 开挖, by: crew, per: rigs } }
        rules: { one_each: { title: 一机一人, holds: count(item.watcher) >= 1, per: rigs, on_loss: { do: stop, tell: chief } } }`,
      },
      { rigs: [item('a', { name: '甲', watcher: ['guard'] }), item('b', { name: '乙', watcher: [] })] },
    );
    assert.deepEqual(Object.keys(story.state.broken ?? {}), ['one_each/b']);
    for (const one of ['a', 'b']) story.say('09:05', { type: 'AskAct', act: 'dig', item: one, by: 'crew' });
    assert.deepEqual(
      Object.values(story.state.acts ?? {}).map(({ phase }) => phase === 'granted'),
      [true, false],
    );
  });

  it('82 nothing begins before all three are there, and it stops when one goes', () => {
    const post = (id: string, by: string, more = '') => `${id}: { title: ${id}, by: ${by}${more} }`;
    const story = told({
      parts: `
        presence:
          ${post('liaison', 'clerk')}
          ${post('guarding', 'guard')}
          ${post('owner', 'manager', ', outside: true')}
        acts: { start: { title: 启动, by: crew, holds: [liaison.present, guarding.present, owner.present], on_loss: { do: stop, tell: chief } } }`,
    });
    story.say('09:01', { type: 'SignOn', post: 'liaison', by: 'clerk' });
    story.say('09:01', { type: 'SignOn', post: 'guarding', by: 'guard' });
    story.say('09:02', { type: 'AskAct', act: 'start', by: 'crew' });
    assert.equal(story.state.acts?.['start/1']?.phase, 'refused');
    story.say('09:03', { type: 'SignOn', post: 'owner', name: '设备单位老赵', by: 'manager' });
    story.say('09:04', { type: 'AskAct', act: 'start', by: 'crew' });
    assert.equal(story.state.acts?.['start/2']?.phase, 'granted');
    story.say('09:10', { type: 'SignOff', post: 'guarding', by: 'guard' });
    assert.equal(story.state.acts?.['start/2']?.phase, 'halted');
  });

  it('83 a timetable is made for each contract, in time before it begins', () => {
    const story = told(
      {
        parts: 'params: { begins: { title: 合同开始, type: date } }',
        steps:
          'timetable: { do: 编配送计划和时间表, who: clerk, task: { evidence: [file] }, by: last workday before begins }',
      },
      { begins: '2026-11-30' },
    );
    assert.equal(story.duty('timetable/1').due, at('+5 00:00'));
  });

  it('84 what is delivered is handed to inspection before it is stored; what fails goes back', () => {
    const story = told(
      {
        facts: 'lots: { type: list, title: 到货, ask: clerk, fields: { name: text } }',
        steps: `
        inspect: { do: 报验, who: clerk, each: lots }
        passed: { who: clerk, each: lots, approve: { by: chief, on_no: { back: inspect } }, after: inspect }
        store: { do: 入库, who: crew, each: lots, needs: passed }`,
      },
      { lots: [item('a', { name: '大米' })] },
    );
    story.say('09:05', done('inspect/1/a', 'clerk'));
    story.say('09:06', done('passed/1/a', 'chief', { answer: false, note: '受潮' }));
    assert.equal(story.refused('09:07', done('store/1/a', 'crew')), 'duty-locked');
    assert.ok(story.ids().some(id => id.startsWith('inspect/1~')));
  });

  it('what comes round becomes a case of its own, done by whoever it names', () => {
    const plan = planOf({ parts: 'routines: { walk: { do: 巡查, who: guard, every: day at 08:00 } }' });
    const story = turnOf(plan, 'routine:walk');
    assert.equal(holder(story, 'routine_do_it/1'), 'guard');
    story.say('09:10', done('routine_do_it/1', 'guard'));
    assert.equal(story.state.phase, 'filed', 'over by itself');
  });
});
