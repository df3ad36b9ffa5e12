// Numbers that are one sign: ⑴ ① ㈠ ⒈ ⒜, letters a) A. （a） bullets and boxes to be ticked.
import { GAP, marker, matchAt, type NumberConstruct } from './construct.ts';

const SIGN = new RegExp(
  `([\\u2460-\\u24b5\\u24f5-\\u24fe\\u2776-\\u277f\\u3220-\\u3229])[、.．:：]?${GAP}`,
  'y',
);
const LETTER = new RegExp(
  `(?:[(（]([a-zA-Z])[)）]|([a-zA-Z])[)）]|([a-zA-Z])[、.．](?=[ \\t\\u3000]{0,8}[\\u4e00-\\u9fa5]))${GAP}`,
  'y',
);
const BULLET = new RegExp(
  `([•●■◆▪◇○★☆➢✓✔√►▶◎※▲△·‧❏❑⚫⚪◦‣\\uf0b7\\uf06c\\uf0d8\\uf0fc\\uf0a7\\uf075\\uf0a8\\uf06e\\uf09f])${GAP}|([-—*－])[ \\t\\u3000]{1,8}(?=[\\u4e00-\\u9fa5])`,
  'y',
);

/** Boxes of a form stand side by side: "□同意 □不同意". */
const BOX = /([□☐☑▢◻])[ \t\u3000]{0,3}(?=[^\s□☐☑▢◻]{4}[^\n□☐☑▢◻]{0,120}(?:\n|$|[;；。]\s{0,3}[□☐☑▢◻]))/y;

/** First signs of the series and the style each belongs to. */
const SERIES = [
  [0x2460, 20, 'circled'],
  [0x2474, 20, 'small-paren'],
  [0x2488, 20, 'decimal'],
  [0x249c, 26, 'letter'],
  [0x24f5, 10, 'circled'],
  [0x2776, 10, 'circled'],
  [0x3220, 10, 'chinese-paren'],
] as const;

export const signs: NumberConstruct = {
  style: 'circled',
  first: /[\u2460-\u24b5\u24f5-\u24fe\u2776-\u277f\u3220-\u3229]/,
  match(text, at) {
    const found = matchAt(SIGN, text, at);
    const sign = found?.[1];
    const code = sign?.charCodeAt(0) ?? 0;
    const series = SERIES.find(([from, length]) => code >= from && code < from + length);
    if (!found || sign === undefined || series === undefined) return undefined;
    return marker(series[2], at, found, sign, code - series[0] + 1);
  },
};

export const letter: NumberConstruct = {
  style: 'letter',
  first: /[a-zA-Z(（]/,
  match(text, at) {
    const found = matchAt(LETTER, text, at);
    const sign = found?.[1] ?? found?.[2] ?? found?.[3];
    if (!found || sign === undefined) return undefined;
    return marker('letter', at, found, sign, sign.toLowerCase().charCodeAt(0) - 96);
  },
};

export const bullet: NumberConstruct = {
  style: 'bullet',
  first: /[•●■◆▪◇○★☆➢✓✔√►▶◎※▲△·‧❏❑⚫⚪◦‣\uf0b7\uf06c\uf0d8\uf0fc\uf0a7\uf075\uf0a8\uf06e\uf09f*—－-]/,
  match(text, at) {
    const found = matchAt(BULLET, text, at);
    return found ? marker('bullet', at, found, found[1] ?? found[2] ?? '', 1) : undefined;
  },
};

/** "□ 检查油位": to be ticked; not "□同意 □不同意". */
export const box: NumberConstruct = {
  style: 'box',
  first: /[□☐☑▢◻]/,
  match(text, at) {
    const found = matchAt(BOX, text, at);
    return found ? marker('box', at, found, found[1] ?? '', 1) : undefined;
  },
};
