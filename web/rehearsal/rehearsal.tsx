// Rehearsing a plan: the setting on the left, how it went on the right. Everything stands in the address.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button, Progress } from 'antd';
import { useMemo } from 'react';
import { getVersion, listVersions, type PlanVersion } from '#contract/plans.ts';
import { rehearseOnce } from '#contract/rehearsals.ts';
import { asked } from '#web/app/api.ts';
import { useText } from '#web/i18n/i18n.ts';
import { VersionTag } from '#web/plans/versions.tsx';
import { Loaded, LoadedPage, Nothing, Page } from '#web/ui/page.tsx';
import { type ManyState, useManyRuns } from './many-runs.ts';
import { OneRun } from './one-run.tsx';
import { type RehearsalSearch, scriptOf } from './rehearsal-search.ts';
import { SettingForm } from './setting-form.tsx';
import { SumOfRuns } from './sum-of-runs.tsx';

export function RehearsalScreen() {
  const { plan } = useParams({ from: '/shell/plans/$plan/rehearsal' });
  const { version: wanted } = useSearch({ from: '/shell/plans/$plan/rehearsal' });
  const versions = useQuery(asked(listVersions, { params: { plan } }));
  const rows = versions.data?.items ?? [];
  const shown =
    rows.find(it => String(it.version) === wanted) ?? rows.find(it => it.state === 'in-force') ?? rows[0];
  const version = useQuery({
    ...asked(getVersion, { params: { plan, version: shown?.version ?? 1 } }),
    enabled: shown !== undefined,
  });
  return (
    <LoadedPage of={versions}>
      {({ items }) => (
        <LoadedPage of={version}>
          {data => <Rehearsal key={data.version} version={data} versions={items.map(it => it.version)} />}
        </LoadedPage>
      )}
    </LoadedPage>
  );
}

function Rehearsal(props: { readonly version: PlanVersion; readonly versions: readonly number[] }) {
  const { say } = useText();
  const { version, versions } = props;
  const search = useSearch({ from: '/shell/plans/$plan/rehearsal' });
  const navigate = useNavigate({ from: '/plans/$plan/rehearsal' });
  const go = (next: RehearsalSearch) => void navigate({ search: next, resetScroll: false });
  return (
    <Page
      wide
      title={say('rehearsal.of', { title: version.title })}
      lead={
        <>
          <VersionTag state={version.state} />
          <span>{say('plan.version', { n: version.version })}</span>
          <Link
            to="/plans/$plan"
            params={{ plan: version.plan }}
            search={{ version: String(version.version) }}
          >
            {version.title}
          </Link>
          <span>{say('rehearsal.lead')}</span>
        </>
      }
    >
      {version.compiled === null ? (
        <Nothing text={say('picture.errors')} />
      ) : (
        <div className="rehearsal">
          <section className="panel pad rehearsal-setting" aria-label={say('rehearsal.setting')}>
            <SettingForm
              plan={version.compiled}
              versions={versions}
              version={version.version}
              search={search}
              onRehearse={go}
            />
          </section>
          <section className="panel pad rehearsal-results" aria-label={say('rehearsal.results')}>
            <Results version={version} search={search} onSearch={go} />
          </section>
        </div>
      )}
    </Page>
  );
}

function Results(props: {
  readonly version: PlanVersion;
  readonly search: RehearsalSearch;
  readonly onSearch: (search: RehearsalSearch) => void;
}) {
  const { say } = useText();
  const { version, search, onSearch } = props;
  const { many: _many, one: _one, ...setting } = search;
  if (search.one !== undefined) return <Once version={version} search={search} />;
  if (search.many === undefined) return <Nothing text={say('rehearsal.notYet')} />;
  return (
    <Many version={version} search={search} onRun={seed => onSearch({ ...setting, one: String(seed) })} />
  );
}

function Once(props: { readonly version: PlanVersion; readonly search: RehearsalSearch }) {
  const { language } = useText();
  const { version, search } = props;
  const { plan } = version;
  const seed = search.one === 'usual' ? {} : { seed: Number(search.one) };
  const run = useQuery({
    ...asked(rehearseOnce, {
      params: { plan, version: version.version },
      query: { ...scriptOf(search, language), ...seed },
    }),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  return <Loaded of={run}>{data => <OneRun run={data} />}</Loaded>;
}

function Many(props: {
  readonly version: PlanVersion;
  readonly search: RehearsalSearch;
  readonly onRun: (seed: number) => void;
}) {
  const { language } = useText();
  const { version, search, onRun } = props;
  const query = useMemo(
    () => ({ ...scriptOf(search, language), runs: search.runs ?? '500', seed: search.seed ?? '1' }),
    [search, language],
  );
  const [state, stop] = useManyRuns(version.plan, version.version, query);
  return <ManyResult state={state} onStop={stop} onRun={onRun} />;
}

function ManyResult(props: {
  readonly state: ManyState;
  readonly onStop: () => void;
  readonly onRun: (seed: number) => void;
}) {
  const { say, language } = useText();
  const { state, onStop, onRun } = props;
  switch (state.kind) {
    case 'idle':
      return null;
    case 'stopped':
      return <p role="status">{say('rehearsal.stopped')}</p>;
    case 'failed':
      return (
        <p role="alert" className="note-box">
          {state.messages[language]}
        </p>
      );
    case 'running': {
      const { done, runs } = state;
      return (
        <div role="status" className="rehearsal-progress">
          <Progress
            percent={runs === 0 ? 0 : Math.round((100 * done) / runs)}
            aria-label={say('rehearsal.progress', { done, runs })}
          />
          <span>{say('rehearsal.progress', { done, runs })}</span>
          <Button onClick={onStop}>{say('rehearsal.stop')}</Button>
        </div>
      );
    }
    case 'done':
      return <SumOfRuns sum={state.sum} onRun={onRun} />;
    default:
      return state satisfies never;
  }
}
