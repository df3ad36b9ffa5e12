// The chosen clause opened: what was read, what is doubtful, what is to be answered, what can be done.
import { Button } from 'antd';
import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import type { ReviewedClause } from '#contract/review-clause.ts';
import { useText } from '#web/i18n/i18n.ts';
import { When } from '#web/ui/time.tsx';
import { ClauseFacts } from './clause-facts.tsx';
import { ClauseFindings } from './clause-findings.tsx';
import { ForceTag } from './clause-marks.tsx';
import { EarlierBox, ProposalBox, ReadBox } from './clause-notes.tsx';
import { ClauseTrouble } from './clause-trouble.tsx';
import { CorrectForm } from './correct-form.tsx';
import { IgnoreForm } from './ignore-form.tsx';
import { useReviewDesk } from './review-desk.ts';
import { SplitForm } from './split-form.tsx';
import { keptCorrection } from './unsaved.ts';

export function ClauseOpen(props: {
  readonly clause: ReviewedClause;
  readonly head: RefObject<HTMLButtonElement | null>;
}) {
  const { say } = useText();
  const { clause, head } = props;
  const { review, mode, setMode, mayDecide } = useReviewDesk();
  const path = clause.path.filter(heading => heading !== review.title && !clause.quote.endsWith(heading));
  // When a form closes, its clause has the focus again.
  const before = useRef(mode);
  useEffect(() => {
    if (before.current !== 'look' && mode === 'look') head.current?.focus({ preventScroll: true });
    before.current = mode;
  }, [mode, head]);
  const close = () => setMode('look');
  return (
    <div className="clause-open">
      <p className="clause-path">
        <ForceTag of={clause.meaning.modality} />
        <strong>{say(`review.kind.${clause.meaning.kind}`)}</strong>
        {path.length > 0 && <span className="soft">{path.join(' › ')}</span>}
        <Confidence clause={clause} />
      </p>
      <ClauseTrouble clause={clause} />
      {mode !== 'correct' && <ClauseFacts clause={clause} />}
      {mode === 'look' && (
        <>
          <Doubts clause={clause} />
          <Settled clause={clause} />
          <ProposalBox clause={clause} />
          <EarlierBox clause={clause} />
          <ReadBox clause={clause} />
        </>
      )}
      {mode === 'correct' && <CorrectForm key={clause.id} clause={clause} onClose={close} />}
      {mode === 'split' && <SplitForm clause={clause} onClose={close} />}
      {mode === 'ignore' && <IgnoreForm clause={clause} onClose={close} />}
      <ClauseFindings clause={clause} />
      {mode === 'look' && mayDecide && <Acts clause={clause} />}
    </div>
  );
}

function Confidence(props: { readonly clause: ReviewedClause }) {
  const { say } = useText();
  if (props.clause.settled) return null;
  return (
    <span className="clause-sure soft num">
      {say('review.sure', { percent: Math.round(props.clause.confidence * 100) })}
    </span>
  );
}

function Doubts(props: { readonly clause: ReviewedClause }) {
  const { say } = useText();
  const { doubts, settled } = props.clause;
  if (doubts.length === 0 || settled) return null;
  return (
    <ul className="doubts" aria-label={say('review.doubts')}>
      {doubts.map(doubt => (
        <li key={doubt}>
          <span aria-hidden="true" className="doubt-mark">
            ?
          </span>
          {say(`review.doubt.${doubt}` as 'review.doubt.no-actor')}
        </li>
      ))}
    </ul>
  );
}

function Settled(props: { readonly clause: ReviewedClause }) {
  const { say } = useText();
  const { settled } = props.clause;
  if (!settled) return null;
  return (
    <p className="soft clause-settled">
      {say(`review.standing.${settled.how}`)} · {settled.by?.name ?? say('review.byItself')} ·{' '}
      <When at={settled.at} />
      {settled.from !== null && <> · {say('review.carriedOver')}</>}
      {settled.reason !== null && <> · {settled.reason}</>}
    </p>
  );
}

function Acts(props: { readonly clause: ReviewedClause }): ReactNode {
  const { say } = useText();
  const { clause } = props;
  const { act, setMode, book, review } = useReviewDesk();
  const at = book.clauses.findIndex(({ id }) => id === clause.id);
  const next = book.clauses[at + 1];
  const kept = keptCorrection(review.document, clause.id) !== undefined;
  const ids = { clauses: [clause.id] };
  const act1 = (text: string, key: string, onClick: () => void, disabled = false) => (
    <Button size="small" onClick={onClick} disabled={disabled}>
      {text} <kbd>{key}</kbd>
    </Button>
  );
  return (
    <div className="clause-acts">
      {clause.settled === null ? (
        <Button size="small" type="primary" onClick={() => void act({ type: 'accept', ...ids }, true)}>
          {say('review.do.accept')} <kbd>↵</kbd>
        </Button>
      ) : (
        act1(say('review.do.reopen'), 'r', () => void act({ type: 'reopen', ...ids }))
      )}
      {act1(say(kept ? 'review.do.correctKept' : 'review.do.correct'), 'e', () => setMode('correct'))}
      {act1(say('review.do.split'), 's', () => setMode('split'))}
      {act1(
        say('review.do.merge'),
        'm',
        () => next && void act({ type: 'merge', clauses: [clause.id, next.id] }),
        next === undefined,
      )}
      {clause.settled === null && act1(say('review.do.ignore'), 'x', () => setMode('ignore'))}
    </div>
  );
}
