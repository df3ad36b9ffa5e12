// How one style of printed item number is recognised. One style per file; `constructs.ts` lists them.

export type NumberStyle =
  | 'annex' // 附件1
  | 'chapter' // 第一章
  | 'article' // 第一条
  | 'chinese' // 一、
  | 'roman' // Ⅰ.
  | 'chinese-paren' // （一）
  | 'dotted' // 3.2.1
  | 'decimal' // 1、 1.
  | 'decimal-paren' // (1)
  | 'half-paren' // 1)
  | 'small-paren' // ⑴
  | 'circled' // ①
  | 'step' // 第一步
  | 'letter' // a)
  | 'bullet' // •
  | 'box'; // □

export type Marker = {
  readonly style: NumberStyle;
  readonly start: number;
  readonly end: number; // after the marker and the white space behind it
  readonly label: string; // without the punctuation behind: "一", "(2)", "3.2.1", "第四条"
  readonly value: number; // of its last part
  readonly depth: number; // parts of a dotted number, 2 for 节 below 章, else 1
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
  '○': 0,
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

/** 二十一 → 21, 一百零五 → 105, 二〇 → 20, １２ → 12; NaN for anything else. */
export function readNumber(written: string): number {
  const figures = plainFigures(written);
  if (/^\d{1,9}$/.test(figures)) return Number(figures);
  if (/^[〇○零一二三四五六七八九]{2,6}$/.test(written)) {
    return Number([...written].map(sign => DIGITS[sign]).join('')); // "一二" as printed figures
  }
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

export const CHINESE_NUMBER = '[〇○零一二三四五六七八九十百]{1,6}';
/** Figures of either width. */
export const FIGURE = '[\\d０-９]';
/** White space behind a marker. */
export const GAP = '[ \\t\\u3000]{0,8}';

/** Full-width figures, and letters that a scan took for figures (l, I, O), as figures. */
export function plainFigures(written: string): string {
  return written
    .replace(/[０-９]/g, digit => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[lI]/g, '1')
    .replace(/[oO]/g, '0');
}

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
