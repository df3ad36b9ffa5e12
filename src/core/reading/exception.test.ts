import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exceptionOf } from './exception.ts';

test('what a rule does not cover', () => {
  const cases = [
    ['除值班人员外,一律撤离', '除值班人员外'],
    ['未经总指挥批准,不得对外发布信息', '未经总指挥批准'],
    ['除非危及生命,不得破窗', '除非危及生命'],
    ['不得停机,检修除外', '检修除外'],
  ] as const;
  for (const [text, exception] of cases) assert.equal(exceptionOf(text), exception, text);
});

test('除 within words and permissions given are none', () => {
  for (const text of ['清除外部积水', '排除故障后恢复外网', '发现未经许可的车辆立即报告', '除尘设备外壳接地'])
    assert.equal(exceptionOf(text), null, text);
});
