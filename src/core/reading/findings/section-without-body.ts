// A numbered heading that announces something and is followed by the next heading or the end of the text.
import { standsEmpty } from '../chapters.ts';
import type { Clause } from '../reading.ts';
import { at, type Rule } from './rule.ts';

export const sectionWithoutBody: Rule = ({ clauses }) =>
  clauses.flatMap((clause, index) => {
    if (!announces(clause) || clause.scenario !== null) return []; // of scenarios: scenario-without-body.ts
    if (!standsEmpty(clauses, index)) return [];
    const next = clauses[index + 1];
    // A flat list of headings ("1、… 2、…") that read as its items.
    const before = clauses[index - 1];
    if (before?.kind === 'heading' && next?.kind === 'heading' && before.path.length === clause.path.length)
      return [];
    const title = clause.path.at(-1) ?? clause.quote;
    return [
      at(clause, {
        code: 'section-without-body',
        severity: 'warning',
        message: {
          zh: `“${title}”只有标题，没有正文。请补写，或删去这一节。`,
          en: `"${title}" is a heading without a body. Write it, or take the section out.`,
        },
      }),
    ];
  });

function announces({ kind, number, quote, path }: Clause): boolean {
  if (kind !== 'heading' || number === null || path.some(title => /^(?:目\s*录|目次)$/.test(title)))
    return false;
  return !/[::。]\s*$|《|^附|错误[!！]|\.{3,}|…{2,}|\d\s*$/.test(quote.trim()) && quote.length >= 4;
}
