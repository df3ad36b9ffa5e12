// The picture of a plan: one scenario at a time, drawn and as text; a step leads to its clauses.
import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { flowOf } from '#core/picture/flow-of-scenario.ts';
import type { LiveMark } from '#core/picture/live-marks.ts';
import { pictureSvg } from '#core/picture/picture-svg.ts';
import { placeFlow } from '#core/picture/place-flow.ts';
import type { Plan } from '#core/plan/plan.ts';
import { useText } from '#web/i18n/i18n.ts';
import { saveFile } from '#web/plans/save-file.ts';
import { Choice } from '#web/ui/list.tsx';
import { Nothing } from '#web/ui/page.tsx';
import { PictureFrame } from './picture-frame.tsx';
import { PictureKey } from './picture-key.tsx';
import { StepList } from './step-list.tsx';

export function PlanPicture(props: {
  readonly plan: Plan;
  /** Only these, where not all are wanted: those of an incident. */
  readonly scenarios?: readonly string[];
  readonly live?: ReadonlyMap<string, LiveMark>;
  readonly step: string | undefined;
  readonly hrefOf: (step: string) => string | undefined;
  readonly onStep: (step: string) => void;
  /** More buttons beside "save as SVG". */
  readonly actions?: ReactNode;
}) {
  const { say } = useText();
  const { plan, live, step, hrefOf, onStep } = props;
  const scenarios = (props.scenarios ?? Object.keys(plan.scenarios)).filter(id => id in plan.scenarios);
  const [picked, setPicked] = useState<string>();
  const ofStep = scenarios.find(id => step !== undefined && plan.scenarios[id]?.steps.includes(step));
  const scenario = scenarios.find(id => id === picked) ?? ofStep ?? scenarios[0];
  if (scenario === undefined) return <Nothing text={say('picture.none')} />;
  return (
    <div className="picture-pane">
      <div className="picture-tools">
        {scenarios.length > 1 && (
          <Choice
            label={say('picture.scenario')}
            value={scenario}
            options={scenarios.map(id => ({ value: id, text: plan.scenarios[id]?.title ?? id }))}
            onChoose={setPicked}
          />
        )}
        <SaveSvg plan={plan} scenario={scenario} />
        {props.actions}
      </div>
      <Scenario key={scenario} {...{ plan, scenario, step, hrefOf, onStep }} {...(live ? { live } : {})} />
    </div>
  );
}

function SaveSvg(props: { readonly plan: Plan; readonly scenario: string }) {
  const { say, language } = useText();
  const { plan, scenario } = props;
  const save = () => {
    const svg = pictureSvg(plan, { language, theme: 'light', scenario });
    const title = plan.scenarios[scenario]?.title ?? scenario;
    saveFile(new Blob([svg], { type: 'image/svg+xml' }), `${plan.title} ${title}.svg`);
  };
  return (
    <Button size="small" icon={<DownloadOutlined aria-hidden="true" />} onClick={save}>
      {say('picture.save')}
    </Button>
  );
}

function Scenario(props: {
  readonly plan: Plan;
  readonly scenario: string;
  readonly live?: ReadonlyMap<string, LiveMark>;
  readonly step: string | undefined;
  readonly hrefOf: (step: string) => string | undefined;
  readonly onStep: (step: string) => void;
}) {
  const { language } = useText();
  const { plan, scenario, live, step, hrefOf, onStep } = props;
  const flow = useMemo(() => flowOf(plan, scenario, language), [plan, scenario, language]);
  const picture = useMemo(() => placeFlow(flow), [flow]);
  const standing = live ? { live } : {};
  return (
    <>
      <PictureFrame picture={picture} {...standing} chosen={step} hrefOf={hrefOf} onStep={onStep} />
      <PictureKey />
      <StepList flow={flow} {...standing} onStep={onStep} />
    </>
  );
}
