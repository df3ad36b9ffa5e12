// All findings of a plan and of the document it was read from, worst first, each with a way to its place.
import { lazy, Suspense } from 'react';
import type { PlanVersion, SourceDocument } from '#contract/plans.ts';
import { useText } from '#web/i18n/i18n.ts';
import type { ShownFinding } from '#web/ui/findings.tsx';
import { Nothing } from '#web/ui/page.tsx';
import type { ClauseRefs } from './clause-refs.ts';
import { inWords } from './finding-words.ts';
import { GroupedFindings } from './grouped-findings.tsx';
import { VacantRoles } from './vacant-roles.tsx';

const PlanRehearsal = lazy(() => import('#web/rehearsal/plan-rehearsal.tsx'));

export function PlanFindings(props: {
  readonly version: PlanVersion;
  readonly source: SourceDocument | undefined;
  readonly refs: ClauseRefs;
  readonly onJump: (finding: ShownFinding) => void;
}) {
  const { say } = useText();
  const { version, source, refs } = props;
  const named = { onJump: props.onJump, clauseName: refs.nameOf };
  const read = source?.findings ?? [];
  return (
    <div className="pad">
      {version.findings.length + read.length === 0 && <Nothing text={say('plan.noFindings')} />}
      {version.findings.length > 0 && (
        <>
          <h2>{say('plan.planFindings')}</h2>
          {hasVacancy(version.findings) && <VacantRoles version={version} />}
          <GroupedFindings findings={inWords(version.findings, version)} {...named} />
        </>
      )}
      {read.length > 0 && (
        <>
          <h2>{say('plan.documentFindings')}</h2>
          <GroupedFindings findings={read} {...named} />
        </>
      )}
      <Suspense fallback={null}>
        <PlanRehearsal version={version} />
      </Suspense>
    </div>
  );
}

/** Findings that are settled on the page of people and posts, not in the plan. */
export const hasVacancy = (findings: readonly ShownFinding[]): boolean =>
  findings.some(it => /^(role|post)-/.test(it.code));
