// The duties of an incident in groups, the most pressing first, each a dense row that opens to its details.
import { DownOutlined, UpOutlined } from '@ant-design/icons';
import { type ReactNode, useEffect, useId, useState } from 'react';
import type { BoardView, DutyView } from '#contract/board.ts';
import { useText } from '#web/i18n/i18n.ts';
import { Nothing } from '#web/ui/page.tsx';
import { icons, Tag } from '#web/ui/tags.tsx';
import { Countdown, spanText, When } from '#web/ui/time.tsx';
import { DutyActions } from './duty-actions.tsx';
import { DutyDetail } from './duty-detail.tsx';
import { useCodeText } from './marks.tsx';

type Group = 'alarm' | 'overdue' | 'open' | 'done' | 'gone';

const groupOf = (duty: DutyView): Group => {
  if (duty.phase === 'done') return 'done';
  if (duty.phase !== 'open') return 'gone';
  return duty.alarm !== null ? 'alarm' : duty.overdue !== null ? 'overdue' : 'open';
};

export function DutyGroups(props: {
  readonly board: BoardView;
  readonly person: string | null;
  readonly mineOnly: boolean;
  /** Duty to open and bring into view. */
  readonly shown: string | undefined;
}) {
  const { say } = useText();
  const duties = props.board.duties.filter(duty => !props.mineOnly || isOf(duty, props.person));
  const groups = Map.groupBy(duties, groupOf);
  const group = (key: Group, folded = false) => {
    const members = groups.get(key);
    return (
      members && (
        <GroupBox key={key} kind={key} count={members.length} folded={folded}>
          {members.map(duty => (
            <DutyRow
              key={duty.id}
              duty={duty}
              board={props.board}
              person={props.person}
              shown={props.shown === duty.id}
            />
          ))}
        </GroupBox>
      )
    );
  };
  const nothingOpen = !groups.has('alarm') && !groups.has('overdue') && !groups.has('open');
  return (
    <div className="groups">
      {group('alarm')}
      {group('overdue')}
      {group('open')}
      {nothingOpen && (
        <div className="panel">
          <Nothing text={say('board.nothingOpen')} />
        </div>
      )}
      {props.board.planned.length > 0 && !props.mineOnly && <Planned planned={props.board.planned} />}
      {group('done')}
      {group('gone', true)}
    </div>
  );
}

export const isOf = (duty: DutyView, person: string | null): boolean =>
  [...duty.holders, ...duty.called, ...duty.told].some(it => it.id === person);

function GroupBox(props: {
  readonly kind: Group | 'planned';
  readonly count: number;
  readonly folded?: boolean;
  readonly children: ReactNode;
}) {
  const { say } = useText();
  const [open, setOpen] = useState(!props.folded);
  const id = useId();
  return (
    <section className={`group group-${props.kind}`} aria-labelledby={id}>
      <h2 className="group-head" id={id}>
        <button type="button" aria-expanded={open} onClick={() => setOpen(!open)} className="group-toggle">
          {open ? <DownOutlined aria-hidden="true" /> : <UpOutlined aria-hidden="true" />}
          {say(`group.${props.kind}`)} <span className="group-count num">{props.count}</span>
        </button>
      </h2>
      {open && <ul className="duty-rows">{props.children}</ul>}
    </section>
  );
}

function Planned(props: { readonly planned: BoardView['planned'] }) {
  const { say } = useText();
  return (
    <GroupBox kind="planned" count={props.planned.length}>
      {props.planned.map(step => (
        <li key={step.opening} className="duty duty-planned">
          <div className="duty-line">
            <div className="duty-main">
              <div className="duty-title">
                <Tag tone="quiet" icon={icons.waiting}>
                  {say('group.planned')}
                </Tag>
                <span>{step.title}</span>
              </div>
            </div>
            <div className="duty-due">
              <span className="soft">
                {say('duty.opensAt')} <When at={step.opens} seconds />
              </span>
              <Countdown at={step.opens} />
            </div>
          </div>
        </li>
      ))}
    </GroupBox>
  );
}

function DutyRow(props: {
  readonly duty: DutyView;
  readonly board: BoardView;
  readonly person: string | null;
  readonly shown: boolean;
}) {
  const { duty, board, person } = props;
  const [open, setOpen] = useState(props.shown);
  const [node, setNode] = useState<HTMLLIElement | null>(null);
  const id = useId();
  const { shown } = props;
  useEffect(() => {
    if (!shown || !node) return;
    setOpen(true);
    node.scrollIntoView({ block: 'center' });
  }, [shown, node]);
  // an item that is the holder himself (one duty per person) is named by the holder
  const item = duty.holders.some(it => it.id === duty.item) ? null : duty.item;
  const title = item ? `${duty.title}（${item}）` : duty.title;
  return (
    <li
      ref={setNode}
      className={`duty duty-${groupOf(duty)}${shown ? ' duty-shown' : ''}`}
      data-duty={duty.id}
    >
      <div className="duty-line">
        <div className="duty-main">
          <div className="duty-title">
            <DutyTag duty={duty} />
            <button
              type="button"
              className="duty-name"
              aria-expanded={open}
              aria-controls={id}
              onClick={() => setOpen(!open)}
            >
              {title}
            </button>
            <KindMark duty={duty} />
          </div>
          <DutyPeople duty={duty} />
        </div>
        <DutyTime duty={duty} />
        {board.header.phase === 'active' && duty.phase === 'open' && (
          <DutyActions incident={board.header.id} duty={duty} person={person} />
        )}
      </div>
      <div id={id} hidden={!open} className="duty-fold">
        {open && <DutyDetail duty={duty} board={board} />}
      </div>
    </li>
  );
}

export function DutyTag(props: { readonly duty: DutyView }) {
  const { say } = useText();
  const { duty } = props;
  switch (groupOf(duty)) {
    case 'alarm':
      return (
        <Tag tone="solid" icon={icons.alarm}>
          {say('duty.alarm')}
        </Tag>
      );
    case 'overdue':
      return (
        <Tag tone="danger" icon={icons.overdue}>
          {say('duty.overdue')}
        </Tag>
      );
    case 'open':
      return (
        <Tag tone="info" icon={icons.open}>
          {say('duty.open')}
        </Tag>
      );
    case 'done':
      return (
        <Tag tone="ok" icon={icons.done}>
          {say('duty.done')}
        </Tag>
      );
    default:
      return duty.phase === 'waived' ? (
        <Tag tone="quiet" icon={icons.waived}>
          {say('duty.waived')}
        </Tag>
      ) : (
        <Tag tone="quiet" icon={icons.withdrawn}>
          {say('duty.withdrawn')}
        </Tag>
      );
  }
}

function KindMark(props: { readonly duty: DutyView }) {
  const { say } = useText();
  const codeText = useCodeText();
  const { duty } = props;
  return (
    <span className="duty-kind soft">
      {codeText('step.', duty.kind)}
      {duty.force !== 'must' && ` · ${say(`force.${duty.force}`)}`}
      {duty.urgency && ` · ${say(`duty.urgency.${duty.urgency}`)}`}
      {duty.round !== '1' &&
        (duty.step ?? duty.fact) !== null &&
        ` · ${say('duty.round', { n: duty.round.replace('~', '.') })}`}
    </span>
  );
}

/** Who has it, and how far they are: the marks are words with a tick, never a colour alone. */
function DutyPeople(props: { readonly duty: DutyView }) {
  const { say, language } = useText();
  const codeText = useCodeText();
  const { duty } = props;
  const mark = duty.arrived
    ? say('duty.arrived')
    : duty.accepted
      ? say('duty.accepted')
      : duty.acknowledged
        ? say('duty.acknowledged')
        : null;
  const done = duty.told.filter(it => it.acknowledged !== null).length;
  return (
    <div className="duty-people">
      <span className="names">
        {duty.holders.map(it => it.name).join('、')}
        {duty.called.length > 0 && (
          <span className="soft"> ＋{duty.called.map(it => it.name).join('、')}</span>
        )}
      </span>
      {duty.kind !== 'notify' &&
        duty.phase === 'open' &&
        duty.holders.length > 0 &&
        (mark ? (
          <span className="marked">
            <span aria-hidden="true">{icons.acknowledged}</span> {mark}
          </span>
        ) : (
          <span className="unmarked">{say('duty.notAcknowledged')}</span>
        ))}
      {duty.told.length > 0 && (
        <span className="told-line">
          → {duty.told.map(it => it.name).join('、')}{' '}
          <span className={done === duty.told.length ? 'marked' : 'unmarked'}>
            {done === duty.told.length && <span aria-hidden="true">{icons.acknowledged} </span>}
            {say('duty.receiversSum', { done, all: duty.told.length })}
          </span>
        </span>
      )}
      {duty.lines
        .filter(line => line.warn)
        .map(line => (
          <span key={line.zh}>{line[language]}</span>
        ))}
      {duty.condition_gone && <span className="soft">{say('duty.conditionGone')}</span>}
      {duty.phase !== 'open' && duty.reason && (
        <span className="soft">
          {duty.phase === 'withdrawn' ? codeText('gone.', duty.reason.split(':')[0] ?? '') : duty.reason}
        </span>
      )}
    </div>
  );
}

function DutyTime(props: { readonly duty: DutyView }) {
  const { say } = useText();
  const { duty } = props;
  if (duty.phase === 'open')
    return (
      <div className="duty-due">
        {duty.due ? (
          <>
            <Countdown at={duty.due} />
            <span className="soft">
              {say('duty.due')} <When at={duty.due} seconds />
            </span>
          </>
        ) : (
          <span className="soft">{say('duty.noDue')}</span>
        )}
      </div>
    );
  return (
    <div className="duty-due">
      <span className="soft">
        {duty.done && `${duty.done.by.name} `}
        {duty.closed && <When at={duty.done?.at ?? duty.closed} seconds />}
      </span>
      {duty.late_ms !== null && duty.late_ms > 0 && (
        <span className="countdown-over">{say('duty.doneLate', { span: spanText(duty.late_ms, say) })}</span>
      )}
    </div>
  );
}
