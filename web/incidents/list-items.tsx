// A list of an incident: what is on it now; another item, or one taken off with the reason.
import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import type { FactView } from '#contract/board.ts';
import { newId } from '#web/app/new-id.ts';
import { useText } from '#web/i18n/i18n.ts';
import { ProblemAlert } from '#web/ui/problem.tsx';
import { useAct } from './act.ts';
import { AskFields, completion } from './asks.tsx';

export function ListItems(props: {
  readonly incident: string;
  readonly list: FactView;
  readonly live: boolean;
}) {
  const { say } = useText();
  const { list, live } = props;
  const [dialog, setDialog] = useState<'add' | FactView['items'][number] | null>(null);
  const close = () => setDialog(null);
  return (
    <>
      <ul className="list-items">
        {list.items.map(item => (
          <li key={item.id} data-item={item.id}>
            {item.name}
            {live && (
              <Button
                size="small"
                type="text"
                icon={<CloseOutlined />}
                aria-label={say('items.removeOf', { name: item.name })}
                onClick={() => setDialog(item)}
              />
            )}
          </li>
        ))}
      </ul>
      {live && (
        <Button
          size="small"
          icon={<PlusOutlined />}
          aria-label={say('items.addTo', { title: list.title })}
          onClick={() => setDialog('add')}
        >
          {say('items.add')}
        </Button>
      )}
      {dialog === 'add' && <AddDialog incident={props.incident} list={list} onClose={close} />}
      {dialog !== null && dialog !== 'add' && (
        <RemoveDialog incident={props.incident} list={list} item={dialog} onClose={close} />
      )}
    </>
  );
}

function AddDialog(props: {
  readonly incident: string;
  readonly list: FactView;
  readonly onClose: () => void;
}) {
  const { say } = useText();
  const { list } = props;
  const act = useAct(props.incident);
  const [item] = useState(newId); // pressing twice adds one
  const id = useId();
  const name = {
    ...{
      target: 'field' as const,
      id: 'name',
      title: say('items.name'),
      type: 'text',
      values: [],
      unit: null,
    },
    ...{ required: true, may_be: [], least: null, or_reason: false, value: null },
  };
  const asks = list.fields.length > 0 ? list.fields : [name];
  const submit = (values: Readonly<Record<string, unknown>>) =>
    act.mutate(
      { type: 'AddItem', list: list.id, item, values: completion(asks, values).fields ?? {} },
      { onSuccess: props.onClose },
    );
  return (
    <Modal
      open
      title={say('items.addTo', { title: list.title })}
      onCancel={props.onClose}
      cancelText={say('do.cancel')}
      okText={say('items.add')}
      okButtonProps={{ htmlType: 'submit', form: id, loading: act.isPending }}
    >
      <Form id={id} layout="vertical" onFinish={submit}>
        <AskFields asks={asks} />
        {act.error && <ProblemAlert problem={act.error} />}
      </Form>
    </Modal>
  );
}

function RemoveDialog(props: {
  readonly incident: string;
  readonly list: FactView;
  readonly item: FactView['items'][number];
  readonly onClose: () => void;
}) {
  const { say } = useText();
  const { list, item } = props;
  const act = useAct(props.incident);
  const id = useId();
  const submit = ({ reason }: { readonly reason: string }) =>
    act.mutate({ type: 'RemoveItem', list: list.id, item: item.id, reason }, { onSuccess: props.onClose });
  return (
    <Modal
      open
      title={say('items.removeOf', { name: item.name })}
      onCancel={props.onClose}
      cancelText={say('do.cancel')}
      okText={say('items.remove')}
      okButtonProps={{ htmlType: 'submit', form: id, danger: true, loading: act.isPending }}
    >
      <Form id={id} layout="vertical" onFinish={submit}>
        <p>{say('items.removeLead')}</p>
        <Form.Item
          name="reason"
          label={say('act.reason')}
          rules={[{ required: true, whitespace: true, message: say('field.required') }]}
        >
          <Input.TextArea rows={2} maxLength={1000} />
        </Form.Item>
        {act.error && <ProblemAlert problem={act.error} />}
      </Form>
    </Modal>
  );
}
