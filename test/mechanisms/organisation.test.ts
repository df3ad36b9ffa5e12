// Who there is: posts and standing duties, steps that name nobody, training, exercises, handing out, prevention, deputies,
// postings by the day, named people, warnings, doing as told and reporting back.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { LifeRecord } from '#core/life/act.ts';
import { decideLife, isRefusal } from '#core/life/decide-life.ts';
import { issueLife, missingReceipts } from '#core/life/life.ts';
import { readPlan } from '#core/plan/read-plan.ts';
import { madeUpRoster } from '#core/rehearsal/made-up-roster.ts';
import { only, Story } from '../harness/story.ts';
import { slotsOf, turnOf } from './recurring.ts';
import { done, fact, holder, planOf, saidOf, told, written } from './told.ts';

describe('organisation', () => {
  it('90 units, groups, posts, what they answer for at all times; one post under its id or its title', () => {
    const parts = {
      roles:
        'both: { title: 抢修和带班, members: [crew, chief] }\nkeeper: { title: 库管, unit: site, duties: [看守仓库, 每月盘点] }',
      steps: 'tell: { who: 受理员, notify: both }',
    };
    const plan = planOf(parts);
    assert.equal(plan.roles.keeper?.duties?.length, 2);
    const story = told(parts);
    assert.equal(holder(story, 'tell/1'), 'clerk');
    assert.deepEqual(
      story
        .duty('tell/1')
        .told.map(({ person }) => person)
        .sort(),
      ['chief', 'crew'],
    );
    assert.ok(!story.ids().some(id => id.startsWith('keeper')), 'a standing duty is no step');
  });

  it('91 a step that names nobody keeps the plan from taking effect', () => {
    assert.ok(saidOf({ steps: 'go: { do: 派备用车 }' }).includes('missing-actor'));
  });

  it('92 training comes round for those it names, is tried, and leaves its papers', () => {
    const plan = planOf({
      parts:
        'training: { newcomers: { title: 灭火器使用, for: [guard, clerk], who: chief, every: year, tested: true, evidence: [file] } }',
    });
    const story = turnOf(plan, 'training:newcomers');
    assert.deepEqual(
      story.duty('training_do_it/1').helpers?.map(({ person }) => person),
      ['guard', 'clerk'],
    );
    const papers = { evidence_1: '签到表.pdf' };
    const command = done('training_do_it/1', 'chief', { fields: papers });
    assert.equal(story.refused('10:00', command), 'field-required', 'how each did in the test');
    story.say('10:01', { ...command, fields: { ...papers, tested: '全部合格' } });
    assert.equal(story.state.phase, 'filed');
  });

  const exercise = (cast: string) => `
    exercises:
      fire: { title: 疏散演练, scenario: s, who: chief, takes_part: [guard], at_least: 1 per half-year, lead_time: P30D, approved_by: [manager], cast: ${cast}, records: [照片, 总结] }`;

  it('93 an exercise comes round, is approved before, and runs the plan itself without a real alarm', () => {
    const plan = planOf({ parts: exercise('{ 总指挥: [站长] }') });
    assert.equal(slotsOf(plan, 'fire', '2026-01-01', '2026-12-31').length >= 1, true);
    const story = turnOf(plan, 'exercise:fire');
    story.say('09:10', done('exercise_prepare/1', 'chief'));
    assert.deepEqual(story.ids(), ['exercise_approve_1/1']);
    story.say('09:20', done('exercise_approve_1/1', 'manager', { answer: true }));
    assert.equal(story.refused('09:30', done('exercise_run/1', 'chief')), 'field-required', '照片、总结');
    const drill = new Story(plan, madeUpRoster(plan));
    const begun = drill.report('09:00', '09:00', 'clerk', {}, ['s'], 'drill');
    assert.deepEqual(drill.ids(), ['look/1']);
    assert.ok(only(begun, 'MessageRequested').every(({ content }) => content.drill));
  });

  it('94 a version in force goes to units and posts, which confirm that they have it', () => {
    const plan = planOf({ parts: 'issued_to: [guard, crew]' });
    const at = { version: 1, revision: 1, state: 'in-force' } as const;
    const records: LifeRecord[] = [];
    const act = (type: 'issue' | 'receive', person: string) => {
      const ground = {
        draft: null,
        in_force: { at, plan },
        records,
        roster: madeUpRoster(plan),
        today: '2026-08-31',
      };
      const decided = decideLife(ground, { type }, { person, approves: false });
      if (isRefusal(decided)) return decided.code;
      for (const one of decided)
        records.push({ seq: records.length + 1, at: records.length, by: person, act: one });
      return null;
    };
    assert.equal(act('issue', 'manager'), null);
    assert.equal(act('receive', 'guard'), null);
    assert.equal(act('receive', 'clerk'), 'not-issued-to-you');
    const issued = issueLife(1, records);
    assert.ok(issued);
    assert.ok(missingReceipts(issued).includes('crew') && !missingReceipts(issued).includes('guard'));
  });

  it('95 what prevents it comes round: rounds, signs, passages kept free', () => {
    const plan = planOf({
      parts: `
      routines:
        round: { do: 高峰期巡视通道, who: guard, every: day at 17:00 }
        signs: { do: 检查提示牌, who: clerk, every: month on 1 }`,
    });
    assert.equal(slotsOf(plan, 'round', '2026-11-23', '2026-11-26').length, 3);
    assert.equal(slotsOf(plan, 'signs', '2026-11-02', '2027-01-02').length, 2);
  });

  it('96 the head, or whoever of these is there, in their order', () => {
    const parts = {
      roles: 'lead: { title: 组长, first_present: [manager, chief] }',
      parts: 'presence: { hall: { title: 大厅, by: [manager, chief, guard] } }',
      steps: 'order: { do: 启动处置, who: lead, opens: PT5M of trouble.since }',
    };
    const story = told(parts);
    story.say('09:01', { type: 'SignOn', post: 'hall', by: 'chief' });
    story.pass('09:06');
    assert.equal(holder(story, 'order/1'), 'chief');
    const other = told(parts);
    other.pass('09:06');
    assert.equal(holder(other, 'order/1'), 'manager', 'nobody has come: whoever is on duty');
  });

  it('97 who has which place today is settled each day, and who was it before keeps it till then', () => {
    const plan = planOf({
      roles: 'cash: { title: 现金区负责人, posted_by: place_them }',
      parts:
        'routines: { place_them: { do: 排定当日岗位, who: chief, every: day at 08:00, by: "08:30", fills: cash, not_done: { keep: former, tell: manager } } }',
    });
    assert.deepEqual(plan.routines?.place_them?.fills, ['cash']);
    assert.equal(slotsOf(plan, 'place_them', '2026-11-23', '2026-11-25').length, 2);
    const story = turnOf(plan, 'routine:place_them');
    assert.equal(story.refused('09:10', done('routine_posting/1', 'chief')), 'field-required');
    story.say('09:11', done('routine_posting/1', 'chief', { fields: { cash: ['crew'] } }));
    assert.equal(story.state.phase, 'filed');
    assert.deepEqual(Object.values(story.state.logs).flat()[0]?.values.cash, ['crew']);
  });

  it('98 a person named by name is a post that one person holds; the name is no part of the plan', () => {
    const roles = 'leader_1: { title: 带队人, unit: site }';
    const story = told({ roles, steps: 'lead: { do: 带队支援, who: leader_1 }' });
    assert.equal(holder(story, 'lead/1'), 'leader_1');
    assert.ok(saidOf({ parts: 'contacts_note: x' }).includes('unknown-key'));
  });

  it('99 stars in the place of a name must be filled in before an exercise is approved', () => {
    assert.ok(saidOf({ parts: exercise('{ 总指挥: null }') }).includes('cast-not-named'));
    assert.ok(
      saidOf({ roles: 'x: { title: "***", unit: site }', steps: 'a: { do: 查看, who: x }' }).includes(
        'placeholder-left',
      ),
    );
  });

  it('100 a warning is a state of its own, found by watching and told on before anything has happened', () => {
    const story = told({
      facts:
        'forecast: { type: one of, values: [无, 暴雨], title: 预警, ask: clerk }\nwarned: { type: state, title: 预警生效, when: forecast = "暴雨" }',
      steps: 'warn: { who: clerk, notify: chief, opens: every warned.since }',
    });
    assert.deepEqual(story.ids(), []);
    story.say('09:20', fact('forecast', '暴雨', 'clerk'));
    assert.ok(story.ids().some(id => id.startsWith('warn/1')));
  });

  it('101 it is done as ordered, and what came of it goes back to whoever ordered it', () => {
    const story = told({
      parts: 'forms: { account: { title: 处置情况, fields: { text: text } } }',
      steps: `
        order: { who: manager, decide: { question: 如何处置, answer: { text: text } } }
        act: { do: 按指示处置, who: crew, after: order }
        back: { who: crew, report: { form: account, to: manager }, after: act }`,
    });
    story.say('09:02', done('order/1', 'manager', { answer: { text: '冻结账户' } }));
    story.say('09:10', done('act/1', 'crew'));
    story.say('09:12', done('back/1', 'crew', { fields: { text: '已冻结' } }));
    assert.ok(story.duty('back/1').told.some(({ person }) => person === 'manager'));
  });

  it('a plan on the common ground is read without findings that are errors', () => {
    assert.ok(readPlan(written({})).plan);
  });
});
