// The list of pairs under the names of the two sides, which stay in view; arrow keys, Home and End lead from pair to pair.
import type { KeyboardEvent, ReactNode } from 'react';
import { useText } from '#web/i18n/i18n.ts';

const STEPS: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: at => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
};

function move(event: KeyboardEvent<HTMLOListElement>): void {
  const step = STEPS[event.key];
  const pairs = [...event.currentTarget.querySelectorAll<HTMLElement>(':scope > .pair')];
  const at = pairs.indexOf(event.target as HTMLElement);
  if (!step || at === -1 || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  const next = pairs[step(at, pairs.length - 1)];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: 'center', behavior: 'instant' });
}

export function PairList(props: {
  readonly label: string;
  readonly before: ReactNode;
  readonly after: ReactNode;
  readonly children: ReactNode;
}) {
  const { say } = useText();
  return (
    <>
      <div className="pair-names">
        <span>
          <span className="soft">{say('compare.first')}</span> <strong>{props.before}</strong>
        </span>
        <span>
          <span className="soft">{say('compare.second')}</span> <strong>{props.after}</strong>
        </span>
      </div>
      <ol className="pairs-list" aria-label={props.label} onKeyDown={move}>
        {props.children}
      </ol>
      <p className="pair-keys soft">{say('compare.keys')}</p>
    </>
  );
}
