// The outbox as an operator sees it: every message, what became of it, and the dead ones that can be sent again.
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { listMessages, type MessageRow, MessageState, sendAgain } from '#contract/messages.ts';
import { ask, asked, changed } from '#web/app/api.ts';
import { useMay } from '#web/app/session.ts';
import { useText } from '#web/i18n/i18n.ts';
import { useCodeText } from '#web/incidents/marks.tsx';
import { Choice, ListFrame, pageQuery } from '#web/ui/list.tsx';
import { Page } from '#web/ui/page.tsx';
import { ProblemAlert } from '#web/ui/problem.tsx';
import { icons, Tag } from '#web/ui/tags.tsx';
import { When } from '#web/ui/time.tsx';

const LOOKS = {
  waiting: { tone: 'quiet', icon: 'waiting' },
  sending: { tone: 'info', icon: 'working' },
  sent: { tone: 'ok', icon: 'sending' },
  dead: { tone: 'danger', icon: 'error' },
  cancelled: { tone: 'quiet', icon: 'withdrawn' },
} as const;

const STATES = ['waiting', 'sent', 'dead', 'cancelled'] as const;

export function MessagesScreen() {
  const { say } = useText();
  const search = useSearch({ from: '/shell/messages' });
  const navigate = useNavigate({ from: '/messages' });
  const state = MessageState.safeParse(search.state).data;
  const page = useQuery({
    ...asked(listMessages, {
      query: {
        ...pageQuery(search),
        ...(state ? { state } : {}),
        ...(search.incident ? { incident: search.incident } : {}),
      },
    }),
    placeholderData: keepPreviousData,
  });
  return (
    <Page title={say('messages.title')} lead={say('messages.lead')}>
      <ListFrame
        search={search}
        onSearch={(next, replace) =>
          void navigate({
            search: { ...next, ...(search.incident ? { incident: search.incident } : {}) },
            replace,
          })
        }
        filters={
          <>
            <Choice
              label={say('messages.state')}
              value={state ?? 'all'}
              options={[
                { value: 'all', text: say('value.all') },
                ...STATES.map(value => ({ value, text: say(`message.${value}`) })),
              ]}
              onChoose={value => {
                const { state: _state, after: _after, ...rest } = search;
                void navigate({ search: value === 'all' ? rest : { ...rest, state: value } });
              }}
            />
            {search.incident && (
              <span className="filter-note">
                {say('messages.ofIncident')}{' '}
                <Link to="/messages" search={state ? { state } : {}}>
                  {say('messages.showAll')}
                </Link>
              </span>
            )}
          </>
        }
        of={page}
        empty={say('messages.empty')}
      >
        {rows => <MessageTable rows={rows} />}
      </ListFrame>
    </Page>
  );
}

function MessageTable(props: { readonly rows: readonly MessageRow[] }) {
  const { say } = useText();
  const codeText = useCodeText();
  return (
    <table className="grid grid-cards">
      <thead>
        <tr>
          <th>{say('messages.state')}</th>
          <th>{say('messages.to')}</th>
          <th className="grid-main">{say('messages.about')}</th>
          <th>{say('messages.tries')}</th>
          <th>{say('messages.created')}</th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map(row => (
          <tr key={row.id} className={row.state === 'dead' ? 'row-overdue' : undefined}>
            <td>
              <Tag tone={LOOKS[row.state].tone} icon={icons[LOOKS[row.state].icon]}>
                {say(`message.${row.state}`)}
              </Tag>
            </td>
            <td data-label={say('messages.to')}>
              <strong>{row.person.name}</strong>{' '}
              <span className="soft">
                {codeText('channel.', row.channel)}
                {row.channel === 'in-app' ? null : ` ${row.address}`}
              </span>
            </td>
            <td className="grid-main">
              <span>
                {say('messages.aboutDuty', {
                  purpose: codeText('purpose.', row.purpose),
                  duty: row.duty_title,
                })}
              </span>{' '}
              <Link
                to="/incidents/$incident"
                params={{ incident: row.incident }}
                search={{ duty: row.duty }}
                className="quiet-link"
              >
                {row.incident_title}
              </Link>
              {row.last_error && <div className="field-error">{row.last_error}</div>}
            </td>
            <td data-label={say('messages.tries')}>
              <span className="num">{row.attempts}</span>
              {row.next_try && row.state === 'waiting' && row.attempts > 0 && (
                <span className="soft">
                  {' '}
                  {say('messages.nextTry')} <When at={row.next_try} seconds />
                </span>
              )}
              {row.state === 'dead' && <SendAgain message={row.id} />}
            </td>
            <td data-label={say('messages.created')}>
              <When at={row.created} seconds />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function SendAgain(props: { readonly message: string }) {
  const { say } = useText();
  const may = useMay();
  const { message } = App.useApp();
  const again = useMutation({
    mutationFn: () => ask(sendAgain, { params: { message: props.message } }),
    onSuccess: async () => {
      void message.success(say('messages.sentAgain'));
      await changed('list-messages');
    },
  });
  if (!may('message.send-again')) return null;
  return (
    <>
      {' '}
      <Button size="small" loading={again.isPending} onClick={() => again.mutate()}>
        {say('messages.sendAgain')}
      </Button>
      {again.error && <ProblemAlert problem={again.error} />}
    </>
  );
}
