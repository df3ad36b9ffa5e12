// How bad it is: grades by figures and by lists, gaps and overlaps, levels and who commands, spreading, distances.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { at, messages, only } from '../harness/story.ts';
import { done, fact, holder, planOf, saidOf, told } from './told.ts';

const homes = 'homes: { type: number, unit: 户, title: 停供户数, ask: guard }';
const table = (rows: string, more = '') => `
grades:
  scale: [I, II, III]
  rows:
${rows}
${more}
  override: { up: [chief], down: manager, reason: true }
levels: { I: { title: 一级 }, II: { title: 二级 }, III: { title: 三级 } }
`;
const byHomes = table(`
    - { level: I, when: homes >= 5000 }
    - { level: II, when: homes >= 1000 and homes < 5000 }
    - { level: III, when: homes < 1000 }`);

describe('grading', () => {
  it('35 a level follows from figures, and from the figure itself at the border', () => {
    for (const [count, level] of [
      [5000, 'I'],
      [4999, 'II'],
      [1000, 'II'],
      [3, 'III'],
    ] as const) {
      const story = told({ facts: homes, parts: byHomes }, { homes: count });
      assert.equal(story.state.level?.level, level);
    }
  });

  it('36 two weights of trouble are told and reported differently', () => {
    const parts = {
      facts: 'weight: { type: one of, values: [一般, 紧急], title: 轻重, ask: guard }',
      steps: `
        tell_now: { who: guard, notify: manager, when: weight = "紧急", urgency: immediately }
        write_later: { do: 事后补报, who: guard, when: weight = "一般", within: P1D of occurred }`,
    };
    assert.deepEqual(told(parts, { weight: '紧急' }).ids(), ['tell_now/1']);
    assert.deepEqual(told(parts, { weight: '一般' }).ids(), ['write_later/1']);
  });

  it('37 a level follows from a list of kinds of events', () => {
    const rows = `
    - { level: I, any: [kind = "挤兑", kind = "抢劫"] }
    - { level: II, any: [kind = "停电"] }
    - { level: III, when: kind = "争吵" }`;
    const facts = 'kind: { type: one of, values: [挤兑, 抢劫, 停电, 争吵], title: 类型, ask: guard }';
    const story = told({ facts, parts: table(rows) }, { kind: '停电' });
    assert.deepEqual([story.state.level?.level, story.state.level?.rows], ['II', ['II.2']]);
    story.say('09:10', fact('kind', '抢劫'));
    assert.equal(story.state.level?.level, 'I');
  });

  it('38 where the table has a gap or says two levels, the checker gives an example and a person decides', () => {
    const rows = `
    - { level: I, when: loss >= 10000 }
    - { level: II, when: loss < 1000 }`;
    const facts = 'loss: { type: number, unit: 元, title: 损失, ask: guard }';
    assert.ok(saidOf({ facts, parts: table(rows) }).includes('grades-gap'));
    const story = told({ facts, parts: table(rows) }, { loss: 5000 });
    const [asked] = Object.values(story.state.duties).filter(({ kind }) => kind === 'grade');
    assert.ok(asked);
    story.say('09:02', done(asked.id, 'chief', { answer: 'II', note: '接近一级，先按二级' }));
    assert.deepEqual([story.state.level?.level, story.state.level?.by], ['II', 'chief']);
    const both = `
    - { level: I, when: outside_help }
    - { level: II, when: outside_help }`;
    const help = 'outside_help: { type: yes/no, title: 需外界协助, ask: guard }';
    assert.ok(saidOf({ facts: help, parts: table(both) }).includes('grades-overlap'));
    assert.equal(told({ facts: help, parts: table(both) }, { outside_help: true }).state.level?.level, 'I');
  });

  it('39 levels whose table stands elsewhere: the checker asks for it, and a person says the level till then', () => {
    const parts = 'questions:\n  table: { text: 分级标准在哪份文件, ask: manager, locks: look }';
    assert.ok(saidOf({ parts }).includes('open-question'));
    const story = told({ parts });
    assert.ok((story.duty('look/1').locks ?? []).length > 0);
    assert.equal(story.refused('09:01', done('look/1', 'guard')), 'duty-locked');
    story.say('09:02', { type: 'AnswerQuestion', question: 'table', text: '按总部标准', by: 'manager' });
    assert.equal(story.refused('09:03', done('look/1', 'guard')), null);
  });

  it('40 each level has its own command', () => {
    const levels = `levels: { I: { title: 一级, commander: manager }, II: { title: 二级, commander: chief }, III: { title: 三级, commander: chief } }`;
    const parts = byHomes.replace(/levels:.*/, levels);
    const steps = 'order: { do: 下达命令, who: level.commander, opens: PT5M of trouble.since }';
    const scenario = 'stand_down: { when: not(trouble), by: chief }';
    const high = told({ facts: homes, parts, steps, scenario }, { homes: 6000 });
    const [asked] = Object.values(high.state.duties).filter(({ kind }) => kind === 'command');
    assert.equal(asked?.holders[0]?.person, 'manager');
    high.say('09:01', { type: 'AcceptDuty', duty: asked?.id ?? '', by: 'manager' });
    high.pass('09:06');
    assert.equal(holder(high, 'order/1'), 'manager');
    const low = told({ facts: homes, parts, steps, scenario }, { homes: 10 });
    low.pass('09:06');
    assert.equal(holder(low, 'order/1'), 'chief');
  });

  it('41 when it spreads, or is not over in a short time, help from outside is asked for', () => {
    const story = told({
      facts: 'spreading: { type: yes/no, title: 事态扩大, ask: guard }',
      steps: `
        help: { who: chief, call: police, opens: [spreading, PT30M of trouble.since], while: trouble }`,
    });
    assert.ok(!story.ids().includes('help/1'));
    const sooner = told({
      facts: 'spreading: { type: yes/no, title: 事态扩大, ask: guard }',
      steps: 'help: { who: chief, call: police, opens: [spreading, PT30M of trouble.since] }',
    });
    sooner.say('09:05', fact('spreading', true));
    assert.equal(sooner.duty('help/1').opened, at('09:05'));
    story.pass('09:31');
    assert.equal(story.duty('help/1').opened, at('09:30'));
  });

  it('42 a distance calls for protection and forbids an act, machine by machine', () => {
    const story = told(
      {
        facts: 'rigs: { type: list, title: 机械, ask: guard, fields: { name: text, distance: number } }',
        parts: 'acts: { turn: { title: 调头, by: crew, per: rigs } }',
        steps: 'rope: { do: 拉防护绳并派人, who: guard, each: rigs where distance <= 15 }',
        scenario: `
          never: { near: { blocks: turn, where: item.distance <= 10 } }
          stand_down: { when: not(trouble), by: manager }`,
      },
      {
        rigs: [
          { id: 'a', at: at('09:00'), by: 'guard', values: { name: '甲', distance: 8 } },
          { id: 'b', at: at('09:00'), by: 'guard', values: { name: '乙', distance: 12 } },
          { id: 'c', at: at('09:00'), by: 'guard', values: { name: '丙', distance: 30 } },
        ],
      },
    );
    assert.deepEqual(story.ids(), ['rope/1/a', 'rope/1/b']);
    for (const item of ['a', 'b']) story.say('09:05', { type: 'AskAct', act: 'turn', item, by: 'crew' });
    assert.deepEqual(
      Object.values(story.state.acts ?? {}).map(({ item, phase }) => [item, phase]),
      [
        ['a', 'refused'],
        ['b', 'granted'],
      ],
    );
  });

  it('a level tells, opens and hurries; falling again it takes nothing back', () => {
    const levels = `levels: { I: { title: 一级, tell: manager, open: brief, limits: { look: PT2M of trouble.since } }, II: { title: 二级 }, III: { title: 三级 } }`;
    const steps = `
      look: { do: 查看, who: guard, within: PT10M of trouble.since }
      brief: { do: 报上级, who: chief }`;
    const parts = byHomes.replace(/levels:.*/, levels);
    assert.ok(planOf({ facts: homes, parts, steps }));
    const story = told({ facts: homes, parts, steps }, { homes: 10 });
    assert.ok(!story.ids().includes('brief/1'));
    const raised = story.say('09:01', fact('homes', 9000));
    assert.equal(story.duty('look/1').due, at('09:02'));
    assert.ok(story.ids().includes('brief/1'));
    assert.ok(messages(raised).some(line => line.startsWith('manager level')));
    const fell = story.say('09:01', fact('homes', 900));
    assert.deepEqual(
      only(fell, 'DutyWithdrawn').map(({ duty }) => duty),
      ['level/1'],
      'the news of the level alone',
    );
    assert.deepEqual(story.state.level?.left, ['brief/1']);
  });
});
