// The level of an incident: which it is and the row that fired, who commands, changing it by hand and letting the table
// decide again, and what a higher level left open.
import { Button, Form, Radio } from 'antd';
import { useState } from 'react';
import type { BoardView } from '#contract/board.ts';
import type { LevelView } from '#contract/level.ts';
import { useMay } from '#web/app/session.ts';
import { useText } from '#web/i18n/i18n.ts';
import { NoteDialog } from '#web/ui/note-dialog.tsx';
import { icons, Tag } from '#web/ui/tags.tsx';
import { When } from '#web/ui/time.tsx';
import { useAct } from './act.ts';

export function LevelStrip(props: { readonly board: BoardView; readonly onShow: (duty: string) => void }) {
  const { say } = useText();
  const may = useMay();
  const [dialog, setDialog] = useState<'change' | 'release' | null>(null);
  const { level, scale, header } = props.board;
  if (scale.length === 0) return null;
  const live = header.phase === 'active' && may('incident.act');
  const close = () => setDialog(null);
  return (
    <section className="level-strip panel" aria-label={say('level.strip')} data-testid="level">
      <div className="level-head">
        <strong className="level-name">{level?.title ?? say('level.none')}</strong>
        {level && <LevelWhy level={level} />}
        {live && (
          <span className="level-buttons">
            <Button size="small" onClick={() => setDialog('change')}>
              {say('level.change')}
            </Button>
            {level?.manual && (
              <Button size="small" onClick={() => setDialog('release')}>
                {say('level.release')}
              </Button>
            )}
          </span>
        )}
      </div>
      <Commander board={props.board} onShow={props.onShow} />
      {level && level.left.length > 0 && <Left level={level} onShow={props.onShow} />}
      {dialog === 'change' && <ChangeDialog board={props.board} onClose={close} />}
      {dialog === 'release' && <ReleaseDialog incident={header.id} onClose={close} />}
    </section>
  );
}

function LevelWhy(props: { readonly level: LevelView }) {
  const { say, language } = useText();
  const { level } = props;
  return (
    <span className="level-why">
      {level.manual && <Tag tone="info">{say('level.manual')}</Tag>}
      {level.provisional && (
        <Tag tone="warn" icon={icons.warning}>
          {say('level.provisional')}
        </Tag>
      )}
      {!level.manual && <span>{level.rows.map(row => row[language]).join('；')}</span>}
      {level.by && <span>{say('level.by', { name: level.by.name })}</span>}
      {level.reason && <span>{level.reason}</span>}
      <span>
        {say('level.since')} <When at={level.since} />
      </span>
      {level.unit && <span>{say('level.unit', { unit: level.unit })}</span>}
      {level.table && level.table.id !== level.id && (
        <Tag tone="warn" icon={icons.warning}>
          {say('level.table', { level: level.table.title })}
        </Tag>
      )}
    </span>
  );
}

function Commander(props: { readonly board: BoardView; readonly onShow: (duty: string) => void }) {
  const { say, language } = useText();
  const { commander } = props.board;
  const { offered } = commander;
  const names = offered?.of.map(one => one.name).join(language === 'zh' ? '、' : ', ') ?? '';
  return (
    <p className="level-commander">
      {say('level.commander')}{' '}
      <strong>
        {commander.person
          ? `${commander.person.name} ${commander.role}`
          : say('level.notTaken', { role: commander.role })}
      </strong>
      {offered && (
        <>
          {' '}
          <Tag tone="warn" icon={icons.waiting}>
            {say('level.offered', { names })}
          </Tag>{' '}
          <Button size="small" type="text" onClick={() => props.onShow(offered.duty)}>
            {say('level.show')}
          </Button>
        </>
      )}
    </p>
  );
}

/** Nothing is withdrawn by itself: each is looked at, and waived from its own menu where it is not needed. */
function Left(props: { readonly level: LevelView; readonly onShow: (duty: string) => void }) {
  const { say } = useText();
  return (
    <div className="level-left">
      <p>
        <Tag tone="warn" icon={icons.warning}>
          {say('level.left')}
        </Tag>
      </p>
      <ul>
        {props.level.left.map(duty => (
          <li key={duty.id}>
            {duty.title}{' '}
            <Button
              size="small"
              type="text"
              aria-label={`${say('level.show')} ${duty.title}`}
              onClick={() => props.onShow(duty.id)}
            >
              {say('level.show')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function ChangeDialog(props: { readonly board: BoardView; readonly onClose: () => void }) {
  const { say } = useText();
  const { header, scale, level } = props.board;
  const act = useAct(header.id);
  return (
    <NoteDialog<{ readonly level: string; readonly note?: string }>
      title={say('level.change')}
      body={say('level.changeBody')}
      label={say('act.reason')}
      hint={say('act.reasonHint')}
      required={false}
      submit={say('level.change')}
      initial={level ? { level: level.id } : {}}
      onClose={props.onClose}
      does={{
        ...act,
        mutate: values =>
          act.mutate(
            { type: 'SetLevel', level: values.level, reason: values.note ?? '' },
            { onSuccess: props.onClose },
          ),
      }}
    >
      <Form.Item
        name="level"
        label={say('level.to')}
        rules={[{ required: true, message: say('field.required') }]}
      >
        <Radio.Group options={scale.map(one => ({ value: one.id, label: one.title }))} />
      </Form.Item>
    </NoteDialog>
  );
}

function ReleaseDialog(props: { readonly incident: string; readonly onClose: () => void }) {
  const { say } = useText();
  const act = useAct(props.incident);
  return (
    <NoteDialog
      title={say('level.release')}
      body={say('level.releaseBody')}
      label={say('act.reason')}
      hint={say('act.reasonHint')}
      required={false}
      submit={say('level.release')}
      onClose={props.onClose}
      does={{
        ...act,
        mutate: values =>
          act.mutate({ type: 'ReleaseLevel', reason: values.note ?? '' }, { onSuccess: props.onClose }),
      }}
    />
  );
}
