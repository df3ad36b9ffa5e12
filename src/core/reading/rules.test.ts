// The rules of the language, one table each, what they find beside what they leave alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actorAt } from './actor-name.ts';
import { isCondition, leadingCondition } from './condition.ts';
import { deadlineOf } from './deadline.ts';
import { groupPieces } from './grouping.ts';
import { isTitle } from './headings.ts';
import { kindOf } from './kind.ts';
import { modalityOf } from './modality.ts';
import { periodicityOf } from './periodicity.ts';
import { readPieces } from './pieces.ts';
import { recipientsOf } from './recipient.ts';
import { sectionOf } from './sections.ts';

test('modality: obligation, prohibition, advice, permission', () => {
  const cases = [
    ['值班员应报告', 'must'],
    ['须佩戴面具', 'must'],
    ['要先断电', 'must'],
    ['负责清点人数', 'must'],
    ['确认后方可复工', 'must'],
    ['严禁乘坐电梯', 'must_not'],
    ['不得擅自离岗', 'must_not'],
    ['不准泄露', 'must_not'],
    ['切勿用水扑救', 'must_not'],
    ['宜设两处出口', 'should'],
    ['尽量减少人员走动', 'should'],
    ['可使用备用电源', 'may'],
  ] as const;
  for (const [text, modality] of cases) assert.equal(modalityOf(text, false), modality, text);
});

test('modality: the same signs within other words bind nobody', () => {
  for (const text of [
    '主要设备',
    '应急物资',
    '供应商名单',
    '可能泄漏',
    '可燃气体',
    '不可抗力',
    '需求增加',
    '提要',
  ]) {
    assert.equal(modalityOf(text, false), 'statement', text);
  }
});

test('a bare imperative is a duty only where duties are announced', () => {
  assert.equal(modalityOf('疏散客户', true), 'must');
  assert.equal(modalityOf('疏散客户', false), 'statement');
});

test('deadlines with a figure', () => {
  const cases = [
    ['应在30分钟内上报', 30, 'minutes'],
    ['两小时内到场', 2, 'hours'],
    ['半小时内回复', 30, 'minutes'],
    ['一个半小时内恢复', 1.5, 'hours'],
    ['3个工作日内提交', 3, 'days'],
    ['24小时汇报', 24, 'hours'],
    ['一周内完成', 7, 'days'],
  ] as const;
  for (const [text, value, unit] of cases) {
    const found = deadlineOf(text, text);
    assert.deepEqual([found?.class, found?.value, found?.unit], ['hard', value, unit], text);
  }
});

test('figures of time that limit nothing', () => {
  for (const text of ['查询三日内天气预报', '实行24小时值班', '每30分钟巡查', '满30分钟的', '近两年']) {
    assert.notEqual(deadlineOf(text, text)?.class, 'hard', text);
  }
});

test('deadlines without a figure keep their words and never get a value', () => {
  const cases = [
    ['应于当日18点前提交', 'clock', '于当日18点前'],
    ['5月1日前完成', 'clock', '5月1日前'],
    ['按规定的时限办理', 'referenced', '按规定的时限'],
    ['第一时间到场', 'immediate', '第一时间'],
    ['尽快恢复', 'prompt', '尽快'],
    ['先断电再灭火', 'event', '先'],
  ] as const;
  for (const [text, kind, words] of cases) {
    const found = deadlineOf(text, text);
    assert.deepEqual([found?.class, found?.text, found?.value], [kind, words, null], text);
  }
  for (const text of ['先进经验', '前往现场', '目前状况']) assert.equal(deadlineOf(text, text), null, text);
});

test('where a clock starts is taken from the text or left open', () => {
  assert.equal(deadlineOf('x', '接到报告后,应在10分钟内到场')?.origin, '接到报告后');
  assert.equal(deadlineOf('x', '接到报告后10分钟内到场')?.origin, '接到报告后');
  assert.equal(deadlineOf('x', '10分钟内到场')?.origin, null);
});

test('periods', () => {
  const cases = [
    ['每日检查', 'P1D'],
    ['每两小时巡查', 'PT2H'],
    ['每半小时松开一次', 'PT30M'],
    ['每半年演练', 'P6M'],
    ['每季度一次', 'P3M'],
    ['每班2人', 'shift'],
    ['昼夜值守', 'continuous'],
    ['定期检查', null],
  ] as const;
  for (const [text, every] of cases) {
    const found = periodicityOf(text);
    assert.ok(found, text);
    assert.equal(found.every, every, text);
  }
  for (const text of ['每位员工', '每个人', '日常检查']) assert.equal(periodicityOf(text), null, text);
});

test('whole pieces that only say when', () => {
  for (const text of [
    '如发生火灾',
    '若无法恢复',
    '遇有停电',
    '接到报警后',
    '一旦泄漏',
    '必要时',
    '在疏散过程中',
    '造成人员受伤的',
  ]) {
    assert.ok(isCondition(text), text);
  }
  for (const text of ['立即报警', '应及时上报', '为了安全', '确保畅通', '如实报告'])
    assert.ok(!isCondition(text), text);
});

test('conditions before the predicate', () => {
  assert.equal(leadingCondition('遇到停电应立即报告'), '遇到停电');
  assert.equal(leadingCondition('救护车到达后引导入场'), '救护车到达后');
  assert.equal(leadingCondition('值班员接到报警应核实'), '接到报警');
  for (const text of ['应在10分钟内上报', '售后部门处理', '及时疏散', '随时待命'])
    assert.equal(leadingCondition(text), null, text);
});

test('actors are names right before a predicate', () => {
  const cases = [
    ['值班员应立即报告', ['值班员']],
    ['工程部、保洁部应配合', ['工程部', '保洁部']],
    ['当班班长或值班经理负责清点', ['当班班长', '值班经理']],
    ['由专人看守', ['专人']],
    ['供应部安排车辆', ['供应部']],
    ['现场安全员负责警戒', ['现场安全员']],
    ['疏散引导组组织撤离', ['疏散引导组']],
    ['参与抢修的人员必须佩戴绝缘手套', ['参与抢修的人员']],
  ] as const;
  for (const [text, names] of cases) assert.deepEqual(actorAt(text, 0)?.names, names, text);
});

test('verbs, objects and things are no actors', () => {
  for (const text of [
    '通知值班经理到场',
    '疏散人员后断电',
    '全部关闭',
    '处理投诉',
    '组织抢救',
    '发电机启动',
    '对伤员进行包扎',
    '立即通知班长',
  ]) {
    assert.equal(actorAt(text, 0), undefined, text);
  }
});

test('recipients', () => {
  const cases = [
    ['立即通知值班经理和工程部', ['值班经理', '工程部']],
    ['向公司领导汇报', ['公司领导']],
    ['与供电部门取得联系', ['供电部门']],
    ['拨打119报警', ['119消防']],
    ['对客户做好解释', ['客户']],
    ['协助医护人员转运', ['医护人员']],
  ] as const;
  for (const [text, names] of cases) assert.deepEqual(recipientsOf(text), names, text);
  for (const text of ['报告内容包括时间', '收到通知后', '定向疏散路线', '处理善后'])
    assert.deepEqual(recipientsOf(text), [], text);
});

test('a clause for each change of actor, condition, deadline or modality', () => {
  const cut = (text: string) =>
    groupPieces(readPieces(text, 0, text.length)).map(group => group.map(piece => piece.bare).join(','));
  assert.deepEqual(cut('值班员立即报告班长,并在日志上做好记录。'), [
    '值班员立即报告班长',
    '并在日志上做好记录',
  ]);
  assert.deepEqual(cut('如有人受伤,值班员要拨打120,不得擅自移动伤员。'), [
    '如有人受伤,值班员要拨打120',
    '不得擅自移动伤员',
  ]);
  assert.deepEqual(cut('立即关闭阀门,防止泄漏扩大。'), ['立即关闭阀门,防止泄漏扩大']);
  assert.deepEqual(cut('工程部,接到报修要按规定处理。'), ['工程部,接到报修要按规定处理']);
  assert.deepEqual(cut('检查电源(含备用电源,蓄电池),做到心中有数'), [
    '检查电源(含备用电源,蓄电池),做到心中有数',
  ]);
});

test('titles and sections', () => {
  for (const text of ['断电处理', '适用范围', '值班员的处理流程', '如何预防火灾发生', '组织机构及职责'])
    assert.ok(isTitle(text), text);
  for (const text of ['值班员应报告', '立即断电', '做好记录', '一,二', '电压380V'])
    assert.ok(!isTitle(text), text);
  assert.equal(sectionOf('组织机构及职责'), 'action');
  assert.equal(sectionOf('组织机构'), 'organisation');
  assert.equal(sectionOf('编制目的'), 'purpose');
  assert.equal(sectionOf('甲乙丙'), undefined);
});

test('kinds', () => {
  const cases = [
    ['通知班长', 'notification'],
    ['上报公司', 'report'],
    ['拨打119报警', 'call'],
    ['在日志上做好记录', 'recording'],
    ['判断能否恢复', 'assessment'],
    ['研究决定停业', 'decision'],
    ['报请总经理批准', 'approval'],
    ['回复直到客户满意为止', 'confirmation'],
    ['关闭阀门', 'step'],
  ] as const;
  for (const [text, kind] of cases) assert.equal(kindOf(text, 'must', false), kind, text);
  assert.equal(kindOf('上报公司', 'must_not', false), 'prohibition');
});
