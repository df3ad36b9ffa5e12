import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isCondition, leadingCondition, leadingSituation } from './condition.ts';

test('whole pieces that say when, with and without a word for it', () => {
  for (const text of [
    '烟感报警',
    '水温超过40℃',
    '连续两次无应答',
    '维修工20分钟未到',
    '较大事故',
    '夜间和节假日',
    '运输途中',
    '施工时',
    '满足复产条件',
    '未经值班长批准',
    '有乘客晕倒',
    '水已漫到配电柜',
    '非营业时间',
    '多次呼叫无回应',
    '司机没来',
    '根据火势发展态势',
  ])
    assert.ok(isCondition(text), text);
});

test('acts, reports and aims that look alike', () => {
  for (const text of [
    '值班员报警',
    '切断故障设备电源',
    '在此过程中',
    '对讲机5部',
    '每月5日前',
    '做好记录',
    '防止事故扩大',
    '如何预防冲突',
    '必要时送医',
    '第一发现者拨打119',
    '全员撤到三楼以上',
    '阀门关没关、谁关的',
    '低于下限时通知维修工补气',
    '钥匙不在的留言等候',
  ])
    assert.ok(!isCondition(text), text);
});

test('conditions before the predicate', () => {
  const cases = [
    ['抢救时只能人工清理', '抢救时'],
    ['两人以上方可进入', '两人以上'],
    ['库存不足需提前补货', '库存不足'],
    ['技术人员未到场不得开箱', '技术人员未到场'],
    ['对可疑物品不得触碰', '对可疑物品'],
    ['症状重的立即送医', '症状重的'],
    ['敲门没人应就打电话', '敲门没人应'],
    ['夜间同时报告总值班', '夜间'],
    ['严禁在装卸过程中吸烟', '在装卸过程中'],
    ['确认着火→拨打119', '确认着火'],
  ] as const;
  for (const [text, condition] of cases) assert.equal(leadingCondition(text), condition, text);
});

test('who, when by the calendar and what for are no conditions', () => {
  for (const text of [
    '发现火情的人员应立即报警',
    '每月5日前盘点',
    '根据停电时长决定',
    '采取不同的应急措施',
    '卡号后四位',
  ])
    assert.equal(leadingCondition(text), null, text);
});

test('an act of its own on a condition of its own', () => {
  assert.ok(leadingSituation('视情况启动预案') && leadingSituation('未切换的改用手动'));
  assert.ok(!leadingSituation('立即启动预案') && !leadingSituation('客户的投诉处理'));
});

test('how many it must be stands before the act; how many are to come does not', () => {
  const cases: readonly (readonly [string, string | null])[] = [
    ['4人以上告知护士长', '4人以上'],
    ['2-5户报居委会', '2-5户'],
    ['风力7级以上停止吊装', '风力7级以上'],
    ['积水20厘米以上的由抢险班封路', '积水20厘米以上的'],
    ['2人以上进入泵坑', null],
    ['每班3人以上值守', null],
    ['3名保安报到', null],
  ];
  for (const [text, condition] of cases) assert.equal(leadingCondition(text), condition, text);
});

test('what has not come about by then, and who it is, stand before the act in one breath', () => {
  const cases: readonly (readonly [string, string | null])[] = [
    ['15分钟找不到报派出所', '15分钟找不到'],
    ['半小时没回音打站长电话', '半小时没回音'],
    ['清醒的扶到阴凉处', '清醒的'],
    ['坏的当天换', '坏的'],
    ['解救不了的拨打119', '解救不了的'],
    ['15分钟巡查一遍', null],
    ['新来的扶梯', null],
  ];
  for (const [text, condition] of cases) assert.equal(leadingCondition(text), condition, text);
});

test('what is expected or has happened says when, who rings an alarm or leaves does something', () => {
  for (const text of ['预计停水超过3小时', '货车撞了人', '水管爆了']) assert.ok(isCondition(text), text);
  for (const text of ['按一键报警', '发现冒烟直接撤', '一瓶用完还没灭就退出来', '第二天上午十点前'])
    assert.ok(!isCondition(text), text);
  assert.equal(leadingCondition('发现冒烟直接撤'), '发现冒烟');
});

test('how many it takes, what has still not come about, of what grade', () => {
  for (const text of ['仍不成功', 'Ⅱ级5-9人', '若预计停水3小时以上']) assert.ok(isCondition(text), text);
  for (const text of ['优先转移不能离开氧气的病人', '接到调令的司机问清路线', '超过8人通知院办'])
    assert.ok(!isCondition(text), text);
  assert.equal(leadingCondition('超过8人通知院办'), '超过8人');
  assert.equal(leadingCondition('低于一半当班加满'), '低于一半');
  assert.equal(leadingCondition('不得超过8人'), null);
});
