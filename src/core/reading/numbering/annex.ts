// 附件1: … 附录A … 附表二, 卡一, 处置卡2, at the start of a line: not a mention ("附件1所列", "附件1、2").
import {
  CHINESE_NUMBER,
  FIGURE,
  GAP,
  marker,
  matchAt,
  type NumberConstruct,
  plainFigures,
  readNumber,
} from './construct.ts';

const PATTERN = new RegExp(
  `(附[ \\u3000]?[件录表图]|(?:处置|应急|操作|岗位)?卡片?)[ \\u3000]?(${CHINESE_NUMBER}|${FIGURE}{1,2}|[A-Z])(?![\\d.])(?!所|中|的|和|、|至|规定)[:：.．]?${GAP}`,
  'y',
);

export const annex: NumberConstruct = {
  style: 'annex',
  first: /[附卡处应操岗]/,
  match(text, at) {
    if (at > 0 && text[at - 1] !== '\n') return undefined;
    const found = matchAt(PATTERN, text, at);
    const number = found?.[2] ?? '';
    if (!found) return undefined;
    const label = `${(found[1] ?? '').replace(/\s/g, '')}${plainFigures(number)}`;
    const value = /[A-Z]/.test(number) ? number.charCodeAt(0) - 64 : readNumber(number);
    return marker('annex', at, found, label, value);
  },
};
