// What the parts of the review screen share: the review and its clauses, which clause is chosen, what is being done to it,
// and how to decide. Acts go out one after the other; the next clause is there before the answer is.
import { createContext, useCallback, useContext, useRef, useState } from 'react';
import type { ReviewedClause } from '#contract/review-clause.ts';
import type { Review } from '#contract/reviews.ts';
import { useText } from '#web/i18n/i18n.ts';
import { following } from './clause-list.ts';
import { type Book, type CommandInput, type Decided, useDecide } from './review-data.ts';

export type Mode = 'look' | 'correct' | 'split' | 'ignore';
export type Trouble = { readonly error: unknown; readonly command: CommandInput };

export type ReviewDesk = {
  readonly review: Review;
  readonly book: Book;
  /** Clauses that the filter shows, in order. */
  readonly shown: readonly ReviewedClause[];
  readonly chosen: ReviewedClause | undefined;
  /** Has the right, and this is the latest edition. */
  readonly mayDecide: boolean;
  readonly mode: Mode;
  readonly setMode: (mode: Mode) => void;
  readonly choose: (clause: string) => void;
  readonly step: (to: 1 | -1, openOnly: boolean) => void;
  /** Resolves to the answer, or to null where it was refused; the refusal is shown with the clause. */
  readonly act: (command: CommandInput, onward?: boolean) => Promise<Decided | null>;
  readonly busy: ReadonlySet<string>;
  readonly troubles: ReadonlyMap<string, Trouble>;
  readonly forgetTrouble: (about: string) => void;
  /** The last thing that happened, for those who listen to the screen. */
  readonly said: string;
  /** What the dictionary learnt last. */
  readonly learnt: Decided['learnt'];
};

export const Desk = createContext<ReviewDesk | null>(null);

export function useReviewDesk(): ReviewDesk {
  const desk = useContext(Desk);
  if (!desk) throw new Error('outside of a review');
  return desk;
}

/** What a trouble is kept under: the clause it is about, or what else. */
export function subjectOf(command: CommandInput): string {
  if ('clause' in command) return command.clause;
  if ('clauses' in command) return command.clauses[0] ?? '';
  if (command.type === 'settle') return `finding ${command.finding}`;
  return command.type === 'same' ? `same ${command.names.join()}` : command.type;
}

export function useDesk(given: {
  readonly review: Review;
  readonly book: Book;
  readonly shown: readonly ReviewedClause[];
  readonly clause: string | undefined;
  readonly mayDecide: boolean;
  readonly onChoose: (clause: string) => void;
}): ReviewDesk {
  const { say } = useText();
  const { review, book, shown, onChoose, mayDecide } = given;
  const chosen = useChosen(book, shown, given.clause);
  const [doing, setDoing] = useState<{ readonly clause: string | undefined; readonly mode: Mode }>();
  const mode = doing?.clause === chosen?.id ? (doing?.mode ?? 'look') : 'look';
  const [said, setSaid] = useState('');
  const [learnt, setLearnt] = useState<Decided['learnt']>([]);
  const acts = useActs(review.document);

  const choose = useCallback(
    (clause: string) => {
      setDoing(undefined);
      onChoose(clause);
    },
    [onChoose],
  );
  const latest = useRef({ shown, chosen, acts });
  latest.current = { shown, chosen, acts };

  const step = useCallback(
    (to: 1 | -1, openOnly: boolean) => {
      const { shown: list, chosen: from, acts: running } = latest.current;
      const open = (one: ReviewedClause) => one.settled === null && !running.busy.has(one.id);
      const next = following(list, from?.id, one => !openOnly || open(one), to);
      if (next) choose(next.id);
    },
    [choose],
  );

  const act = useCallback(
    async (command: CommandInput, onward = false) => {
      const { shown: list, chosen: from, acts: running } = latest.current;
      if (onward) {
        const gone = new Set([...running.busy, ...('clauses' in command ? command.clauses : [])]);
        const next = following(list, from?.id, one => one.settled === null && !gone.has(one.id));
        if (next) choose(next.id);
      }
      const decided = await running.send(command);
      if (decided) {
        const { settled, clauses } = decided.progress;
        setSaid(
          `${say(`review.did.${command.type}`)} ${say('review.progress', { done: settled, all: clauses })}`,
        );
        setLearnt(decided.learnt);
      } else setSaid(say('review.refused'));
      return decided;
    },
    [choose, say],
  );

  const id = chosen?.id;
  const setMode = useCallback((next: Mode) => setDoing({ clause: id, mode: next }), [id]);
  const { busy, troubles, forgetTrouble } = acts;
  return {
    ...{ review, book, shown, chosen, mayDecide, mode, setMode, choose, step, act },
    ...{ busy, troubles, forgetTrouble, said, learnt },
  };
}

/** The one named in the address; the first open one where none is. What a clause was merged into stands for it. */
function useChosen(
  book: Book,
  shown: readonly ReviewedClause[],
  wanted: string | undefined,
): ReviewedClause | undefined {
  const place = useRef(0);
  const named = wanted === undefined ? undefined : book.clauses.find(({ id }) => id === wanted);
  const found =
    named ??
    (wanted === undefined
      ? (shown.find(({ settled }) => settled === null) ?? shown[0])
      : (book.clauses.find(({ start, end }) => start <= place.current && end > place.current) ?? shown[0]));
  if (found) place.current = found.start;
  return found;
}

function useActs(document: string) {
  const { mutateAsync } = useDecide(document);
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());
  const [troubles, setTroubles] = useState<ReadonlyMap<string, Trouble>>(new Map());
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const forgetTrouble = useCallback(
    (about: string) => setTroubles(old => new Map([...old].filter(([key]) => key !== about))),
    [],
  );
  const send = useCallback(
    (command: CommandInput): Promise<Decided | null> => {
      const about = 'clauses' in command ? command.clauses : [subjectOf(command)];
      setBusy(old => new Set([...old, ...about]));
      forgetTrouble(subjectOf(command));
      const sent = queue.current
        .then(() => mutateAsync(command))
        .catch((error: unknown) => {
          setTroubles(old => new Map([...old, [subjectOf(command), { error, command }]]));
          return null;
        })
        .finally(() => setBusy(old => new Set([...old].filter(id => !about.includes(id)))));
      queue.current = sent;
      return sent;
    },
    [mutateAsync, forgetTrouble],
  );
  return { busy, troubles, forgetTrouble, send };
}
