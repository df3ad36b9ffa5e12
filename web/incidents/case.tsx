// The case as a whole: which plans and scenarios run, what can be added, ended or withdrawn, newer versions, open questions.
import { Button } from 'antd';
import { useState } from 'react';
import type { BoardView, CasePlanView } from '#contract/board.ts';
import { useMay } from '#web/app/session.ts';
import { useText } from '#web/i18n/i18n.ts';
import { Tag } from '#web/ui/tags.tsx';
import { When } from '#web/ui/time.tsx';
import { AddPlanDialog } from './add-plan.tsx';
import { AdoptDialog } from './adopt.tsx';
import { useValueText } from './asks.tsx';
import { ExercisePart } from './exercise.tsx';
import { Questions } from './questions.tsx';
import { ReasonDialog } from './reason-dialog.tsx';

type Scenario = CasePlanView['scenarios'][number];
type Dialog =
  | { readonly kind: 'add' }
  | { readonly kind: 'adopt'; readonly plan: CasePlanView }
  | { readonly kind: 'end' | 'wrong'; readonly scenario: Scenario };

export function CasePanel(props: { readonly board: BoardView }) {
  const { say } = useText();
  const may = useMay();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const { board } = props;
  const live = board.header.phase === 'active' && may('incident.act');
  const several = board.header.plans.flatMap(plan => plan.scenarios).length > 1;
  return (
    <div className="case">
      <h3>{say('case.plans')}</h3>
      <ul className="case-plans">
        {board.header.plans.map(plan => (
          <PlanOfCase key={plan.id} plan={plan} live={live} several={several} onDialog={setDialog} />
        ))}
      </ul>
      {live && <Button onClick={() => setDialog({ kind: 'add' })}>{say('case.add')}</Button>}
      <ExercisePart board={board} />
      <Questions board={board} live={live} />
      <Params board={board} />
      <Former board={board} />
      {dialog && <CaseDialog board={board} dialog={dialog} onClose={() => setDialog(null)} />}
    </div>
  );
}

function PlanOfCase(props: {
  readonly plan: CasePlanView;
  readonly live: boolean;
  readonly several: boolean;
  readonly onDialog: (dialog: Dialog) => void;
}) {
  const { say } = useText();
  const { plan, live } = props;
  const { newer } = plan;
  return (
    <li>
      <div className="case-plan">
        <strong>{plan.title}</strong>
        <span className="soft">{say('case.version', { n: plan.version })}</span>
        {props.several && plan.in_command && <Tag tone="ok">{say('case.commands')}</Tag>}
        {live && newer !== null && (
          <Button size="small" onClick={() => props.onDialog({ kind: 'adopt', plan })}>
            {say('case.newer', { n: newer })}
          </Button>
        )}
      </div>
      {plan.scenarios.length === 0 && <p className="soft">{say('case.noScenario')}</p>}
      <ul className="case-scenarios">
        {plan.scenarios.map(scenario => (
          <li key={scenario.id}>
            <span>{scenario.title}</span>
            {live && props.several && (
              <span className="case-buttons">
                <Button size="small" onClick={() => props.onDialog({ kind: 'end', scenario })}>
                  {say('case.end')}
                </Button>
                <Button size="small" type="text" onClick={() => props.onDialog({ kind: 'wrong', scenario })}>
                  {say('case.wrong')}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
    </li>
  );
}

function CaseDialog(props: {
  readonly board: BoardView;
  readonly dialog: Dialog;
  readonly onClose: () => void;
}) {
  const { say } = useText();
  const { board, dialog, onClose } = props;
  const incident = board.header.id;
  if (dialog.kind === 'add') return <AddPlanDialog board={board} onClose={onClose} />;
  if (dialog.kind === 'adopt')
    return <AdoptDialog incident={incident} plan={dialog.plan} onClose={onClose} />;
  const { scenario } = dialog;
  const ends = dialog.kind === 'end';
  return (
    <ReasonDialog
      incident={incident}
      title={say(ends ? 'case.endTitle' : 'case.wrongTitle', { title: scenario.title })}
      body={say(ends ? 'case.endBody' : 'case.wrongBody')}
      go={say(ends ? 'case.end' : 'adopt.withdraw')}
      danger={!ends}
      onClose={onClose}
      command={reason =>
        ends
          ? { type: 'EndScenario', scenario: scenario.id, reason }
          : { type: 'WithdrawScenario', scenario: scenario.id, reason }
      }
    />
  );
}

function Params(props: { readonly board: BoardView }) {
  const { say } = useText();
  const valueText = useValueText();
  const { params } = props.board;
  if (params.length === 0) return null;
  return (
    <>
      <h3>{say('case.params')}</h3>
      <dl className="case-params">
        {params.map(({ id, title, value }) => (
          <div key={id}>
            <dt className="soft">{title}</dt>
            <dd>{valueText(value)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Former(props: { readonly board: BoardView }) {
  const { say } = useText();
  const { former } = props.board;
  if (former.length === 0) return null;
  return (
    <>
      <h3>{say('case.former')}</h3>
      <ul className="case-scenarios">
        {former.map(one => (
          <li key={`${one.scenario.id} ${one.at}`}>
            <span>{one.scenario.title}</span>
            <span className="soft">
              {say(`case.how.${one.how}`)} · {one.by?.name} · <When at={one.at} /> · {one.reason}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
