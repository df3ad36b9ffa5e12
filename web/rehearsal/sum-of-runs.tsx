// Many rehearsals added up: how likely each limit is kept, which post holds things up, on whom everything hangs, how many
// people are needed; and what to do about it.
import type { ReactNode } from 'react';
import type { RehearsalSum } from '#contract/rehearsals.ts';
import { useText } from '#web/i18n/i18n.ts';
import { SeverityTag, worstFirst } from '#web/ui/findings.tsx';
import { spanText } from '#web/ui/time.tsx';

const percent = (share: number): string =>
  `${share === 1 || share === 0 ? share * 100 : (share * 100).toFixed(1)}%`;

type OnRun = (seed: number) => void;

export function SumOfRuns(props: { readonly sum: RehearsalSum; readonly onRun: OnRun }) {
  const { say } = useText();
  const { sum, onRun } = props;
  return (
    <div className="rehearsal-sum">
      {sum.stopped && <p className="note-box">{say('rehearsal.partial', { runs: sum.runs })}</p>}
      <Figures sum={sum} />
      <Findings sum={sum} onRun={onRun} />
      <Limits sum={sum} onRun={onRun} />
      <Posts sum={sum} />
      <Points sum={sum} />
      {sum.chain.steps.length > 1 && (
        <section>
          <h2>{say('rehearsal.chain')}</h2>
          <p>
            {sum.chain.steps.join(' → ')} <span className="soft">{spanText(sum.chain.took, say)}</span>
          </p>
        </section>
      )}
    </div>
  );
}

function Figures(props: { readonly sum: RehearsalSum }) {
  const { say } = useText();
  const { all_kept, over, alarms, needed } = props.sum;
  const interval = ({ low, high }: RehearsalSum['over']) =>
    say('rehearsal.interval', { low: percent(low), high: percent(high) });
  return (
    <dl className="rehearsal-figures">
      <Figure term={say('rehearsal.allKept')} value={percent(all_kept.share)} more={interval(all_kept)} />
      <Figure term={say('rehearsal.overShare')} value={percent(over.share)} more={interval(over)} />
      <Figure term={say('rehearsal.alarmShare')} value={percent(alarms.share)} more={interval(alarms)} />
      <Figure
        term={say('rehearsal.needed')}
        value={String(needed.people)}
        more={say('rehearsal.ofOnDuty', { people: needed.people, onDuty: needed.on_duty })}
      />
    </dl>
  );
}

function Figure(props: { readonly term: string; readonly value: string; readonly more: string }) {
  return (
    <div>
      <dt>{props.term}</dt>
      <dd>
        <strong className="num">{props.value}</strong>
        <span className="soft">{props.more}</span>
      </dd>
    </div>
  );
}

export function Findings(props: {
  readonly sum: Pick<RehearsalSum, 'findings'>;
  readonly onRun?: OnRun;
  readonly head?: ReactNode;
}) {
  const { say, language } = useText();
  const { sum, onRun } = props;
  const findings = worstFirst(sum.findings);
  return (
    <section>
      {props.head ?? <h2>{say('rehearsal.findings')}</h2>}
      {findings.length === 0 && <p>{say('rehearsal.noFindings')}</p>}
      <ul className="findings">
        {findings.map(({ severity, code, message, shown }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the findings of one sum never change
          <li key={index} className="finding">
            <SeverityTag severity={severity} />
            <div title={code}>{message[language]}</div>
            {shown !== null && onRun ? (
              <button type="button" className="link" onClick={() => onRun(shown.seed)}>
                {say('rehearsal.see')}
              </button>
            ) : (
              <span />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Limits(props: { readonly sum: RehearsalSum; readonly onRun: OnRun }) {
  const { say } = useText();
  const { sum, onRun } = props;
  if (sum.limits.length === 0) return null;
  return (
    <section>
      <h2>{say('rehearsal.limits')}</h2>
      <table className="grid grid-cards">
        <thead>
          <tr>
            <th>{say('rehearsal.limit')}</th>
            <th>{say('rehearsal.kept')}</th>
            <th>{say('rehearsal.within')}</th>
            <th>{say('rehearsal.median')}</th>
            <th>{say('rehearsal.worst')}</th>
            <th>{say('rehearsal.never')}</th>
          </tr>
        </thead>
        <tbody>
          {sum.limits.map(limit => (
            <tr key={limit.key}>
              <td>
                {limit.title} <span className="soft">{limit.posts.join('、')}</span>
              </td>
              <td data-label={say('rehearsal.kept')}>
                <Kept kept={limit.kept} isLow={limit.force === 'must' && limit.kept.share < sum.require} />
                {limit.broken !== null && (
                  <button
                    type="button"
                    className="link"
                    onClick={() => limit.broken && onRun(limit.broken.seed)}
                  >
                    {say('rehearsal.see')}
                  </button>
                )}
              </td>
              <td data-label={say('rehearsal.within')}>
                {limit.within === null ? '—' : spanText(limit.within, say)}
              </td>
              <td data-label={say('rehearsal.median')}>
                {limit.median === null ? '—' : spanText(limit.median, say)}
              </td>
              <td data-label={say('rehearsal.worst')}>
                {limit.worst === null ? '—' : spanText(limit.worst, say)}
              </td>
              <td className="num" data-label={say('rehearsal.never')}>
                {limit.never}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The share as a figure and a bar; the thin line is how sure it is. */
function Kept(props: { readonly kept: RehearsalSum['over']; readonly isLow: boolean }) {
  const { say } = useText();
  const { kept, isLow } = props;
  return (
    <div className="rehearsal-kept">
      <span className={isLow ? 'num rehearsal-bad' : 'num'}>
        {isLow ? '✗ ' : ''}
        {percent(kept.share)}
      </span>
      <svg
        viewBox="0 0 100 10"
        width="100"
        height="10"
        aria-hidden="true"
        className={isLow ? 'bar bar-low' : 'bar'}
      >
        <rect className="bar-ground" width="100" height="10" rx="2" />
        <rect className="bar-share" width={kept.share * 100} height="10" rx="2" />
        <path className="bar-sure" d={`M${kept.low * 100} 5H${kept.high * 100}`} />
      </svg>
      <span className="soft">
        {say('rehearsal.interval', { low: percent(kept.low), high: percent(kept.high) })}
      </span>
    </div>
  );
}

function Posts(props: { readonly sum: RehearsalSum }) {
  const { say } = useText();
  const posts = props.sum.posts.slice(0, 10);
  return (
    <section>
      <h2>{say('rehearsal.posts')}</h2>
      <table className="grid grid-cards">
        <thead>
          <tr>
            <th>{say('rehearsal.post')}</th>
            <th>{say('rehearsal.breaks')}</th>
            <th>{say('rehearsal.waited')}</th>
            <th>{say('rehearsal.peak')}</th>
            <th>{say('rehearsal.onDuty')}</th>
          </tr>
        </thead>
        <tbody>
          {posts.map(({ post, title, breaks, waited, peak, on_duty }) => (
            <tr key={post}>
              <td>{title}</td>
              <td className="num" data-label={say('rehearsal.breaks')}>
                {breaks}
              </td>
              <td data-label={say('rehearsal.waited')}>{spanText(waited, say)}</td>
              <td className="num" data-label={say('rehearsal.peak')}>
                {peak}
              </td>
              <td className="num" data-label={say('rehearsal.onDuty')}>
                {on_duty}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Points(props: { readonly sum: RehearsalSum }) {
  const { say } = useText();
  const { points } = props.sum;
  return (
    <section>
      <h2>{say('rehearsal.points')}</h2>
      {points.length === 0 && <p>{say('rehearsal.noPoints')}</p>}
      <ul className="plain-list">
        {points.map(({ person, limits, undone, alarm }) => (
          <li key={person.id}>
            <strong>{person.name}</strong>{' '}
            {person.post !== null && person.post !== person.name && person.post}
            <div className="soft">
              {[
                undone.length > 0 ? say('rehearsal.point.undone', { steps: undone.join('、') }) : '',
                limits.length > 0 ? say('rehearsal.point.limits', { steps: limits.join('、') }) : '',
                alarm ? say('rehearsal.point.alarm') : '',
              ]
                .filter(text => text !== '')
                .join('；')}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
