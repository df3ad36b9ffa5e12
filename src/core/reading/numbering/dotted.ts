// 3.2.1 … and 1范围: figures glued to a heading; not quantities ("1.5 t", "30 分钟", "2018年") and not times.
import { FIGURE, GAP, marker, matchAt, type NumberConstruct, plainFigures } from './construct.ts';
import { MEASURE } from './measure.ts';

/** One part; a scan may take a figure for the letter it looks like. */
const PART = `(?:${FIGURE}{1,2}|[lI](?=[.．、 ])|\\d[lIO])`;
/** Behind the label: words, a quantity ("3.2 10分钟内未答复的…"), or the end of the line. */
const DOTTED = new RegExp(
  `(${FIGURE}{1,2}(?:[.．](?:${FIGURE}{1,3}|[lI](?![A-Za-z]))){1,5}|[lI](?:[.．]${FIGURE}{1,2}){1,5})[.．、]?(?![\\d:：])(?!${MEASURE})(?:${GAP}(?=[^\\s\\d])|[ \\t\\u3000]{1,8}(?=\\d{1,4}${MEASURE})|(?=[ \\t]*(?:\\n|$)))`,
  'y',
);
/** "1. 1 目的", "3 .2 处置": stray spaces, at the start of a line. */
const SPACED = new RegExp(
  `(${PART}(?: ?[.．] ?${PART}){1,4})[ \\t\\u3000]{1,8}(?!${MEASURE})(?=[\\u4e00-\\u9fa5])`,
  'y',
);
const GLUED = new RegExp(`(${FIGURE}{1,2})(?!${MEASURE})${GAP}(?=[\\u4e00-\\u9fa5])`, 'y');

export const dotted: NumberConstruct = {
  style: 'dotted',
  first: /[\d０-９lI]/,
  match(text, at) {
    const lineStart = at === 0 || text[at - 1] === '\n';
    const found = matchAt(DOTTED, text, at) ?? (lineStart ? matchAt(SPACED, text, at) : null);
    if (!found) return undefined;
    const label = plainFigures(found[1] ?? '')
      .replaceAll('．', '.')
      .replaceAll(' ', '');
    const parts = label.split('.');
    return marker('dotted', at, found, label, Number(parts[parts.length - 1]), parts.length);
  },
};

/** "2总则": believed only where the outline expects that number. */
export const glued: NumberConstruct = {
  style: 'dotted',
  first: /[\d０-９]/,
  match(text, at) {
    const found = matchAt(GLUED, text, at);
    const label = plainFigures(found?.[1] ?? '');
    return found ? marker('dotted', at, found, label, Number(label), 1) : undefined;
  },
};
