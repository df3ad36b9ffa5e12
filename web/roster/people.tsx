// The list of people with masked addresses; showing them in full is an act of its own with a reason.
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Form, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { listPeople, type Person, revealAddresses } from '#contract/roster.ts';
import { ask, asked } from '#web/app/api.ts';
import { useMay } from '#web/app/session.ts';
import { useText } from '#web/i18n/i18n.ts';
import { useCodeText } from '#web/incidents/marks.tsx';
import { ListFrame, pageQuery } from '#web/ui/list.tsx';
import { ProblemAlert } from '#web/ui/problem.tsx';
import { icons, Tag } from '#web/ui/tags.tsx';
import { NewPersonDialog } from './new-person-dialog.tsx';

export function People() {
  const { say } = useText();
  const search = useSearch({ from: '/shell/roster' });
  const navigate = useNavigate({ from: '/roster' });
  const page = useQuery({
    ...asked(listPeople, { query: { ...pageQuery(search), ...(search.text ? { text: search.text } : {}) } }),
    placeholderData: keepPreviousData,
  });
  const may = useMay();
  const [adding, setAdding] = useState(false);
  return (
    <>
      <ListFrame
        search={search}
        onSearch={(next, replace) => void navigate({ search: next, replace })}
        searchLabel={say('roster.search')}
        of={page}
        filters={
          may('roster.edit') && <Button onClick={() => setAdding(true)}>{say('roster.addNewPerson')}</Button>
        }
        empty={say('roster.emptyPeople')}
      >
        {rows => <PeopleTable rows={rows} />}
      </ListFrame>
      {adding && <NewPersonDialog onClose={() => setAdding(false)} />}
    </>
  );
}

function PeopleTable(props: { readonly rows: readonly Person[] }) {
  const { say } = useText();
  const may = useMay();
  const codeText = useCodeText();
  const [revealed, setRevealed] = useState<Person | null>(null);
  return (
    <>
      <table className="grid grid-cards">
        <thead>
          <tr>
            <th className="grid-main">{say('roster.name')}</th>
            <th>{say('roster.unit')}</th>
            <th>{say('roster.heldPosts')}</th>
            <th>{say('roster.addresses')}</th>
          </tr>
        </thead>
        <tbody>
          {props.rows.map(person => (
            <tr key={person.id}>
              <td className="grid-main">
                <strong>{person.name}</strong>{' '}
                {person.has_account && <span className="soft">{say('roster.account')}</span>}
              </td>
              <td data-label={say('roster.unit')}>{person.unit_title ?? <span className="soft">—</span>}</td>
              <td data-label={say('roster.heldPosts')}>
                <span className="row-tags">
                  {person.posts.map(post => (
                    <Tag
                      key={`${post.post}-${post.capacity}`}
                      tone={post.on_duty ? 'info' : 'quiet'}
                      icon={post.on_duty ? icons.open : icons.waiting}
                    >
                      {post.title} · {say(post.on_duty ? 'roster.onDuty' : 'roster.offDuty')}
                    </Tag>
                  ))}
                </span>
              </td>
              <td data-label={say('roster.addresses')}>
                <span className="addresses">
                  {person.addresses.length === 0 && (
                    <Tag tone="warn" icon={icons.warning}>
                      {say('roster.noAddress')}
                    </Tag>
                  )}
                  {person.addresses.map(address => (
                    <span key={`${address.channel}-${address.masked}`}>
                      <span className="soft">{codeText('channel.', address.channel)}</span> {address.masked}
                      {!address.verified && <span className="soft"> · {say('roster.unverified')}</span>}
                    </span>
                  ))}
                  {may('roster.reveal') && person.addresses.length > 0 && (
                    <Button
                      size="small"
                      type="text"
                      aria-label={say('roster.revealOf', { name: person.name })}
                      onClick={() => setRevealed(person)}
                    >
                      {say('roster.reveal')}
                    </Button>
                  )}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {revealed && <RevealDialog person={revealed} onClose={() => setRevealed(null)} />}
    </>
  );
}

function RevealDialog(props: { readonly person: Person; readonly onClose: () => void }) {
  const { say } = useText();
  const codeText = useCodeText();
  const id = useId();
  const reveal = useMutation({
    mutationFn: (reason: string) =>
      ask(revealAddresses, { params: { person: props.person.id }, body: { reason } }),
  });
  return (
    <Modal
      open
      title={say('roster.revealOf', { name: props.person.name })}
      onCancel={props.onClose}
      cancelText={say('do.close')}
      okText={say('roster.reveal')}
      okButtonProps={{ htmlType: 'submit', form: id, loading: reveal.isPending, disabled: reveal.isSuccess }}
    >
      {reveal.data ? (
        <dl className="pairs">
          {reveal.data.addresses.map(address => (
            <div key={`${address.channel}-${address.value}`}>
              <dt>{codeText('channel.', address.channel)}</dt>
              <dd className="selectable">{address.value}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <Form<{ readonly reason: string }>
          id={id}
          layout="vertical"
          onFinish={({ reason }) => reveal.mutate(reason)}
        >
          <p>{say('roster.revealBody')}</p>
          <Form.Item
            name="reason"
            label={say('roster.revealReason')}
            rules={[{ required: true, whitespace: true, message: say('field.required') }]}
          >
            <Input maxLength={200} />
          </Form.Item>
        </Form>
      )}
      {reveal.error && <ProblemAlert problem={reveal.error} />}
    </Modal>
  );
}
