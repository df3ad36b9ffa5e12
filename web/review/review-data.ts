// The review of one document as the browser holds it: all clauses, loaded page by page; what was decided here put in at
// once; what others decided meanwhile fetched as soon as the review's count of decisions shows it.
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { z } from 'zod';
import type { ReviewedClause } from '#contract/review-clause.ts';
import { decideReview, type ReviewCommand } from '#contract/review-decisions.ts';
import { getReview, listBlocks, listReviewClauses, type Review } from '#contract/reviews.ts';
import type { Answer } from '#contract/route.ts';
import { ask, asked, changed, commandId, queries } from '#web/app/api.ts';
import { problemOf } from '#web/ui/problem.tsx';
import { withClauses } from './clause-list.ts';

/** `seq`: everything decided up to here is in. */
export type Book = {
  readonly seq: number;
  readonly clauses: readonly ReviewedClause[];
  readonly whole: boolean;
};
export type SourceBlock = Answer<typeof listBlocks>['items'][number];
export type CommandInput = z.input<typeof ReviewCommand>;
export type Decided = Answer<typeof decideReview>;

const A_PAGE = 1000;
const MANY_BLOCKS = 2000;
/** How often to look whether somebody else has decided something. */
const LOOK_AGAIN = 20_000;

const bookKey = (document: string) => [listReviewClauses.id, document] as const;
const reviewKey = (document: string) => asked(getReview, { params: { document } }).queryKey;
const bookOf = (document: string) => queries.getQueryData<Book>(bookKey(document));

export function useReview(document: string) {
  return useQuery({ ...asked(getReview, { params: { document } }), refetchInterval: LOOK_AGAIN });
}

/** Shown from the first page on. */
export function useBook(document: string) {
  return useQuery({
    queryKey: bookKey(document),
    queryFn: ({ signal }) => loadBook(document, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

async function loadBook(document: string, signal: AbortSignal): Promise<Book> {
  const partly = !bookOf(document)?.whole;
  let book: Book = { seq: Number.POSITIVE_INFINITY, clauses: [], whole: false };
  for (let after: string | undefined; ; ) {
    const query = { limit: A_PAGE, ...(after === undefined ? {} : { after }) };
    const page = await ask(listReviewClauses, { params: { document }, query }, signal);
    // What is decided while the pages come is fetched afterwards: the oldest count holds for all of them.
    book = {
      seq: Math.min(book.seq, page.seq),
      clauses: withClauses(book.clauses, page.items),
      whole: page.next === null,
    };
    if (page.next === null) return book;
    if (partly) queries.setQueryData<Book>(bookKey(document), book);
    after = page.next;
  }
}

export function useBlocks(document: string) {
  return useQuery({
    queryKey: [listBlocks.id, document],
    staleTime: Number.POSITIVE_INFINITY, // a document never changes
    queryFn: async ({ signal }) => {
      const blocks: SourceBlock[] = [];
      for (let after: string | undefined; ; ) {
        const query = { limit: MANY_BLOCKS, ...(after === undefined ? {} : { after }) };
        const page = await ask(listBlocks, { params: { document }, query }, signal);
        blocks.push(...page.items);
        if (page.next === null) return blocks;
        after = page.next;
      }
    },
  });
}

/** What was decided after `since`, by anybody, comes into the book. */
async function catchUp(document: string, since: number): Promise<void> {
  const found: ReviewedClause[] = [];
  let seq = Number.POSITIVE_INFINITY;
  for (let after: string | undefined; ; ) {
    const query = { since, limit: A_PAGE, ...(after === undefined ? {} : { after }) };
    const page = await ask(listReviewClauses, { params: { document }, query });
    found.push(...page.items);
    seq = Math.min(seq, page.seq);
    if (page.next === null) break;
    after = page.next;
  }
  queries.setQueryData<Book>(
    bookKey(document),
    book => book && { ...book, seq: Math.max(book.seq, seq), clauses: withClauses(book.clauses, found) },
  );
}

/** Keeps the book up with the review's count of decisions. */
export function useCatchingUp(document: string, review: Review | undefined, book: Book | undefined): void {
  const busy = useRef(false);
  const [behind, since] = [review && book?.whole ? review.seq > book.seq : false, book?.seq ?? 0];
  useEffect(() => {
    if (!behind || busy.current) return;
    busy.current = true;
    void catchUp(document, since)
      .catch(() => undefined) // the next look tries again
      .finally(() => {
        busy.current = false;
      });
  }, [behind, since, document]);
}

/** Decides; the same act tried again after trouble of the network goes out under the same id. */
export function useDecide(document: string) {
  const unsure = useRef<{ readonly body: string; readonly id: ReturnType<typeof commandId> } | null>(null);
  return useMutation({
    mutationFn: async (command: CommandInput): Promise<Decided> => {
      const body = JSON.stringify(command);
      const id = unsure.current?.body === body ? unsure.current.id : commandId();
      const headers = { ...id, 'if-match': String(bookOf(document)?.seq ?? 0) };
      try {
        return await ask(decideReview, { params: { document }, headers, body: command });
      } catch (error) {
        unsure.current = problemOf(error)?.status ? null : { body, id };
        throw error;
      }
    },
    onSuccess: (decided, command) => take(document, decided, command),
    onError: async error => {
      // What the other one decided is fetched, so that it can be shown.
      const book = bookOf(document);
      if (problemOf(error)?.status === 409 && book) await catchUp(document, book.seq).catch(() => undefined);
    },
  });
}

async function take(document: string, decided: Decided, command: CommandInput): Promise<void> {
  const book = bookOf(document);
  const follows = book !== undefined && decided.seq <= book.seq + 1;
  const all = decided.changed.length === decided.clauses.length;
  queries.setQueryData<Book>(
    bookKey(document),
    old =>
      old && {
        ...old,
        seq: follows && all ? Math.max(old.seq, decided.seq) : old.seq,
        clauses: withClauses(old.clauses, decided.clauses, decided.removed),
      },
  );
  queries.setQueryData(
    reviewKey(document),
    (old: Review | undefined) =>
      old && { ...old, seq: Math.max(old.seq, decided.seq), progress: decided.progress },
  );
  if (book && !(follows && all)) await catchUp(document, book.seq);
  // Names, findings and passages may be others now.
  if (!['accept', 'ignore', 'reopen'].includes(command.type))
    void queries.invalidateQueries({ queryKey: reviewKey(document) });
  void changed('list-decisions', 'list-reviews');
  if (decided.learnt.length > 0) void changed('list-dictionary');
}
