// People and posts: who can be reached and how, who holds which post, who is on duty.
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Tabs } from 'antd';
import { useText } from '#web/i18n/i18n.ts';
import { Page } from '#web/ui/page.tsx';
import { People } from './people.tsx';
import { Posts } from './posts.tsx';

export function RosterScreen() {
  const { say } = useText();
  const { view } = useSearch({ from: '/shell/roster' });
  const navigate = useNavigate({ from: '/roster' });
  return (
    <Page title={say('nav.roster')}>
      <Tabs
        activeKey={view === 'posts' ? 'posts' : 'people'}
        onChange={key => void navigate({ search: key === 'posts' ? { view: key } : {} })}
        destroyOnHidden
        items={[
          { key: 'people', label: say('roster.people'), children: <People /> },
          { key: 'posts', label: say('roster.posts'), children: <Posts /> },
        ]}
      />
    </Page>
  );
}
