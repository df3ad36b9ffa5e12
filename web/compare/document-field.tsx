// Chooses a document: the latest upload of each, and the other uploads of those that are being compared.
import { useQueries, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useId } from 'react';
import { type EditionRow, getReview, listReviews } from '#contract/reviews.ts';
import { ask, asked } from '#web/app/api.ts';
import { useText } from '#web/i18n/i18n.ts';

/** Pages of 200: more documents than one looks through. */
const MOST_PAGES = 10;

async function allDocuments(signal: AbortSignal): Promise<readonly EditionRow[]> {
  const all: EditionRow[] = [];
  let after: string | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const query = { limit: 200, ...(after === undefined ? {} : { after }) };
    const { items, next } = await ask(listReviews, { query }, signal);
    all.push(...items);
    if (next === null) break;
    after = next;
  }
  return all;
}

export const useDocuments = () =>
  useQuery({ queryKey: [listReviews.id, 'all'], queryFn: ({ signal }) => allDocuments(signal) });

/** Uploads of the same chains as these documents, as far as they are known yet. */
export function useEditionsOf(documents: readonly string[]): readonly EditionRow[] {
  const reviews = useQueries({
    queries: documents.map(document => asked(getReview, { params: { document } })),
  });
  return reviews.flatMap(({ data }) => data?.editions ?? []);
}

export function DocumentField(props: {
  readonly label: string;
  readonly value: string | undefined;
  readonly rows: readonly EditionRow[];
  readonly loading: boolean;
  readonly onChange: (document: string) => void;
}) {
  const { say } = useText();
  const id = useId();
  const rows = [...new Map(props.rows.map(row => [row.document, row])).values()];
  return (
    <div className="compare-field">
      <label htmlFor={id}>{props.label}</label>
      <Select
        id={id}
        className="wide-field"
        showSearch={{ optionFilterProp: 'label' }}
        value={props.value ?? null}
        loading={props.loading}
        placeholder={say('compare.choose')}
        notFoundContent={say('list.none')}
        options={rows.map(row => ({
          value: row.document,
          label: `${row.name} · ${say('review.edition', { n: row.edition })}`,
        }))}
        onChange={value => value !== null && props.onChange(value)}
      />
    </div>
  );
}
