// How much of two things is the same: one line of counts, each with its word.
import { Fragment, type ReactNode } from 'react';

export type Count = { readonly key: string; readonly word: string; readonly n: number };

export function Counts(props: {
  readonly lead: string;
  readonly counts: readonly Count[];
  readonly end?: ReactNode;
}) {
  return (
    <p className="compare-counts" data-testid="counts">
      <span className="soft">{props.lead}</span>
      {props.counts.map(({ key, word, n }) => (
        <Fragment key={key}>
          {' '}
          <span className={n === 0 ? 'compare-count soft' : 'compare-count'}>
            {word} <strong className="num">{n.toLocaleString()}</strong>
          </span>
        </Fragment>
      ))}
      {props.end}
    </p>
  );
}
