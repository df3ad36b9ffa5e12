// A new post. Its id is what plans name it by.
import { useMutation } from '@tanstack/react-query';
import { App, Form, Input, Modal } from 'antd';
import { useId } from 'react';
import { savePost } from '#contract/roster.ts';
import { ask, changed } from '#web/app/api.ts';
import { useText } from '#web/i18n/i18n.ts';
import { ProblemAlert } from '#web/ui/problem.tsx';
import { UnitField } from './unit-field.tsx';

type Values = { readonly id: string; readonly title: string; readonly unit?: string };

export function PostDialog(props: { readonly onClose: () => void }) {
  const { say } = useText();
  const { message } = App.useApp();
  const form = useId();
  const save = useMutation({
    mutationFn: ({ id, title, unit }: Values) =>
      ask(savePost, { params: { post: id }, body: { title, unit: unit ?? null } }),
    onSuccess: async () => {
      await changed('list-posts', 'get-version', 'check-plan');
      void message.success(say('roster.saved'));
      props.onClose();
    },
  });
  return (
    <Modal
      open
      title={say('roster.addPost')}
      onCancel={props.onClose}
      cancelText={say('do.cancel')}
      okText={say('do.save')}
      okButtonProps={{ htmlType: 'submit', form, loading: save.isPending }}
    >
      <Form<Values> id={form} layout="vertical" onFinish={save.mutate}>
        <Form.Item
          name="title"
          label={say('roster.postTitle')}
          rules={[{ required: true, whitespace: true, message: say('field.required') }]}
        >
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item
          name="id"
          label={say('roster.postId')}
          extra={say('roster.postIdHint')}
          rules={[
            { required: true, message: say('field.required') },
            { pattern: /^[^\s/?#]+$/u, message: say('roster.postIdWrong') },
          ]}
        >
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name="unit" label={say('roster.unit')}>
          <UnitField />
        </Form.Item>
        {save.error && <ProblemAlert problem={save.error} />}
      </Form>
    </Modal>
  );
}
