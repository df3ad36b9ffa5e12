// Who acts that met or cannot do something, who somebody is brought to, and what is no act.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DocumentTree } from '#core/document/document.ts';
import { actorAt, splitNames } from './actor-name.ts';
import { readDocument } from './read-document.ts';
import type { Clause } from './reading.ts';
import { recipientsOf } from './recipient.ts';

function read(...lines: readonly string[]): readonly Clause[] {
  const body: DocumentTree['body'] = ['四、处置措施', ...lines].map(
    (line, index) => ({ kind: 'paragraph', text: line, place: { in: 'line', line: index + 1 } }) as const,
  );
  const reading = readDocument({
    name: '预案.txt',
    format: 'text',
    body,
    notes: [],
    apart: [],
    findings: [],
  });
  return reading.clauses.slice(1);
}

test('a post that met or cannot do something acts under all of these words', () => {
  for (const [text, name] of [
    ['接到呼叫的护士立即到床旁', '接到呼叫的护士'],
    ['不会操作的新员工不得开机', '不会操作的新员工'],
    ['发现漏水的保洁员马上关阀', '发现漏水的保洁员'],
  ] as const)
    assert.deepEqual(actorAt(text, 0)?.names, [name], text);
  for (const text of [
    '发现受伤的司机送医院',
    '接到呼叫的时间应记录',
    '清醒的伤员扶到阴凉处',
    '加前台人员共4人',
  ])
    assert.equal(actorAt(text, 0), undefined, text);
  assert.deepEqual(actorAt('加盟店应每周上报库存', 0)?.names, ['加盟店']);
  assert.deepEqual(splitNames('现洗涤车间'), ['洗涤车间']);
  assert.deepEqual(splitNames('现场人员'), ['现场人员']);
});

test('those somebody is brought to, or it goes through, are told; those brought or pleased are not', () => {
  for (const [text, names] of [
    ['先送烫伤的工人家属和伤员去卫生院', ['卫生院']],
    ['转送老人到市中医院', ['市中医院']],
    ['通过值班室逐级上报集团', ['集团', '值班室']],
    ['负责日常的客户接待工作', ['客户']],
    ['维持秩序,让住客安心休息', []],
    ['立即让住客离开', ['住客']],
    ['通过广播报告车次', []],
  ] as const)
    assert.deepEqual(recipientsOf(text), names, text);
});

test('what is handed on with its result is no name, and who does it behind 由 ends before the verb', () => {
  for (const [text, name] of [
    ['由救护车转送县医院', '救护车'],
    ['由同伴扶出车间', '同伴'],
    ['打包工每班查叉车电量', '打包工'],
    ['旁边的工友按下急停', '旁边的工友'],
  ] as const)
    assert.deepEqual(actorAt(text, 0)?.names, [name], text);
  assert.equal(actorAt('结果报分管厂长', 0), undefined);
  assert.deepEqual(recipientsOf('写出情况报告报厂长'), ['厂长']);
  assert.deepEqual(recipientsOf('媒体询问一律转办公室答复'), ['办公室']);
  assert.deepEqual(recipientsOf('转送县医院'), ['县医院']);
});

test('what is told after a state is an act of its own, and so is what a second post does', () => {
  const clauses = read('1、检查无异常后报工程部，由工程部通知各班组复工，打包工每班查叉车电量。');
  assert.deepEqual(
    clauses.map(({ actors, recipients }) => [actors[0]?.name, recipients[0]]),
    [
      [undefined, '工程部'],
      ['工程部', '各班组'],
      ['打包工', undefined],
    ],
  );
  const [called] = read('需要担架的呼叫救护队。');
  assert.deepEqual([called?.condition, called?.recipients], ['需要担架的', ['救护队']]);
  assert.equal(read('1、供水中断后，值班员应通知客户部。').length, 1);
});

test('the button that calls somebody and the call are one act; another button is an act of its own', () => {
  assert.equal(read('1、收银员按下报警按钮，向派出所报警。').length, 1);
  assert.equal(read('1、操作工按下急停按钮，向班长报告。').length, 2);
});

test('what is asked for behind a colon is a duty; how long something lasts is none', () => {
  const [asked] = read('申请增援人员：6人/每天。');
  assert.equal(asked?.modality, 'must');
  assert.equal(asked?.periodicity?.every, 'P1D');
  assert.equal(read('申请人：张三。')[0]?.modality, 'statement');
  assert.equal(read('应急灯只能维持90分钟。')[0]?.modality, 'statement');
  assert.equal(read('备用发电机只能供索道运行2小时。')[0]?.modality, 'statement');
  assert.equal(read('值班员只能使用干粉灭火器。')[0]?.modality, 'must');
});
