// Leaving a clause out, with a reason that stays in the record.
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { ReviewedClause } from '#contract/review-clause.ts';
import { useText } from '#web/i18n/i18n.ts';
import { useReviewDesk } from './review-desk.ts';

const REASONS = ['elsewhere', 'repeated', 'background', 'void'] as const;

export function IgnoreForm(props: { readonly clause: ReviewedClause; readonly onClose: () => void }) {
  const { say } = useText();
  const { act } = useReviewDesk();
  const id = useId();
  const [reason, setReason] = useState('');
  const ignore = (words: string) => {
    props.onClose();
    void act({ type: 'ignore', clauses: [props.clause.id], reason: words }, true);
  };
  return (
    <form
      className="inline-form"
      onSubmit={event => {
        event.preventDefault();
        if (reason.trim() !== '') ignore(reason.trim());
      }}
    >
      <label htmlFor={id}>{say('review.ignore.why')}</label>
      <Input
        id={id}
        autoFocus
        value={reason}
        maxLength={1000}
        onChange={event => setReason(event.target.value)}
        onKeyDown={event => event.key === 'Escape' && props.onClose()}
      />
      <span className="reason-chips">
        {REASONS.map(one => (
          <button
            key={one}
            type="button"
            className="chip"
            onClick={() => ignore(say(`review.ignore.${one}`))}
          >
            {say(`review.ignore.${one}`)}
          </button>
        ))}
      </span>
      <span className="button-pair">
        <Button size="small" type="primary" htmlType="submit" disabled={reason.trim() === ''}>
          {say('review.do.ignore')}
        </Button>
        <Button size="small" onClick={props.onClose}>
          {say('do.cancel')}
        </Button>
      </span>
    </form>
  );
}
