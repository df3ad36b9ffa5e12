// Documents under review, the latest edition of each, with how far they are.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type EditionRow, listReviews } from '#contract/reviews.ts';
import { asked } from '#web/app/api.ts';
import { useText } from '#web/i18n/i18n.ts';
import { ListFrame, pageQuery } from '#web/ui/list.tsx';
import { Page } from '#web/ui/page.tsx';
import { When } from '#web/ui/time.tsx';
import { PlanPlaces } from './plan-places.tsx';
import { ProgressBar } from './review-head.tsx';

export function ReviewsScreen() {
  const { say } = useText();
  const search = useSearch({ from: '/shell/documents' });
  const navigate = useNavigate({ from: '/documents' });
  const page = useQuery({
    ...asked(listReviews, { query: pageQuery(search) }),
    placeholderData: keepPreviousData,
  });
  return (
    <Page title={say('nav.plans')} lead={<PlanPlaces />}>
      <ListFrame
        search={search}
        onSearch={(next, replace) => void navigate({ search: next, replace })}
        of={page}
        empty={say('reviews.empty')}
        emptyAction={<Link to="/plans">{say('upload.title')}</Link>}
      >
        {rows => <ReviewTable rows={rows} />}
      </ListFrame>
    </Page>
  );
}

function ReviewTable(props: { readonly rows: readonly EditionRow[] }) {
  const { say } = useText();
  return (
    <table className="grid grid-cards">
      <thead>
        <tr>
          <th className="grid-main">{say('reviews.document')}</th>
          <th>{say('reviews.progress')}</th>
          <th>{say('plan.versions')}</th>
          <th>{say('plans.title')}</th>
          <th>{say('reviews.uploaded')}</th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map(row => (
          <tr key={row.document}>
            <td className="grid-main">
              <Link to="/documents/$document/review" params={{ document: row.document }} className="row-link">
                {row.name}
              </Link>
            </td>
            <td>
              <ProgressBar done={row.settled} all={row.clauses} />
            </td>
            <td className="num" data-label={say('plan.versions')}>
              {say('review.edition', { n: row.edition })}
            </td>
            <td data-label={say('plans.title')}>
              {row.plan === null ? (
                <span className="soft">—</span>
              ) : (
                <Link to="/plans/$plan" params={{ plan: row.plan }}>
                  {say('review.toPlan')}
                </Link>
              )}
            </td>
            <td data-label={say('reviews.uploaded')}>
              <When at={row.began} /> <span className="soft">{row.by.name}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
