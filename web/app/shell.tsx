// The frame around every screen behind sign-in: where you are, what you may go to, and "report an incident" always at hand.
import {
  AlertFilled,
  AuditOutlined,
  BookOutlined,
  CalendarOutlined,
  CheckSquareOutlined,
  GlobalOutlined,
  MailOutlined,
  TeamOutlined,
  ThunderboltOutlined,
  UserOutlined,
} from '@ant-design/icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, Outlet, useNavigate } from '@tanstack/react-router';
import { Button, Dropdown } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { setLanguage, signOut, switchOrganisation } from '#contract/session.ts';
import { chooseLanguage, useText } from '#web/i18n/i18n.ts';
import type { TextKey } from '#web/i18n/text.ts';
import { Loaded } from '#web/ui/page.tsx';
import { Zone, zoneText } from '#web/ui/time.tsx';
import { ask } from './api.ts';
import { startLive } from './live.ts';
import { enter, sessionQuery, useMay, useSession } from './session.ts';

type Place = {
  readonly to: string;
  readonly text: TextKey;
  readonly icon: ReactNode;
  readonly action: string;
};

const PLACES: readonly Place[] = [
  { to: '/incidents', text: 'nav.incidents', icon: <ThunderboltOutlined />, action: 'incident.read' },
  { to: '/duties', text: 'nav.duties', icon: <CheckSquareOutlined />, action: 'incident.read' },
  { to: '/plans', text: 'nav.plans', icon: <BookOutlined />, action: 'plan.read' },
  { to: '/routines', text: 'nav.routines', icon: <CalendarOutlined />, action: 'routine.read' },
  { to: '/messages', text: 'nav.messages', icon: <MailOutlined />, action: 'message.read' },
  { to: '/roster', text: 'nav.roster', icon: <TeamOutlined />, action: 'roster.read' },
  { to: '/audit', text: 'nav.audit', icon: <AuditOutlined />, action: 'audit.read' },
];

export function Shell() {
  const session = useQuery(sessionQuery);
  const navigate = useNavigate();
  const signedOut = session.data === null;
  useEffect(() => {
    if (signedOut)
      void navigate({
        to: '/sign-in',
        search: { to: window.location.pathname + window.location.search },
        replace: true,
      });
  }, [signedOut, navigate]);
  if (signedOut) return null;
  return <Loaded of={session}>{data => data && <Frame />}</Loaded>;
}

function Frame() {
  const { say } = useText();
  const may = useMay();
  const { organisation } = useSession();
  useEffect(startLive, []);
  const places = PLACES.filter(place => may(place.action));
  return (
    <Zone value={organisation.zone}>
      <a className="skip" href="#main">
        {say('app.skip')}
      </a>
      <header className="top">
        <Link to="/" className="brand" aria-label={say('app.name')}>
          <img src="/beacon.svg" alt="" width={28} height={28} />
          <span className="brand-name">{say('app.name')}</span>
        </Link>
        <nav className="nav" aria-label={say('nav.main')}>
          {places.map(place => (
            <Link
              key={place.to}
              to={place.to}
              className="nav-link"
              activeProps={{ className: 'nav-link nav-here' }}
            >
              <span aria-hidden="true">{place.icon}</span>
              <span className="nav-text">{say(place.text)}</span>
            </Link>
          ))}
        </nav>
        <div className="top-end">
          {may('incident.report') && (
            <Link to="/report" className="report-button" data-testid="report-incident">
              <AlertFilled aria-hidden="true" />
              {say('nav.report')}
            </Link>
          )}
          <LanguageSwitch />
          <AccountMenu />
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        <Outlet />
      </main>
    </Zone>
  );
}

function LanguageSwitch() {
  const { language, say } = useText();
  const other = language === 'zh' ? 'en' : 'zh';
  const choose = () => {
    chooseLanguage(other);
    void ask(setLanguage, { body: { language: other } }).catch(() => undefined); // kept in this browser all the same
  };
  return (
    <Button
      type="text"
      className="top-button"
      icon={<GlobalOutlined aria-hidden="true" />}
      onClick={choose}
      title={say('nav.language')}
    >
      <span lang={other === 'en' ? 'en' : 'zh-CN'}>{other === 'en' ? 'EN' : '中文'}</span>
    </Button>
  );
}

function AccountMenu() {
  const { say, locale } = useText();
  const session = useSession();
  const navigate = useNavigate();
  const leave = useMutation({
    mutationFn: () => ask(signOut, undefined),
    onSettled: () => {
      enter(null);
      void navigate({ to: '/sign-in', search: {} });
    },
  });
  const change = useMutation({
    mutationFn: (organisation: string) => ask(switchOrganisation, { body: { organisation } }),
    onSuccess: changed => {
      enter(changed);
      void navigate({ to: '/incidents', search: {} });
    },
  });
  const others = session.organisations.filter(one => one.id !== session.organisation.id);
  return (
    <Dropdown
      trigger={['click']}
      placement="bottomRight"
      menu={{
        items: [
          ...others.map(one => ({
            key: one.id,
            label: say('nav.switchTo', { name: one.name }),
            onClick: () => change.mutate(one.id),
          })),
          { key: 'out', label: say('nav.signOut'), onClick: () => leave.mutate() },
        ],
      }}
      popupRender={menu => (
        <div className="account">
          <div className="account-who">
            <strong>{session.person?.name ?? session.user.name}</strong>
            <span className="soft">{session.user.email}</span>
            <span>{session.organisation.name}</span>
            <span className="soft">{session.roles.map(role => say(`role.${role}`)).join('、')}</span>
            {!session.person && <span className="soft">{say('nav.noPerson')}</span>}
            <span className="soft">
              {say('time.zone', { zone: zoneText(session.organisation.zone, locale) })}
            </span>
          </div>
          {menu}
        </div>
      )}
    >
      <Button
        type="text"
        className="top-button"
        aria-label={`${say('nav.account')} ${session.person?.name ?? session.user.name}`}
        icon={<UserOutlined aria-hidden="true" />}
      >
        <span className="wide-only">{session.person?.name ?? session.user.name}</span>
      </Button>
    </Dropdown>
  );
}
