// One pair of a comparison: what it is, in which respects the two differ, and both sentences side by side.
import type { ReactNode } from 'react';
import { useText } from '#web/i18n/i18n.ts';
import { MarkedWords, useMarked } from './marked-words.tsx';

export type FieldRow = {
  readonly key: string;
  readonly name: ReactNode;
  readonly before: string;
  readonly after: string;
};

export type Side = { readonly text: string; readonly place: ReactNode };

export function PairItem(props: {
  readonly head: ReactNode;
  readonly fields: readonly FieldRow[];
  readonly before: Side | null;
  readonly after: Side | null;
}) {
  const { say } = useText();
  const { before, after, fields } = props;
  const marked = useMarked(before?.text ?? null, after?.text ?? null);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys lead from one pair to the next
    <li className="pair" tabIndex={0} data-testid="pair">
      <div className="pair-head">{props.head}</div>
      {fields.length > 0 && (
        <dl className="pair-fields">
          {fields.map(field => (
            <div key={field.key}>
              <dt>{field.name}</dt>
              <dd>
                <span className="pair-was">{field.before || say('compare.nothing')}</span>
                <span aria-hidden="true"> → </span>
                <span className="sr-only">{say('compare.becomes')}</span>
                <span className="pair-is">{field.after || say('compare.nothing')}</span>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {(before !== null || after !== null) && (
        <div className="pair-sides">
          <PairSide side={before} missing={say('compare.notInFirst')} name={say('compare.first')}>
            <MarkedWords pieces={marked.before} side="before" />
          </PairSide>
          <PairSide side={after} missing={say('compare.notInSecond')} name={say('compare.second')}>
            <MarkedWords pieces={marked.after} side="after" />
          </PairSide>
        </div>
      )}
    </li>
  );
}

function PairSide(props: {
  readonly side: Side | null;
  readonly name: string;
  readonly missing: string;
  readonly children: ReactNode;
}) {
  const { side } = props;
  if (side === null) return <p className="pair-side pair-missing soft">{props.missing}</p>;
  return (
    <div className="pair-side">
      <p className="pair-place soft">
        <span className="pair-name">{props.name}</span>
        {side.place}
      </p>
      <p className="pair-text" lang="zh-CN">
        {props.children}
      </p>
    </div>
  );
}
