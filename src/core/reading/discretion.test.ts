import assert from 'node:assert/strict';
import { test } from 'node:test';
import { discretionOf, isJudgement } from './discretion.ts';

test('words that leave it to somebody', () => {
  assert.deepEqual(discretionOf('必要时请求支援,视情况疏散人员'), ['必要时', '视情况']);
  assert.deepEqual(discretionOf('原则上由值班长酌情处理'), ['原则上', '酌情']);
  assert.ok(isJudgement('视情况') && !isJudgement('尽量'));
});

test('the same signs in other words', () => {
  for (const text of ['填写情况说明', '备齐必要的工具', '按规定处理', '监视情绪变化'])
    assert.deepEqual(discretionOf(text), [], text);
});
