// The log of an incident: every event as a sentence, latest first, with notes written by people.
import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input, Select } from 'antd';
import { useMemo, useState } from 'react';
import type { BoardView } from '#contract/board.ts';
import { type EventView, listEvents } from '#contract/incidents.ts';
import { ask, queries } from '#web/app/api.ts';
import { useMay } from '#web/app/session.ts';
import { useText } from '#web/i18n/i18n.ts';
import { Loaded, Nothing } from '#web/ui/page.tsx';
import { ProblemAlert } from '#web/ui/problem.tsx';
import { spanText, When } from '#web/ui/time.tsx';
import { TimeField } from '#web/ui/time-field.tsx';
import { useAct } from './act.ts';

const GROUPS = ['duties', 'people', 'clock', 'facts', 'notes'] as const;
type LogGroup = (typeof GROUPS)[number];

function groupOf(type: string): LogGroup {
  if (/^(NoteAdded|Incident|FalseAlarm|Plan|Scenario|Version|Command|Condition|Question)/.test(type))
    return 'notes';
  if (/^(Fact|State|Round|Level|Rule)/.test(type)) return 'facts';
  if (/^(DutyOverdue|Deadline|Rung|OpeningSet|Nobody|Alarm|DutyJudgedLate)/.test(type)) return 'clock';
  if (/^(Message|Receiver|Signed|DutyAcknowledged|DutyAccepted|DutyArrived)/.test(type)) return 'people';
  return 'duties';
}

/** The log, latest first: what is known already, and all that came since, so that the log is whole. */
async function wholeLog(
  incident: string,
  known: readonly EventView[],
  signal: AbortSignal,
): Promise<readonly EventView[]> {
  const later: EventView[] = [];
  for (let after: number | null = known[0]?.seq ?? 0; after !== null; ) {
    const page: { readonly items: readonly EventView[]; readonly next: number | null } = await ask(
      listEvents,
      { params: { incident }, query: { after_seq: after, limit: 500 } },
      signal,
    );
    later.push(...page.items);
    after = page.next;
  }
  return [...later.reverse(), ...known];
}

const SHOWN_AT_FIRST = 200;

export function LogPanel(props: { readonly board: BoardView; readonly onShow: (duty: string) => void }) {
  const { say } = useText();
  const may = useMay();
  const { header } = props.board;
  const [group, setGroup] = useState<LogGroup | 'all'>('all');
  const [person, setPerson] = useState<string | null>(null);
  const [most, setMost] = useState(SHOWN_AT_FIRST);
  const key = ['list-events', header.id];
  const log = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => wholeLog(header.id, queries.getQueryData(key) ?? [], signal),
  });
  const people = useMemo(
    () =>
      new Map(
        (log.data ?? []).flatMap(event => (event.actor ? [[event.actor.id, event.actor.name] as const] : [])),
      ),
    [log.data],
  );
  return (
    <>
      {may('incident.act') && <NoteForm incident={header.id} />}
      <div className="log-tools">
        <Select
          size="small"
          aria-label={say('log.kind')}
          value={group}
          onChange={setGroup}
          virtual={false}
          popupMatchSelectWidth={false}
          options={[
            { value: 'all' as const, label: say('log.all') },
            ...GROUPS.map(value => ({ value, label: say(`log.group.${value}`) })),
          ]}
        />
        <Select
          size="small"
          aria-label={say('log.person')}
          value={person ?? ''}
          onChange={value => setPerson(value || null)}
          virtual={false}
          popupMatchSelectWidth={false}
          options={[
            { value: '', label: say('log.anybody') },
            ...[...people].map(([value, label]) => ({ value, label })),
          ]}
        />
      </div>
      <Loaded of={log}>
        {events => {
          const shown = events.filter(
            event =>
              (group === 'all' || groupOf(event.type) === group) &&
              (person === null || event.actor?.id === person),
          );
          if (shown.length === 0) return <Nothing text={say('log.empty')} />;
          return (
            <>
              <ol className="log">
                {shown.slice(0, most).map(event => (
                  <LogLine key={event.seq} event={event} onShow={props.onShow} />
                ))}
              </ol>
              {shown.length > most && (
                <Button block onClick={() => setMost(most + 500)}>
                  {say('list.range', { from: 1, to: most, total: shown.length })} …
                </Button>
              )}
            </>
          );
        }}
      </Loaded>
    </>
  );
}

function LogLine(props: { readonly event: EventView; readonly onShow: (duty: string) => void }) {
  const { say, language } = useText();
  const { event } = props;
  const { duty } = event;
  return (
    <li className={`log-line log-${groupOf(event.type)}`}>
      <When at={event.at} seconds />
      <div>
        <span>{event.text[language]}</span>
        <span className="log-meta soft">
          {event.actor?.name ?? say('log.system')}
          {event.late_ms !== null &&
            event.late_ms >= 1000 &&
            ` · ${say('log.late', { span: spanText(event.late_ms, say) })}`}
          {duty && (
            <>
              {' · '}
              <button type="button" className="link" onClick={() => props.onShow(duty.id)}>
                {duty.title}
              </button>
            </>
          )}
        </span>
      </div>
    </li>
  );
}

/** A note of now, or one entered afterwards from paper, with when it really was. */
function NoteForm(props: { readonly incident: string }) {
  const { say } = useText();
  const act = useAct(props.incident);
  const [at, setAt] = useState<string | null>(null); // null: now
  const [form] = Form.useForm<{ readonly text: string }>();
  const sent = () => {
    form.resetFields();
    setAt(null);
  };
  const now = () => new Date(Math.floor(Date.now() / 60_000) * 60_000).toISOString();
  return (
    <Form
      form={form}
      className="note-form"
      onFinish={({ text }) =>
        act.mutate({ type: 'AddNote', text, ...(at === null ? {} : { at }) }, { onSuccess: sent })
      }
    >
      <Form.Item name="text" noStyle rules={[{ required: true, whitespace: true, message: '' }]}>
        <Input.TextArea
          rows={1}
          maxLength={4000}
          placeholder={say('log.notePlaceholder')}
          aria-label={say('log.noteText')}
        />
      </Form.Item>
      <Button htmlType="submit" loading={act.isPending}>
        {say('board.note')}
      </Button>
      <div className="note-later">
        <Checkbox checked={at !== null} onChange={event => setAt(event.target.checked ? now() : null)}>
          {say('log.later')}
        </Checkbox>
        {at !== null && (
          <TimeField
            label={say('act.when')}
            value={at}
            max={Date.now()}
            onChange={iso => setAt(iso ?? now())}
          />
        )}
      </div>
      {act.error && <ProblemAlert problem={act.error} />}
    </Form>
  );
}
