import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readNumber } from './construct.ts';
import { markerAt } from './constructs.ts';
import { quantityAt } from './measure.ts';

const IS: readonly (readonly [string, string, string])[] = [
  ['第一章 总则', 'chapter', '第一章'],
  ['第十二条 值班', 'article', '第十二条'],
  ['一、断电', 'chinese', '一'],
  ['十二．断电', 'chinese', '十二'],
  ['（一）断电', 'chinese-paren', '(一)'],
  ['(三)、断电', 'chinese-paren', '(三)'],
  ['3.2.1值班员', 'dotted', '3.2.1'],
  ['1.1 目的', 'dotted', '1.1'],
  ['2、上报', 'decimal', '2'],
  ['2. 上报', 'decimal', '2'],
  ['(2)上报', 'decimal-paren', '(2)'],
  ['2)上报', 'half-paren', '2)'],
  ['⑵上报', 'small-paren', '⑵'],
  ['②上报', 'circled', '②'],
  ['⒉上报', 'decimal', '⒉'],
  ['a)上报', 'letter', 'a'],
  ['b. 上报', 'letter', 'b'],
  ['• 上报', 'bullet', '•'],
  ['□ 检查油位', 'box', '□'],
  ['第一部分 总则', 'chapter', '第一部分'],
  ['第 三 章　处置', 'chapter', '第三章'],
  ['第１２条 值班', 'article', '第12条'],
  ['附件2:通讯录', 'annex', '附件2'],
  ['附录A 物资清单', 'annex', '附录A'],
  ['一 、断电', 'chinese', '一'],
  ['二〇、断电', 'chinese', '二〇'],
  ['【四】断电', 'chinese-paren', '(四)'],
  ['五）断电', 'chinese-paren', '(五)'],
  ['Ⅱ. 断电', 'roman', 'Ⅱ'],
  ['IV、断电', 'roman', 'IV'],
  ['１．１目的', 'dotted', '1.1'],
  ['2.l 目的', 'dotted', '2.1'],
  ['3. 2 目的', 'dotted', '3.2'],
  ['3.2分级响应', 'dotted', '3.2'],
  ['4.1人员疏散', 'dotted', '4.1'],
  ['l、上报', 'decimal', '1'],
  ['１、上报', 'decimal', '1'],
  ['（ 3 ）上报', 'decimal-paren', '(3)'],
  ['第二步:上报', 'step', '第二步'],
  ['步骤三、上报', 'step', '第三步'],
  ['(b)上报', 'letter', 'b'],
  ['A.上报', 'letter', 'A'],
  ['⒞上报', 'letter', '⒞'],
  ['3.2 15分钟内未恢复的', 'dotted', '3.2'],
];

test('recognises each style of number', () => {
  for (const [text, style, label] of IS) {
    const found = markerAt(text, 0);
    assert.equal(found?.style, style, text);
    assert.equal(found?.label, label, text);
  }
});

const IS_NOT = [
  '第二条所列的规定', // a reference
  '第三方单位',
  '一二级事故',
  '3.5吨货车',
  '10.5%以上',
  '2018年6月',
  '12:30前提交',
  '30分钟内',
  'GB/T 1.1',
  '-5度以下',
  'Ⅱ级响应',
  'VIP客户',
  '附件1所列的物资',
  '192.168.1.1',
  '第一步骤的要求',
  '2.5人/班',
  '1.5分钟内',
  '3.2 15',
];

test('does not take references, quantities, dates and times for numbers', () => {
  for (const text of IS_NOT) assert.equal(markerAt(text, 0), undefined, text);
});

test('a quantity behind white space goes on with what stands before it', () => {
  for (const text of [' 10 分钟内恢复', ' 5 人时', ' 3 万元', '　30　分钟', ' 2～3 小时'])
    assert.ok(quantityAt(text, 0), text);
  for (const text of [' 2 处置', ' 3 人员疏散', ' 4.1 报告', '、10分钟'])
    assert.ok(!quantityAt(text, 0), text);
});

test('in a list of numbers only the first can be one', () => {
  assert.equal(markerAt('2、3、4日休息', 0)?.label, '2');
  assert.equal(markerAt('3、4日休息', 0), undefined);
});

test('Chinese numerals count', () => {
  const pairs = [
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['一百零五', 105],
    ['12', 12],
    ['两', 2],
  ] as const;
  for (const [text, n] of pairs) assert.equal(readNumber(text), n);
  assert.ok(Number.isNaN(readNumber('天')));
});
