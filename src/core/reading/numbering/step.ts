// 第一步 … 第2步:, 步骤一、: steps counted in words.
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
  `(?:第(${CHINESE_NUMBER}|${FIGURE}{1,2})步(?!骤的)|步骤(${CHINESE_NUMBER}|${FIGURE}{1,2})(?=[:：、.．\\s]))骤?[:：、.．,，]?${GAP}`,
  'y',
);

export const step: NumberConstruct = {
  style: 'step',
  first: /[第步]/,
  match(text, at) {
    const found = matchAt(PATTERN, text, at);
    const number = found?.[1] ?? found?.[2] ?? '';
    return found ? marker('step', at, found, `第${plainFigures(number)}步`, readNumber(number)) : undefined;
  },
};
