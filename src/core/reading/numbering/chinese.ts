// 一、 二． and （一） (十二)、: not a list of numbers ("二、三级事故") in the middle of a sentence.
import { CHINESE_NUMBER, marker, matchAt, type NumberConstruct, readNumber } from './construct.ts';

const COMMA = new RegExp(`(${CHINESE_NUMBER})[、.．](?!${CHINESE_NUMBER}[、级类])[ \\t\\u3000]{0,8}`, 'y');
const SPACE = new RegExp(`(${CHINESE_NUMBER})[ \\t\\u3000]{1,8}(?=[^\\s])`, 'y'); // at the start of a line only
const PAREN = new RegExp(`([(（](${CHINESE_NUMBER})[)）])[、.．]?[ \\t\\u3000]{0,8}`, 'y');

export const chinese: NumberConstruct = {
  style: 'chinese',
  first: /[一二三四五六七八九十]/,
  match(text, at) {
    const lineStart = at === 0 || text[at - 1] === '\n';
    const found = matchAt(COMMA, text, at) ?? (lineStart ? matchAt(SPACE, text, at) : null);
    return found ? marker('chinese', at, found, found[1] ?? '', readNumber(found[1] ?? '')) : undefined;
  },
};

export const chineseParen: NumberConstruct = {
  style: 'chinese-paren',
  first: /[(（]/,
  match(text, at) {
    const found = matchAt(PAREN, text, at);
    if (!found) return undefined;
    const label = (found[1] ?? '').replace('（', '(').replace('）', ')');
    return marker('chinese-paren', at, found, label, readNumber(found[2] ?? ''));
  },
};
