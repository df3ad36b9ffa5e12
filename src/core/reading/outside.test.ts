import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outsideOf } from './outside.ts';

test('numbers of services and telephones beside a name', () => {
  assert.deepEqual(outsideOf('拨打120和119', []), [
    { name: '急救中心', number: '120' },
    { name: '消防', number: '119' },
  ]);
  assert.deepEqual(outsideOf('供电公司值班电话:0512-66661234', []), [
    { name: '供电公司', number: '0512-66661234' },
  ]);
  assert.deepEqual(outsideOf('及时联系供应商', ['供应商']), [{ name: '供应商', number: null }]);
  assert.deepEqual(outsideOf('拨打120', ['120急救中心']), [{ name: '急救中心', number: '120' }]);
});

test('counts, codes, inside units and personal phones are none', () => {
  for (const text of ['疏散120人', '距离110米', 'GB 12345', '组长手机13800001234', '2019年'])
    assert.deepEqual(outsideOf(text, ['工程部']), [], text);
});
