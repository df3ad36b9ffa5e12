// People and posts: who can be reached and how, who holds which post, who is on duty.
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useText } from '#web/i18n/i18n.ts';
import { Page } from '#web/ui/page.tsx';
import { Tabs } from '#web/ui/tabs.tsx';
import { People } from './people.tsx';
import { Posts } from './posts.tsx';

export function RosterScreen() {
  const { say } = useText();
  const { view } = useSearch({ from: '/shell/roster' });
  const navigate = useNavigate({ from: '/roster' });
  return (
    <Page title={say('roster.title')}>
      <Tabs
        label={say('roster.views')}
        active={view === 'posts' ? 'posts' : 'people'}
        onChoose={key => void navigate({ search: key === 'posts' ? { view: key } : {} })}
        tabs={[
          { key: 'people', label: say('roster.people'), panel: view !== 'posts' && <People /> },
          { key: 'posts', label: say('roster.posts'), panel: view === 'posts' && <Posts /> },
        ]}
      />
    </Page>
  );
}
