import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chineseNumber, formatNumber } from './number-format.ts';

test('Chinese numbers are written as people count', () => {
  const pairs = [
    [1, '一'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [99, '九十九'],
    [100, '一百'],
    [105, '一百零五'],
    [110, '一百一十'],
    [1001, '一千零一'],
    [2030, '二千零三十'],
  ] as const;
  for (const [n, text] of pairs) assert.equal(chineseNumber(n), text);
});

test('every format of Word that plans use', () => {
  const cases = [
    ['decimal', 7, '7'],
    ['decimalZero', 7, '07'],
    ['decimalFullWidth', 12, '１２'],
    ['decimalEnclosedCircle', 3, '③'],
    ['decimalEnclosedParen', 3, '⑶'],
    ['chineseCountingThousand', 21, '二十一'],
    ['ideographDigital', 10, '一〇'],
    ['chineseLegalSimplified', 12, '壹拾贰'],
    ['ideographTraditional', 2, '乙'],
    ['ideographZodiac', 3, '寅'],
    ['lowerLetter', 28, 'bb'],
    ['upperLetter', 2, 'B'],
    ['lowerRoman', 14, 'xiv'],
    ['upperRoman', 9, 'IX'],
    ['ordinal', 12, '12th'],
    ['none', 4, ''],
  ] as const;
  for (const [format, n, text] of cases) assert.equal(formatNumber(format, n), text, format);
});

test('a custom format pads with zeros', () => {
  assert.equal(formatNumber('custom', 4, '001, 002, 003, ...'), '004');
});

test('what has no sign of its own, and formats nobody knows, print as decimals', () => {
  assert.equal(formatNumber('decimalEnclosedCircle', 21), '21');
  assert.equal(formatNumber('hebrew9', 5), '5');
});
