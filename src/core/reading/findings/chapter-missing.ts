// A chapter that the contents list promises and the text never brings.
import { promisedOnly } from '../chapters.ts';
import { at, type Rule } from './rule.ts';

export const chapterMissing: Rule = ({ clauses }) =>
  promisedOnly(clauses).map(clause =>
    at(clause, {
      code: 'chapter-missing',
      severity: 'warning',
      message: {
        zh: '目录列有这一章，正文中没有。请补写，或从目录中删去。',
        en: 'The contents list promises this chapter and the text does not have it. Write it, or take it out of the list.',
      },
    }),
  );
