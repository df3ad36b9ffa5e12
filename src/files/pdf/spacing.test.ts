import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tightened } from './spacing.ts';

test('spaces of typesetting go, spaces that part things stay', () => {
  const same = (text: string, expected: string) => assert.equal(tightened(text), expected);
  same('接报后 30 分钟内到场', '接报后30分钟内到场');
  same('浓度超过 2.5 ppm 时', '浓度超过2.5 ppm 时');
  same('湿度 60% 以上', '湿度60%以上');
  same('第 3 组负责', '第3组负责');
  same('听取说明 ，判断（ 二级 ）', '听取说明，判断（二级）');
  same('应 急 预 案', '应急预案');
  for (const kept of ['1 总则', '3.2 报告', '目 录', '附件1 通讯录', '甲 13800000001 乙', 'Call 119 first'])
    same(kept, kept);
});
