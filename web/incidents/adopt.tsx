// Adopting a newer version: what has to be decided, what opens and moves at once, what else is different; then why.
import { useQuery } from '@tanstack/react-query';
import { Form, Radio } from 'antd';
import type { ReactNode } from 'react';
import type { CasePlanView } from '#contract/board.ts';
import { type AdoptionView, getAdoption } from '#contract/incidents.ts';
import { asked } from '#web/app/api.ts';
import { useText } from '#web/i18n/i18n.ts';
import { Loaded } from '#web/ui/page.tsx';
import { When } from '#web/ui/time.tsx';
import { ReasonDialog } from './reason-dialog.tsx';

export function AdoptDialog(props: {
  readonly incident: string;
  readonly plan: CasePlanView;
  readonly onClose: () => void;
}) {
  const { say } = useText();
  const { incident, plan } = props;
  const adoption = useQuery({
    ...asked(getAdoption, { params: { incident }, query: { plan: plan.id } }),
    staleTime: 0,
  });
  const goes = adoption.data?.goes ?? [];
  const version = adoption.data?.plan.version ?? plan.newer ?? plan.version;
  return (
    <ReasonDialog
      incident={incident}
      title={say('adopt.title', { plan: plan.title, version })}
      body={say('adopt.lead', { from: plan.version })}
      go={say('adopt.go')}
      disabled={!adoption.data}
      onClose={props.onClose}
      command={(reason, values) => ({
        type: 'AdoptVersion',
        plan: plan.id,
        version,
        reason,
        gone: Object.fromEntries(
          goes.map((one, index) => [one.duty, values[`g${index}`] === 'keep' ? 'keep' : 'withdraw'] as const),
        ),
      })}
    >
      <Loaded of={adoption}>{data => <Change adoption={data} />}</Loaded>
    </ReasonDialog>
  );
}

function Change(props: { readonly adoption: AdoptionView }) {
  const { say } = useText();
  const { goes, other, comes, changed, leaves, opens, moves } = props.adoption;
  const all = [goes, other, comes, changed, leaves, opens, moves];
  if (all.every(list => list.length === 0)) return <p className="soft">{say('adopt.nothing')}</p>;
  return (
    <div className="adoption">
      {goes.length > 0 && <h3>{say('adopt.goes')}</h3>}
      {goes.map((one, index) => (
        <Form.Item
          key={one.duty}
          name={`g${index}`}
          label={`${one.title}${one.holders.length > 0 ? `（${one.holders.map(it => it.name).join('、')}）` : ''}`}
          rules={[{ required: true, message: say('field.required') }]}
        >
          <Radio.Group
            optionType="button"
            options={[
              { value: 'keep', label: say('adopt.keep') },
              { value: 'withdraw', label: say('adopt.withdraw') },
            ]}
          />
        </Form.Item>
      ))}
      <Part title={say('adopt.leaves')} of={leaves.map(one => one.title)} />
      <Part title={say('adopt.other')} of={other.map(one => one.title)} />
      <Part
        title={say('adopt.opens')}
        of={opens.map(one => (
          <>
            {one.title} {one.holders.map(it => it.name).join('、')} {one.due && <When at={one.due} />}
          </>
        ))}
      />
      <Part
        title={say('adopt.moves')}
        of={moves.map(one => (
          <>
            {one.title}：{one.from && <When at={one.from} />} → <When at={one.to} />
          </>
        ))}
      />
      <Part title={say('adopt.comes')} of={comes.map(one => one.title)} />
      <Part title={say('adopt.changed')} of={changed.map(one => one.title)} />
    </div>
  );
}

function Part(props: { readonly title: string; readonly of: readonly ReactNode[] }) {
  if (props.of.length === 0) return null;
  return (
    <>
      <h3>{props.title}</h3>
      <ul>
        {props.of.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a list that is shown once and never reordered
          <li key={index}>{one}</li>
        ))}
      </ul>
    </>
  );
}
