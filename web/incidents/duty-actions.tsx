// What may be done with an open duty: the one next act as a button, the rest in a menu. What needs words or inputs
// opens a dialog that keeps them when the server says no.
import { MoreOutlined } from '@ant-design/icons';
import { App, Button, Dropdown, Form, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import type { Ask, DutyView } from '#contract/board.ts';
import { newId } from '#web/app/new-id.ts';
import { useMay, useSession } from '#web/app/session.ts';
import { useText } from '#web/i18n/i18n.ts';
import type { TextKey } from '#web/i18n/text.ts';
import { PersonField } from '#web/ui/person-field.tsx';
import { ProblemAlert, problemOf } from '#web/ui/problem.tsx';
import { TimeField } from '#web/ui/time-field.tsx';
import { type CommandInput, useAct } from './act.ts';
import { AskFields, completion } from './asks.tsx';

type ActForm = 'done' | 'entry' | 'decline' | 'assign' | 'waive';

/** Kinds that end by somebody saying so; notify and wait end by themselves. */
const BY_HAND = new Set([
  'task',
  'call',
  'record',
  'assess',
  'decide',
  'approve',
  'report',
  'confirm',
  'ask',
  'permit',
  'discretion',
  'grade',
  'command',
  'level',
  'unreachable',
  'watch',
  'roll_call',
  'dispatch',
  'convene',
  'request',
  'expect',
  'use',
]);

const DONE_WORDS: Readonly<Record<string, TextKey>> = {
  assess: 'act.answer',
  ask: 'act.answer',
  decide: 'act.decide',
  approve: 'act.decide',
  use: 'act.decide',
  permit: 'act.decide',
  discretion: 'act.decide',
  grade: 'act.decide',
  command: 'act.takeCommand',
  level: 'act.allTold',
  confirm: 'act.answer',
  unreachable: 'act.decide',
  report: 'act.fill',
};

export function DutyActions(props: {
  readonly incident: string;
  readonly duty: DutyView;
  readonly person: string | null;
}) {
  const { say, language } = useText();
  const { message } = App.useApp();
  const may = useMay();
  const { roles } = useSession();
  const [form, setForm] = useState<ActForm | null>(null);
  const act = useAct(props.incident);
  const { duty, person } = props;
  if (!may('incident.act')) return null;
  const commands = roles.includes('duty-commander') || roles.includes('administrator');
  const mine = [...duty.holders, ...duty.called].some(it => it.id === person);
  const received = duty.told.some(it => it.id === person && it.acknowledged === null);
  const answers = ['approve', 'use'].includes(duty.kind) && duty.told.some(it => it.id === person);
  if (!mine && !commands && !received && !answers) return null;
  const send = (command: CommandInput) =>
    act.mutate(command, {
      onError: error => void message.error(problemOf(error)?.messages[language] ?? String(error)),
    });
  const mark = (type: 'AcknowledgeDuty' | 'AcceptDuty' | 'ArriveForDuty') => () =>
    send({ type, duty: duty.id });
  const byHand = BY_HAND.has(duty.kind);
  const unmarked = duty.acknowledged === null && duty.kind !== 'notify' && duty.kind !== 'wait';
  const more = [
    ...(byHand && duty.accepted === null
      ? [{ key: 'accept', label: say('act.accept'), onClick: mark('AcceptDuty') }]
      : []),
    ...(byHand && duty.arrived === null
      ? [{ key: 'arrive', label: say('act.arrive'), onClick: mark('ArriveForDuty') }]
      : []),
    ...(duty.log ? [{ key: 'entry', label: say('act.entry'), onClick: () => setForm('entry') }] : []),
    ...(mine ? [{ key: 'decline', label: say('act.decline'), onClick: () => setForm('decline') }] : []),
    ...(commands ? [{ key: 'assign', label: say('act.assign'), onClick: () => setForm('assign') }] : []),
    ...(commands && duty.waivable
      ? [{ key: 'waive', label: say('act.waive'), danger: true, onClick: () => setForm('waive') }]
      : []),
  ];
  return (
    <div className="duty-actions">
      {received && person && (
        <Button
          type="primary"
          loading={act.isPending}
          onClick={() => send({ type: 'AcknowledgeMessage', duty: duty.id, person })}
        >
          {say('act.acknowledge')}
        </Button>
      )}
      {unmarked && !received && (
        <Button
          type={mine ? 'primary' : 'default'}
          loading={act.isPending && act.variables?.type === 'AcknowledgeDuty'}
          onClick={mark('AcknowledgeDuty')}
        >
          {say('act.acknowledge')}
        </Button>
      )}
      {(mine || commands) && <ToldByPhone duty={duty} busy={act.isPending} send={send} />}
      {byHand && (
        <Button type={mine && !unmarked ? 'primary' : 'default'} onClick={() => setForm('done')}>
          {say(
            duty.asks[0]?.type === 'sign-or-send-back' ? 'form.sign' : (DONE_WORDS[duty.kind] ?? 'act.done'),
          )}
        </Button>
      )}
      {more.length > 0 && (
        <Dropdown trigger={['click']} menu={{ items: more }} placement="bottomRight">
          <Button icon={<MoreOutlined />} aria-label={say('act.moreOf', { title: duty.title })} />
        </Dropdown>
      )}
      {form && <ActDialog form={form} duty={duty} incident={props.incident} onClose={() => setForm(null)} />}
    </div>
  );
}

/** The doer of a notify duty reached a receiver himself. */
function ToldByPhone(props: {
  readonly duty: DutyView;
  readonly busy: boolean;
  readonly send: (command: CommandInput) => void;
}) {
  const { say } = useText();
  const { duty } = props;
  const pending = duty.kind === 'notify' ? duty.told.filter(it => it.acknowledged === null) : [];
  const tell = (person: string) => props.send({ type: 'AcknowledgeMessage', duty: duty.id, person });
  const [first] = pending;
  if (!first) return null;
  if (pending.length === 1)
    return (
      <Button loading={props.busy} onClick={() => tell(first.id)}>
        {say('told.byPhone')}
      </Button>
    );
  return (
    <Dropdown
      trigger={['click']}
      placement="bottomRight"
      menu={{ items: pending.map(it => ({ key: it.id, label: it.name, onClick: () => tell(it.id) })) }}
    >
      <Button loading={props.busy}>{say('told.byPhone')} …</Button>
    </Dropdown>
  );
}

const TITLES = {
  done: 'act.done',
  entry: 'act.entry',
  decline: 'act.decline',
  assign: 'act.assign',
  waive: 'act.waive',
} as const satisfies Record<ActForm, TextKey>;

type Values = Readonly<Record<string, unknown>> & {
  readonly at?: string;
  readonly note?: string;
  readonly reason?: string;
  readonly to?: string;
};

/** The inputs of a duty; approve and confirm always have an answer of yes or no. */
function asksOf(duty: DutyView, yes: string): readonly Ask[] {
  if (!['approve', 'confirm'].includes(duty.kind) || duty.asks.some(ask => ask.target === 'answer'))
    return duty.asks;
  const answer: Ask = {
    target: 'answer',
    id: 'answer',
    title: duty.question ?? yes,
    type: 'yes-no',
    values: [],
    unit: null,
    required: true,
    may_be: [],
    least: null,
    or_reason: false,
    value: null,
  };
  return [answer, ...duty.asks];
}

function ActDialog(props: {
  readonly form: ActForm;
  readonly duty: DutyView;
  readonly incident: string;
  readonly onClose: () => void;
}) {
  const { say } = useText();
  const { duty, form } = props;
  const act = useAct(props.incident);
  const [entry] = useState(newId);
  const id = useId();
  const asks =
    form === 'done' ? asksOf(duty, say('act.answer')) : form === 'entry' ? (duty.log?.fields ?? []) : [];
  const finish = (values: Values) =>
    act.mutate(command(form, duty, asks, values, entry), { onSuccess: props.onClose });
  const words = form === 'done' && DONE_WORDS[duty.kind] ? DONE_WORDS[duty.kind] : undefined;
  return (
    <Modal
      open
      title={`${say(words ?? TITLES[form])} · ${duty.title}`}
      onCancel={props.onClose}
      okText={form === 'done' ? say('act.confirmDone') : say(TITLES[form])}
      cancelText={say('do.cancel')}
      okButtonProps={{ htmlType: 'submit', form: id, danger: form === 'waive', loading: act.isPending }}
      destroyOnHidden
    >
      <Form<Values> id={id} layout="vertical" onFinish={finish} scrollToFirstError>
        {form === 'done' && duty.question && <p className="question">{duty.question}</p>}
        {form === 'done' && asks.length === 0 && !duty.reason_required && <p>{say('act.noInputs')}</p>}
        <AskFields asks={asks} />
        {form === 'assign' && (
          <Form.Item
            name="to"
            label={say('act.assignTo')}
            rules={[{ required: true, message: say('field.required') }]}
          >
            <PersonField />
          </Form.Item>
        )}
        {form === 'done' && (
          <Form.Item
            name="note"
            label={say(duty.reason_required ? 'act.reasonLabel' : 'act.noteLabel')}
            rules={[{ required: duty.reason_required, whitespace: true, message: say('field.required') }]}
          >
            <Input.TextArea rows={2} maxLength={4000} />
          </Form.Item>
        )}
        {['decline', 'assign', 'waive'].includes(form) && (
          <Form.Item
            name="reason"
            label={say('act.reason')}
            extra={say('act.reasonHint')}
            rules={[{ required: true, whitespace: true, message: say('field.required') }]}
          >
            <Input.TextArea rows={2} maxLength={1000} />
          </Form.Item>
        )}
        {form === 'done' && (
          <details className="fold">
            <summary>{say('act.when')}</summary>
            <Form.Item name="at" label={say('act.when')} extra={say('act.whenHint')}>
              <TimeField max={Date.now()} />
            </Form.Item>
          </details>
        )}
        {act.error && <ProblemAlert problem={act.error} />}
      </Form>
    </Modal>
  );
}

function command(
  form: ActForm,
  duty: DutyView,
  asks: readonly Ask[],
  values: Values,
  entry: string,
): CommandInput {
  const reason = values.reason ?? '';
  switch (form) {
    case 'done':
      return {
        type: 'CompleteDuty',
        duty: duty.id,
        ...completion(asks, values),
        ...(values.note ? { note: values.note } : {}),
        ...(values.at ? { at: values.at } : {}),
      };
    case 'entry':
      return { type: 'AddEntry', duty: duty.id, entry, values: completion(asks, values).fields ?? {} };
    case 'decline':
      return { type: 'DeclineDuty', duty: duty.id, reason };
    case 'assign':
      return { type: 'AssignDuty', duty: duty.id, to: values.to ?? '', reason };
    case 'waive':
      return { type: 'WaiveDuty', duty: duty.id, reason };
  }
}
