import assert from 'node:assert/strict';
import { test } from 'node:test';
import { periodicityOf } from './periodicity.ts';

test('how often, as ISO 8601 where the text gives it', () => {
  const cases = [
    ['每周一召开例会', '每周一', 'P1W'],
    ['每年至少组织两次演练', '每年', 'P6M'],
    ['每半年至少一次', '每半年至少一次', 'P6M'],
    ['每年6月、12月各演练一次', '每年', 'P6M'],
    ['每日三次巡查', '每日三次', 'PT8H'],
    ['两小时一次', '两小时一次', 'PT2H'],
    ['1次/月', '1次/月', 'P1M'],
    ['每个工作日', '每个工作日', 'P1D'],
    ['每整点报数', '每整点', 'PT1H'],
    ['年度演练', '年度', 'P1Y'],
    ['每班交接', '每班', 'shift'],
    ['24小时专人值守', '24小时', 'continuous'],
    ['门卫24小时不得离人', '24小时', 'continuous'],
    ['定期检查', '定期', null],
    ['每学期演练', '每学期', null],
  ] as const;
  for (const [text, words, every] of cases)
    assert.deepEqual(periodicityOf(text), { text: words, every }, text);
});

test('each person, ordinals, limits and purposes are no periods', () => {
  for (const text of [
    '每位员工',
    '每人一份',
    '第二周演练一次',
    '3天内完成一次检查',
    '以便随时了解',
    '情况稳定时撤离',
    '一次性手套',
    '观察24小时',
    '每次抢修结束后',
  ])
    assert.equal(periodicityOf(text), null, text);
});
