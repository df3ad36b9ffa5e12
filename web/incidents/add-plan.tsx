// Another plan or scenario on a live incident: chosen from what is in force, with since when and why.
import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import type { BoardView } from '#contract/board.ts';
import { getVersion, listPlans } from '#contract/plans.ts';
import { asked } from '#web/app/api.ts';
import { useText } from '#web/i18n/i18n.ts';
import { TimeField } from '#web/ui/time-field.tsx';
import { ParamFields, paramValues } from './params.tsx';
import { ReasonDialog } from './reason-dialog.tsx';

export function AddPlanDialog(props: { readonly board: BoardView; readonly onClose: () => void }) {
  const { say } = useText();
  const { header } = props.board;
  const plans = useQuery(asked(listPlans, { query: { state: 'in-force', limit: 200 } }));
  const running = new Set(header.plans.flatMap(plan => plan.scenarios.map(it => `${plan.id}/${own(it.id)}`)));
  const options = (plans.data?.items ?? [])
    .filter(plan => plan.in_force !== null)
    .map(plan => ({
      label: plan.title,
      options: plan.scenarios
        .filter(scenario => !running.has(`${plan.plan}/${scenario.id}`))
        .map(scenario => ({ value: `${plan.plan}/${scenario.id}`, label: scenario.title })),
    }))
    .filter(group => group.options.length > 0);
  const versions = new Map((plans.data?.items ?? []).map(plan => [plan.plan, plan.in_force]));
  return (
    <ReasonDialog
      incident={header.id}
      title={say('addPlan.title')}
      body={say('addPlan.lead')}
      go={say('addPlan.go')}
      onClose={props.onClose}
      command={(reason, { what, since, ...params }) => {
        const [plan = '', scenario = ''] = String(what).split('/');
        const facts = paramValues(params);
        return {
          type: 'AddScenario',
          plan,
          scenario,
          reason,
          ...(typeof since === 'string' ? { since } : {}),
          ...(Object.keys(facts).length > 0 ? { facts } : {}),
        };
      }}
    >
      <Form.Item
        name="what"
        label={say('report.title')}
        rules={[{ required: true, message: say('addPlan.choose') }]}
      >
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={say('addPlan.search')}
          loading={plans.isPending}
          options={options}
        />
      </Form.Item>
      <Form.Item name="since" label={say('addPlan.since')}>
        <TimeField label={say('addPlan.since')} max={Date.now()} />
      </Form.Item>
      <Form.Item noStyle dependencies={['what']}>
        {({ getFieldValue }) => {
          const [plan = ''] = String(getFieldValue('what') ?? '').split('/');
          const version = versions.get(plan) ?? null;
          if (version === null || header.plans.some(({ id }) => id === plan)) return null;
          return <ParamsOf plan={plan} version={version} />;
        }}
      </Form.Item>
    </ReasonDialog>
  );
}

function ParamsOf(props: { readonly plan: string; readonly version: number }) {
  const found = useQuery({ ...asked(getVersion, { params: props }), staleTime: 60_000 });
  return <ParamFields plan={found.data?.compiled ?? null} />;
}

/** As its own plan names it. */
const own = (scenario: string): string => scenario.split('·')[0] ?? scenario;
