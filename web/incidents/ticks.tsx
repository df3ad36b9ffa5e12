// Conditions of closing in the words of the plan: ticked one by one, each sent at once; who ticked it stands beside it.
import { Checkbox } from 'antd';
import type { ClosingView } from '#contract/board.ts';
import { queries } from '#web/app/api.ts';
import { useText } from '#web/i18n/i18n.ts';
import { ProblemAlert } from '#web/ui/problem.tsx';
import { When } from '#web/ui/time.tsx';
import { useAct } from './act.ts';

export function Ticks(props: { readonly incident: string; readonly ticks: ClosingView['ticks'] }) {
  const { say } = useText();
  const act = useAct(props.incident);
  if (props.ticks.length === 0) return null;
  const tick = (condition: string, ticked: boolean) =>
    act.mutate(
      { type: 'TickCondition', condition, ticked },
      { onSuccess: () => void queries.invalidateQueries({ queryKey: ['get-closing'] }) },
    );
  return (
    <>
      <h3>{say('close.ticks')}</h3>
      <ul className="ticks">
        {props.ticks.map(({ id, title, ticked }) => (
          <li key={id}>
            <Checkbox
              checked={ticked !== null}
              disabled={act.isPending}
              onChange={event => tick(id, event.target.checked)}
            >
              {title}
            </Checkbox>
            {ticked && (
              <span className="soft">
                {say('close.tickedBy', { who: ticked.by.name })} <When at={ticked.at} />
              </span>
            )}
          </li>
        ))}
      </ul>
      {act.error && <ProblemAlert problem={act.error} />}
    </>
  );
}
