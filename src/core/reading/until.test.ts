import assert from 'node:assert/strict';
import { test } from 'node:test';
import { untilOf } from './until.ts';

test('until when an act goes on', () => {
  const cases = [
    ['持续通风,直至浓度合格', '直至浓度合格'],
    ['守在现场,直到救护车到达为止', '直到救护车到达为止'],
    ['耐心解释到家属听懂为止', '耐心解释到家属听懂为止'],
    ['交接清楚后方可离开', '交接清楚后'],
    ['接班人员到岗前不得擅自离岗', '接班人员到岗前'],
  ] as const;
  for (const [text, until] of cases) assert.equal(untilOf(text), until, text);
});

test('what merely comes before or after is no end', () => {
  for (const text of ['疏散完毕后清点人数', '营业前检查通道', '确认安全后方可送电', '阻止无关人员进入'])
    assert.equal(untilOf(text), null, text);
});
