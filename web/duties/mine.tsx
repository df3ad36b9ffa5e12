// What the signed-in person has to do, over all open incidents, the most urgent first.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import { listMyDuties } from '#contract/incidents.ts';
import { asked } from '#web/app/api.ts';
import { LiveMark } from '#web/app/live-mark.tsx';
import { useSession } from '#web/app/session.ts';
import { useText } from '#web/i18n/i18n.ts';
import { Loaded, Nothing, Page } from '#web/ui/page.tsx';
import { icons, Tag } from '#web/ui/tags.tsx';
import { Countdown, When } from '#web/ui/time.tsx';

export function MyDutiesScreen() {
  const { say } = useText();
  const { person } = useSession();
  const duties = useQuery({ ...asked(listMyDuties, undefined), enabled: person !== null });
  return (
    <Page title={say('mine.title')} actions={<LiveMark />}>
      {person === null ? (
        <Alert type="info" showIcon title={say('mine.noPerson')} />
      ) : (
        <Loaded of={duties}>
          {({ items }) => (
            <div className="panel">
              {items.length === 0 && <Nothing text={say('mine.empty')} />}
              <ul className="duty-rows">
                {items.map(duty => (
                  <li
                    key={`${duty.incident}/${duty.duty}`}
                    className={duty.overdue ? 'duty duty-overdue' : 'duty duty-open'}
                  >
                    <div className="duty-line">
                      <div className="duty-main">
                        <div className="duty-title">
                          {duty.overdue ? (
                            <Tag tone="danger" icon={icons.overdue}>
                              {say('duty.overdue')}
                            </Tag>
                          ) : (
                            <Tag tone="info" icon={icons.open}>
                              {say('duty.open')}
                            </Tag>
                          )}
                          <Link
                            className="row-link"
                            to="/incidents/$incident"
                            params={{ incident: duty.incident }}
                            search={{ duty: duty.duty }}
                          >
                            {duty.title}
                          </Link>
                        </div>
                        <div className="soft">{duty.incident_title}</div>
                      </div>
                      <div className="duty-due">
                        {duty.due ? (
                          <>
                            <Countdown at={duty.due} />
                            <span className="soft">
                              {say('duty.due')} <When at={duty.due} seconds />
                            </span>
                          </>
                        ) : (
                          <span className="soft">{say('duty.noDue')}</span>
                        )}
                      </div>
                    </div>
                  </li>
                ))}
              </ul>
            </div>
          )}
        </Loaded>
      )}
    </Page>
  );
}
