// A condition in English: what joins the plan's words is English, the plan's words stay as they are.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Plan } from '#core/plan/plan.ts';
import { feelInWords } from './feel-words.ts';

const fact = (title: string, type: string, unit?: string) => ({ title, type, ...(unit ? { unit } : {}) });
/** Only what words are made of. */
const plan = {
  facts: {
    cause: fact('故障原因', 'one-of'),
    casualties: fact('是否有人伤亡', 'yes-no'),
    waiting: fact('等待人数', 'number', '人'),
    breakdown: fact('送货车辆故障', 'state'),
  },
  steps: { permit: { title: '批准停产', action: { kind: 'approve' } } },
} as unknown as Plan;

const EXAMPLES: readonly (readonly [feel: string, words: string])[] = [
  ['casualties = true', '“是否有人伤亡”: yes'],
  ['not(casualties)', '“是否有人伤亡”: no'],
  ['breakdown', '“送货车辆故障”'],
  ['not(breakdown)', '“送货车辆故障” is over'],
  ['permit', '“批准停产” is approved'],
  ['waiting >= 5', '“等待人数” is at least 5人'],
  ['cause = "fault" and casualties = false', '“故障原因” is “fault” and “是否有人伤亡”: no'],
  ['not(casualties = true or breakdown)', 'not (“是否有人伤亡”: yes or “送货车辆故障”)'],
  ['count(customer) > 3', '(count(customer) > 3)'],
  ['this is no feel (', '(this is no feel ()'],
];

for (const [feel, words] of EXAMPLES)
  test(`${feel} → ${words}`, () => assert.equal(feelInWords(feel, plan, 'en'), words));

test('and in Chinese unless English is asked for', () => {
  assert.equal(feelInWords('waiting >= 5', plan), '“等待人数”不小于5人');
});
