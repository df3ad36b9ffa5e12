// Merging an incident into another one that goes on.
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Form, Select } from 'antd';
import { listIncidents } from '#contract/incidents.ts';
import { asked } from '#web/app/api.ts';
import { useText } from '#web/i18n/i18n.ts';
import { ReasonDialog } from './reason-dialog.tsx';

export function MergeDialog(props: {
  readonly incident: string;
  readonly kind: 'incident' | 'drill' | 'routine';
  readonly onClose: () => void;
}) {
  const { say } = useText();
  const navigate = useNavigate();
  const open = useQuery(asked(listIncidents, { query: { phase: 'open', limit: 100 } }));
  const options = (open.data?.items ?? [])
    .filter(one => one.id !== props.incident && one.kind === props.kind && one.phase === 'active')
    .map(one => ({ value: one.id, label: one.title }));
  return (
    <ReasonDialog
      incident={props.incident}
      title={say('merge.title')}
      body={say('merge.body')}
      go={say('merge.go')}
      danger
      disabled={options.length === 0}
      onClose={props.onClose}
      onDone={() => void navigate({ to: '/incidents', search: {} })}
      command={(reason, { into }) => ({ type: 'MergeIncident', into: String(into), reason })}
    >
      <Form.Item
        name="into"
        label={say('merge.into')}
        rules={[{ required: true, message: say('field.required') }]}
      >
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          loading={open.isPending}
          options={options}
          notFoundContent={say('merge.none')}
        />
      </Form.Item>
    </ReasonDialog>
  );
}
