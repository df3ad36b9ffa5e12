// The strip for "nobody reachable": loud until somebody has seen it, in sight until somebody has the duty.
import { Button } from 'antd';
import type { BoardView, DutyView } from '#contract/board.ts';
import { useMay } from '#web/app/session.ts';
import { useText } from '#web/i18n/i18n.ts';
import { ProblemAlert } from '#web/ui/problem.tsx';
import { icons } from '#web/ui/tags.tsx';
import { When } from '#web/ui/time.tsx';
import { useAct } from './act.ts';

const LISTED = 3;

export function AlarmStrip(props: { readonly board: BoardView; readonly onShow: (duty: string) => void }) {
  const { say } = useText();
  const alarms = props.board.duties.filter(duty => duty.phase === 'open' && duty.alarm !== null);
  const unseen = alarms.filter(duty => duty.alarm_seen === null);
  if (alarms.length === 0) return null;
  if (unseen.length > 0) return <Unseen alarms={unseen} {...props} />;
  const by = [...new Set(alarms.flatMap(duty => (duty.alarm_seen ? [duty.alarm_seen.by.name] : [])))].join(
    '、',
  );
  return (
    <div className="alarm-strip alarm-strip-seen" role="status">
      <span className="alarm-icon" aria-hidden="true">
        {icons.alarm}
      </span>
      <span>
        <strong>{say('alarm.title', { count: alarms.length })}</strong> {say('alarm.seenBy', { name: by })}
      </span>
    </div>
  );
}

function Unseen(props: {
  readonly board: BoardView;
  readonly alarms: readonly DutyView[];
  readonly onShow: (duty: string) => void;
}) {
  const { say } = useText();
  const may = useMay();
  const act = useAct(props.board.header.id);
  const { alarms } = props;
  const seeAll = async () => {
    for (const duty of alarms) await act.mutateAsync({ type: 'SeeAlarm', duty: duty.id });
  };
  return (
    <div className="alarm-strip" role="alert">
      <span className="alarm-icon" aria-hidden="true">
        {icons.alarm}
      </span>
      <div className="alarm-body">
        <div className="alarm-head">
          <strong>{say('alarm.title', { count: alarms.length })}</strong>
          {may('incident.act') && (
            <Button loading={act.isPending} onClick={() => void seeAll().catch(() => undefined)}>
              {say('alarm.seeAll', { count: alarms.length })}
            </Button>
          )}
        </div>
        <p>{say('alarm.body')}</p>
        <ul>
          {alarms.slice(0, LISTED).map(duty => (
            <li key={duty.id}>
              <span className="alarm-duty">{duty.title}</span>
              {duty.alarm && <When at={duty.alarm} seconds />}
              <Button size="small" ghost onClick={() => props.onShow(duty.id)}>
                {say('alarm.show')}
              </Button>
            </li>
          ))}
          {alarms.length > LISTED && <li>{say('alarm.more', { count: alarms.length - LISTED })}</li>}
        </ul>
        {act.error && <ProblemAlert problem={act.error} />}
      </div>
    </div>
  );
}
