// A dialog that says what will happen, asks why, and sends one command.
import { Form, Input, Modal } from 'antd';
import { type ReactNode, useId } from 'react';
import { useText } from '#web/i18n/i18n.ts';
import { ProblemAlert } from '#web/ui/problem.tsx';
import { type CommandInput, useAct } from './act.ts';

export function ReasonDialog(props: {
  readonly incident: string;
  readonly title: string;
  readonly body?: string;
  readonly go: string;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  readonly children?: ReactNode;
  readonly command: (reason: string, values: Readonly<Record<string, unknown>>) => CommandInput;
  readonly onClose: () => void;
  readonly onDone?: () => void;
}) {
  const { say } = useText();
  const act = useAct(props.incident);
  const id = useId();
  const done = () => {
    props.onClose();
    props.onDone?.();
  };
  return (
    <Modal
      open
      title={props.title}
      onCancel={props.onClose}
      cancelText={say('do.cancel')}
      okText={props.go}
      okButtonProps={{
        htmlType: 'submit',
        form: id,
        loading: act.isPending,
        danger: props.danger ?? false,
        disabled: props.disabled ?? false,
      }}
    >
      {props.body && <p>{props.body}</p>}
      <Form<Record<string, unknown>>
        id={id}
        layout="vertical"
        requiredMark={false}
        onFinish={({ reason, ...values }) =>
          act.mutate(props.command(String(reason), values), { onSuccess: done })
        }
      >
        {props.children}
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
