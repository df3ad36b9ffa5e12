// What a picture says of a plan: lanes, phases, arrows and words, each "does" beside a "does not".
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parsePlan } from '#core/plan/parse-plan.ts';
import type { Flow, FlowStep } from './flow.ts';
import { flowOf } from './flow-of-scenario.ts';

function flow(steps: string, more = ''): Flow {
  const { plan, findings } = parsePlan(`
plan: shop
title: 门店火警预案
words: { immediately: PT2M, promptly: PT15M, asap: PT30M }
units: { shop: { title: 门店 } }
roles:
  finder: { title: 发现人, is: reporter }
  guard: { title: 保安, unit: shop }
  manager: { title: 店长, unit: shop }
facts:
  smoke: { type: state, title: 店内冒烟, ask: finder }
  large: { type: yes/no, title: 火势是否过大, ask: guard }
  hurt: { type: list, title: 伤员, fields: { severe: { title: 重伤, type: yes/no } } }
contacts: { brigade: { title: 消防队, number: "119" } }
${more}
scenarios:
  fire:
    title: 火警
    from: "1"
    starts: smoke
    steps:
${steps
  .trim()
  .split('\n')
  .map(line => `      ${line.trim()}`)
  .join('\n')}
    never: { no_crowd: { do: 围观, from: "9" } }
    stand_down: { when: not(smoke), by: manager }
`);
  assert.ok(plan, JSON.stringify(findings.map(({ message }) => message.zh)));
  return flowOf(plan, 'fire', 'zh');
}

const one = (given: Flow, id: string): FlowStep => {
  const step = given.steps.find(one => one.id === id);
  assert.ok(step, id);
  return step;
};
const texts = (marks: FlowStep['lines']) => marks.map(({ text }) => text);
const arrow = (given: Flow, from: string, to: string) =>
  given.arrows.find(one => one.from === from && one.to === to)?.kind;

const SHOUT = 'shout: { do: 呼救, who: finder, from: "2" }';
const LOOK = 'look: { who: guard, assess: large, after: shout, within: PT5M of smoke.since, from: "3" }';

describe('arrows', () => {
  test('after is an arrow, and the box says nothing of it', () => {
    const given = flow(`${SHOUT}\n${LOOK}`);
    assert.equal(arrow(given, 'shout', 'look'), 'order');
    assert.deepEqual(one(given, 'look').entry, []);
  });

  test('an edge other than done is said in the box', () => {
    const given = flow(`${SHOUT}\ncome: { do: 到场, who: guard, after: shout.arrived, from: "3" }`);
    assert.deepEqual(texts(one(given, 'come').entry), ['到场后']);
  });

  test('who finds out a fact leads to what depends on it; what depends on nothing has no arrow', () => {
    const given = flow(
      `${SHOUT}\n${LOOK}\ndial: { who: manager, when: large, call: brigade, from: "4" }\nnote: { do: 登记, who: guard, from: "5" }`,
    );
    assert.equal(arrow(given, 'look', 'dial'), 'branch');
    assert.deepEqual(texts(one(given, 'dial').entry), ['如火势过大']);
    assert.equal(
      given.arrows.some(({ to }) => to === 'note'),
      false,
    );
  });

  test('a lock is an arrow of its own and a line in the box', () => {
    const given = flow(`${SHOUT}\ncut: { do: 断电, who: guard, needs: shout, from: "3" }`);
    assert.equal(arrow(given, 'shout', 'cut'), 'gate');
    assert.deepEqual(texts(one(given, 'cut').lines), ['须先：呼救']);
  });

  test('a no leads back', () => {
    const given = flow(
      `${SHOUT}\nask: { who: finder, after: shout, confirm: { question: 顾客是否满意, of: 顾客, not_by: guard, on_no: { again: shout } }, from: "3" }`,
    );
    assert.equal(given.arrows.find(({ kind }) => kind === 'back')?.to, 'shout');
    assert.deepEqual(texts(one(given, 'ask').exit), ['否：重新“呼救”']);
  });

  test('a step that a rung opens hangs on the step of that ladder', () => {
    const given = flow(
      `urgent: { do: 切断电源, who: guard, ladder: [{ at: PT3M of opened, unless: done, tell: alarm, open: help }], from: "2" }\nhelp: { do: 增援, who: manager, from: "3" }`,
    );
    assert.equal(arrow(given, 'urgent', 'help'), 'called');
    assert.deepEqual(texts(one(given, 'help').entry), ['被叫到时才开始']);
    assert.match(texts(one(given, 'urgent').lines).join(), /无应答：3分钟 无人可达报警、启动“增援”/);
  });
});

describe('what the box says', () => {
  test('limit, receivers the title does not name, lists, how binding', () => {
    const given = flow(
      `tell: { do: 报告, who: finder, notify: manager, urgency: immediately, from: "2" }\ncare: { do: 照看, who: guard, each: hurt where severe, force: may, from: "3" }\ninform: { who: finder, notify: manager, from: "4" }`,
    );
    assert.deepEqual(texts(one(given, 'tell').lines), ['立即', '店长']);
    assert.deepEqual(texts(one(given, 'care').lines), ['“伤员”每条一项（重伤）']);
    assert.equal(one(given, 'care').many, true);
    assert.equal(one(given, 'care').forceTitle, '可选');
    assert.deepEqual(texts(one(given, 'inform').lines), []);
    assert.equal(one(given, 'tell').forceTitle, '');
  });

  test('a condition that all it comes after have too is said once', () => {
    const given = flow(
      `first: { do: 先, who: guard, when: large, from: "2" }\nthen: { do: 后, who: guard, when: large, after: first, from: "2" }`,
    );
    assert.deepEqual(texts(one(given, 'first').entry), ['如火势过大']);
    assert.deepEqual(one(given, 'then').entry, []);
  });
});

describe('phases and lanes', () => {
  test('what waits for the end stands below it; what goes on during the response does not', () => {
    const given = flow(`${SHOUT}\nopen: { do: 恢复营业, who: manager, opens: smoke.ended, from: "3" }`);
    assert.deepEqual(
      given.steps.map(({ phase }) => phase),
      ['response', 'over'],
    );
    assert.deepEqual(
      given.phases.map(({ id }) => id),
      ['response', 'over'],
    );
  });

  test('gates stand before, after-work after', () => {
    const given = flow(
      SHOUT,
      'gates: { permit: { do: 办证, who: manager, from: "1" } }\nclose: { by: manager, after: { clean: { do: 清理, who: guard, from: "8" } } }',
    );
    assert.deepEqual(
      given.steps.map(({ id, phase }) => `${id} ${phase}`),
      ['permit before', 'shout response', 'clean after'],
    );
  });

  test('one lane for each post that has a step, none for others', () => {
    const given = flow(`${SHOUT}\n${LOOK}`);
    assert.deepEqual(given.lanes.map(({ title }) => title).toSorted(), ['保安', '发现人']);
  });

  test('bans and the end stand below', () => {
    const notes = texts(flow(SHOUT).notes);
    assert.match(notes.join('\n'), /严禁：围观/);
    assert.match(notes.join('\n'), /结束响应：店内冒烟结束，由店长宣布/);
  });
});
