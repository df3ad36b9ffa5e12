// The same passage twice: changed in one place, it would stay in the other.
import { bareText } from '../bare-text.ts';
import type { Clause } from '../reading.ts';
import { at, type Rule } from './rule.ts';

/** Shorter passages ("做好记录") are said again and again with good reason. */
const SHORTEST = 16;

export const passageRepeated: Rule = ({ clauses }) => {
  const first = new Map<string, number>();
  const runs: { clause: Clause; same: Clause; length: number; next: number }[] = [];
  clauses.forEach((clause, index) => {
    const body = bodyOf(clause);
    if (clause.kind === 'heading' || body.length < 6) return;
    const before = first.get(body);
    const same = before === undefined ? undefined : clauses[before];
    if (before === undefined || same === undefined) {
      first.set(body, index);
      return;
    }
    const run = runs.at(-1);
    if (run !== undefined && run.next === index) {
      run.length += body.length;
      run.next++;
    } else runs.push({ clause, same, length: body.length, next: index + 1 });
  });
  return runs
    .filter(({ length }) => length >= SHORTEST)
    .map(({ clause, same }) =>
      at(clause, {
        code: 'passage-repeated',
        severity: 'info',
        message: {
          zh: `与 ${same.id} 起的文字相同。请确认是否重复；保留一处即可。`,
          en: `The same words as from ${same.id} on. Check whether this is a repetition; one place is enough.`,
        },
      }),
    );
};

/** The words without the printed number and the sign at the end. */
function bodyOf({ quote }: Clause): string {
  return bareText(quote)
    .replace(/^[\d.、()一二三四五六七八九十①-⑳⑴-⒇第条]{1,10}/, '')
    .replace(/[,。;]+$/, '');
}
