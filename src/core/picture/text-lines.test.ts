import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { widthOf, wrap } from './text-lines.ts';

test('Han characters break anywhere, words and figures do not', () => {
  assert.deepEqual(wrap('值班组长报告主管', 10, 40, 9), ['值班组长', '报告主管']);
  assert.deepEqual(wrap('在30分钟内', 10, 30, 9), ['在30', '分钟内']);
});

test('no line begins with a closing sign or ends with an opening one', () => {
  assert.deepEqual(wrap('疏散顾客，报告', 10, 40, 9), ['疏散顾', '客，报告']);
  assert.deepEqual(wrap('通知组长（甲）', 10, 50, 9), ['通知组长', '（甲）']);
});

test('what is too long for the lines there are ends in an ellipsis', () => {
  const lines = wrap('一二三四五六七八九十', 10, 30, 2);
  assert.deepEqual(lines, ['一二三', '四五…']);
});

test('a text that fits stays one line', () => assert.deepEqual(wrap('现场', 10, 30, 2), ['现场']));

test('lines hold all characters in order and keep to the width', () =>
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      fc.integer({ min: 30, max: 200 }),
      (text, width) => {
        const lines = wrap(text, 10, width, Number.POSITIVE_INFINITY);
        assert.equal(lines.join('').replace(/\s/g, ''), text.replace(/\s/g, ''));
        for (const line of lines) assert.ok(widthOf(line, 10) <= width + 10, `${line} at ${width}`);
      },
    ),
  ));
