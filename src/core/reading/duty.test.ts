// What binds somebody whatever its section, and what binds nobody whatever its words.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDuty } from './duty.ts';
import { groupPieces } from './grouping.ts';
import { readPieces } from './pieces.ts';

const under = (section: Parameters<typeof isDuty>[2]) => (whole: string) =>
  isDuty(whole, whole, section, false, undefined);
const cut = (text: string) =>
  groupPieces(readPieces(text, 0, text.length)).map(group => group.map(piece => piece.bare).join(','));

test('a report with a figure binds also where aims stand; an aim does not', () => {
  assert.equal(under('purpose')('突发事件2小时内报园区管委会'), 'bare');
  assert.equal(under('purpose')('提高2小时内到达现场的能力'), 'never');
});

test('where something comes from and who published it binds nobody', () => {
  assert.equal(under('action')('历次停水抢修所积累的数据'), 'never');
  assert.equal(under('basis')('市应急局印发《企业值守指引》(2021年第3号)'), 'never');
  assert.equal(under('action')('发布《恢复供水通知》并张贴'), 'bare');
});

test('a word of duty inside what something is binds nobody', () => {
  assert.equal(under('action')('沉着是值班人员应当具备的素质'), 'never');
  assert.equal(under('action')('大风主要指由台风引起、致使码头应停止作业的天气'), 'never');
  assert.equal(under('action')('联系指导值班员操作'), 'bare');
});

test('with what result stays with the act, another act does not', () => {
  assert.deepEqual(cut('机电班组织人员抢修水泵，尽快恢复正常供水').length, 1);
  assert.deepEqual(cut('机电班组织人员抢修水泵，及时恢复原状并签字').length, 2);
  assert.deepEqual(cut('清点库存，特别是易腐食品').length, 1);
  assert.deepEqual(cut('清点库存，特别要检查冷库').length, 2);
  assert.deepEqual(cut('访客登记的办法、流程，保安员应当公布').length, 1);
});

test('how much it takes is no duty; a director who commands is not made one', () => {
  assert.equal(under('action')('死亡2人以上或中毒20人以上'), 'never');
  assert.equal(under('action')('由站务主任指挥'), 'bare');
  assert.equal(under('action')('由站长任指挥'), 'never');
});
