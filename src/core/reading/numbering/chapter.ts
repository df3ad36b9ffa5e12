// 第一章 … 第二节 … 第四条, 第 一 章: but not a reference within a sentence ("本预案第二条所列").
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
  `第[ \\u3000]?(${CHINESE_NUMBER}|${FIGURE}{1,4})[ \\u3000]?(部分|[编篇部章节条款])(?!所|规定|第|的|中|和|、|至|款|项)${GAP}`,
  'y',
);

/** Parts stand above chapters, chapters above sections. */
const DEPTHS: Readonly<Record<string, number>> = { 编: 1, 篇: 1, 部: 1, 部分: 1, 章: 2, 节: 3, 条: 1, 款: 2 };

function construct(style: 'chapter' | 'article', sorts: readonly string[]): NumberConstruct {
  return {
    style,
    first: /第/,
    match(text, at) {
      const found = matchAt(PATTERN, text, at);
      const sort = found?.[2];
      if (!found || sort === undefined || !sorts.includes(sort)) return undefined;
      const label = `第${plainFigures(found[1] ?? '')}${sort}`;
      return marker(style, at, found, label, readNumber(found[1] ?? ''), DEPTHS[sort]);
    },
  };
}

export const chapter = construct('chapter', ['编', '篇', '部', '部分', '章', '节']);
export const article = construct('article', ['条', '款']);
