import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatNumber } from './number-format.ts';

/** format, number, what Word prints. Where LibreOffice prints something else, its text follows. */
const CASES: readonly (readonly [format: string, n: number, word: string, libreOffice?: string])[] = [
  ['decimal', 7, '7'],
  ['decimal', 0, '0'],
  ['decimalZero', 7, '07'],
  ['decimalZero', 12, '12'],
  ['decimalHalfWidth', 12, '12'],
  ['decimalFullWidth', 12, '１２'],
  ['decimalEnclosedCircle', 3, '③'],
  ['decimalEnclosedCircle', 20, '⑳'],
  ['decimalEnclosedCircle', 21, '㉑'],
  ['decimalEnclosedCircle', 36, '㊱'],
  ['decimalEnclosedCircle', 51, '51'],
  ['decimalEnclosedCircleChinese', 3, '③'],
  ['decimalEnclosedParen', 3, '⑶', '3'],
  ['decimalEnclosedParen', 21, '21'],
  ['decimalEnclosedFullstop', 3, '⒊', '3'],
  ['numberInDash', 3, '- 3 -'],
  ['hex', 31, '1F'],
  ['ordinal', 1, '1st'],
  ['ordinal', 12, '12th'],
  ['ordinal', 22, '22nd'],
  ['cardinalText', 1, 'One'],
  ['cardinalText', 21, 'Twenty-one'],
  ['cardinalText', 340, 'Three hundred forty'],
  ['ordinalText', 3, 'Third'],
  ['ordinalText', 20, 'Twentieth'],
  ['ordinalText', 21, 'Twenty-first'],
  ['chicago', 3, '‡'],
  ['chicago', 5, '**'],
  ['chineseCounting', 10, '十'],
  ['chineseCounting', 21, '二十一'],
  ['chineseCounting', 99, '九十九'],
  ['chineseCounting', 100, '一○○', '一百'],
  ['chineseCounting', 101, '一○一', '一百零一'],
  ['chineseCountingThousand', 10, '十'],
  ['chineseCountingThousand', 19, '十九'],
  ['chineseCountingThousand', 100, '一百'],
  ['chineseCountingThousand', 101, '一百〇一', '一百零一'],
  ['chineseCountingThousand', 110, '一百一十'],
  ['chineseCountingThousand', 1010, '一千〇一十'],
  ['chineseCountingThousand', 2030, '二千〇三十'],
  ['chineseCountingThousand', 10_100, '一万〇一百'],
  ['chineseCountingThousand', 12_345, '一万二千三百四十五'],
  ['chineseCountingThousand', 100_000, '一十万'],
  ['chineseLegalSimplified', 12, '壹拾贰'],
  ['chineseLegalSimplified', 101, '壹佰零壹'],
  ['taiwaneseCounting', 21, '二十一'],
  ['taiwaneseCountingThousand', 101, '一百零一'],
  ['taiwaneseDigital', 10, '一○'],
  ['ideographDigital', 10, '一〇', '十'],
  ['ideographLegalTraditional', 13, '壹拾參'],
  ['ideographEnclosedCircle', 2, '㈡', '②'],
  ['ideographEnclosedCircle', 11, '11'],
  ['ideographTraditional', 2, '乙'],
  ['ideographTraditional', 11, '11'],
  ['ideographZodiac', 3, '寅'],
  ['ideographZodiacTraditional', 2, '乙丑'],
  ['japaneseCounting', 10, '十'],
  ['japaneseCounting', 101, '百一'],
  ['japaneseLegal', 1, '壱'],
  ['aiueo', 2, 'イ'],
  ['iroha', 2, 'ロ'],
  ['ganada', 2, '나'],
  ['lowerLetter', 26, 'z'],
  ['lowerLetter', 28, 'bb'],
  ['upperLetter', 2, 'B'],
  ['upperLetter', 53, 'AAA'],
  ['lowerRoman', 14, 'xiv'],
  ['upperRoman', 9, 'IX'],
  ['russianUpper', 2, 'Б'],
  ['none', 4, ''],
  ['bullet', 4, ''],
];

for (const [format, n, word] of CASES) {
  test(`${format} ${n} is ${word === '' ? 'nothing' : word}`, () => {
    assert.equal(formatNumber(format, n), word);
  });
}

test('a custom format pads with zeros', () => {
  assert.equal(formatNumber('custom', 4, '001, 002, 003, ...'), '004');
});

test('formats nobody knows, and numbers beyond reason, print as decimals', () => {
  assert.equal(formatNumber('hebrew9', 5), '5');
  assert.equal(formatNumber('constructor', 5), '5');
  assert.equal(formatNumber('custom', 4, 'x'), '4');
  assert.equal(formatNumber('lowerLetter', 2_000_000_000), '2000000000');
  assert.equal(formatNumber('chineseCountingThousand', -3), '-3');
});
