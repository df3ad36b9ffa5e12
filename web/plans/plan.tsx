// One plan: the source document on the left, what the system makes of it on the right, each leading to the other.
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Tabs } from 'antd';
import { useMemo, useState } from 'react';
import {
  getDocument,
  getVersion,
  listVersions,
  type PlanVersion,
  type SourceDocument,
} from '#contract/plans.ts';
import { asked } from '#web/app/api.ts';
import { useText } from '#web/i18n/i18n.ts';
import { FindingCounts, type ShownFinding } from '#web/ui/findings.tsx';
import { Loaded, Page } from '#web/ui/page.tsx';
import { icons, Tag } from '#web/ui/tags.tsx';
import { When } from '#web/ui/time.tsx';
import { PlanFindings } from './plan-findings.tsx';
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
    <Loaded of={versions}>
      {() => (
        <Loaded of={version}>
          {data => <PlanFrame key={`${data.plan}/${data.version}`} version={data} />}
        </Loaded>
      )}
    </Loaded>
  );
}

const VIEWS = ['structure', 'findings', 'yaml', 'versions', 'source'] as const;
type View = (typeof VIEWS)[number];

function PlanFrame(props: { readonly version: PlanVersion }) {
  const { say } = useText();
  const { version } = props;
  const source = useQuery({
    ...asked(getDocument, { params: { document: version.source ?? '' } }),
    enabled: version.source !== null,
    staleTime: Number.POSITIVE_INFINITY, // a document never changes
  });
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
            {say('plan.savedBy', { name: version.saved_by })} <When at={version.saved} />
          </span>
          <FindingCounts findings={version.findings} />
          <Coverage version={version} source={source.data} />
        </>
      }
      actions={<PutIntoForce version={version} unsaved={unsaved} />}
    >
      <PlanPanes version={version} source={source} onUnsaved={setUnsaved} />
    </Page>
  );
}

function Coverage(props: { readonly version: PlanVersion; readonly source: SourceDocument | undefined }) {
  const { say } = useText();
  const { version, source } = props;
  if (!source) return null;
  const uncovered = uncoveredClauses(version, source).size;
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

/** Clauses that no step, scenario, form or prohibition names as its source and that nobody left out on purpose. */
export function uncoveredClauses(version: PlanVersion, source: SourceDocument): ReadonlySet<string> {
  const { compiled } = version;
  const covered = new Set(version.steps.flatMap(step => step.clauses));
  const add = (from: readonly { readonly clause: string }[]) => {
    for (const it of from) covered.add(it.clause);
  };
  if (compiled) {
    for (const scenario of Object.values(compiled.scenarios)) {
      add(scenario.from);
      for (const never of scenario.never) add(never.from);
    }
    for (const form of Object.values(compiled.forms)) add(form.from);
    for (const id of Object.keys(compiled.ignored)) covered.add(id);
  }
  return new Set(source.clauses.map(it => it.id).filter(id => !covered.has(id)));
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
  readonly onUnsaved: (unsaved: boolean) => void;
}) {
  const { say } = useText();
  const { version, source } = props;
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
  const clausesOfStep = version.steps.find(step => step.id === search.step)?.clauses;
  const lit = useMemo(
    () => new Set(search.clause ? [search.clause] : (clausesOfStep ?? [])),
    [search.clause, clausesOfStep],
  );
  const uncovered = useMemo(
    () => (source.data ? uncoveredClauses(version, source.data) : new Set<string>()),
    [version, source.data],
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
      uncovered={uncovered}
      onClause={clause => go({ clause, ...(view === 'source' ? {} : { view: 'structure' as const }) })}
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
          activeKey={view}
          destroyOnHidden={false}
          onChange={key => go({ view: key as View, step: search.step, clause: search.clause })}
          items={[
            {
              key: 'structure',
              label: say('plan.structure'),
              children: (
                <Structure
                  version={version}
                  step={search.step}
                  clause={search.clause}
                  onStep={step => go({ step })}
                  onClause={clause => go({ clause })}
                />
              ),
            },
            {
              key: 'findings',
              label: `${say('plan.findings')} ${version.findings.length + (source.data?.findings.length ?? 0)}`,
              children: <PlanFindings version={version} source={source.data} onJump={jump} />,
            },
            {
              key: 'yaml',
              label: say('plan.yaml'),
              children: <YamlEditor version={version} line={line} onUnsaved={props.onUnsaved} />,
            },
            {
              key: 'versions',
              label: say('plan.versions'),
              children: <Versions plan={version.plan} shown={version.version} />,
            },
            ...(version.source !== null
              ? [
                  {
                    key: 'source',
                    label: <span className="narrow-only">{say('plan.source')}</span>,
                    children: <div className="narrow-only">{view === 'source' && pane}</div>,
                  },
                ]
              : []),
          ]}
        />
      </section>
    </div>
  );
}
