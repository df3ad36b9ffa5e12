// The review of a reading: the source on the left, its clauses on the right, each leading to the other; done by keyboard.
import { useParams, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Review } from '#contract/reviews.ts';
import { useMay } from '#web/app/session.ts';
import { useText } from '#web/i18n/i18n.ts';
import { LoadedPage, Page } from '#web/ui/page.tsx';
import { holdsText, isShown, SHOWS } from './clause-list.ts';
import type { Marks } from './marks.ts';
import { type Book, useBook, useCatchingUp, useReview } from './review-data.ts';
import { Desk, useDesk } from './review-desk.ts';
import { ReviewHead, ReviewLead } from './review-head.tsx';
import { ReviewPanes } from './review-panes.tsx';
import { useReviewSearch } from './review-search.ts';

export function ReviewScreen() {
  const { document } = useParams({ from: '/shell/documents/$document/review' });
  const review = useReview(document);
  const book = useBook(document);
  useCatchingUp(document, review.data, book.data);
  return (
    <LoadedPage of={review}>
      {data => (
        <LoadedPage of={book}>
          {clauses => <ReviewFrame key={document} review={data} book={clauses} />}
        </LoadedPage>
      )}
    </LoadedPage>
  );
}

function ReviewFrame(props: { readonly review: Review; readonly book: Book }) {
  const { say } = useText();
  const { review, book } = props;
  const may = useMay();
  const search = useSearch({ from: '/shell/documents/$document/review' });
  const { go, choose } = useReviewSearch();
  const show = SHOWS.find(one => one === search.show) ?? 'all';
  const { text = '' } = search;
  const shown = useMemo(
    () => book.clauses.filter(clause => isShown(clause, show) && holdsText(clause, text)),
    [book.clauses, show, text],
  );
  const latest = review.editions.at(-1)?.document === review.document;
  const desk = useDesk({
    review,
    book,
    shown,
    clause: search.clause,
    mayDecide: may('review.decide') && latest,
    onChoose: choose,
  });
  const chosen = desk.chosen?.id;
  const marks = useMemo<Marks>(
    () => ({ clauses: book.clauses, byId: new Map(book.clauses.map(one => [one.id, one])), chosen }),
    [book.clauses, chosen],
  );
  return (
    <Desk value={desk}>
      <Page
        wide
        title={review.title || review.name || say('review.title')}
        lead={<ReviewLead latest={latest} />}
        actions={<ReviewHead latest={latest} />}
      >
        <ReviewPanes marks={marks} show={show} text={text} side={search.side} go={go} />
        <p className="sr-only" role="status">
          {desk.said}
        </p>
      </Page>
    </Desk>
  );
}
