// Who acts, how strongly and by when are said once, whatever the step is called.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { saidOnce } from './said-once.ts';

const CASES: readonly (readonly [who: string, time: string, text: string, said: string])[] = [
  // does
  ['应急办公室', '', '应急办公室负责验收', '应急办公室应负责验收'],
  ['保安', '在5分钟内', '保安必须到达现场', '保安应在5分钟内到达现场'],
  ['医疗点', '', '伤员由医疗点初步处理', '伤员应由医疗点初步处理'],
  ['保安', '立即', '接到报告后，保安应疏散顾客', '接到报告后，保安应立即疏散顾客'],
  ['保安', '', '接到报告后，疏散顾客', '接到报告后，保安应疏散顾客'],
  ['法务部', '', '由法务部出具声明', '法务部应出具声明'],
  ['行政部', '每年至少1次', '每年至少组织一次演练', '行政部应每年至少组织一次演练'],
  ['客服', '及时', '及时补货', '客服应及时补货'],
  ['配电班', '每周', '每周试机一次', '配电班应每周试机一次'],
  // does not
  ['保安', '', '疏散顾客', '保安应疏散顾客'],
  ['保安', '', '保安队长关门', '保安应保安队长关门'],
  ['消防队', '立即', '应急照明打开', '消防队应立即应急照明打开'],
  ['', '', '待火熄灭后继续', '应待火熄灭后继续'],
  ['保安', '每周', '每月试机一次', '保安应每周每月试机一次'],
];

for (const [who, time, text, said] of CASES)
  test(`${who} ${time} ${text}`, () => assert.equal(saidOnce(who, '应', time, text), said));
