// Posts with who holds them, who stands in, who is on duty now; and setting that.
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { listPosts, type Post } from '#contract/roster.ts';
import { asked } from '#web/app/api.ts';
import { useMay } from '#web/app/session.ts';
import { useText } from '#web/i18n/i18n.ts';
import { ListFrame } from '#web/ui/list.tsx';
import { icons, Tag } from '#web/ui/tags.tsx';
import { HoldingsDialog } from './holdings-dialog.tsx';
import { PostDialog } from './post-dialog.tsx';

export function Posts() {
  const { say } = useText();
  const search = useSearch({ from: '/shell/roster' });
  const navigate = useNavigate({ from: '/roster' });
  const posts = useQuery(asked(listPosts, undefined));
  const may = useMay();
  const [adding, setAdding] = useState(false);
  const text = search.text?.toLowerCase() ?? '';
  const items = (posts.data?.items ?? []).filter(
    post =>
      post.title.toLowerCase().includes(text) ||
      post.holdings.some(it => it.name.toLowerCase().includes(text)),
  );
  return (
    <>
      <ListFrame
        search={search}
        onSearch={(next, replace) => void navigate({ search: { ...next, view: 'posts' }, replace })}
        searchLabel={say('roster.searchPosts')}
        of={{ ...posts, data: posts.data && { items, next: null, total: items.length } }}
        filters={
          may('roster.edit') && <Button onClick={() => setAdding(true)}>{say('roster.addPost')}</Button>
        }
        empty={say('roster.emptyPosts')}
      >
        {rows => <PostTable rows={rows} />}
      </ListFrame>
      {adding && <PostDialog onClose={() => setAdding(false)} />}
    </>
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
