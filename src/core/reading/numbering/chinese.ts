// 一、 二． and （一） (十二)、: not a list of numbers ("二、三级事故") in the middle of a sentence.
import { CHINESE_NUMBER, GAP, marker, matchAt, type NumberConstruct, readNumber } from './construct.ts';

const COMMA = new RegExp(`(${CHINESE_NUMBER})[ \\u3000]{0,2}[、.．](?!${CHINESE_NUMBER}[、级类])${GAP}`, 'y');
/** At the start of a line only: "一 总则", and "一,总则" when nothing but a few words follow. */
const SPACE = new RegExp(`(${CHINESE_NUMBER})[ \\t\\u3000]{1,8}(?=[^\\s])`, 'y');
const SLIP = new RegExp(`(${CHINESE_NUMBER})[,，:：]${GAP}(?=[\\u4e00-\\u9fa5]{2,14}[ \\t]*(?:\\n|$))`, 'y');
const PAREN = new RegExp(
  `[(（〔【\\[][ \\u3000]?(${CHINESE_NUMBER})[ \\u3000]?[)）〕】\\]][、.．:：]?${GAP}|(${CHINESE_NUMBER})[)）]${GAP}`,
  'y',
);

export const chinese: NumberConstruct = {
  style: 'chinese',
  first: /[一二三四五六七八九十]/,
  match(text, at) {
    const lineStart = at === 0 || text[at - 1] === '\n';
    const found =
      matchAt(COMMA, text, at) ?? (lineStart ? (matchAt(SPACE, text, at) ?? matchAt(SLIP, text, at)) : null);
    return found ? marker('chinese', at, found, found[1] ?? '', readNumber(found[1] ?? '')) : undefined;
  },
};

export const chineseParen: NumberConstruct = {
  style: 'chinese-paren',
  first: /[(（〔【[一二三四五六七八九十]/,
  match(text, at) {
    const found = matchAt(PAREN, text, at);
    const number = found?.[1] ?? found?.[2];
    if (!found || number === undefined) return undefined;
    return marker('chinese-paren', at, found, `(${number})`, readNumber(number));
  },
};
