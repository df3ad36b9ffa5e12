// 第一章 … 第二节 … 第四条: but not a reference within a sentence ("本预案第二条所列").
import { CHINESE_NUMBER, marker, matchAt, type NumberConstruct, readNumber } from './construct.ts';

const PATTERN = new RegExp(
  `(第(${CHINESE_NUMBER}|\\d{1,4})([编篇部章节条款]))(?!所|规定|第|的|中|和|、|至|款|项)[ \\t\\u3000]{0,8}`,
  'y',
);

function construct(style: 'chapter' | 'article', sorts: string): NumberConstruct {
  return {
    style,
    first: /第/,
    match(text, at) {
      const found = matchAt(PATTERN, text, at);
      if (!found || !sorts.includes(found[3] ?? '\n')) return undefined;
      return marker(style, at, found, found[1] ?? '', readNumber(found[2] ?? ''));
    },
  };
}

export const chapter = construct('chapter', '编篇部章节');
export const article = construct('article', '条款');
