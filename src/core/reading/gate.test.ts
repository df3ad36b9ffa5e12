import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gateOf } from './gate.ts';

test('what must be so before the act may begin', () => {
  const cases = [
    ['确认无漏气后方可开阀', '确认无漏气后'],
    ['报经总经理批准后实施', '报经总经理批准后'],
    ['征得车间主任同意后停机', '征得车间主任同意后'],
    ['待医生到场后再移动伤员', '待医生到场后'],
    ['在安全员监护下进入罐内', '在安全员监护下'],
    ['只对持证人员开放', '只对持证人员开放'],
  ] as const;
  for (const [text, gate] of cases) assert.equal(gateOf(text, null, false), gate, text);
});

test('a prohibition is gated by what is lacking', () => {
  assert.equal(gateOf('未查明原因前,不得送电', '未查明原因前', true), '未查明原因前');
  assert.equal(gateOf('监护人不到位,严禁动火', '监护人不到位', true), '监护人不到位');
});

test('times, approvals as acts and ends are no gates', () => {
  for (const text of [
    '接到报告后立即赶到现场',
    '停电、停水等情况时,应启用备用电源',
    '由总经理批准对外发布的信息',
  ])
    assert.equal(gateOf(text, null, false), null, text);
  assert.equal(gateOf('接班人员到岗前不得离岗', null, true), null);
});
