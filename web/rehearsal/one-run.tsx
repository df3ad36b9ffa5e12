// One rehearsal as it went: who was called when, what each would have seen, which limits were kept.
import { useState } from 'react';
import type { RehearsalCall, RehearsalRow, RehearsalRun } from '#contract/rehearsals.ts';
import { useText } from '#web/i18n/i18n.ts';
import { type TextKey, texts } from '#web/i18n/text.ts';
import { useCodeText } from '#web/incidents/marks.tsx';
import { Choice } from '#web/ui/list.tsx';
import { icons, Tag, type Tone } from '#web/ui/tags.tsx';
import { spanText } from '#web/ui/time.tsx';

const CALLS: ReadonlySet<string> = new Set([
  'reported',
  'called',
  'answered',
  'accepted',
  'heard',
  'rung',
  'alarm',
  'overdue',
]);

export function OneRun(props: { readonly run: RehearsalRun }) {
  const { say, locale } = useText();
  const { run } = props;
  const [shown, setShown] = useState<'calls' | 'all'>('calls');
  const rows = run.rows.filter(({ what }) => shown === 'all' || CALLS.has(what));
  const clock = clockOf(run, locale);
  const isOver = run.cases.every(({ phase }) => phase !== 'active');
  return (
    <div className="rehearsal-run">
      <p className="rehearsal-lead">
        {say('rehearsal.began', { at: clock(run.began, true) })} ·{' '}
        {run.seed === null ? say('rehearsal.usual') : say('rehearsal.seedOf', { seed: run.seed })}
        <Tag tone={isOver ? 'ok' : 'danger'} icon={icons[isOver ? 'done' : 'overdue']}>
          {say(isOver ? 'rehearsal.over' : 'rehearsal.notOver')}
        </Tag>
      </p>
      <RunLimits run={run} />
      <Choice
        label={say('rehearsal.one')}
        value={shown}
        options={[
          { value: 'calls', text: say('rehearsal.callsOnly') },
          { value: 'all', text: say('rehearsal.allRows') },
        ]}
        onChoose={setShown}
      />
      <ol className="rehearsal-rows">
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows of one run never change
          <Row key={index} row={row} run={run} clock={clock} />
        ))}
      </ol>
      {run.refused.length > 0 && (
        <p className="soft">
          {say('rehearsal.refused')}:{' '}
          {run.refused.map(({ person, code }) => `${person.name} ${code}`).join('; ')}
        </p>
      )}
    </div>
  );
}

type Clock = (iso: string, whole?: boolean) => string;

/** In the zone of the plan; with the day once it is another one. */
function clockOf({ zone, began }: RehearsalRun, locale: string): Clock {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: zone });
  const time = {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  } as const;
  const short = new Intl.DateTimeFormat(locale, time);
  const long = new Intl.DateTimeFormat(locale, { ...time, month: '2-digit', day: '2-digit' });
  const full = new Intl.DateTimeFormat(locale, {
    ...time,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const first = day.format(Date.parse(began));
  return (iso, whole = false) => {
    const at = Date.parse(iso);
    return whole ? full.format(at) : (day.format(at) === first ? short : long).format(at);
  };
}

const TONES: Readonly<Record<string, readonly [Tone, keyof typeof icons]>> = {
  called: ['info', 'sending'],
  answered: ['ok', 'acknowledged'],
  accepted: ['ok', 'acknowledged'],
  heard: ['ok', 'acknowledged'],
  arrived: ['ok', 'acknowledged'],
  done: ['ok', 'done'],
  overdue: ['danger', 'overdue'],
  alarm: ['solid', 'alarm'],
  rung: ['warn', 'waiting'],
  withdrawn: ['quiet', 'withdrawn'],
};

function Row(props: { readonly row: RehearsalRow; readonly run: RehearsalRun; readonly clock: Clock }) {
  const { say } = useText();
  const { row, run, clock } = props;
  const [tone, icon] = TONES[row.what] ?? ['quiet', 'note'];
  const key = `rehearsal.what.${row.what}`;
  const call = row.call === null ? undefined : run.calls[row.call];
  const detail =
    row.detail === 'true' ? say('value.yes') : row.detail === 'false' ? say('value.no') : row.detail;
  return (
    <li className="rehearsal-row">
      <time className="num" dateTime={row.at}>
        {clock(row.at)}
      </time>
      <Tag tone={tone} icon={icons[icon]}>
        {key in texts ? say(key as TextKey) : row.what}
      </Tag>
      <div className="rehearsal-what">
        {row.person && (
          <strong>
            {row.person.name}
            {row.person.post !== null && row.person.post !== row.person.name && (
              <span className="soft"> {row.person.post}</span>
            )}
          </strong>
        )}{' '}
        {row.title} {detail && <span className="soft">{detail}</span>}{' '}
        {row.late !== null && (
          <span className="rehearsal-bad">{say('rehearsal.late', { span: spanText(row.late, say) })}</span>
        )}
        {call && <Call call={call} clock={clock} />}
      </div>
    </li>
  );
}

function Call(props: { readonly call: RehearsalCall; readonly clock: Clock }) {
  const { say } = useText();
  const codeText = useCodeText();
  const { call, clock } = props;
  const channels = call.channels.map(({ channel }) => codeText('channel.', channel)).join('、');
  return (
    <>
      <div className="soft">
        {channels || say('rehearsal.noChannel')}
        {call.wanted && (
          <>
            {' · '}
            {call.answered === null ? (
              <span className="rehearsal-bad">{say('rehearsal.noAnswer')}</span>
            ) : (
              say('rehearsal.answered', { at: clock(call.answered) })
            )}
          </>
        )}
      </div>
      <details className="rehearsal-message">
        <summary>{say('rehearsal.sees', { name: call.person.name })}</summary>
        <pre>{`${call.subject}\n\n${call.text.trim()}`}</pre>
      </details>
    </>
  );
}

const OUTCOMES = {
  kept: ['ok', 'done'],
  late: ['danger', 'overdue'],
  never: ['danger', 'error'],
  void: ['quiet', 'withdrawn'],
  ahead: ['quiet', 'waiting'],
} as const;

type LimitRow = RehearsalRun['limits'][number] & { readonly count: number };

const WORST = ['never', 'late', 'ahead', 'kept', 'void'] as const;

/** One for each limit: of several duties the worst tells, with how many there were. */
function limitRows({ limits }: RehearsalRun): readonly LimitRow[] {
  return [...Map.groupBy(limits, ({ key }) => key).values()].flatMap(all => {
    const [worst] = all.toSorted(
      (a, b) => WORST.indexOf(a.outcome) - WORST.indexOf(b.outcome) || (b.took ?? 0) - (a.took ?? 0),
    );
    return worst ? [{ ...worst, count: all.length }] : [];
  });
}

function RunLimits(props: { readonly run: RehearsalRun }) {
  const { say } = useText();
  const limits = limitRows(props.run);
  if (limits.length === 0) return null;
  return (
    <table className="grid grid-cards">
      <thead>
        <tr>
          <th>{say('rehearsal.limit')}</th>
          <th>{say('rehearsal.outcome')}</th>
          <th>{say('rehearsal.within')}</th>
          <th>{say('rehearsal.took')}</th>
        </tr>
      </thead>
      <tbody>
        {limits.map(({ key, title, count, outcome, within, took }) => (
          <tr key={key}>
            <td>
              {title} {count > 1 && <span className="soft">× {count}</span>}
            </td>
            <td data-label={say('rehearsal.outcome')}>
              <Tag tone={OUTCOMES[outcome][0]} icon={icons[OUTCOMES[outcome][1]]}>
                {say(`rehearsal.outcome.${outcome}`)}
              </Tag>
            </td>
            <td data-label={say('rehearsal.within')}>{within === null ? '—' : spanText(within, say)}</td>
            <td data-label={say('rehearsal.took')}>{took === null ? '—' : spanText(took, say)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
