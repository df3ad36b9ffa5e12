import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hasModal, modalityOf } from './modality.ts';
import { withoutRelatives } from './relative-clause.ts';

test('what says of whom or of what forbids nothing', () => {
  for (const text of [
    '不能站立的乘客由列车员背下车',
    '不得外借的图纸应锁进档案柜',
    '优先撤离不能自己走动的老人',
    '将不宜搬动的仪器用防水布盖好',
  ])
    assert.equal(modalityOf(text, true), 'must', text);
});

test('what forbids goes on forbidding', () => {
  for (const text of [
    '不得使用未检定的仪表',
    '不准擅自撤离的规定',
    '严禁携带不能确认的包裹',
    '不能离开值班的岗位',
  ])
    assert.equal(modalityOf(text, true), 'must_not', text);
});

test('places in a piece stay what they were', () => {
  const text = '不能站立的乘客须由列车员背下车';
  assert.equal(withoutRelatives(text).length, text.length);
  assert.ok(hasModal(text));
});
