// One plan: the source document on the left, what the system makes of it on the right, each leading to the other.
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import {
  getDocument,
  getVersion,
  listVersions,
  type PlanVersion,
  type SourceDocument,
} from '#contract/plans.ts';
import { asked } from '#web/app/api.ts';
import { useMay } from '#web/app/session.ts';
import { useText } from '#web/i18n/i18n.ts';
import { FindingCounts, type ShownFinding } from '#web/ui/findings.tsx';
import { LoadedPage, Page } from '#web/ui/page.tsx';
import { Tabs } from '#web/ui/tabs.tsx';
import { icons, Tag } from '#web/ui/tags.tsx';
import { When } from '#web/ui/time.tsx';
import { type ClauseRefs, clauseRefs } from './clause-refs.ts';
import { Drifted } from './drift.tsx';
import { PlanLifePanel } from './life/life.tsx';
import { PictureTab } from './picture-tab.tsx';
import { PlanFindings } from './plan-findings.tsx';
import { PrintPlan } from './print-dialog.tsx';
import { PutIntoForce } from './put-into-force.tsx';
import { SourcePane } from './source-pane.tsx';
import { Structure } from './structure.tsx';
import { Versions, VersionTag } from './versions.tsx';
import { YamlEditor } from './yaml-editor.tsx';

export function PlanScreen() {
  const { plan } = useParams({ from: '/shell/plans/$plan' });
  const { version: wanted } = useSearch({ from: '/shell/plans/$plan' });
  const versions = useQuery(asked(listVersions, { params: { plan } }));
  const rows = versions.data?.items ?? [];
  const shown =
    rows.find(it => String(it.version) === wanted) ??
    rows.find(it => it.state === 'draft') ??
    rows.find(it => it.state === 'in-force') ??
    rows[0];
  const version = useQuery({
    ...asked(getVersion, { params: { plan, version: shown?.version ?? Number(wanted ?? 1) } }),
    enabled: versions.isError || shown !== undefined,
  });
  return (
    <LoadedPage of={versions}>
      {() => (
        <LoadedPage of={version}>
          {data => <PlanFrame key={`${data.plan}/${data.version}`} version={data} />}
        </LoadedPage>
      )}
    </LoadedPage>
  );
}

const VIEWS = ['structure', 'picture', 'findings', 'yaml', 'versions', 'life', 'source'] as const;
type View = (typeof VIEWS)[number];

function PlanFrame(props: { readonly version: PlanVersion }) {
  const { say } = useText();
  const may = useMay();
  const { version } = props;
  const source = useQuery({
    ...asked(getDocument, { params: { document: version.source ?? '' } }),
    enabled: version.source !== null,
    staleTime: Number.POSITIVE_INFINITY, // a document never changes
  });
  const refs = useMemo(() => clauseRefs(version, source.data), [version, source.data]);
  const [unsaved, setUnsaved] = useState(false);
  return (
    <Page
      wide
      title={version.title}
      lead={
        <>
          <VersionTag state={version.state} />
          <span>{say('plan.version', { n: version.version })}</span>
          <span>{say('plan.revision', { n: version.revision })}</span>
          <span>
            {say('plan.savedBy', { name: version.saved_by_name })} <When at={version.saved} />
          </span>
          <FindingCounts findings={version.findings} />
          {source.data && <Coverage refs={refs} />}
        </>
      }
      actions={
        <>
          {version.source !== null && may('review.read') && (
            <Link
              to="/documents/$document/review"
              params={{ document: version.source }}
              className="button-label"
            >
              {say('plan.review')}
            </Link>
          )}
          <Link
            to="/plans/$plan/rehearsal"
            params={{ plan: version.plan }}
            search={{ version: String(version.version) }}
            className="button-label"
          >
            {say('rehearsal.open')}
          </Link>
          <PrintPlan version={version} />
          <PutIntoForce version={version} unsaved={unsaved} />
        </>
      }
    >
      <PlanPanes version={version} source={source} refs={refs} onUnsaved={setUnsaved} />
    </Page>
  );
}

function Coverage(props: { readonly refs: ClauseRefs }) {
  const { say } = useText();
  const uncovered = props.refs.uncovered.size;
  return uncovered === 0 ? (
    <Tag tone="ok" icon={icons.done}>
      {say('plan.allCovered')}
    </Tag>
  ) : (
    <Tag tone="quiet" icon={icons.note}>
      {say('plan.uncovered', { count: uncovered })}
    </Tag>
  );
}

type Source = {
  readonly data: SourceDocument | undefined;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly refetch: () => unknown;
};

function PlanPanes(props: {
  readonly version: PlanVersion;
  readonly source: Source;
  readonly refs: ClauseRefs;
  readonly onUnsaved: (unsaved: boolean) => void;
}) {
  const { say } = useText();
  const { version, source, refs } = props;
  const search = useSearch({ from: '/shell/plans/$plan' });
  const navigate = useNavigate({ from: '/plans/$plan' });
  const [line, setLine] = useState<{ readonly n: number } | null>(null);
  const view: View = VIEWS.find(it => it === search.view) ?? 'structure';
  const go = (next: {
    readonly view?: View;
    readonly step?: string | undefined;
    readonly clause?: string | undefined;
  }) =>
    void navigate({
      search: old => {
        const { step: _step, clause: _clause, ...rest } = old;
        return {
          ...rest,
          ...Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined)),
        };
      },
      replace: true,
      resetScroll: false,
    });
  const lit = useMemo(
    () => new Set(search.clause ? refs.idsOf(search.clause) : search.step ? refs.ofStep(search.step) : []),
    [search.clause, search.step, refs],
  );
  const jump = (finding: ShownFinding) => {
    const { line: n, clause } = finding.place;
    if (n !== undefined) {
      setLine({ n });
      go({ view: 'yaml' });
    } else if (clause !== undefined) go({ clause });
  };
  const pane = (
    <SourcePane
      version={version}
      source={source}
      lit={lit}
      uncovered={refs.uncovered}
      onClause={clause =>
        go({ clause, ...(view === 'source' || view === 'picture' ? {} : { view: 'structure' as const }) })
      }
    />
  );
  return (
    <div className={`plan-panes plan-view-${view}`}>
      {version.source !== null && (
        <section className="plan-source panel" aria-label={say('plan.source')}>
          {pane}
        </section>
      )}
      <section className="plan-side panel" aria-label={say('plan.views')}>
        <Tabs
          label={say('plan.views')}
          active={view}
          onChoose={key => go({ view: key, step: search.step, clause: search.clause })}
          tabs={[
            {
              key: 'structure',
              label: say('plan.structure'),
              panel: (
                <Structure
                  version={version}
                  refs={refs}
                  step={search.step}
                  clause={search.clause}
                  onStep={step => go({ step })}
                  onClause={clause => go({ clause })}
                />
              ),
            },
            {
              key: 'picture',
              label: say('picture.tab'),
              panel: (
                <PictureTab
                  version={version}
                  step={search.step ?? refs.stepsOf(refs.idsOf(search.clause ?? '')[0] ?? '')[0]}
                  onStep={step => go({ step })}
                />
              ),
            },
            {
              key: 'findings',
              label: `${say('plan.findings')} ${version.findings.length + (source.data?.findings.length ?? 0)}`,
              panel: <PlanFindings refs={refs} version={version} source={source.data} onJump={jump} />,
            },
            {
              key: 'yaml',
              label: say('plan.yaml'),
              panel: <YamlEditor version={version} line={line} onUnsaved={props.onUnsaved} />,
            },
            {
              key: 'versions',
              label: say('plan.versions'),
              panel: (
                <>
                  <Versions plan={version.plan} shown={version.version} />
                  {view === 'versions' && version.compiled?.refines !== undefined && (
                    <Drifted plan={version.plan} version={version.version} />
                  )}
                </>
              ),
            },
            {
              key: 'life',
              label: say('life.tab'),
              panel: view === 'life' && <PlanLifePanel plan={version.plan} />,
            },
            ...(version.source !== null
              ? [
                  {
                    key: 'source' as const,
                    label: say('plan.source'),
                    narrow: true,
                    panel: view === 'source' && pane,
                  },
                ]
              : []),
          ]}
        />
      </section>
    </div>
  );
}
