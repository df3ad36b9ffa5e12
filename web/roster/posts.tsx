// Posts with who holds them, who stands in, who is on duty now; and setting that.
import { ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { App, Button, Modal, Select, Switch } from 'antd';
import { useState } from 'react';
import { listPosts, type Post, saveHoldings } from '#contract/roster.ts';
import { ask, asked, changed } from '#web/app/api.ts';
import { useMay } from '#web/app/session.ts';
import { useText } from '#web/i18n/i18n.ts';
import { ListFrame } from '#web/ui/list.tsx';
import { PersonField } from '#web/ui/person-field.tsx';
import { ProblemAlert } from '#web/ui/problem.tsx';
import { icons, Tag } from '#web/ui/tags.tsx';

export function Posts() {
  const { say } = useText();
  const search = useSearch({ from: '/shell/roster' });
  const navigate = useNavigate({ from: '/roster' });
  const posts = useQuery(asked(listPosts, undefined));
  const text = search.text?.toLowerCase() ?? '';
  const items = (posts.data?.items ?? []).filter(
    post =>
      post.title.toLowerCase().includes(text) ||
      post.holdings.some(it => it.name.toLowerCase().includes(text)),
  );
  return (
    <ListFrame
      search={search}
      onSearch={(next, replace) => void navigate({ search: { ...next, view: 'posts' }, replace })}
      searchLabel={say('roster.searchPosts')}
      of={{ ...posts, data: posts.data && { items, next: null, total: items.length } }}
      empty={say('roster.emptyPosts')}
    >
      {rows => <PostTable rows={rows} />}
    </ListFrame>
  );
}

function PostTable(props: { readonly rows: readonly Post[] }) {
  const { say } = useText();
  const may = useMay();
  const [edited, setEdited] = useState<Post | null>(null);
  return (
    <>
      <table className="grid grid-cards">
        <thead>
          <tr>
            <th className="grid-main">{say('roster.post')}</th>
            <th>{say('roster.holders')}</th>
            <th>{say('roster.deputies')}</th>
            {may('roster.edit') && <th className="grid-end">{say('roster.edit')}</th>}
          </tr>
        </thead>
        <tbody>
          {props.rows.map(post => (
            <tr key={post.id}>
              <td className="grid-main">
                <strong>{post.title}</strong> <code className="soft">{post.id}</code>
              </td>
              <td data-label={say('roster.holders')}>
                <Names post={post} capacity="holder" />
              </td>
              <td data-label={say('roster.deputies')}>
                <Names post={post} capacity="deputy" />
              </td>
              {may('roster.edit') && (
                <td className="grid-end">
                  <Button
                    size="small"
                    aria-label={say('roster.editHoldings', { title: post.title })}
                    onClick={() => setEdited(post)}
                  >
                    {say('roster.edit')}
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {edited && <HoldingsDialog post={edited} onClose={() => setEdited(null)} />}
    </>
  );
}

function Names(props: { readonly post: Post; readonly capacity: 'holder' | 'deputy' }) {
  const { say } = useText();
  const held = props.post.holdings.filter(it => it.capacity === props.capacity);
  if (held.length === 0)
    return props.capacity === 'holder' ? (
      <Tag tone="danger" icon={icons.warning}>
        {say('roster.vacant')}
      </Tag>
    ) : (
      <span className="soft">—</span>
    );
  return (
    <span className="row-tags">
      {held.map(it => (
        <Tag
          key={it.person}
          tone={it.on_duty ? 'info' : 'quiet'}
          icon={it.on_duty ? icons.open : icons.waiting}
        >
          {it.name} · {say(it.on_duty ? 'roster.onDuty' : 'roster.offDuty')}
        </Tag>
      ))}
    </span>
  );
}

type Row = Post['holdings'][number];

function HoldingsDialog(props: { readonly post: Post; readonly onClose: () => void }) {
  const { say } = useText();
  const { message } = App.useApp();
  const [rows, setRows] = useState<readonly Row[]>(props.post.holdings);
  const save = useMutation({
    mutationFn: () =>
      ask(saveHoldings, {
        params: { post: props.post.id },
        body: {
          holdings: rows.map(({ person, capacity, on_duty }, order) => ({
            person,
            capacity,
            on_duty,
            order,
          })),
        },
      }),
    onSuccess: async () => {
      await changed('list-posts', 'list-people');
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
