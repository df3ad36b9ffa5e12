// Two versions of a plan: what differs for people is told in words, what only looks different is not.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Plan } from '#core/plan/plan.ts';
import { readPlan } from '#core/plan/read-plan.ts';
import { comparePlans } from './compare-plans.ts';
import type { PlanRow } from './plan-comparison.ts';

const WRITTEN = `
plan: boiler
title: 锅炉房停水处置方案
kind: on-site
zone: Asia/Shanghai
edition: "1.0"
words: { immediately: PT1M }
units:
  plant: { title: 动力车间 }
roles:
  stoker: { title: 司炉工, unit: plant, is: reporter }
  leader: { title: 值班长, unit: plant }
  fitter: { title: 维修工, unit: plant }
  manager: { title: 车间主任, unit: plant }
facts:
  dry: { type: state, title: 停水, ask: stoker }
  refilled: { type: yes/no, title: 能否在一小时内恢复, ask: fitter }
contacts:
  water: { title: 供水公司, number: "96116" }
ladder:
  - { at: PT5M of opened, unless: acknowledged, tell: unit_head }
scenarios:
  no_water:
    title: 停水
    from: "1"
    starts: dry
    steps:
      tell: { who: stoker, notify: { to: [leader, manager] }, within: PT10M of dry.since, from: "1.1" }
      close: { who: leader, do: 关闭进水阀, after: tell, from: "1.2" }
      judge: { who: fitter, assess: [refilled], from: "1.3" }
      stop: { who: leader, do: 停炉, when: refilled = false, from: "1.4" }
    stand_down: { when: not(dry), by: manager }
`;

const plan = (yaml: string): Plan => {
  const read = readPlan(yaml);
  return read.plan ?? assert.fail(JSON.stringify(read.findings));
};
const changed = (...edits: readonly (readonly [string, string])[]): string =>
  edits.reduce((yaml, [from, to]) => {
    assert.ok(yaml.includes(from), from);
    return yaml.replaceAll(from, to);
  }, WRITTEN);
const rows = (after: string, before = WRITTEN): readonly PlanRow[] =>
  comparePlans(plan(before), plan(after)).rows;
const only = (after: string): PlanRow => {
  const all = rows(after);
  assert.equal(all.length, 1, JSON.stringify(all, null, 1));
  return all[0] ?? assert.fail();
};

describe('two versions of a plan', () => {
  it('are the same as themselves', () => {
    const { rows: none, same } = comparePlans(plan(WRITTEN), plan(WRITTEN));
    assert.deepEqual(none, []);
    assert.ok(same > 10);
  });

  it('differ in a limit, said in words', () => {
    const row = only(changed(['PT10M of dry.since', 'PT30M of dry.since']));
    assert.deepEqual([row.part, row.change, row.scenario], ['steps', 'changed', '停水']);
    assert.deepEqual(row.fields, [
      { field: 'limit', at: null, before: '在事发后10分钟内', after: '在事发后30分钟内' },
    ]);
    assert.match(row.before ?? '', /10分钟内通知值班长、车间主任/);
  });

  it('differ in who acts and in who is told', () => {
    const row = only(
      changed([
        'tell: { who: stoker, notify: { to: [leader, manager] }',
        'tell: { who: fitter, notify: { to: [leader] }',
      ]),
    );
    assert.deepEqual(
      row.fields
        .filter(({ field }) => field !== 'title')
        .map(({ field, before, after }) => [field, before, after]),
      [
        ['who', '司炉工', '维修工'],
        ['to', '值班长、车间主任', '值班长'],
      ],
    );
  });

  it('differ in conditions, in force, in what comes first', () => {
    const row = only(
      changed([
        'do: 停炉, when: refilled = false',
        'do: 停炉, force: should, when: refilled = true, after: close',
      ]),
    );
    assert.deepEqual(
      row.fields.map(({ field, before, after }) => [field, before, after]),
      [
        ['force', 'must', 'should'],
        ['when', '不能在一小时内恢复', '能在一小时内恢复'],
        ['order', '', '“关闭进水阀”完成后'],
      ],
    );
  });

  it('tell of steps that came and went, with their sentences', () => {
    const all = rows(
      changed([
        'close: { who: leader, do: 关闭进水阀, after: tell, from: "1.2" }',
        'call: { who: leader, call: { contact: water }, from: "1.5" }',
      ]),
    );
    assert.deepEqual(
      all.map(({ part, change }) => [part, change]),
      [
        ['steps', 'added'],
        ['steps', 'removed'],
      ],
    );
    assert.match(all[0]?.after ?? '', /供水公司/);
    assert.equal(all[0]?.before, null);
    assert.match(all[1]?.before ?? '', /关闭进水阀/);
  });

  it('differ in the minutes of a word, in ladders, numbers, closing, the edition', () => {
    const all = rows(
      changed(
        ['immediately: PT1M', 'immediately: PT3M'],
        ['at: PT5M of opened', 'at: PT8M of opened'],
        ['"96116"', '"96117"'],
        ['by: manager', 'by: leader'],
        ['edition: "1.0"', 'edition: "1.1"'],
      ),
    );
    const said = all.flatMap(row =>
      row.fields.map(({ field, before, after }) => `${row.part} ${field} ${before} → ${after}`),
    );
    assert.deepEqual(said, [
      'scenarios ends 停水结束，由车间主任宣布 → 停水结束，由值班长宣布',
      'ladder limit 5分钟 → 8分钟',
      'words limit 1分钟 → 3分钟',
      'contacts number 96116 → 96117',
      'head edition 1.0 → 1.1',
    ]);
  });

  it('tell of a word once, not of every step that says it', () => {
    const word = (yaml: string) =>
      yaml
        .replace('within: PT10M of dry.since', 'urgency: immediately')
        .replace('do: 关闭进水阀', 'do: 关闭进水阀, urgency: immediately');
    const minutes = rows(word(changed(['immediately: PT1M', 'immediately: PT3M'])), word(WRITTEN));
    assert.deepEqual(
      minutes.map(({ part, title }) => [part, title]),
      [['words', '立即']],
    );
    const number = rows(WRITTEN, word(WRITTEN));
    assert.deepEqual(
      number.map(row => row.fields.map(({ before, after }) => `${before} → ${after}`)),
      [['立即（1分钟） → 在事发后10分钟内'], ['立即（1分钟） → ']],
    );
  });

  it('tell where it stands what they have no words for', () => {
    const [attempted, sent] = ['attempted', 'sent'].map(done =>
      changed(['notify: { to: [leader, manager] }', `notify: { to: [leader, manager], done: ${done} }`]),
    );
    const [row] = rows(sent ?? '', attempted);
    assert.deepEqual(row?.fields, [{ field: 'what', at: 'action.done', before: 'attempted', after: 'sent' }]);
  });

  it('do not differ in spelling, order of receivers, clauses of the source', () => {
    assert.deepEqual(
      rows(
        changed(
          ['[leader, manager]', '[manager, leader]'],
          ['from: "1.3"', 'from: "3.1"'],
          ['PT10M', 'PT600S'],
        ),
      ),
      [],
    );
  });

  it('do not differ where only an id was changed, in conditions either', () => {
    assert.deepEqual(
      rows(
        changed(
          ['leader', 'shift_lead'],
          ['refilled', 'back_soon'],
          ['tell:', 'report:'],
          ['after: tell', 'after: report'],
          ['report: unit_head', 'tell: unit_head'],
        ),
      ),
      [],
    );
  });

  it('do differ where steps change places, told once, of the scenario', () => {
    const moved = changed(['      judge: { who: fitter, assess: [refilled], from: "1.3" }\n', '']).replace(
      '      tell:',
      '      judge: { who: fitter, assess: [refilled], from: "1.3" }\n      tell:',
    );
    const row = only(moved);
    assert.deepEqual(
      [row.part, row.fields.map(({ field, before, after }) => [field, before, after])],
      [
        'scenarios',
        [
          [
            'order',
            '通知值班长、车间主任 → 关闭进水阀 → 判断：能否在一小时内恢复 → …',
            '判断：能否在一小时内恢复 → 通知值班长、车间主任 → 关闭进水阀 → …',
          ],
        ],
      ],
    );
  });

  it('are never silent: a change of any value anywhere is a row', () => {
    const before = plan(WRITTEN);
    const changes = [...changedOnce(before)].filter(({ path }) => !SILENT.test(path));
    assert.ok(changes.length > 60);
    for (const { path, after } of changes)
      assert.ok(comparePlans(before, after as Plan).rows.length > 0, `nothing told of ${path}`);
  });
});

/** Ids, which are renamed together or not at all, and clauses of the source. */
const SILENT = /^plan$|(?:^|\.)id$|\.from\.|\.clause$/;

/** The plan with each of its values changed in turn. */
function* changedOnce(
  value: unknown,
  path = '',
): Generator<{ readonly path: string; readonly after: unknown }> {
  if (typeof value === 'string') yield { path, after: path.endsWith('when') ? `not(${value})` : `${value}x` };
  if (typeof value === 'number') yield { path, after: value + 60_000 };
  if (typeof value === 'boolean') yield { path, after: !value };
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value))
    for (const one of changedOnce(inner, path === '' ? key : `${path}.${key}`)) {
      const after = Array.isArray(value)
        ? value.with(Number(key), one.after)
        : { ...value, [key]: one.after };
      yield { path: one.path, after };
    }
}
