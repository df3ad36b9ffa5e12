// 1、 2. 3．, １、, l、 for 1、 after a scan; (1) and 1): in "2、3、4、5三天" only the first can be an item number.
import { FIGURE, GAP, marker, matchAt, type NumberConstruct, plainFigures } from './construct.ts';

const COMMA = new RegExp(
  `(${FIGURE}{1,3})[ \\u3000]?(?:[、．]|[.](?!\\d))(?!\\d{1,3}[、日天月号级])${GAP}`,
  'y',
);
/** "l、报警": one letter for the figure it looks like, before a pause mark and a Chinese word. */
const SLIP = new RegExp(`(l|[lI]\\d|\\d[lIoO])[、．.]${GAP}(?=[\\u4e00-\\u9fa5])`, 'y');
/** The head of "2、3、4、5三天": the outline believes it only where 2 is expected. */
const LIST = /(\d{1,3})、(?=\d{1,3}、)/y;
const PAREN = new RegExp(`[(（][ \\u3000]?(${FIGURE}{1,3}|[lI])[ \\u3000]?[)）][、.．:：]?${GAP}`, 'y');
const HALF = new RegExp(`(${FIGURE}{1,3})[)）][、.．]?${GAP}`, 'y');

export const decimal: NumberConstruct = {
  style: 'decimal',
  first: /[\d０-９lI]/,
  match(text, at) {
    const found = matchAt(COMMA, text, at) ?? matchAt(LIST, text, at) ?? matchAt(SLIP, text, at);
    const label = plainFigures(found?.[1] ?? '');
    return found ? marker('decimal', at, found, label, Number(label)) : undefined;
  },
};

export const decimalParen: NumberConstruct = {
  style: 'decimal-paren',
  first: /[(（]/,
  match(text, at) {
    const found = matchAt(PAREN, text, at);
    const label = plainFigures(found?.[1] ?? '');
    return found ? marker('decimal-paren', at, found, `(${label})`, Number(label)) : undefined;
  },
};

export const halfParen: NumberConstruct = {
  style: 'half-paren',
  first: /[\d０-９]/,
  match(text, at) {
    const found = matchAt(HALF, text, at);
    const label = plainFigures(found?.[1] ?? '');
    return found ? marker('half-paren', at, found, `${label})`, Number(label)) : undefined;
  },
};
