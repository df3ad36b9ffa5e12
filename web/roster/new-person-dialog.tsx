// A new person: name, unit, the e-mail address that messages go to. In-app messages need no address.
import { useMutation } from '@tanstack/react-query';
import { App, Form, Input, Modal, Radio } from 'antd';
import { useId, useState } from 'react';
import { savePerson } from '#contract/roster.ts';
import { ask, changed } from '#web/app/api.ts';
import { newId } from '#web/app/new-id.ts';
import { useText } from '#web/i18n/i18n.ts';
import { ProblemAlert } from '#web/ui/problem.tsx';
import { UnitField } from './unit-field.tsx';

type Values = {
  readonly name: string;
  readonly unit?: string;
  readonly email?: string;
  readonly language: 'zh' | 'en';
};

export function NewPersonDialog(props: { readonly onClose: () => void }) {
  const { say, language } = useText();
  const { message } = App.useApp();
  const form = useId();
  const [person] = useState(newId);
  const save = useMutation({
    mutationFn: (values: Values) =>
      ask(savePerson, {
        params: { person },
        body: {
          name: values.name,
          unit: values.unit ?? null,
          language: values.language,
          addresses: [
            ...(values.email ? [{ channel: 'email', value: values.email }] : []),
            { channel: 'in-app', value: person },
          ],
        },
      }),
    onSuccess: async () => {
      await changed('list-people');
      void message.success(say('roster.saved'));
      props.onClose();
    },
  });
  return (
    <Modal
      open
      title={say('roster.addNewPerson')}
      onCancel={props.onClose}
      cancelText={say('do.cancel')}
      okText={say('do.save')}
      okButtonProps={{ htmlType: 'submit', form, loading: save.isPending }}
    >
      <Form<Values> id={form} layout="vertical" onFinish={save.mutate} initialValues={{ language }}>
        <Form.Item
          name="name"
          label={say('roster.name')}
          rules={[{ required: true, whitespace: true, message: say('field.required') }]}
        >
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item name="unit" label={say('roster.unit')}>
          <UnitField />
        </Form.Item>
        <Form.Item
          name="email"
          label={say('roster.email')}
          extra={say('roster.emailHint')}
          rules={[{ type: 'email', message: say('roster.emailWrong') }]}
        >
          <Input type="email" maxLength={254} />
        </Form.Item>
        <Form.Item name="language" label={say('roster.language')}>
          <Radio.Group
            options={[
              { value: 'zh', label: '中文' },
              { value: 'en', label: 'English' },
            ]}
          />
        </Form.Item>
        {save.error && <ProblemAlert problem={save.error} />}
      </Form>
    </Modal>
  );
}
