// The picture of a version on its screen: a step leads to its clauses beside it, a clause to its step.
import { lazy, Suspense, useMemo } from 'react';
import type { PlanVersion } from '#contract/plans.ts';
import { useText } from '#web/i18n/i18n.ts';
import { Nothing } from '#web/ui/page.tsx';
import { ExportButtons } from './export-buttons.tsx';

/** Fetched when it is looked at. */
const PlanPicture = lazy(() =>
  import('#web/picture/plan-picture.tsx').then(it => ({ default: it.PlanPicture })),
);

export function PictureTab(props: {
  readonly version: PlanVersion;
  readonly step: string | undefined;
  readonly onStep: (step: string) => void;
}) {
  const { say } = useText();
  const { version, step, onStep } = props;
  const { compiled } = version;
  const hrefOf = useMemo(
    () => (id: string) => `?version=${version.version}&view=picture&step=${encodeURIComponent(id)}`,
    [version.version],
  );
  if (compiled === null) return <Nothing text={say('picture.errors')} />;
  return (
    <Suspense fallback={<p role="status">{say('list.loading')}</p>}>
      <PlanPicture
        plan={compiled}
        step={step}
        hrefOf={hrefOf}
        onStep={onStep}
        actions={<ExportButtons version={version} />}
      />
    </Suspense>
  );
}
