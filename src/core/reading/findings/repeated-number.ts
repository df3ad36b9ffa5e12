// Numbers of headings that are used more than once: a reference to them is ambiguous.
import { isEntry } from '../chapters.ts';
import type { Clause } from '../reading.ts';
import { at, type Rule } from './rule.ts';

export const repeatedNumber: Rule = ({ clauses, blocks }) => {
  const seen = new Set<string>();
  const listed = new Set(blocks.filter(({ contents }) => contents).map(({ id }) => id));
  return clauses.flatMap(clause => {
    if (clause.kind !== 'heading' || clause.number === null || !hasOwnNumber(clause)) return [];
    if (listed.has(clause.block) || isEntry(clause)) return []; // of the contents list
    const first = !seen.has(clause.number);
    seen.add(clause.number);
    if (first) return [];
    return [
      at(clause, {
        code: 'repeated-number',
        severity: 'info',
        message: {
          zh: `编号“${clause.number}”出现不止一次。引用时请写明标题。`,
          en: `The number "${clause.number}" is used more than once. Name the heading when you refer to it.`,
        },
      }),
    ];
  });
};

/** A lead-in ("处理流程:") stands under the number of its section and has none itself. */
function hasOwnNumber({ number, quote }: Clause): boolean {
  const last = (number ?? '').replace(/[()]/g, '、').split('、').filter(Boolean).pop() ?? '';
  return quote.replace(/^[\s(（第]+/, '').startsWith(last.replace(/^第/, ''));
}
