import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldsOf } from './fields.ts';

test('what a report has to say', () => {
  const cases = [
    ['报告内容包括:时间、地点、伤亡情况和已采取的措施等', ['时间', '地点', '伤亡情况', '已采取的措施']],
    ['讲清单位名称、着火部位及火势大小', ['单位名称', '着火部位', '火势大小']],
    ['拨打119(说清楼号、着的什么、有无人员被困)', ['楼号', '着的什么', '有无人员被困']],
    ['报告发生时间、地点、涉及金额', ['发生时间', '地点', '涉及金额']],
    ['应当写明客户反应', ['客户反应']],
  ] as const;
  for (const [text, fields] of cases) assert.deepEqual(fieldsOf(text), fields, text);
});

test('those who are told and what is done are no fields', () => {
  for (const text of [
    '报告值班经理、工程部',
    '向公司领导汇报',
    '建立信息报告体系、决策体系',
    '通知电工并做好记录',
  ])
    assert.deepEqual(fieldsOf(text), [], text);
});
