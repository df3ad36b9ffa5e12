// Two documents side by side: which two, how much is the same, names that only one has, and the clauses that differ.
import { SwapOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import {
  type ComparedDocument,
  type ComparedRow,
  compareDocuments,
  type DocumentComparison,
  listComparedClauses,
} from '#contract/compare.ts';
import { DIFFERENCE_KINDS } from '#core/compare/difference-kinds.ts';
import { asked } from '#web/app/api.ts';
import { useText } from '#web/i18n/i18n.ts';
import { PlanPlaces } from '#web/review/plan-places.tsx';
import { Choice, ListFrame, pageQuery } from '#web/ui/list.tsx';
import { Loaded, Nothing, Page } from '#web/ui/page.tsx';
import { ClauseRow } from './clause-row.tsx';
import { type CompareSearch, listPart, withListPart } from './compare-search.ts';
import { Counts } from './counts.tsx';
import { DocumentField, useDocuments, useEditionsOf } from './document-field.tsx';
import { OnlyLists } from './only-lists.tsx';
import { PairList } from './pair-list.tsx';

type Go = (next: CompareSearch, replace?: boolean) => void;

export function CompareDocuments(props: { readonly search: CompareSearch; readonly onSearch: Go }) {
  const { say } = useText();
  const { search, onSearch } = props;
  const { a, b } = search;
  return (
    <Page title={say('compare.title')} lead={<PlanPlaces />} wide>
      <Pickers search={search} onSearch={onSearch} />
      {a === undefined || b === undefined ? (
        <div className="panel">
          <Nothing text={say('compare.choose.two')} action={<Link to="/plans">{say('upload.title')}</Link>} />
        </div>
      ) : (
        <Compared a={a} b={b} search={search} onSearch={onSearch} />
      )}
    </Page>
  );
}

function Pickers(props: { readonly search: CompareSearch; readonly onSearch: Go }) {
  const { say } = useText();
  const { a, b } = props.search;
  const documents = useDocuments();
  const editions = useEditionsOf([...new Set([a, b])].flatMap(one => (one === undefined ? [] : [one])));
  const rows = [...(documents.data ?? []), ...editions];
  const choose = (next: { readonly a?: string | undefined; readonly b?: string | undefined }) => {
    const chosen = { a, b, ...next };
    props.onSearch({ ...(chosen.a ? { a: chosen.a } : {}), ...(chosen.b ? { b: chosen.b } : {}) });
  };
  return (
    <div className="panel pad compare-pickers">
      <DocumentField
        label={say('compare.first')}
        value={a}
        rows={rows}
        loading={documents.isPending}
        onChange={document => choose({ a: document })}
      />
      <Button
        className="compare-swap"
        icon={<SwapOutlined aria-hidden="true" />}
        disabled={a === undefined && b === undefined}
        onClick={() => choose({ a: b, b: a })}
      >
        {say('compare.swap')}
      </Button>
      <DocumentField
        label={say('compare.second')}
        value={b}
        rows={rows}
        loading={documents.isPending}
        onChange={document => choose({ b: document })}
      />
      {documents.error && <Alert type="warning" showIcon title={say('compare.noList')} />}
    </div>
  );
}

function Compared(props: {
  readonly a: string;
  readonly b: string;
  readonly search: CompareSearch;
  readonly onSearch: Go;
}) {
  const { a, b, search, onSearch } = props;
  const params = { document: a, other: b };
  const summary = useQuery(asked(compareDocuments, { params }));
  return (
    <Loaded of={summary}>
      {data => (
        <>
          <Summary of={data} />
          <OnlyLists of={data} />
          <Clauses summary={data} params={params} search={search} onSearch={onSearch} />
        </>
      )}
    </Loaded>
  );
}

const LIKENESSES = ['same', 'worded', 'differs', 'only-before', 'only-after'] as const;

function Summary(props: { readonly of: DocumentComparison }) {
  const { say } = useText();
  const { counts, before, after } = props.of;
  return (
    <>
      {before.document === after.document && <Alert type="info" showIcon title={say('compare.itself')} />}
      <Counts
        lead={say('compare.duties')}
        counts={LIKENESSES.map(key => ({ key, word: say(`compare.likeness.${key}`), n: counts[key] ?? 0 }))}
      />
    </>
  );
}

function Clauses(props: {
  readonly summary: DocumentComparison;
  readonly params: { readonly document: string; readonly other: string };
  readonly search: CompareSearch;
  readonly onSearch: Go;
}) {
  const { say } = useText();
  const { summary, search, onSearch } = props;
  const { show, kind, text } = search;
  const page = useQuery({
    ...asked(listComparedClauses, {
      params: props.params,
      query: {
        ...pageQuery(search),
        ...(show ? { show } : {}),
        ...(kind ? { kind } : {}),
        ...(text ? { text } : {}),
      },
    }),
    placeholderData: keepPreviousData,
  });
  return (
    <ListFrame
      search={listPart(search)}
      onSearch={(next, replace) => onSearch(withListPart(search, next), replace)}
      searchLabel={say('compare.search')}
      filters={<Filters summary={summary} search={search} onSearch={onSearch} />}
      of={page}
      empty={say(show === 'all' ? 'compare.noClauses' : 'compare.noDifferences')}
    >
      {rows => (
        <PairList
          label={say('compare.clauses')}
          before={<DocumentName of={summary.before} />}
          after={<DocumentName of={summary.after} />}
        >
          {rows.map(row => (
            <ClauseRow key={keyOf(row)} row={row} summary={summary} />
          ))}
        </PairList>
      )}
    </ListFrame>
  );
}

const keyOf = ({ before, after }: ComparedRow): string => `${before?.clause ?? ''}/${after?.clause ?? ''}`;

function DocumentName(props: { readonly of: ComparedDocument }) {
  const { say } = useText();
  const { document, name, edition } = props.of;
  return (
    <Link to="/documents/$document/review" params={{ document }}>
      {name} · {say('review.edition', { n: edition })}
    </Link>
  );
}

function Filters(props: {
  readonly summary: DocumentComparison;
  readonly search: CompareSearch;
  readonly onSearch: Go;
}) {
  const { say } = useText();
  const { search, summary, onSearch } = props;
  const { show: _show, after: _after, ...rest } = search;
  const { kind: _kind, ...unfiltered } = rest;
  const shown = search.show === undefined ? {} : { show: search.show };
  const kinds = DIFFERENCE_KINDS.filter(kind => (summary.kinds[kind] ?? 0) > 0 || kind === search.kind);
  return (
    <>
      <Choice
        label={say('compare.show')}
        value={search.show ?? 'differences'}
        options={[
          { value: 'differences', text: say('compare.show.differences') },
          { value: 'all', text: say('compare.show.all') },
        ]}
        onChoose={show => onSearch(show === 'all' ? { ...rest, show } : rest)}
      />
      <Choice
        label={say('compare.kind')}
        value={search.kind ?? 'any'}
        options={[
          { value: 'any', text: say('compare.kind.any') },
          ...kinds.map(kind => ({
            value: kind,
            text: `${say(`compare.kind.${kind}`)} ${summary.kinds[kind] ?? 0}`,
          })),
        ]}
        onChoose={kind => onSearch({ ...unfiltered, ...shown, ...(kind === 'any' ? {} : { kind }) })}
      />
    </>
  );
}
