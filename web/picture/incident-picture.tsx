// The picture of an incident: the scenarios that run, each step as it stands now.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { BoardView } from '#contract/board.ts';
import { getVersion } from '#contract/plans.ts';
import { type LiveMark, standingsOf } from '#core/picture/live-marks.ts';
import { asked } from '#web/app/api.ts';
import { useText } from '#web/i18n/i18n.ts';
import { Loaded } from '#web/ui/page.tsx';
import { PlanPicture } from './plan-picture.tsx';

export default function IncidentPicture(props: {
  readonly board: BoardView;
  /** Shows a duty among the others. */
  readonly onDuty: (duty: string) => void;
}) {
  const { board, onDuty } = props;
  const { id, version } = board.header.plan;
  const plan = useQuery({
    ...asked(getVersion, { params: { plan: id, version } }),
    staleTime: Number.POSITIVE_INFINITY, // a version in force never changes
  });
  const live = useLive(board);
  const dutyOf = useMemo(() => {
    const open = board.duties.toSorted((a, b) => Number(b.phase === 'open') - Number(a.phase === 'open'));
    return (step: string) => open.find(duty => duty.step === step)?.id;
  }, [board.duties]);
  const hrefOf = useMemo(
    () => (step: string) => {
      const duty = dutyOf(step);
      return duty === undefined ? undefined : `?duty=${encodeURIComponent(duty)}`;
    },
    [dutyOf],
  );
  return (
    <Loaded of={plan}>
      {({ compiled }) =>
        compiled && (
          <PlanPicture
            plan={compiled}
            scenarios={board.header.scenarios.map(scenario => scenario.id)}
            live={live}
            step={undefined}
            hrefOf={hrefOf}
            onStep={step => {
              const duty = dutyOf(step);
              if (duty !== undefined) onDuty(duty);
            }}
          />
        )
      }
    </Loaded>
  );
}

function useLive(board: BoardView): ReadonlyMap<string, LiveMark> {
  const { say } = useText();
  return useMemo(() => {
    const duties = board.duties.map(({ step, phase, overdue, alarm, locks, halted }) => ({
      step,
      phase,
      overdue: overdue !== null,
      alarm: alarm !== null,
      locked: locks.length > 0 || halted !== null,
    }));
    const standings = standingsOf(
      duties,
      board.planned.map(({ step }) => step),
    );
    return new Map(
      [...standings].map(([step, { state, done, all }]): [string, LiveMark] => {
        const word = say(`picture.live.${state}`);
        const title = all > 1 ? say('picture.live.part', { state: word, done, all }) : word;
        return [step, { state, title }];
      }),
    );
  }, [board.duties, board.planned, say]);
}
