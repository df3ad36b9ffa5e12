// Two versions of a plan side by side: what was added, removed and changed, in words, by the part of the plan it belongs to.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Select } from 'antd';
import { useId } from 'react';
import { type ComparedVersion, compareVersions } from '#contract/compare.ts';
import { listVersions } from '#contract/plans.ts';
import type { Answer } from '#contract/route.ts';
import { asked } from '#web/app/api.ts';
import { useText } from '#web/i18n/i18n.ts';
import { VersionTag } from '#web/plans/versions.tsx';
import { Choice, ListFrame, pageQuery } from '#web/ui/list.tsx';
import { LoadedPage, Nothing, Page } from '#web/ui/page.tsx';
import { When } from '#web/ui/time.tsx';
import { type CompareSearch, listPart, withListPart } from './compare-search.ts';
import { Counts } from './counts.tsx';
import { DifferenceRow } from './difference-row.tsx';
import { PairList } from './pair-list.tsx';

type Go = (next: CompareSearch, replace?: boolean) => void;
type Versions = Answer<typeof listVersions>['items'];
type Compared = Answer<typeof compareVersions>;

export function CompareVersions(props: {
  readonly plan: string;
  readonly search: CompareSearch;
  readonly onSearch: Go;
}) {
  const { say } = useText();
  const { plan, search, onSearch } = props;
  const versions = useQuery(asked(listVersions, { params: { plan } }));
  return (
    <LoadedPage of={versions}>
      {({ items }) => {
        const [from, to] = chosen(items, search);
        return (
          <Page
            wide
            title={say('compare.versionsTitle', { title: items[0]?.title ?? plan })}
            actions={
              <Link
                to="/plans/$plan"
                params={{ plan }}
                search={{ view: 'versions' }}
                className="button-label"
              >
                {say('compare.toPlan')}
              </Link>
            }
          >
            <Pickers items={items} from={from} to={to} plan={plan} onSearch={onSearch} />
            {from === undefined || to === undefined ? (
              <div className="panel">
                <Nothing text={say('compare.oneVersion')} />
              </div>
            ) : (
              <Differences plan={plan} from={from} to={to} search={search} onSearch={onSearch} />
            )}
          </Page>
        );
      }}
    </LoadedPage>
  );
}

/** Where the address names none: the latest and the one before it. */
function chosen(
  items: Versions,
  { from, to }: CompareSearch,
): readonly [number | undefined, number | undefined] {
  const there = (text: string | undefined) => items.find(one => String(one.version) === text)?.version;
  const last = there(to) ?? items[0]?.version;
  const before = items.find(one => last !== undefined && one.version < last)?.version;
  return [there(from) ?? before, last];
}

function Pickers(props: {
  readonly items: Versions;
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly plan: string;
  readonly onSearch: Go;
}) {
  const { say } = useText();
  const { items, from, to, plan, onSearch } = props;
  const choose = (next: { readonly from?: number; readonly to?: number }) => {
    const both = { from, to, ...next };
    onSearch({
      plan,
      ...(both.from === undefined ? {} : { from: String(both.from) }),
      ...(both.to === undefined ? {} : { to: String(both.to) }),
    });
  };
  return (
    <div className="panel pad compare-pickers">
      <VersionField
        label={say('compare.first')}
        items={items}
        value={from}
        onChange={version => choose({ from: version })}
      />
      <VersionField
        label={say('compare.second')}
        items={items}
        value={to}
        onChange={version => choose({ to: version })}
      />
    </div>
  );
}

function VersionField(props: {
  readonly label: string;
  readonly items: Versions;
  readonly value: number | undefined;
  readonly onChange: (version: number) => void;
}) {
  const { say } = useText();
  const id = useId();
  return (
    <div className="compare-field">
      <label htmlFor={id}>{props.label}</label>
      <Select
        id={id}
        className="wide-field"
        value={props.value ?? null}
        placeholder={say('compare.choose')}
        options={props.items.map(({ version, state }) => ({
          value: version,
          label: `${say('plan.version', { n: version })} · ${say(`plan.state.${state}`)}`,
        }))}
        onChange={version => version !== null && props.onChange(version)}
      />
    </div>
  );
}

function Differences(props: {
  readonly plan: string;
  readonly from: number;
  readonly to: number;
  readonly search: CompareSearch;
  readonly onSearch: Go;
}) {
  const { say } = useText();
  const { plan, from, to, search, onSearch } = props;
  const { part, text } = search;
  const page = useQuery({
    ...asked(compareVersions, {
      params: { plan, version: from, other: to },
      query: { ...pageQuery(search), ...(part ? { part } : {}), ...(text ? { text } : {}) },
    }),
    placeholderData: keepPreviousData,
  });
  const { data } = page;
  return (
    <>
      {from === to && <Alert type="info" showIcon title={say('compare.itself')} />}
      {data && <Summary of={data} />}
      <ListFrame
        search={listPart(search)}
        onSearch={(next, replace) => onSearch(withListPart(search, next), replace)}
        searchLabel={say('compare.search')}
        filters={data && <Parts of={data} search={search} onSearch={onSearch} />}
        of={page}
        empty={say('compare.noChange')}
      >
        {rows =>
          data && (
            <PairList
              label={say('compare.changes')}
              before={<VersionName of={data.before} />}
              after={<VersionName of={data.after} />}
            >
              {rows.map((row, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a page of a fixed list; titles may be there twice
                <DifferenceRow key={`${row.part}/${row.title}/${index}`} row={row} />
              ))}
            </PairList>
          )
        }
      </ListFrame>
    </>
  );
}

function Summary(props: { readonly of: Compared }) {
  const { say } = useText();
  const { changes, same } = props.of;
  return (
    <Counts
      lead={say('compare.inThePlan')}
      counts={[
        { key: 'same', word: say('compare.likeness.same'), n: same },
        ...(['changed', 'added', 'removed'] as const).map(key => ({
          key,
          word: say(`compare.change.${key}`),
          n: changes[key] ?? 0,
        })),
      ]}
    />
  );
}

function VersionName(props: { readonly of: ComparedVersion }) {
  const { say } = useText();
  const { version, state, saved } = props.of;
  return (
    <span className="compare-version">
      {say('plan.version', { n: version })} <VersionTag state={state} /> <When at={saved} />
    </span>
  );
}

function Parts(props: { readonly of: Compared; readonly search: CompareSearch; readonly onSearch: Go }) {
  const { say } = useText();
  const { search, onSearch } = props;
  const { part: _part, after: _after, ...rest } = search;
  const parts = props.of.parts;
  if (parts.length < 2 && search.part === undefined) return null;
  return (
    <Choice
      label={say('compare.part')}
      value={search.part ?? 'any'}
      options={[
        { value: 'any', text: say('compare.part.any') },
        ...parts.map(({ part, count }) => ({ value: part, text: `${say(`compare.part.${part}`)} ${count}` })),
      ]}
      onChoose={part => onSearch(part === 'any' ? rest : { ...rest, part })}
    />
  );
}
