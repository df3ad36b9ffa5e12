import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDocument } from './read-document.ts';

function clauses(text: string) {
  const body = text
    .split('\n')
    .map(
      (line, index) => ({ kind: 'paragraph', text: line, place: { in: 'line', line: index + 1 } }) as const,
    );
  return readDocument({ name: '预案.txt', format: 'text', body, notes: [], apart: [], findings: [] }).clauses;
}

const find = (text: string, words: string) => clauses(text).find(({ quote }) => quote.includes(words));

test('a condition holds for the rest of its sentence, and no further', () => {
  const text = '一、处置\n发现漏水时,值班员应关闭总阀,并通知工程部。电工应检查线路。';
  assert.equal(find(text, '关闭总阀')?.condition, '发现漏水时');
  assert.equal(find(text, '通知工程部')?.context, '发现漏水时');
  assert.equal(find(text, '检查线路')?.context, undefined);
});

test('a heading that says when holds for what stands below it', () => {
  assert.equal(find('一、发生停电时\n值班员应报告班长。', '报告班长')?.context, '发生停电时');
  assert.equal(find('一、停电处置\n值班员应报告班长。', '报告班长')?.context, undefined);
});

test('a label that says when is a condition', () => {
  assert.equal(find('一、处置\n有乘客受伤:值班员应拨打120。', '120')?.condition, '有乘客受伤');
});

test('a warning of a colour before a colon is a condition, a post or a keeper is none', () => {
  assert.equal(find('一、联动\n黄色预警：驾驶员减速至30公里。', '减速')?.condition, '黄色预警');
  assert.equal(find('一、联动\n驾驶员：减速至30公里。', '减速')?.condition, null);
  assert.equal(find('一、物资\n水泵放在泵房,保管人:泵工班长。', '保管人')?.modality, 'statement');
});

test('a dash or a bracket of how many ends a label as a colon does', () => {
  const who = (text: string) => find(text, '查找故障')?.actors.map(({ name }) => name);
  assert.deepEqual(who('一、分工\n1、检修班——查找故障'), ['检修班']);
  assert.deepEqual(who('一、分工\n1、检修班（6人）：查找故障'), ['检修班']);
});

test('the clock of a limit starts at what the sentence says has happened', () => {
  assert.equal(find('一、处置\n发现漏水,值班员应在5分钟内关闭总阀。', '总阀')?.deadline?.origin, '发现漏水');
  assert.equal(find('一、处置\n必要时值班员应在5分钟内关闭总阀。', '总阀')?.deadline?.origin, null);
});

test('references point at the clause meant', () => {
  const text =
    '第一条 值班员应按第二条规定报告。\n第二条 班长应在10分钟内到场。\n第三条 其他事项按第九条执行。';
  const [meant] = find(text, '按第二条')?.references ?? [];
  assert.equal(meant?.clause, find(text, '10分钟')?.id);
  assert.equal(find(text, '第九条')?.references[0]?.clause, undefined);
});

test('a clause says everything at once', () => {
  const clause = find(
    '一、处置\n如30分钟内仍未恢复,值班员应报告总经理,报告内容包括:时间、地点。\n二、复电\n电工应在监护人监护下使用验电器5支验电,并做好记录。',
    '验电器',
  );
  assert.equal(clause?.gate, '在监护人监护下');
  assert.ok(
    clause?.resources.some(
      ({ name, quantity, unit }) => name === '验电器' && quantity === 5 && unit === '支',
    ),
  );
});
