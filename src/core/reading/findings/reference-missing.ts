// A reference to a clause or annex that is not in the document.
import { at, type Rule } from './rule.ts';

export const referenceMissing: Rule = ({ clauses }) =>
  clauses.flatMap(clause =>
    clause.references
      .filter(
        ({ to, clause: meant, title }) =>
          to === 'inside' && meant === undefined && !isOwn(clause.quote, title),
      )
      .slice(0, 1)
      .map(({ title, text }) =>
        at(clause, {
          code: 'reference-missing',
          severity: 'warning',
          message: {
            zh: `提到的“${title}”在本文件中没有找到。请核对编号，或补上这一部分。`,
            en: `"${title}" (in "${text}") is not in this document. Check the number, or add what is missing.`,
          },
        }),
      ),
  );

/** The printed number of the clause itself is no reference. */
function isOwn(quote: string, title: string): boolean {
  return quote.trimStart().startsWith(title);
}
