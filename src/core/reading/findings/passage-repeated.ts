// The same passage twice: changed in one place, it would stay in the other.
import { bareText } from '../bare-text.ts';
import { at, type Rule } from './rule.ts';

const SHORTEST = 16;

export const passageRepeated: Rule = ({ clauses }) => {
  const first = new Map<string, string>();
  let running = false; // the clause before was a repetition too: one finding for the whole passage
  return clauses.flatMap(clause => {
    if (clause.kind === 'heading') return [];
    const body = bareText(clause.quote)
      .replace(/^[\d.、()一二三四五六七八九十①-⑳⑴-⒇第条]{1,10}/, '')
      .replace(/[,。;]+$/, '');
    if (body.length < SHORTEST) return [];
    const same = first.get(body);
    if (same === undefined) {
      first.set(body, clause.id);
      running = false;
      return [];
    }
    if (running) return [];
    running = true;
    return [
      at(clause, {
        code: 'passage-repeated',
        severity: 'info',
        message: {
          zh: `与 ${same} 的文字相同。请确认是否重复;保留一处即可。`,
          en: `The same words as ${same}. Check whether this is a repetition; one place is enough.`,
        },
      }),
    ];
  });
};
