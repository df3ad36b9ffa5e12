import assert from 'node:assert/strict';
import { test } from 'node:test';
import { escalationOf } from './escalation.ts';

test('whom to turn to when it is not done, not enough or not answered', () => {
  assert.equal(escalationOf('报告总经理', '30分钟内仍未恢复的', ['总经理']), '总经理');
  assert.equal(escalationOf('请求消防救援站支援', '火势无法控制时', ['消防救援站']), '消防救援站');
  assert.equal(escalationOf('联系上级公司', '如事态进一步扩大', ['上级公司']), '上级公司');
  assert.equal(escalationOf('应请求增援', '人手不足时', []), '请求增援');
  assert.equal(escalationOf('报值班经理', '10分钟没人应', []), '值班经理');
});

test('telling somebody as such is no escalation, nor is telling those whom it concerns', () => {
  assert.equal(escalationOf('通知工程部', '发现漏水时', ['工程部']), null);
  assert.equal(escalationOf('请求公司安排车辆', null, ['公司']), null);
  assert.equal(escalationOf('通知客户', '无法恢复供应的', ['客户']), null);
});
