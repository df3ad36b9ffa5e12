// What can be known: facts that conditions, grades and messages are about. The same words give the same fact, so that two
// clauses about the same thing ask one question.
import type { WrittenPlan } from '#core/plan/plan-schema.ts';
import { type IdBook, STATE, snakeName } from './ids.ts';

type Facts = NonNullable<WrittenPlan['facts']>;
export type DraftFact = Facts[string];

export type FactBook = {
  readonly state: (id: string, title: string, from: string | undefined) => string;
  /** A fact of a type; `about` is what it is known by: the same in two clauses is one fact. */
  readonly of: (
    type: Exclude<DraftFact['type'], 'state' | 'list'>,
    about: string,
    asked: string,
    more?: Partial<DraftFact>,
    wanted?: string,
  ) => string;
  readonly titleOf: (id: string) => string | undefined;
  readonly written: () => Facts;
};

export function factBook(ids: IdBook): FactBook {
  const facts: Facts = {};
  return {
    state(wanted, title, from) {
      const short = title.slice(0, 60);
      const id = ids.named('facts', `${short}${STATE}`, wanted);
      facts[id] ??= {
        type: 'state',
        title: short,
        ask: 'reporter',
        ...(from === undefined ? {} : { from }),
      };
      return id;
    },
    of(type, about, asked, more = {}, wanted) {
      const title = about.slice(0, 120);
      const key = `${title}${more.unit === undefined ? '' : `（${more.unit}）`}`;
      const id = ids.named('facts', key, wanted ?? wordy(`${title}${more.unit ?? ''}`));
      facts[id] ??= { type, title, ask: asked, ...more };
      return id;
    },
    titleOf: id => facts[id]?.title,
    written: () => facts,
  };
}

/** Some four words of what is asked: enough to recognise it by. */
function wordy(title: string): string {
  const id = snakeName([...title].slice(0, 14).join(''), 'fact');
  return id.length <= 32 ? id : id.slice(0, 32).replace(/_+$/, '');
}
