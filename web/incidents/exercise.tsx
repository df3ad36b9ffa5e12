// The exercise a drill follows: what was put to the players, what was expected of them, and what came of it.
import type { BoardView, ExerciseView } from '#contract/board.ts';
import { useText } from '#web/i18n/i18n.ts';
import { Tag } from '#web/ui/tags.tsx';
import { When } from '#web/ui/time.tsx';

export function ExercisePart(props: { readonly board: BoardView }) {
  const { say } = useText();
  const { exercise } = props.board;
  if (!exercise) return null;
  const { title, given, to_come, expected, points, of, final, scores } = exercise;
  return (
    <section data-testid="exercise">
      <h3>{say('exercise.title', { title })}</h3>
      {of > 0 && (
        <p>
          <strong>{say(final ? 'exercise.points' : 'exercise.pointsSoFar', { points, of })}</strong>
        </p>
      )}
      <ul className="case-questions">
        {expected.map(line => (
          <Expected key={line.step} line={line} />
        ))}
      </ul>
      {scores.length > 0 && <p className="soft">{say('exercise.scores', { what: scores.join('、') })}</p>}
      {given.length > 0 && <h3>{say('exercise.given')}</h3>}
      <ul className="case-questions">
        {given.map(({ at, text }) => (
          <li key={`${at} ${text}`}>
            <span className="soft">
              <When at={at} seconds />
            </span>
            <span>{text}</span>
          </li>
        ))}
      </ul>
      {to_come > 0 && <p className="soft">{say('exercise.toCome', { count: to_come })}</p>}
    </section>
  );
}

const TONES = { met: 'ok', late: 'warn', missed: 'danger', 'out-of-order': 'warn', waiting: 'info' } as const;

function Expected(props: { readonly line: ExerciseView['expected'][number] }) {
  const { say } = useText();
  const { step, title, by, after, done, verdict } = props.line;
  return (
    <li data-expected={step}>
      <span>
        <Tag tone={TONES[verdict]}>{say(`exercise.${verdict}`)}</Tag> <strong>{title}</strong>
      </span>
      <span className="soft">
        {by !== null && (
          <>
            {say('exercise.by')} <When at={by} seconds />{' '}
          </>
        )}
        {after.length > 0 && <>{say('exercise.after', { what: after.join('、') })} </>}
        {done !== null && (
          <>
            {say('exercise.done')} <When at={done} seconds />
          </>
        )}
      </span>
    </li>
  );
}
