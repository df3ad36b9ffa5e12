// Tables of groups: the group acts, who leads it heads it, its members are members; and lists to be ticked.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DocumentTree } from '#core/document/document.ts';
import { draftPlan } from './draft-plan.ts';
import { readDocument } from './read-document.ts';
import { isObligation, type Reading } from './reading.ts';

function read(...lines: readonly string[]): Reading {
  const body: DocumentTree['body'] = lines.map(
    (line, index) => ({ kind: 'paragraph', text: line, place: { in: 'line', line: index + 1 } }) as const,
  );
  return readDocument({ name: '预案.txt', format: 'text', body, notes: [], apart: [], findings: [] });
}

const acting = ({ clauses }: Reading) =>
  clauses
    .filter(isObligation)
    .map(({ actors }) => actors.map(({ name, implied }) => name + (implied ? '*' : '')).join('、'));

const GROUPS = [
  '冷库停机应急预案',
  '二、组织机构与职责',
  '工作组\t组长\t成员部门\t主要职责',
  '抢修组\t设备部经理\t设备部、制冷班\t查明原因；启动备用机组。',
  '保货组\t仓储部经理\t仓储部、装卸队\t清点高温库存货；联系周边冷库。',
];

test('the group acts, not its members nor who leads it', () => {
  assert.deepEqual(acting(read(...GROUPS)), ['抢修组', '抢修组', '保货组', '保货组']);
});

test('the head of a group is a role, its members belong to it', () => {
  const { units = {}, roles = {} } = draftPlan(read(...GROUPS));
  const team = Object.values(units).find(({ title }) => title === '抢修组');
  assert.equal(roles[[team?.head ?? ''].flat()[0] ?? '']?.title, '设备部经理');
  assert.deepEqual(
    [team?.members ?? []].flat().map(id => roles[id]?.title),
    ['设备部', '制冷班'],
  );
});

test('without a column of groups whoever leads acts, and without one the members do', () => {
  assert.deepEqual(
    acting(read('三、职责', '组长\t任务\t时限', '电工班长\t切换电源\t5分钟', '库管班长\t清点存货\t10分钟')),
    ['电工班长', '库管班长'],
  );
  assert.deepEqual(
    acting(read('三、职责', '成员部门\t主要任务', '设备部\t切换备用电源', '仓储部\t清点高温存货')),
    ['设备部', '仓储部'],
  );
});

test('of a unit and its head the head acts', () => {
  const table = [
    '三、职责',
    '部门\t负责人\t任务',
    '设备部\t设备部经理\t切换备用电源',
    '仓储部\t仓储部经理\t清点存货',
  ];
  assert.deepEqual(acting(read(...table)), ['设备部经理', '仓储部经理']);
});

test('boxes to be ticked are items of whoever is named before them, and forms are none', () => {
  const list = ['四、交班检查', '值班员每班按下列清单检查：', '□ 检查机房油位', '□ 试验应急照明'];
  assert.deepEqual(acting(read(...list)).slice(-2), ['值班员*', '值班员*']);
  assert.deepEqual(acting(read('四、处置', '□ 设备部：启动备用机组；', '□ 仓储部：清点存货。')), [
    '设备部',
    '仓储部',
  ]);
  assert.ok(read('意见：□同意 □不同意').clauses.every(({ quote }) => quote !== '□不同意'));
});
