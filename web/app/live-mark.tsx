// Whether what is on the screen is live, as an icon and a word.
import { useText } from '#web/i18n/i18n.ts';
import { icons, Tag } from '#web/ui/tags.tsx';
import { useLiveState } from './live.ts';

export function LiveMark() {
  const { say } = useText();
  const state = useLiveState();
  return (
    <span role="status" data-testid="live" data-state={state}>
      {state === 'live' && (
        <Tag tone="ok" icon={icons.done}>
          {say('board.live')}
        </Tag>
      )}
      {state === 'connecting' && (
        <Tag tone="quiet" icon={icons.working}>
          {say('board.connecting')}
        </Tag>
      )}
      {state === 'lost' && (
        <Tag tone="danger" icon={icons.warning}>
          {say('board.lost')}
        </Tag>
      )}
    </span>
  );
}
