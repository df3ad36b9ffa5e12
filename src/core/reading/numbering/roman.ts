// Ⅰ. Ⅱ、 and their spelling in letters, II. IV、: a grade ("Ⅱ级", "Ⅱ 级") is none.
import { GAP, marker, matchAt, type NumberConstruct } from './construct.ts';

const SIGN = new RegExp(
  `([\\u2160-\\u216b\\u2170-\\u217b])(?:[、.．)）:：]${GAP}|[ \\t\\u3000]{1,8}(?=[\\u4e00-\\u9fa5])(?!级))`,
  'y',
);
const LETTERS = new RegExp(`(I|II|III|IV|V|VI|VII|VIII|IX|X|XI|XII)[、.．]${GAP}(?=[\\u4e00-\\u9fa5])`, 'y');
const VALUES = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];

export const roman: NumberConstruct = {
  style: 'roman',
  first: /[\u2160-\u216b\u2170-\u217bIVX]/,
  match(text, at) {
    const sign = matchAt(SIGN, text, at);
    const code = sign?.[1]?.charCodeAt(0) ?? 0;
    if (sign)
      return marker('roman', at, sign, sign[1] ?? '', (code < 0x2170 ? code - 0x2160 : code - 0x2170) + 1);
    const letters = matchAt(LETTERS, text, at);
    return letters
      ? marker('roman', at, letters, letters[1] ?? '', VALUES.indexOf(letters[1] ?? '') + 1)
      : undefined;
  },
};
