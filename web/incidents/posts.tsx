// Posts that somebody must be at: who is signed on and until when; signing on, renewing and off. And rules that do not hold.
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { BoardView } from '#contract/board.ts';
import type { PostView } from '#contract/level.ts';
import { useMay, useSession } from '#web/app/session.ts';
import { useText } from '#web/i18n/i18n.ts';
import { NoteDialog } from '#web/ui/note-dialog.tsx';
import { ProblemAlert } from '#web/ui/problem.tsx';
import { icons, Tag } from '#web/ui/tags.tsx';
import { When } from '#web/ui/time.tsx';
import { useAct } from './act.ts';

export function PostsStrip(props: { readonly board: BoardView }) {
  const { say } = useText();
  const { presence, broken, header } = props.board;
  if (presence.length === 0 && broken.length === 0) return null;
  return (
    <section className="posts-strip panel" aria-label={say('posts.title')} data-testid="posts">
      {broken.map(rule => (
        <p key={`${rule.rule}/${rule.item ?? ''}`} role="status">
          <Tag tone="danger" icon={icons.error}>
            {say('rules.broken')}
          </Tag>{' '}
          <strong>{rule.title}</strong> {rule.item} {say('level.since')} <When at={rule.since} />
        </p>
      ))}
      {presence.length > 0 && (
        <ul className="posts">
          {presence.map(post => (
            <Post key={post.id} post={post} incident={header.id} live={header.phase === 'active'} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Post(props: { readonly post: PostView; readonly incident: string; readonly live: boolean }) {
  const { say } = useText();
  const may = useMay();
  const { person } = useSession();
  const act = useAct(props.incident);
  const [dialog, setDialog] = useState<'outside' | { readonly off: string } | null>(null);
  const { post } = props;
  const mine = post.there.some(one => one.id === person?.id);
  const live = props.live && may('incident.act');
  const signOn = () => (post.outside ? setDialog('outside') : act.mutate({ type: 'SignOn', post: post.id }));
  return (
    <li data-post={post.id}>
      <span className="post-title">{post.title}</span>
      {post.there.length === 0 && (
        <Tag tone="danger" icon={icons.warning}>
          {say('posts.nobody')}
        </Tag>
      )}
      {post.there.map(one => (
        <span key={one.id} className="post-person">
          <Tag tone="ok" icon={icons.done}>
            {one.name}
          </Tag>
          {one.lapses && (
            <span>
              {say('posts.until')} <When at={one.lapses} />
            </span>
          )}
          {live && (
            <Button
              size="small"
              type="text"
              aria-label={say('posts.signOffOf', { name: one.name, post: post.title })}
              onClick={() =>
                one.id === person?.id
                  ? act.mutate({ type: 'SignOff', post: post.id })
                  : setDialog({ off: one.id })
              }
            >
              {say('posts.signOff')}
            </Button>
          )}
        </span>
      ))}
      {live && (
        <Button
          size="small"
          loading={act.isPending}
          aria-label={say(mine ? 'posts.renewAt' : 'posts.signOnAt', { post: post.title })}
          onClick={signOn}
        >
          {say(mine ? 'posts.renew' : 'posts.signOn')}
        </Button>
      )}
      {act.error && dialog === null && <ProblemAlert problem={act.error} />}
      {dialog === 'outside' && <OutsideDialog {...props} onClose={() => setDialog(null)} />}
      {dialog !== null && dialog !== 'outside' && (
        <OffDialog {...props} person={dialog.off} onClose={() => setDialog(null)} />
      )}
    </li>
  );
}

type DialogProps = { readonly post: PostView; readonly incident: string; readonly onClose: () => void };

/** Somebody from outside is there: his name is written down. */
function OutsideDialog(props: DialogProps) {
  const { say } = useText();
  const act = useAct(props.incident);
  const { post, onClose } = props;
  return (
    <NoteDialog<{ readonly name: string; readonly note?: string }>
      title={say('posts.signOnAt', { post: post.title })}
      label={null}
      required={false}
      submit={say('posts.signOn')}
      onClose={onClose}
      does={{
        ...act,
        mutate: ({ name }) => act.mutate({ type: 'SignOn', post: post.id, name }, { onSuccess: onClose }),
      }}
    >
      <Form.Item
        name="name"
        label={say('posts.name')}
        rules={[{ required: true, whitespace: true, message: say('field.required') }]}
      >
        <Input maxLength={120} />
      </Form.Item>
    </NoteDialog>
  );
}

function OffDialog(props: DialogProps & { readonly person: string }) {
  const { say } = useText();
  const act = useAct(props.incident);
  const { post, person, onClose } = props;
  const name = post.there.find(one => one.id === person)?.name ?? person;
  return (
    <NoteDialog
      title={say('posts.signOffOther', { name })}
      label={say('act.reason')}
      hint={say('act.reasonHint')}
      required
      submit={say('posts.signOff')}
      onClose={onClose}
      does={{
        ...act,
        mutate: ({ note }) =>
          act.mutate({ type: 'SignOff', post: post.id, person, reason: note ?? '' }, { onSuccess: onClose }),
      }}
    />
  );
}
