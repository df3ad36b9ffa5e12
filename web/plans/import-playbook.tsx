// A CACAO 2.0 playbook of another program becomes a draft; what has no counterpart is told before the draft is looked at.
import { ImportOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Modal } from 'antd';
import { useRef } from 'react';
import { importPlaybook } from '#contract/exchange.ts';
import { ask, changed } from '#web/app/api.ts';
import { useText } from '#web/i18n/i18n.ts';
import { ProblemAlert } from '#web/ui/problem.tsx';

export function ImportPlaybook() {
  const { say, language } = useText();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const take = useMutation({
    mutationFn: async (file: File) => ask(importPlaybook, { body: { playbook: await file.text() } }),
    onSuccess: ({ plan, kept }) => {
      void changed('list-plans');
      if (kept.length === 0) open(plan);
    },
  });
  const open = (plan: string) => void navigate({ to: '/plans/$plan', params: { plan }, search: {} });
  const done = take.data;
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        data-import="cacao"
        onChange={event => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) take.mutate(file);
        }}
      />
      <Button
        icon={<ImportOutlined aria-hidden="true" />}
        loading={take.isPending}
        onClick={() => input.current?.click()}
      >
        {say('exchange.import')}
      </Button>
      <Modal open={take.isError} title={say('exchange.refused')} footer={null} onCancel={() => take.reset()}>
        {take.error && <ProblemAlert problem={take.error} />}
      </Modal>
      <Modal
        open={done !== undefined && done.kept.length > 0}
        title={say('exchange.kept', { count: done?.kept.length ?? 0 })}
        okText={say('exchange.open')}
        cancelButtonProps={{ hidden: true }}
        onOk={() => done && open(done.plan)}
        onCancel={() => done && open(done.plan)}
      >
        <ul className="plain-list">
          {done?.kept.map(({ message }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
            <li key={index}>{message[language]}</li>
          ))}
        </ul>
      </Modal>
    </>
  );
}
