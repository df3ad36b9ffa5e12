// What a new edition changes for people: duties that came, went, or say otherwise who, whom, until when and on what
// condition; what was carried over; what has to be confirmed again.
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { type DutyChange, getEditionChanges } from '#contract/editions.ts';
import type { Review } from '#contract/reviews.ts';
import type { Answer } from '#contract/route.ts';
import { ask } from '#web/app/api.ts';
import { useText } from '#web/i18n/i18n.ts';
import { Loaded, LoadedPage, Nothing, Page } from '#web/ui/page.tsx';
import { icons, Tag, type Tone } from '#web/ui/tags.tsx';
import { ForceTag } from './clause-marks.tsx';
import { useReview } from './review-data.ts';
import { ProgressBar } from './review-head.tsx';

type Changes = Answer<typeof getEditionChanges>;

export function ChangesScreen() {
  const { document } = useParams({ from: '/shell/documents/$document/changes' });
  const review = useReview(document);
  const pages = useInfiniteQuery({
    queryKey: [getEditionChanges.id, document],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: 200, ...(pageParam === '' ? {} : { after: pageParam }) };
      return ask(getEditionChanges, { params: { document }, query }, signal);
    },
    getNextPageParam: page => page.next,
  });
  return (
    <LoadedPage of={review}>
      {data => (
        <ChangesFrame review={data}>
          <Loaded of={pages}>
            {({ pages: all }) => {
              const [first] = all;
              if (!first) return null;
              if (first.before === null) return <FirstEdition />;
              return (
                <>
                  <Summary review={data} changes={first} />
                  <Duties rows={all.flatMap(page => page.items)} document={document} />
                  {pages.hasNextPage && (
                    <MoreButton busy={pages.isFetchingNextPage} onMore={() => void pages.fetchNextPage()} />
                  )}
                  <Removed rows={first.removed} />
                </>
              );
            }}
          </Loaded>
        </ChangesFrame>
      )}
    </LoadedPage>
  );
}

function FirstEdition() {
  const { say } = useText();
  return <Nothing text={say('changes.first')} />;
}

function MoreButton(props: { readonly busy: boolean; readonly onMore: () => void }) {
  const { say } = useText();
  return (
    <div className="pad">
      <Button loading={props.busy} onClick={props.onMore}>
        {say('review.log.more')}
      </Button>
    </div>
  );
}

function ChangesFrame(props: { readonly review: Review; readonly children: ReactNode }) {
  const { say } = useText();
  const { document, title, name, edition, progress } = props.review;
  return (
    <Page
      title={say('changes.title', { title: title || name })}
      lead={
        <>
          <span>{say('review.edition', { n: edition })}</span>
          <ProgressBar done={progress.settled} all={progress.clauses} />
        </>
      }
      actions={
        <Link
          to="/documents/$document/review"
          params={{ document }}
          search={{ show: 'open' }}
          className="button-label button-strong"
        >
          {say('changes.toReview', { count: progress.clauses - progress.settled })}
        </Link>
      }
    >
      {props.children}
    </Page>
  );
}

function Summary(props: { readonly review: Review; readonly changes: Changes }) {
  const { say } = useText();
  const { document } = props.review;
  const { unchanged, moved, edited, new: fresh, removed } = props.changes;
  const tiles = [
    { key: 'unchanged', n: unchanged, note: say('changes.unchanged.note') },
    { key: 'moved', n: moved, note: say('changes.moved.note') },
    { key: 'edited', n: edited, note: say('changes.edited.note') },
    { key: 'new', n: fresh, note: say('changes.new.note') },
    { key: 'removed', n: removed.length, note: say('changes.removed.note') },
  ] as const;
  return (
    <>
      <ul className="change-tiles">
        {tiles.map(({ key, n, note }) => (
          <li key={key} className={n === 0 ? 'change-tile change-none' : 'change-tile'}>
            <span className="change-count num">{n}</span>
            <strong>{say(`changes.${key}`)}</strong>
            <span className="soft">{note}</span>
          </li>
        ))}
      </ul>
      {edited + fresh > 0 && (
        <p className="page-note">
          <Link to="/documents/$document/review" params={{ document }} search={{ show: 'changed' }}>
            {say('changes.again', { count: edited + fresh })}
          </Link>
        </p>
      )}
    </>
  );
}

const LOOKS: Readonly<
  Record<DutyChange['change'], { readonly tone: Tone; readonly icon: keyof typeof icons }>
> = {
  added: { tone: 'ok', icon: 'active' },
  removed: { tone: 'danger', icon: 'withdrawn' },
  changed: { tone: 'warn', icon: 'draft' },
};

function Duties(props: { readonly rows: readonly DutyChange[]; readonly document: string }) {
  const { say } = useText();
  return (
    <section className="panel">
      <h2 className="panel-head">{say('changes.duties')}</h2>
      {props.rows.length === 0 ? (
        <Nothing text={say('changes.noDuties')} />
      ) : (
        <ul className="duty-changes">
          {props.rows.map(row => (
            <li key={`${row.change} ${row.clause}`} className="duty-change">
              <Tag tone={LOOKS[row.change].tone} icon={icons[LOOKS[row.change].icon]}>
                {say(`changes.${row.change}`)}
              </Tag>
              <DutyBody row={row} document={props.document} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function DutyBody(props: { readonly row: DutyChange; readonly document: string }) {
  const { say } = useText();
  const { row, document } = props;
  const { before, after, fields } = row;
  const shown = after ?? before;
  return (
    <div className="duty-change-body">
      <p>
        {shown && <ForceTag of={shown.modality} />}{' '}
        {after ? (
          <Link
            to="/documents/$document/review"
            params={{ document }}
            search={{ clause: row.clause }}
            className="row-link"
          >
            {after.quote}
          </Link>
        ) : (
          <del>{before?.quote}</del>
        )}
      </p>
      {before && after && (
        <dl className="clause-facts facts-changes">
          {fields.map(field => (
            <div key={field}>
              <dt>{say(`review.field.${field}`)}</dt>
              <dd>
                <del>{sideText(before, field, say)}</del> <span aria-hidden="true">→</span>{' '}
                <ins>{sideText(after, field, say)}</ins>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

function sideText(
  side: NonNullable<DutyChange['before']>,
  field: DutyChange['fields'][number],
  say: ReturnType<typeof useText>['say'],
): string {
  if (field === 'modality') return say(`review.force.${side.modality}`);
  const value = side[field];
  if (value === null || value.length === 0) return '—';
  return typeof value === 'string' ? value : value.join(say('review.comma'));
}

function Removed(props: { readonly rows: Changes['removed'] }) {
  const { say } = useText();
  if (props.rows.length === 0) return null;
  return (
    <section className="panel">
      <h2 className="panel-head">{say('changes.removedClauses')}</h2>
      <ul className="removed-clauses">
        {props.rows.map(({ clause, quote }) => (
          <li key={clause}>{quote}</li>
        ))}
      </ul>
    </section>
  );
}
