// The syntax tree of a FEEL expression, as plain nodes with their place in the text.
import { parseExpression } from 'feelin';
import type { FeelError } from './feel-error.ts';

export type FeelNode = {
  readonly kind: string; // lezer-feel's node name: "Comparison", "VariableName" …
  readonly from: number;
  readonly to: number;
  readonly children: readonly FeelNode[];
};

/** Reads the text; the first syntax error is returned with its column, in words for people. */
export function feelTree(text: string): { readonly root: FeelNode } | { readonly error: FeelError } {
  const top: FeelNode & { children: FeelNode[] } = { kind: 'Top', from: 0, to: text.length, children: [] };
  const open: (FeelNode & { children: FeelNode[] })[] = [top];
  let wrong: number | undefined;
  parseExpression(text, {}, undefined).iterate({
    enter(found) {
      if (found.type.isError) wrong ??= found.from;
      if (found.type.isSkipped) return false;
      const node = { kind: found.name, from: found.from, to: found.to, children: [] };
      open.at(-1)?.children.push(node);
      open.push(node);
      return true;
    },
    leave(found) {
      if (!found.type.isSkipped) open.pop();
    },
  });
  const doubled = /(?<![<>!=])==/.exec(withoutStrings(text));
  if (doubled && (wrong === undefined || doubled.index < wrong)) wrong = doubled.index;
  const root = top.children[0];
  if (wrong !== undefined || !root) return { error: syntaxError(text, wrong ?? 0) };
  return { root };
}

function syntaxError(text: string, at: number): FeelError {
  const rest = text.slice(at, at + 12).trim();
  const hint = HINTS.find(([sign]) => text.slice(at).trimStart().startsWith(sign));
  const where =
    rest === ''
      ? { zh: '到此不完整', en: 'ends too early' }
      : { zh: `在“${rest}”处读不懂`, en: `cannot be read at "${rest}"` };
  return {
    code: 'feel-syntax',
    column: at + 1,
    message: {
      zh: `条件 ${text.trim() === '' ? '是空的' : `“${text}”${where.zh}`}${hint ? `；${hint[1].zh}` : ''}。`,
      en: `The condition ${text.trim() === '' ? 'is empty' : `"${text}" ${where.en}`}${hint ? `; ${hint[1].en}` : ''}.`,
    },
  };
}

const HINTS: readonly (readonly [string, { readonly zh: string; readonly en: string }])[] = [
  ['&&', { zh: '“并且”写作 and', en: 'write "and"' }],
  ['||', { zh: '“或者”写作 or', en: 'write "or"' }],
  ['==', { zh: '相等写作 =', en: 'equality is written =' }],
  ['!', { zh: '“不”写作 not(…)', en: 'write not(…)' }],
  ['“', { zh: '文字用英文引号 "…"', en: 'put texts in straight quotes "…"' }],
  ["'", { zh: '文字用双引号 "…"', en: 'put texts in double quotes "…"' }],
];

/** The same length, with the insides of string literals blanked. */
function withoutStrings(text: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"/g, found => `"${' '.repeat(found.length - 2)}"`);
}
