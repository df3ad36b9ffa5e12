// 1、 2. 3．: figures with a pause mark; in "2、3、4、5三天" only the first can be an item number.
import { marker, matchAt, type NumberConstruct } from './construct.ts';

const COMMA = /(\d{1,3})(?:[、．]|[.](?!\d))(?!\d{1,3}[、日天月号级])[ \t\u3000]{0,8}/y;
const PAREN = /([(（](\d{1,3})[)）])[、.．]?[ \t\u3000]{0,8}/y;
const HALF = /((\d{1,3})[)）])[、.．]?[ \t\u3000]{0,8}/y;

export const decimal: NumberConstruct = {
  style: 'decimal',
  first: /\d/,
  match(text, at) {
    const found = matchAt(COMMA, text, at) ?? matchAt(LIST, text, at);
    return found ? marker('decimal', at, found, found[1] ?? '', Number(found[1])) : undefined;
  },
};

/** The head of "2、3、4、5三天": the outline believes it only where 2 is expected. */
const LIST = /(\d{1,3})、(?=\d{1,3}、)/y;

export const decimalParen: NumberConstruct = {
  style: 'decimal-paren',
  first: /[(（]/,
  match(text, at) {
    const found = matchAt(PAREN, text, at);
    return found ? marker('decimal-paren', at, found, `(${found[2]})`, Number(found[2])) : undefined;
  },
};

export const halfParen: NumberConstruct = {
  style: 'half-paren',
  first: /\d/,
  match(text, at) {
    const found = matchAt(HALF, text, at);
    return found ? marker('half-paren', at, found, `${found[2]})`, Number(found[2])) : undefined;
  },
};
