// How one style of printed item number is recognised. One style per file; `constructs.ts` lists them.

export type NumberStyle =
  | 'chapter' // 第一章
  | 'article' // 第一条
  | 'chinese' // 一、
  | 'chinese-paren' // （一）
  | 'dotted' // 3.2.1
  | 'decimal' // 1、 1.
  | 'decimal-paren' // (1)
  | 'half-paren' // 1)
  | 'small-paren' // ⑴
  | 'circled' // ①
  | 'letter' // a)
  | 'bullet'; // •

export type Marker = {
  readonly style: NumberStyle;
  readonly start: number;
  readonly end: number; // after the marker and the white space behind it
  readonly label: string; // as written, without the punctuation behind: "一", "(2)", "3.2.1", "第四条"
  readonly value: number; // of its last part
  readonly depth: number; // parts of a dotted number, else 1
};

export type NumberConstruct = {
  readonly style: NumberStyle;
  /** Characters it may begin with: a cheap first look. */
  readonly first: RegExp;
  /** The marker at exactly `at`, which stands after a boundary (line start, white space, end of a sentence). */
  readonly match: (text: string, at: number) => Marker | undefined;
};

/** Runs a sticky pattern at one position. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

const DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** 二十一 → 21, 一百零五 → 105, 12 → 12; NaN for anything else. */
export function readNumber(written: string): number {
  if (/^\d{1,9}$/.test(written)) return Number(written);
  let sum = 0;
  let digit = -1;
  for (const sign of written) {
    const unit = UNITS[sign];
    const value = DIGITS[sign];
    if (unit !== undefined) {
      sum += (digit < 0 ? 1 : digit) * unit;
      digit = -1;
    } else if (value !== undefined) digit = value;
    else return Number.NaN;
  }
  return written === '' ? Number.NaN : sum + Math.max(digit, 0);
}

export const CHINESE_NUMBER = '[〇零一二三四五六七八九十百]{1,6}';

export function marker(
  style: NumberStyle,
  start: number,
  whole: RegExpExecArray,
  label: string,
  value: number,
  depth = 1,
): Marker {
  return { style, start, end: start + whole[0].length, label, value, depth };
}
