// Who holds a post, in the order of calling, and who is on duty now.
import { ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Modal, Select, Switch } from 'antd';
import { useState } from 'react';
import { type Post, saveHoldings, savePost } from '#contract/roster.ts';
import { ask, changed } from '#web/app/api.ts';
import { useText } from '#web/i18n/i18n.ts';
import { PersonField } from '#web/ui/person-field.tsx';
import { ProblemAlert } from '#web/ui/problem.tsx';

type Row = Post['holdings'][number];

/** `isNew`: the post is made when the holders are saved. */
export function HoldingsDialog(props: {
  readonly post: Post;
  readonly isNew?: boolean;
  readonly onClose: () => void;
}) {
  const { say } = useText();
  const { message } = App.useApp();
  const [rows, setRows] = useState<readonly Row[]>(props.post.holdings);
  const save = useMutation({
    mutationFn: async () => {
      const params = { post: props.post.id };
      if (props.isNew) await ask(savePost, { params, body: { title: props.post.title, unit: null } });
      return ask(saveHoldings, {
        params,
        body: {
          holdings: rows.map(({ person, capacity, on_duty }, order) => ({
            person,
            capacity,
            on_duty,
            order,
          })),
        },
      });
    },
    onSuccess: async () => {
      await changed('list-posts', 'list-people', 'get-version', 'check-plan');
      void message.success(say('roster.saved'));
      props.onClose();
    },
  });
  const change = (person: string, to: Partial<Row>) =>
    setRows(rows.map(row => (row.person === person ? { ...row, ...to } : row)));
  return (
    <Modal
      open
      width={600}
      title={say('roster.editHoldings', { title: props.post.title })}
      onCancel={props.onClose}
      cancelText={say('do.cancel')}
      okText={say('do.save')}
      onOk={() => save.mutate()}
      confirmLoading={save.isPending}
    >
      <div className="form-gap">
        <p className="soft">{say('roster.orderHint')}</p>
        <ul className="holdings">
          {rows.map((row, i) => (
            <li key={row.person}>
              <strong>{row.name}</strong>
              <Select
                size="small"
                aria-label={`${row.name} ${say('roster.capacity')}`}
                value={row.capacity}
                onChange={capacity => change(row.person, { capacity })}
                virtual={false}
                options={[
                  { value: 'holder' as const, label: say('roster.capacity.holder') },
                  { value: 'deputy' as const, label: say('roster.capacity.deputy') },
                ]}
              />
              <span className="switch-line">
                <Switch
                  size="small"
                  checked={row.on_duty}
                  aria-label={`${row.name} ${say('roster.onDuty')}`}
                  onChange={on_duty => change(row.person, { on_duty })}
                />
                <span aria-hidden="true">{say('roster.onDuty')}</span>
              </span>
              <Button
                size="small"
                type="text"
                disabled={i === 0}
                icon={<ArrowUpOutlined />}
                aria-label={say('roster.moveUp', { name: row.name })}
                onClick={() => setRows(rows.toSpliced(i, 1).toSpliced(i - 1, 0, row))}
              />
              <Button
                size="small"
                type="text"
                danger
                icon={<DeleteOutlined />}
                aria-label={say('roster.removeOf', { name: row.name })}
                onClick={() => setRows(rows.filter(it => it.person !== row.person))}
              />
            </li>
          ))}
        </ul>
        <PersonField
          key={rows.length}
          label={say('roster.addPerson')}
          onChange={(person, name) => {
            if (!person || rows.some(row => row.person === person)) return;
            const capacity = rows.some(row => row.capacity === 'holder') ? 'deputy' : 'holder';
            setRows([...rows, { person, name: name ?? person, capacity, on_duty: true, order: rows.length }]);
          }}
        />
        {save.error && <ProblemAlert problem={save.error} />}
      </div>
    </Modal>
  );
}
