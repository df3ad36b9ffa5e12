// 3.2.1 … and 1范围: figures glued to a heading; not quantities ("1.5 t", "30 分钟", "2018年") and not times.
import { marker, matchAt, type NumberConstruct } from './construct.ts';

/** What makes figures a quantity or a date instead of a number of an item. */
export const MEASURE =
  '[ ]?(?:分钟?|小时|秒|天|日|周|个|年|月|点|时(?!间)|人|名|位|台|辆|部|级|类|种|条|座|户|元|万|千|百|亿|次|倍|号|页|米|公里|千米|吨|度|%|％|‰|℃|m|km|t|kg|h|[×x*~～/+-])';

const DOTTED = new RegExp(
  `(\\d{1,3}(?:[.．]\\d{1,3}){1,5})[.．、]?(?![\\d:：])(?!${MEASURE})[ \\t\\u3000]{0,8}(?=[^\\s\\d])`,
  'y',
);
const GLUED = new RegExp(`(\\d{1,2})(?!${MEASURE})[ \\t\\u3000]{0,8}(?=[\\u4e00-\\u9fa5])`, 'y');

export const dotted: NumberConstruct = {
  style: 'dotted',
  first: /\d/,
  match(text, at) {
    const found = matchAt(DOTTED, text, at);
    if (!found) return undefined;
    const label = (found[1] ?? '').replaceAll('．', '.');
    const parts = label.split('.');
    return marker('dotted', at, found, label, Number(parts[parts.length - 1]), parts.length);
  },
};

/** "2总则": believed only where the outline expects that number. */
export const glued: NumberConstruct = {
  style: 'dotted',
  first: /\d/,
  match(text, at) {
    const found = matchAt(GLUED, text, at);
    return found ? marker('dotted', at, found, found[1] ?? '', Number(found[1]), 1) : undefined;
  },
};
