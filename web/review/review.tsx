// The review of a reading: the source on the left, its clauses on the right, each leading to the other; done by keyboard.
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Problem } from '#contract/problem.ts';
import type { Review } from '#contract/reviews.ts';
import { useMay } from '#web/app/session.ts';
import { useText } from '#web/i18n/i18n.ts';
import { LoadedPage, Nothing, Page } from '#web/ui/page.tsx';
import { problemOf } from '#web/ui/problem.tsx';
import { holdsText, isShown, SHOWS } from './clause-list.ts';
import type { Marks } from './marks.ts';
import { PlanPlaces } from './plan-places.tsx';
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
  const none = review.data === undefined ? problemOf(review.error) : undefined;
  if (none?.code === 'printed-here' || none?.code === 'upload-waits') return <NoReview problem={none} />;
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

/** A plan printed here is the plan; an upload that waits is answered in the list of uploads. */
function NoReview(props: { readonly problem: Problem }) {
  const { say, language } = useText();
  const { messages, values } = props.problem;
  const { plan, version } = values ?? {};
  return (
    <Page title={say('review.title')} lead={<PlanPlaces />}>
      <div className="panel">
        <Nothing
          text={messages[language]}
          action={
            typeof plan === 'string' ? (
              <Link
                to="/plans/$plan"
                params={{ plan }}
                search={version === undefined ? {} : { version: String(version) }}
                className="button-label"
              >
                {say('review.toPlan')}
              </Link>
            ) : (
              <Link to="/uploads" className="button-label">
                {say('places.uploads')}
              </Link>
            )
          }
        />
      </div>
    </Page>
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
