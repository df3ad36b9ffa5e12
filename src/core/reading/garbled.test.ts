import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isGarbled } from './garbled.ts';

test('damaged text', () => {
  for (const text of ['组长负责\ufffd\ufffd疏散', '、并报告班长', '釆取措施', '4月3口前完成', '锟斤拷锟斤拷'])
    assert.ok(isGarbled(text), text);
  assert.ok(isGarbled('萘纺康模焊萆霞缎械耐瘢岷衔倚械氖导榭龊徒诜幕鹪职咐忧咳'));
});

test('odd but sound text', () => {
  for (const text of ['值班长,报告;处置。', '380V±10%', '×××公司', '□同意 □不同意', '甲~乙', 'UPS→柴油机'])
    assert.ok(!isGarbled(text), text);
  assert.ok(!isGarbled('氨、苯、甲醛、硫化氢泄漏后,佩戴正压式呼吸器,堵漏、稀释、洗消、监测并划定警戒范围'));
});
