// The right side: clauses in the order of the text, one line each, the chosen one opened. One stop for the tab key; the
// arrows go from clause to clause.
import { memo, useEffect, useRef } from 'react';
import type { ReviewedClause } from '#contract/review-clause.ts';
import { useText } from '#web/i18n/i18n.ts';
import { icons } from '#web/ui/tags.tsx';
import { Chunks } from './chunks.tsx';
import { ForceTag, StandingMark, standingOf } from './clause-marks.tsx';
import { ClauseOpen } from './clause-open.tsx';
import { fieldText } from './meaning-fields.ts';
import { useReviewDesk } from './review-desk.ts';
import { steady } from './steady.ts';

export function ClauseRows() {
  const { shown, chosen, choose, busy, book } = useReviewDesk();
  const keep = shown.findIndex(({ id }) => id === chosen?.id);
  // Chosen by a link although the filter does not show it: it stands above the others.
  const apart = chosen && keep === -1 && book.clauses.length > 0 ? chosen : undefined;
  return (
    <>
      {apart && (
        <ol className="clause-rows">
          <ClauseRow clause={apart} chosen busy={busy.has(apart.id)} choose={choose} />
        </ol>
      )}
      <Chunks as="ol" className="clause-rows" items={shown} keyOf={one => one.id} keep={keep} estimate={58}>
        {clause => (
          <ClauseRow
            key={clause.id}
            clause={clause}
            chosen={clause.id === chosen?.id}
            busy={busy.has(clause.id)}
            choose={choose}
          />
        )}
      </Chunks>
    </>
  );
}

const ClauseRow = memo(function ClauseRow(props: {
  readonly clause: ReviewedClause;
  readonly chosen: boolean;
  readonly busy: boolean;
  readonly choose: (clause: string) => void;
}) {
  const { say } = useText();
  const { clause, chosen, choose } = props;
  const row = useRef<HTMLLIElement>(null);
  const head = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!chosen || !row.current) return;
    const box = row.current.closest('[data-scroll]');
    if (box) steady(row.current, box, 0.12);
    const active = document.activeElement;
    // Somebody typing in the search, or going through the source, keeps his place.
    if (!active?.closest('input, textarea, select, [role="dialog"], .src-body'))
      head.current?.focus({ preventScroll: true });
  }, [chosen]);
  const standing = standingOf(clause);
  const heading = clause.meaning.kind === 'heading';
  const looks = [
    'clause-row',
    `row-${standing}`,
    chosen && 'row-chosen',
    heading && 'row-heading',
    props.busy && 'row-busy',
  ];
  return (
    <li ref={row} className={looks.filter(Boolean).join(' ')} data-row={clause.id} data-standing={standing}>
      <button
        ref={head}
        type="button"
        className="clause-head"
        aria-expanded={chosen}
        aria-current={chosen ? 'true' : undefined}
        tabIndex={chosen ? 0 : -1}
        onClick={() => choose(clause.id)}
      >
        <StandingMark of={standing} />
        <span className="clause-words">
          <span className="clause-text">{clause.quote}</span>
          {!chosen && <WhoLine of={clause.meaning} />}
        </span>
        {!chosen && <RowSigns clause={clause} />}
        {chosen && <span className="sr-only">{say('review.chosen')}</span>}
      </button>
      {chosen && <ClauseOpen clause={clause} head={head} />}
    </li>
  );
});

/** "销售部 → 客户 · 30分钟内": who, whom and by when of something that binds, so that a list is checked by reading it. */
export function WhoLine(props: { readonly of: ReviewedClause['meaning'] }) {
  const { say } = useText();
  const { modality, actors, recipients, deadline } = props.of;
  if (modality === 'statement') return null;
  const who = fieldText('actors', props.of, say);
  return (
    <span className="who-line">
      {actors.length === 0 ? <em>{say('review.nobody')}</em> : <b>{who}</b>}
      {recipients.length > 0 && <> → {fieldText('recipients', props.of, say)}</>}
      {deadline && <span className="sign-limit"> · {deadline.text}</span>}
    </span>
  );
}

/** Findings of a clause that nobody has answered yet. */
export function FindingSign(props: { readonly clause: ReviewedClause }) {
  const { say } = useText();
  const open = props.clause.findings.filter(finding => finding.answer === null).length;
  if (open === 0) return null;
  return (
    <span className="sign sign-warn">
      <span aria-hidden="true">{icons.warning}</span> {say('review.findingsOf', { count: open })}
    </span>
  );
}

/** What is seen of a clause without opening it: force, and whether something is to be answered. */
function RowSigns(props: { readonly clause: ReviewedClause }) {
  const { say } = useText();
  const { meaning, proposal, change } = props.clause;
  return (
    <span className="row-signs">
      <FindingSign clause={props.clause} />
      {proposal && <span className="sign sign-info">{say('review.proposal.short')}</span>}
      {change !== null && change !== 'unchanged' && (
        <span className="sign sign-info">{say(`review.change.${change}`)}</span>
      )}
      {meaning.modality !== 'statement' && <ForceTag of={meaning.modality} />}
    </span>
  );
}
