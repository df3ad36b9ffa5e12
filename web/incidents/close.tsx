// Ending an incident: standing down with everything that still stands in the way, false alarm, filing.
import { useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Dropdown, Form, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import type { BoardView, ClosingView } from '#contract/board.ts';
import { getClosing } from '#contract/incidents.ts';
import { asked } from '#web/app/api.ts';
import { useMay, useSession } from '#web/app/session.ts';
import { useText } from '#web/i18n/i18n.ts';
import { Loaded } from '#web/ui/page.tsx';
import { ProblemAlert } from '#web/ui/problem.tsx';
import { icons, Tag } from '#web/ui/tags.tsx';
import { useAct } from './act.ts';
import { MergeDialog } from './merge.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { Ticks } from './ticks.tsx';

type Dialog = 'close' | 'false' | 'file' | 'merge' | 'reopen';

export function Ending(props: { readonly board: BoardView; readonly onShow: (duty: string) => void }) {
  const { say } = useText();
  const may = useMay();
  const commands = useSession().roles.some(role => role === 'duty-commander' || role === 'administrator');
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const { header } = props.board;
  if (!may('incident.act')) return null;
  const close = () => setDialog(null);
  return (
    <>
      {header.phase === 'active' && (
        <span className="button-pair">
          <Button type={commands ? 'primary' : 'default'} onClick={() => setDialog('close')}>
            {say('board.close')}
          </Button>
          <Dropdown
            trigger={['click']}
            menu={{
              items: [
                { key: 'false', label: say('board.falseAlarm'), onClick: () => setDialog('false') },
                { key: 'merge', label: say('merge.menu'), onClick: () => setDialog('merge') },
              ],
            }}
          >
            <Button>{say('board.more')}</Button>
          </Dropdown>
        </span>
      )}
      {header.phase === 'stood-down' && (
        <Button onClick={() => setDialog('file')}>{say('board.file')}</Button>
      )}
      {header.may_reopen && <Button onClick={() => setDialog('reopen')}>{say('reopen.menu')}</Button>}
      {dialog === 'merge' && <MergeDialog incident={header.id} kind={header.kind} onClose={close} />}
      {dialog === 'reopen' && (
        <ReasonDialog
          incident={header.id}
          title={say('reopen.title')}
          body={say('reopen.body')}
          go={say('reopen.go')}
          onClose={close}
          command={reason => ({ type: 'ReopenIncident', reason })}
        />
      )}
      {dialog === 'close' && (
        <CloseDialog
          incident={header.id}
          onClose={close}
          onShow={duty => {
            close();
            props.onShow(duty);
          }}
        />
      )}
      {dialog === 'false' && <FalseAlarmDialog incident={header.id} onClose={close} />}
      {dialog === 'file' && <FileDialog incident={header.id} onClose={close} />}
    </>
  );
}

function CloseDialog(props: {
  readonly incident: string;
  readonly onClose: () => void;
  readonly onShow: (duty: string) => void;
}) {
  const { say } = useText();
  const act = useAct(props.incident);
  const id = useId();
  const closing = useQuery({
    ...asked(getClosing, { params: { incident: props.incident } }),
    staleTime: 0,
    refetchInterval: 5_000,
  });
  const blocked = closing.data
    ? closing.data.condition.holds !== true ||
      closing.data.ticks.some(tick => tick.ticked === null) ||
      closing.data.open_musts.some(duty => !duty.waivable)
    : true;
  const submit = (values: {
    readonly reason: string;
    readonly waivers?: Readonly<Record<string, string>>;
  }) => {
    const open = closing.data?.open_musts ?? [];
    const waivers = Object.fromEntries(
      open.flatMap((duty, i) => {
        const reason = values.waivers?.[`w${i}`]?.trim();
        return reason ? [[duty.duty, reason]] : [];
      }),
    );
    act.mutate({ type: 'StandDown', reason: values.reason, waivers }, { onSuccess: props.onClose });
  };
  return (
    <Modal
      open
      width={640}
      title={say('close.title')}
      onCancel={props.onClose}
      cancelText={say('do.cancel')}
      okText={say('close.submit')}
      okButtonProps={{ htmlType: 'submit', form: id, loading: act.isPending, disabled: blocked }}
    >
      <Loaded of={closing}>
        {data => (
          <Form id={id} layout="vertical" onFinish={submit} requiredMark={false}>
            <Standing incident={props.incident} closing={data} onShow={props.onShow} />
            <Form.Item
              name="reason"
              label={say('close.reason')}
              rules={[{ required: true, whitespace: true, message: say('field.required') }]}
            >
              <Input.TextArea rows={2} maxLength={1000} />
            </Form.Item>
            {act.error && <ProblemAlert problem={act.error} />}
          </Form>
        )}
      </Loaded>
    </Modal>
  );
}

/** Exactly what stands in the way, and what can be done about each. */
function Standing(props: {
  readonly incident: string;
  readonly closing: ClosingView;
  readonly onShow: (duty: string) => void;
}) {
  const { say, language } = useText();
  const { condition, open_musts, may_close } = props.closing;
  return (
    <div className="standing" data-testid="standing">
      <Alert
        type={may_close ? 'success' : 'warning'}
        showIcon
        title={may_close ? say('close.ready') : say('close.notReady')}
      />
      <h3>{say('close.condition')}</h3>
      <p className="standing-condition">
        <Tag
          tone={condition.holds ? 'ok' : 'danger'}
          icon={condition.holds ? icons.done : condition.holds === false ? icons.error : icons.warning}
        >
          {say(
            condition.holds
              ? 'close.holds'
              : condition.holds === false
                ? 'close.holdsNot'
                : 'close.holdsUnknown',
          )}
        </Tag>
        <span title={condition.feel}>{condition.words[language]}</span>
      </p>
      {condition.holds !== true && <p className="soft">{say('close.conditionDo')}</p>}
      <Ticks incident={props.incident} ticks={props.closing.ticks} />
      {open_musts.length > 0 && (
        <>
          <h3>{say('close.openMusts', { count: open_musts.length })}</h3>
          <p className="soft">{say('close.waiverHint')}</p>
          <ul className="standing-list">
            {open_musts.map((duty, i) => (
              <li key={duty.duty}>
                <button type="button" className="link" onClick={() => props.onShow(duty.duty)}>
                  {duty.title}
                </button>
                {duty.waivable ? (
                  <Form.Item name={['waivers', `w${i}`]} noStyle>
                    <Input
                      maxLength={1000}
                      placeholder={say('act.reason')}
                      aria-label={say('close.waiverReason', { title: duty.title })}
                    />
                  </Form.Item>
                ) : (
                  <Tag tone="danger" icon={icons.error}>
                    {say('close.notWaivable')}
                  </Tag>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function FalseAlarmDialog(props: { readonly incident: string; readonly onClose: () => void }) {
  const { say } = useText();
  const act = useAct(props.incident);
  const id = useId();
  return (
    <Modal
      open
      title={say('close.falseTitle')}
      onCancel={props.onClose}
      cancelText={say('do.cancel')}
      okText={say('close.falseTitle')}
      okButtonProps={{ htmlType: 'submit', form: id, danger: true, loading: act.isPending }}
    >
      <p>{say('close.falseBody')}</p>
      <Form<{ readonly reason: string }>
        id={id}
        layout="vertical"
        onFinish={({ reason }) =>
          act.mutate({ type: 'DeclareFalseAlarm', reason }, { onSuccess: props.onClose })
        }
      >
        <Form.Item
          name="reason"
          label={say('act.reason')}
          rules={[{ required: true, whitespace: true, message: say('field.required') }]}
        >
          <Input.TextArea rows={2} maxLength={1000} />
        </Form.Item>
        {act.error && <ProblemAlert problem={act.error} />}
      </Form>
    </Modal>
  );
}

function FileDialog(props: { readonly incident: string; readonly onClose: () => void }) {
  const { say } = useText();
  const { message } = App.useApp();
  const act = useAct(props.incident);
  const file = () =>
    act.mutate(
      { type: 'FileIncident' },
      {
        onSuccess: () => {
          props.onClose();
          void message.success(say('phase.filed'));
        },
      },
    );
  return (
    <Modal
      open
      title={say('close.fileTitle')}
      onCancel={props.onClose}
      onOk={file}
      cancelText={say('do.cancel')}
      okText={say('board.file')}
      confirmLoading={act.isPending}
    >
      <p>{say('close.fileBody')}</p>
      {act.error && <ProblemAlert problem={act.error} />}
    </Modal>
  );
}
