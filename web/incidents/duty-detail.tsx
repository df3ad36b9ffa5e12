// Everything known of one duty: where it comes from, its marks, receivers, ladder, answer and entries.
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { BoardView, DutyView, MarkView, RungView, ToldView } from '#contract/board.ts';
import { useText } from '#web/i18n/i18n.ts';
import { ProblemAlert } from '#web/ui/problem.tsx';
import { icons, Tag, type Tone } from '#web/ui/tags.tsx';
import { spanText, When } from '#web/ui/time.tsx';
import { useAct } from './act.ts';
import { useValueText } from './asks.tsx';
import { useCodeText, usePartyText } from './marks.tsx';

function Part(props: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="part">
      <h3>{props.title}</h3>
      <div>{props.children}</div>
    </div>
  );
}

export function DutyDetail(props: { readonly duty: DutyView; readonly board: BoardView }) {
  const { say, language } = useText();
  const { duty, board } = props;
  const valueText = useValueText();
  const codeText = useCodeText();
  return (
    <div className="duty-detail">
      {duty.question && <Part title={say('duty.question')}>{duty.question}</Part>}
      {duty.call && <CallPart call={duty.call} />}
      {duty.say.length > 0 && (
        <Part title={say('duty.say')}>
          <dl className="pairs">
            {duty.say.map(it => (
              <div key={it.title}>
                <dt>{it.title}</dt>
                <dd>
                  {it.instant ? (
                    <When at={it.instant} seconds />
                  ) : it.value === null || it.value === undefined ? (
                    <span className="soft">{say('duty.sayUnknown')}</span>
                  ) : (
                    valueText(it.value)
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </Part>
      )}
      {duty.lines.length > 0 && (
        <Part title={say('duty.lines')}>
          <ul className="plain-list">
            {duty.lines.map(line => (
              <li key={line.zh}>{line[language]}</li>
            ))}
          </ul>
        </Part>
      )}
      <Part title={say('duty.holders')}>
        <ul className="plain-list">
          {duty.holders.map(it => (
            <li key={it.id}>
              {it.name} <span className="soft">{codeText('why.', it.reason)}</span>
            </li>
          ))}
          {duty.called.map(it => (
            <li key={`called-${it.id}`}>
              {it.name}{' '}
              <span className="soft">
                {say('duty.called')} · {codeText('why.', it.reason)}
              </span>
            </li>
          ))}
        </ul>
        <Marks duty={duty} />
        {duty.short_notice && (
          <p className="soft">
            {say('duty.shortNotice', {
              limit: spanText(duty.short_notice.limit_ms, say),
              used: spanText(duty.short_notice.used_ms, say),
            })}
          </p>
        )}
        {duty.corrected && <p className="soft">{say('duty.corrected')}</p>}
      </Part>
      {duty.told.length > 0 && <Receivers duty={duty} board={board} />}
      {duty.approvals.length > 0 && (
        <Part title={say('duty.approvals')}>
          {duty.approvals.map(it => (
            <div key={it.id}>
              {it.name} {say(it.yes ? 'told.yes' : 'told.no')}
            </div>
          ))}
        </Part>
      )}
      {duty.rungs.length > 0 && <Ladder rungs={duty.rungs} open={duty.phase === 'open'} />}
      {duty.phase === 'done' && duty.answer !== null && duty.answer !== undefined && (
        <Part title={say('duty.answer')}>{valueText(duty.answer)}</Part>
      )}
      {duty.note && <Part title={say('duty.note')}>{duty.note}</Part>}
      {duty.entries.length > 0 && (
        <Part title={say('duty.entries')}>
          <ul className="plain-list">
            {duty.entries.map(entry => (
              <li key={entry.id}>
                <When at={entry.at} seconds /> {entry.by.name}：
                {Object.values(entry.values)
                  .map(value => valueText(value))
                  .join(' · ')}
              </li>
            ))}
          </ul>
        </Part>
      )}
      {duty.from.length > 0 && (
        <Part title={say('duty.from')}>
          <span className="row-tags">
            {duty.from.map(from => (
              <Link
                key={from.clause}
                to="/plans/$plan"
                params={{ plan: board.header.plan.id }}
                search={{ version: String(board.header.plan.version), clause: from.clause }}
                title={from.note ?? undefined}
              >
                {from.clause}
                {from.repaired && ` · ${say('duty.repaired')}`}
              </Link>
            ))}
          </span>
        </Part>
      )}
    </div>
  );
}

function CallPart(props: { readonly call: NonNullable<DutyView['call']> }) {
  const { say } = useText();
  return (
    <Part title={say('duty.callNumber')}>
      {props.call.title}{' '}
      {props.call.number && (
        <a className="call-number" href={`tel:${props.call.number}`}>
          {props.call.number}
        </a>
      )}
      {props.call.script.length > 0 && (
        <>
          <p className="soft">{say('duty.script')}</p>
          <ol className="script">
            {props.call.script.map(line => (
              <li key={line}>{line}</li>
            ))}
          </ol>
        </>
      )}
    </Part>
  );
}

function Marks(props: { readonly duty: DutyView }) {
  const { say } = useText();
  const { duty } = props;
  const line = (title: string, mark: MarkView | null) =>
    mark && (
      <li>
        <When at={mark.at} seconds /> {title} · {mark.by.name}
        {Date.parse(mark.recorded) - Date.parse(mark.at) > 60_000 && (
          <span className="soft">
            {' '}
            <RecordedLater at={mark.recorded} />
          </span>
        )}
      </li>
    );
  return (
    <ul className="plain-list soft-times">
      <li>
        <When at={duty.opened} seconds /> {say('duty.opened')}
      </li>
      {line(say('duty.acknowledged'), duty.acknowledged)}
      {line(say('duty.accepted'), duty.accepted)}
      {line(say('duty.arrived'), duty.arrived)}
      {line(say('duty.done'), duty.done)}
    </ul>
  );
}

function RecordedLater(props: { readonly at: string }) {
  const { say, locale } = useText();
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(new Date(props.at));
  return say('duty.recordedLater', { time });
}

function toldState(told: ToldView): {
  readonly key: 'acknowledged' | 'failed' | 'delivered' | 'sent' | 'attempted' | 'waiting';
  readonly tone: Tone;
} {
  if (told.acknowledged) return { key: 'acknowledged', tone: 'ok' };
  if (told.failed) return { key: 'failed', tone: 'danger' };
  if (told.delivered) return { key: 'delivered', tone: 'info' };
  if (told.sent) return { key: 'sent', tone: 'info' };
  return { key: told.attempted ? 'attempted' : 'waiting', tone: 'quiet' };
}

const TOLD_ICONS = {
  acknowledged: icons.done,
  failed: icons.error,
  delivered: icons.acknowledged,
  sent: icons.sending,
  attempted: icons.sending,
  waiting: icons.waiting,
};

function Receivers(props: { readonly duty: DutyView; readonly board: BoardView }) {
  const { say } = useText();
  const codeText = useCodeText();
  const act = useAct(props.board.header.id);
  const { duty } = props;
  const live = props.board.header.phase === 'active' && duty.phase === 'open';
  return (
    <Part title={say('duty.receivers')}>
      <ul className="receivers">
        {duty.told.map(told => {
          const { key, tone } = toldState(told);
          const at = told.acknowledged?.at ?? told.failed ?? told.delivered ?? told.sent ?? told.attempted;
          return (
            <li key={told.id}>
              <span>
                {told.name}{' '}
                <span className="soft">
                  {told.outside ? say('told.outside') : codeText('why.', told.reason)}
                </span>
              </span>
              <Tag tone={tone} icon={TOLD_ICONS[key]}>
                {say(`told.${key}`)}
              </Tag>
              {at && <When at={at} seconds />}
              {live && !told.acknowledged && (
                <Button
                  size="small"
                  loading={
                    act.isPending &&
                    act.variables?.type === 'AcknowledgeMessage' &&
                    act.variables.person === told.id
                  }
                  onClick={() => act.mutate({ type: 'AcknowledgeMessage', duty: duty.id, person: told.id })}
                >
                  {say('told.byPhone')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {act.error && <ProblemAlert problem={act.error} />}
    </Part>
  );
}

function Ladder(props: { readonly rungs: readonly RungView[]; readonly open: boolean }) {
  const { say } = useText();
  const partyText = usePartyText();
  return (
    <Part title={say('duty.ladder')}>
      <ol className="ladder">
        {props.rungs.map(rung => (
          <li key={rung.id} className={rung.fired ? 'rung-fired' : 'rung-coming'}>
            <span aria-hidden="true">{rung.fired ? icons.alarm : icons.waiting}</span>
            <When at={rung.at} seconds />
            <span>{partyText(rung.tell)}</span>
            <span className="soft">
              {rung.fired
                ? say('duty.rungFired')
                : props.open
                  ? rung.unless
                    ? say('duty.rungUnless', { mark: say(`mark.${rung.unless}`) })
                    : say('duty.rungComing')
                  : ''}
            </span>
          </li>
        ))}
      </ol>
    </Part>
  );
}
