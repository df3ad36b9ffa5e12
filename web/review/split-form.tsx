// Cutting a clause in two: the cursor stands in its text, what becomes of it is shown, Enter cuts.
import { Button } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import type { ReviewedClause } from '#contract/review-clause.ts';
import { useText } from '#web/i18n/i18n.ts';
import { useReviewDesk } from './review-desk.ts';

/** After the first mark that ends a part; else in the middle. */
export function firstCut(quote: string): number {
  for (const marks of [/[。；;！？]/, /[，,：:]/]) {
    const found = quote.slice(0, -1).search(marks);
    if (found !== -1 && quote.slice(found + 1).trim() !== '') return found + 1;
  }
  return Math.floor(quote.length / 2);
}

export function SplitForm(props: { readonly clause: ReviewedClause; readonly onClose: () => void }) {
  const { say } = useText();
  const { act } = useReviewDesk();
  const { clause, onClose } = props;
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [at, setAt] = useState(() => firstCut(clause.quote));
  useEffect(() => {
    const begin = firstCut(clause.quote);
    field.current?.focus();
    field.current?.setSelectionRange(begin, begin);
  }, [clause.quote]);
  const parts = [clause.quote.slice(0, at), clause.quote.slice(at)];
  const whole = parts.every(part => part.trim() !== '');
  const cut = () => {
    if (!whole) return;
    onClose();
    void act({ type: 'split', clause: clause.id, at: clause.start + at });
  };
  return (
    <form
      className="inline-form split-form"
      onSubmit={event => {
        event.preventDefault();
        cut();
      }}
    >
      <label htmlFor={id}>{say('review.split.where')}</label>
      <textarea
        ref={field}
        id={id}
        className="plain-input split-text"
        rows={Math.min(6, Math.ceil(clause.quote.length / 34) + 1)}
        value={clause.quote}
        // The text is the document's: the cursor moves in it, nothing is written.
        onChange={() => undefined}
        onSelect={event => setAt(event.currentTarget.selectionStart)}
        onKeyDown={event => {
          if (event.key === 'Escape') onClose();
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
            event.preventDefault();
            cut();
          }
        }}
      />
      <ol className="split-parts" aria-live="polite">
        {parts.map((part, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the first and the second
          <li key={n}>
            <span className="split-number" aria-hidden="true">
              {n + 1}
            </span>
            {part.trim() || '—'}
          </li>
        ))}
      </ol>
      <span className="button-pair">
        <Button size="small" type="primary" htmlType="submit" disabled={!whole}>
          {say('review.split.cut')}
        </Button>
        <Button size="small" onClick={onClose}>
          {say('do.cancel')}
        </Button>
      </span>
    </form>
  );
}
