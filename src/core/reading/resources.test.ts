import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resourcesOf } from './resources.ts';

const told = (text: string) => resourcesOf(text).map(({ name, quantity, unit }) => [name, quantity, unit]);

test('people and goods with quantity and unit', () => {
  assert.deepEqual(told('库房配备对讲机5部、应急灯20盏'), [
    ['对讲机', 5, '部'],
    ['应急灯', 20, '盏'],
  ]);
  assert.deepEqual(told('抽调10名保安维持秩序'), [['保安', 10, '名']]);
  assert.deepEqual(told('储备柴油不少于500升'), [['柴油', 500, '升']]);
  assert.deepEqual(told('每班需派2-3人支援'), [['人员', 3, '人']]);
});

test('goods and people provided without a quantity', () => {
  const cases = [
    ['立即安排备用车辆前往接替', ['备用车辆']],
    ['派专人昼夜值守', ['专人']],
    ['使用灭火器扑救初期火灾', ['灭火器']],
    ['调集抢险物资和技术人员赶赴现场', ['抢险物资', '技术人员']],
    ['对人力、物力进行统一调配', ['人力、物力']],
  ] as const;
  for (const [text, names] of cases)
    assert.deepEqual(
      resourcesOf(text).map(({ name }) => name),
      names,
      text,
    );
});

test('victims, times, ordinals and acts are no resources', () => {
  for (const text of [
    '造成3人死亡',
    '两名学生出现呕吐',
    '第二条所列人员',
    '安排对故障车辆进行维修',
    '5月1日前完成',
    '提供供应服务',
  ])
    assert.deepEqual(resourcesOf(text), [], text);
});

test('how often is no quantity', () => {
  assert.deepEqual(resourcesOf('每个月最后一个星期五试一遍水泵'), []);
  assert.deepEqual(
    resourcesOf('仓库里只有两台水泵').map(({ name, quantity }) => [name, quantity]),
    [['水泵', 2]],
  );
});
