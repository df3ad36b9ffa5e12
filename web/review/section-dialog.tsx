// Accepting the open clauses of a section in one act: each is shown with who, whom and by when; what the rules are sure
// enough of is ticked, the rest is left for looking at one by one. One step back undoes it all.
import { Modal, Select } from 'antd';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import type { ReviewedClause } from '#contract/review-clause.ts';
import { useText } from '#web/i18n/i18n.ts';
import { ForceTag } from './clause-marks.tsx';
import { FindingSign, WhoLine } from './clause-rows.tsx';
import { useReviewDesk } from './review-desk.ts';
import { isTicked, scopesOf } from './section-scope.ts';

const LEVELS = [0.9, 0.8, 0.7, 0.6, 0.5, 0] as const;

export function SectionDialog(props: { readonly onClose: () => void }) {
  const { say } = useText();
  const { book, chosen, review, act } = useReviewDesk();
  const form = useId();
  const list = useRef<HTMLOListElement>(null);
  const [scopes] = useState(() => scopesOf(book.clauses, chosen));
  const [which, setWhich] = useState(0);
  const [above, setAbove] = useState(review.settings.unsure_below);
  const [byHand, setByHand] = useState<ReadonlyMap<string, boolean>>(new Map());
  const open = scopes[which]?.open ?? [];
  const ticked = open.filter(clause => isTicked(clause, above, byHand));
  const accept = () => {
    if (ticked.length === 0) return;
    props.onClose();
    // As many as the contract takes in one act.
    void act({ type: 'accept', clauses: ticked.slice(0, 1000).map(({ id }) => id) }, true);
  };
  const levels = [...new Set([...LEVELS, review.settings.unsure_below])].sort((a, b) => b - a);
  return (
    <Modal
      open
      width={760}
      title={say('review.section')}
      okText={say('review.section.accept', { count: ticked.length })}
      okButtonProps={{ htmlType: 'submit', form, disabled: ticked.length === 0 }}
      cancelText={say('do.cancel')}
      onCancel={props.onClose}
      afterOpenChange={shown => shown && list.current?.querySelector('input')?.focus()}
    >
      <form
        id={form}
        className="form-gap"
        onSubmit={event => {
          event.preventDefault();
          accept();
        }}
      >
        <div className="section-tools">
          <Select
            aria-label={say('review.section.where')}
            className="section-where"
            virtual={false}
            value={which}
            onChange={setWhich}
            options={scopes.map(({ title, open: found }, value) => ({
              value,
              label: `${title ?? say('review.section.all')} · ${found.length}`,
            }))}
          />
          <Select
            aria-label={say('review.section.above')}
            virtual={false}
            value={above}
            onChange={level => {
              setAbove(level);
              setByHand(new Map());
            }}
            options={levels.map(value => ({
              value,
              label:
                value === 0
                  ? say('review.section.any')
                  : say('review.section.sure', { percent: Math.round(value * 100) }),
            }))}
          />
        </div>
        <ol ref={list} className="section-list" data-scroll onKeyDown={walk}>
          {open.map(clause => (
            <SectionRow
              key={clause.id}
              clause={clause}
              ticked={isTicked(clause, above, byHand)}
              onTick={tick => setByHand(new Map(byHand).set(clause.id, tick))}
            />
          ))}
        </ol>
        <p className="soft">{say('review.section.left', { count: open.length - ticked.length })}</p>
      </form>
    </Modal>
  );
}

/** The arrows go from box to box. */
function walk(event: KeyboardEvent<HTMLOListElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const boxes: readonly Element[] = [...event.currentTarget.querySelectorAll('input')];
  const next = boxes[boxes.indexOf(event.target as Element) + step];
  event.preventDefault();
  if (next instanceof HTMLElement) next.focus();
  next?.closest('li')?.scrollIntoView({ block: 'nearest' });
}

function SectionRow(props: {
  readonly clause: ReviewedClause;
  readonly ticked: boolean;
  readonly onTick: (tick: boolean) => void;
}) {
  const { clause } = props;
  const { modality, kind } = clause.meaning;
  return (
    <li className={kind === 'heading' ? 'section-row row-heading' : 'section-row'} data-section={clause.id}>
      <label className="section-label">
        <input
          type="checkbox"
          checked={props.ticked}
          onChange={event => props.onTick(event.target.checked)}
        />
        <span className="clause-words">
          <span>{clause.quote}</span>
          <WhoLine of={clause.meaning} />
        </span>
        <span className="row-signs">
          <FindingSign clause={clause} />
          {modality !== 'statement' && <ForceTag of={modality} />}
          <span className="soft num">{Math.round(clause.confidence * 100)}%</span>
        </span>
      </label>
    </li>
  );
}
