// The record of a review: who decided what and when, latest first, each to be undone while nothing later rests on it.
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type DecisionRow, listDecisions } from '#contract/review-decisions.ts';
import { ask } from '#web/app/api.ts';
import { useText } from '#web/i18n/i18n.ts';
import { Loaded, Nothing } from '#web/ui/page.tsx';
import { icons, Tag } from '#web/ui/tags.tsx';
import { When } from '#web/ui/time.tsx';
import { TroubleOf } from './clause-trouble.tsx';
import { useReviewDesk } from './review-desk.ts';

export function DecisionsPanel() {
  const { say } = useText();
  const { review } = useReviewDesk();
  const { document } = review;
  const pages = useInfiniteQuery({
    queryKey: [listDecisions.id, document],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: 100, ...(pageParam === '' ? {} : { after: pageParam }) };
      return ask(listDecisions, { params: { document }, query }, signal);
    },
    getNextPageParam: page => page.next,
  });
  return (
    <Loaded of={pages}>
      {({ pages: all }) => {
        const rows = all.flatMap(page => page.items);
        if (rows.length === 0) return <Nothing text={say('review.log.none')} />;
        return (
          <>
            <TroubleOf about="undo" />
            <ol className="decisions">
              {rows.map(row => (
                <Decision key={row.seq} row={row} />
              ))}
            </ol>
            {pages.hasNextPage && (
              <div className="pad">
                <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
                  {say('review.log.more')}
                </Button>
              </div>
            )}
          </>
        );
      }}
    </Loaded>
  );
}

/** Whose sentence says more than what was done: the reason, the answer. */
const NOTED: ReadonlySet<string> = new Set(['ignore', 'settle', 'split']);

function Decision(props: { readonly row: DecisionRow }) {
  const { say, language } = useText();
  const { act, mayDecide, book, choose } = useReviewDesk();
  const { seq, type, by, at, said, undone, from, clauses } = props.row;
  const about = book.clauses.find(({ id }) => id === clauses[0]);
  const did = type === 'draft' ? 'undo' : type;
  const undoable = mayDecide && !undone && type !== 'draft' && type !== 'undo';
  return (
    <li className={undone ? 'decision decision-undone' : 'decision'}>
      <span className="soft num decision-seq">{seq}</span>
      <span className="decision-said">
        {about ? (
          <>
            {say(`review.did.${did}`)}{' '}
            <button type="button" className="link" onClick={() => choose(about.id)}>
              {about.quote}
            </button>
            {clauses.length > 1 && (
              <span className="soft"> {say('review.andMore', { n: clauses.length - 1 })}</span>
            )}
            {NOTED.has(type) && <span className="soft"> {said[language]}</span>}
          </>
        ) : (
          said[language]
        )}
        {undone && (
          <Tag tone="quiet" icon={icons.withdrawn}>
            {say('review.undone')}
          </Tag>
        )}
        {from !== null && (
          <Tag tone="quiet" icon={icons.waiting}>
            {say('review.carriedOver')}
          </Tag>
        )}
      </span>
      <span className="soft">
        {by?.name ?? say('review.byItself')} · <When at={at} />
      </span>
      {undoable && (
        <Button
          size="small"
          aria-label={say('review.undoOf', { n: seq })}
          onClick={() => void act({ type: 'undo', seq })}
        >
          {say('review.do.undo')}
        </Button>
      )}
    </li>
  );
}
