// A dialog that asks for a few words before something is done: what will happen, further fields, a note, the refusal if any.
import type { UseMutationResult } from '@tanstack/react-query';
import { Form, Input, Modal } from 'antd';
import { type ReactNode, useId } from 'react';
import { useText } from '#web/i18n/i18n.ts';
import { ProblemAlert } from './problem.tsx';

export function NoteDialog<Values extends { readonly note?: string }>(props: {
  readonly title: string;
  readonly body?: string;
  /** Null: no note is asked for. */
  readonly label: string | null;
  readonly hint?: string;
  readonly required: boolean;
  readonly submit: string;
  readonly danger?: boolean;
  readonly initial?: Partial<Values>;
  readonly does: Pick<UseMutationResult<unknown, Error, Values>, 'mutate' | 'isPending' | 'error'>;
  readonly onClose: () => void;
  /** Form items before the note. */
  readonly children?: ReactNode;
}) {
  const { say } = useText();
  const id = useId();
  const { does, required } = props;
  return (
    <Modal
      open
      width={560}
      title={props.title}
      onCancel={props.onClose}
      cancelText={say('do.cancel')}
      okText={props.submit}
      okButtonProps={{
        htmlType: 'submit',
        form: id,
        loading: does.isPending,
        danger: props.danger ?? false,
      }}
    >
      <Form
        id={id}
        layout="vertical"
        requiredMark={false}
        initialValues={props.initial ?? {}}
        onFinish={(values: Values) => does.mutate(values)}
      >
        {props.body && <p className="dialog-body">{props.body}</p>}
        {props.children}
        {props.label !== null && (
          <Form.Item
            name="note"
            label={props.label}
            extra={props.hint}
            rules={required ? [{ required: true, whitespace: true, message: say('field.required') }] : []}
          >
            <Input.TextArea rows={2} maxLength={2_000} />
          </Form.Item>
        )}
        {does.error && <ProblemAlert problem={does.error} />}
      </Form>
    </Modal>
  );
}
