import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boundBy, deadlineOf, isOnlyLimit, opensUrgently } from './deadline.ts';

const read = (text: string) => deadlineOf(text, text);

test('figures in every way they are written', () => {
  const cases = [
    ['一刻钟内到场', 15, 'minutes'],
    ['2h内到场', 2, 'hours'],
    ['15min内回复', 15, 'minutes'],
    ['5~10分钟内集合', 10, 'minutes'],
    ['两个半小时内恢复', 2.5, 'hours'],
    ['90秒内启动', 1.5, 'minutes'],
    ['不得晚于30分钟', 30, 'minutes'],
    ['三日内提交', 3, 'days'],
    ['15个工作日内办结', 15, 'days'],
    ['超过30分钟仍未恢复的,应报告', 30, 'minutes'],
    ['20分钟未到场的,应报告', 20, 'minutes'],
    ['停水超过3小时,总务科送水', 3, 'hours'],
    ['排队超过20分钟的,增开窗口', 20, 'minutes'],
    ['应在受理后第二个工作日内答复', 2, 'days'],
  ] as const;
  for (const [text, value, unit] of cases) {
    const found = read(text);
    assert.deepEqual([found?.class, found?.value, found?.unit], ['hard', value, unit], text);
  }
});

test('months have no fixed length and get no value', () => {
  const found = read('1个月内完成');
  assert.deepEqual([found?.class, found?.text, found?.value], ['hard', '1个月内', null]);
});

test('counted back from an event', () => {
  assert.deepEqual([read('提前3天通知')?.text, read('提前3天通知')?.value], ['提前3天', 3]);
  assert.deepEqual(
    [read('开闸前30分钟鸣笛')?.text, read('开闸前30分钟鸣笛')?.class],
    ['开闸前30分钟', 'event'],
  );
});

test('by the clock and the calendar', () => {
  const cases = [
    ['每月25日前上报', '每月25日前'],
    ['应于次日上午9时前提交', '于次日上午9时前'],
    ['上午八点前开门', '上午八点前'],
    ['月底前完成', '月底前'],
    ['当日上报', '当日'],
    ['下班前关闭电源', '下班前'],
    ['下周三例会上通报', '下周三'],
    ['抢修结束当日,值班长写小结', '抢修结束当日'],
    ['次日由护士长电话随访', '次日'],
  ] as const;
  for (const [text, words] of cases)
    assert.deepEqual([read(text)?.class, read(text)?.text], ['clock', words], text);
});

test('figures that count and measure limit nothing', () => {
  for (const text of [
    '连续4小时停电',
    '120分钟以上停电',
    '一周内同一班级出现两例',
    '每2小时巡查',
    '24小时值守',
    '是否在15秒内启动',
  ])
    assert.notEqual(read(text)?.class, 'hard', text);
});

test('where the clock starts', () => {
  const cases = [
    ['自事故结束之日起15日内提交', '自事故结束之日起'],
    ['突发事件发生2小时内报告', '突发事件发生'],
    ['接到报警5分钟内赶到', '接到报警'],
    ['在5分钟内赶到', null],
  ] as const;
  for (const [text, origin] of cases) assert.equal(read(text)?.origin, origin, text);
});

test('an event of the condition bounds the act, unless it is forbidden until then', () => {
  assert.equal(boundBy('医生到达之前')?.class, 'event');
  assert.equal(boundBy('供电恢复后')?.class, 'event');
  for (const text of ['送电后', '被困人员救出后', '孩子找到以后', '清点完毕']) assert.ok(boundBy(text), text);
  for (const text of ['接到报告后', '经理同意后', '发现异常后', '尚未完'])
    assert.equal(boundBy(text), null, text);
  assert.equal(deadlineOf('严禁送电', '未查明原因前,严禁送电', '未查明原因前', 'must_not'), null);
});

test('words of urgency, and the same words in others', () => {
  for (const text of [
    '写明日期及时间',
    '不能立即恢复的',
    '关闭快速闸门',
    '召开班前会',
    '先到的人拉警戒带',
    '负责人员紧急疏散工作',
  ])
    assert.equal(read(text), null, text);
  assert.equal(read('先断电,后灭火')?.text, '先');
  assert.equal(read('泵站班长每天交班前看一遍液位')?.text, '交班前');
});

test('a piece that says only by when, and one that opens with it', () => {
  assert.ok(isOnlyLimit('恢复供电后24小时内') && !isOnlyLimit('应在24小时内'));
  assert.ok(isOnlyLimit('应急结束后3个工作日内') && !isOnlyLimit('应急处置应在2小时内'));
  assert.ok(isOnlyLimit('早上六点半前') && !isOnlyLimit('早上六点半前交表'));
  for (const text of ['在10分钟内报告厂长', '次日9点前转交', '每月核对一次', '立即断电'])
    assert.ok(opensUrgently(text), text);
  for (const text of ['30秒内无应答的', '每位员工', '三日内天气预报', '报告厂长'])
    assert.ok(!opensUrgently(text), text);
});

test('a time the condition waits for is marked; what is only expected runs no clock; the limit of an act is its own', () => {
  const elapsed = (whole: string, condition: string) => deadlineOf(whole, whole, condition)?.elapsed === true;
  assert.ok(elapsed('停暖超过3小时的,向住户发放电暖器', '停暖超过3小时的'));
  assert.ok(elapsed('15分钟内没有回音的,改打站长手机', '15分钟内没有回音的'));
  assert.ok(!elapsed('接报后15分钟内到泵房', '接报后'));
  assert.equal(deadlineOf('预计停暖超过3小时,应通知住户', '预计停暖超过3小时,应通知住户'), null);
  assert.equal(
    deadlineOf(
      '停暖超过3小时的,应在20分钟内通知住户',
      '停暖超过3小时的,应在20分钟内通知住户',
      '停暖超过3小时的',
    )?.text,
    '20分钟内',
  );
});
