// The head of a review: how far it is, what may be done at once, the way to the plan.
import { DownOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { App, Button, Dropdown } from 'antd';
import { useState, useSyncExternalStore } from 'react';
import { rereadDocument } from '#contract/editions.ts';
import { askProposer } from '#contract/review-decisions.ts';
import type { Progress } from '#contract/reviews.ts';
import { ask, changed, queries } from '#web/app/api.ts';
import { useMay } from '#web/app/session.ts';
import { useText } from '#web/i18n/i18n.ts';
import { problemOf } from '#web/ui/problem.tsx';
import { icons, Tag } from '#web/ui/tags.tsx';
import { TroubleOf } from './clause-trouble.tsx';
import { DraftDialog } from './draft-dialog.tsx';
import { EditionDialog } from './edition-dialog.tsx';
import { Learnt } from './learnt.tsx';
import { useReviewDesk } from './review-desk.ts';

/** "83 / 90 条已确认", with a bar. */
export function ProgressBar(props: { readonly done: number; readonly all: number }) {
  const { say } = useText();
  const { done, all } = props;
  const share = all === 0 ? 0 : done / all;
  return (
    <span className="progress">
      <span className="progress-bar" aria-hidden="true">
        <span className="progress-done" style={{ width: `${share * 100}%` }} />
      </span>
      <span className="num progress-text">{say('review.progress', { done, all })}</span>
    </span>
  );
}

export function ReviewLead(props: { readonly latest: boolean }) {
  const { say } = useText();
  const { review, learnt, troubles } = useReviewDesk();
  const { progress } = review;
  return (
    <>
      <ProgressBar done={progress.settled} all={progress.clauses} />
      <Left of={progress} />
      {review.editions.length > 1 && (
        <>
          <span>{say('review.edition', { n: review.edition })}</span>
          {review.before !== null && (
            <Link to="/documents/$document/changes" params={{ document: review.document }}>
              {say('review.toChanges')}
            </Link>
          )}
        </>
      )}
      {review.plan !== null && (
        <Link to="/plans/$plan" params={{ plan: review.plan }}>
          {say('review.toPlan')}
        </Link>
      )}
      {!props.latest && <Superseded />}
      <Offline />
      <Learnt entries={learnt} />
      {troubles.has('accept-together') && <TroubleOf about="accept-together" />}
    </>
  );
}

const useOnline = (): boolean =>
  useSyncExternalStore(
    tell => {
      for (const event of ['online', 'offline']) addEventListener(event, tell);
      return () => {
        for (const event of ['online', 'offline']) removeEventListener(event, tell);
      };
    },
    () => navigator.onLine,
  );

/** What was decided while there is no network waits in the page. */
function Offline() {
  const { say } = useText();
  const online = useOnline();
  const { busy } = useReviewDesk();
  if (online) return null;
  return (
    <span role="alert">
      <Tag tone="warn" icon={icons.warning}>
        {busy.size === 0 ? say('review.offline.now') : say('review.offline', { n: busy.size })}
      </Tag>
    </span>
  );
}

function Superseded() {
  const { say } = useText();
  const { review } = useReviewDesk();
  const last = review.editions.at(-1);
  return (
    <Tag tone="warn" icon={icons.warning}>
      {say('review.superseded')}{' '}
      {last && (
        <Link to="/documents/$document/review" params={{ document: last.document }}>
          {say('review.toLatest', { n: last.edition })}
        </Link>
      )}
    </Tag>
  );
}

function Left({ of }: { readonly of: Progress }) {
  const { say } = useText();
  const duties = of.obligations - of.obligations_settled;
  const findings = of.findings - of.findings_settled;
  if (of.settled === of.clauses && findings === 0)
    return (
      <Tag tone="ok" icon={icons.done}>
        {say('review.allDone')}
      </Tag>
    );
  return (
    <>
      {duties > 0 && <span>{say('review.left.duties', { count: duties })}</span>}
      {of.uncertain > 0 && <span>{say('review.left.uncertain', { count: of.uncertain })}</span>}
      {findings > 0 && <span>{say('review.left.findings', { count: findings })}</span>}
    </>
  );
}

export function ReviewHead(props: { readonly latest: boolean }) {
  const { say } = useText();
  const may = useMay();
  const { review, act, mayDecide, busy } = useReviewDesk();
  const [dialog, setDialog] = useState<'draft' | 'edition' | null>(null);
  const more = useMore(() => setDialog('edition'));
  const { together, settled, clauses } = review.progress;
  const edit = may('plan.edit') && props.latest;
  return (
    <>
      {!may('review.decide') && <span className="soft">{say('review.readOnly')}</span>}
      {mayDecide && together > 0 && (
        <Button
          disabled={busy.has('accept-together')}
          title={say('review.together.note', {
            percent: Math.round(review.settings.together_above * 100),
          })}
          onClick={() => void act({ type: 'accept-together' })}
        >
          {say('review.together', { count: together })}
        </Button>
      )}
      {edit && (
        <Button type={settled === clauses ? 'primary' : 'default'} onClick={() => setDialog('draft')}>
          {say('review.draft')}
        </Button>
      )}
      {more.length > 0 && edit && (
        <Dropdown trigger={['click']} placement="bottomRight" menu={{ items: [...more] }}>
          <Button icon={<DownOutlined aria-hidden="true" />} iconPlacement="end">
            {say('review.more')}
          </Button>
        </Dropdown>
      )}
      {dialog === 'draft' && <DraftDialog review={review} onClose={() => setDialog(null)} />}
      {dialog === 'edition' && <EditionDialog document={review.document} onClose={() => setDialog(null)} />}
    </>
  );
}

function useMore(onEdition: () => void) {
  const { say, language } = useText();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const { review, mayDecide } = useReviewDesk();
  const { document, proposer } = review;
  const failed = (error: unknown) =>
    void message.error(problemOf(error)?.messages[language] ?? say('problem.crash'));
  const propose = useMutation({
    mutationFn: () => ask(askProposer, { params: { document }, body: {} }),
    onSuccess: async ({ asked, proposed }) => {
      void message.info(say('review.asked', { n: asked, found: proposed.length }));
      await changed('list-review-clauses', 'get-review');
    },
    onError: failed,
  });
  const reread = useMutation({
    mutationFn: () => ask(rereadDocument, { params: { document } }),
    onSuccess: async next => {
      await changed('list-reviews');
      queries.removeQueries({ queryKey: ['get-review'] });
      void navigate({ to: '/documents/$document/changes', params: { document: next.document } });
    },
    onError: failed,
  });
  return [
    ...(proposer && mayDecide
      ? [
          {
            key: 'propose',
            disabled: proposer.left === 0 || propose.isPending,
            label: say(propose.isPending ? 'review.asking' : 'review.ask', {
              model: proposer.model,
              n: proposer.left,
            }),
            onClick: () => propose.mutate(),
          },
        ]
      : []),
    { key: 'edition', label: say('review.newEdition'), onClick: onEdition },
    {
      key: 'reread',
      disabled: reread.isPending,
      label: say('review.reread'),
      onClick: () => reread.mutate(),
    },
  ];
}
