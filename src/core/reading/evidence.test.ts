import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evidenceOf } from './evidence.ts';

test('papers, pictures and acts that leave a trace', () => {
  const cases = [
    ['将处置经过记入值班日志', ['值班日志']],
    ['填写设备检查表', ['设备检查表']],
    ['提交书面报告', ['书面报告']],
    ['与厂家签订维保合同', ['维保合同']],
    ['现场拍照并由双方签字确认', ['拍照', '签字确认']],
    ['资料汇总归档', ['归档']],
    ['制定抢修方案', ['抢修方案']],
    ['做好详细记录', ['做好详细记录']],
  ] as const;
  for (const [text, found] of cases) {
    const evidence = evidenceOf(text);
    for (const name of found)
      assert.ok(
        evidence.some(one => one.includes(name) || name.includes(one)),
        `${text}: ${evidence}`,
      );
  }
});

test('reports received, plans followed and recorders are no proof', () => {
  for (const text of [
    '接到事故报告后赶到现场',
    '根据调查报告处理',
    '按合同供货',
    '记录员到场',
    '检查录像机',
    '立即报告值班长',
  ])
    assert.deepEqual(evidenceOf(text), [], text);
});
