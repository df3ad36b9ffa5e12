// The list of incidents: what is going on, what is late, where nobody can be reached.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type IncidentRow, listIncidents } from '#contract/incidents.ts';
import { listPlans } from '#contract/plans.ts';
import { asked } from '#web/app/api.ts';
import { LiveMark } from '#web/app/live-mark.tsx';
import { useText } from '#web/i18n/i18n.ts';
import { Choice, ListFrame, type ListSearch, pageQuery } from '#web/ui/list.tsx';
import { Page } from '#web/ui/page.tsx';
import { icons, Tag } from '#web/ui/tags.tsx';
import { Countdown, When } from '#web/ui/time.tsx';
import { DrillTag, PhaseTag } from './marks.tsx';

type Phase = 'open' | 'closed' | 'all';
const phaseOf = (state: string | undefined): Phase =>
  state === 'closed' || state === 'all' ? state : 'open';

export function IncidentsScreen() {
  const { say } = useText();
  const search = useSearch({ from: '/shell/incidents' });
  const navigate = useNavigate({ from: '/incidents' });
  const phase = phaseOf(search.state);
  const page = useQuery({
    ...asked(listIncidents, {
      query: {
        ...pageQuery(search),
        ...(phase === 'all' ? {} : { phase }),
        ...(search.text ? { text: search.text } : {}),
      },
    }),
    placeholderData: keepPreviousData,
  });
  const onSearch = (next: ListSearch, replace: boolean) => void navigate({ search: next, replace });
  const { state: _, ...kept } = search;
  return (
    <Page title={say('nav.incidents')} actions={<LiveMark />}>
      <ListFrame
        search={search}
        onSearch={onSearch}
        searchLabel={say('incidents.search')}
        filters={
          <Choice<Phase>
            label={say('incidents.phase')}
            value={phase}
            options={[
              { value: 'open', text: say('incidents.open') },
              { value: 'closed', text: say('incidents.closed') },
              { value: 'all', text: say('value.all') },
            ]}
            onChoose={value => {
              const { after: _after, ...rest } = kept;
              onSearch(value === 'open' ? rest : { ...rest, state: value }, false);
            }}
          />
        }
        of={page}
        empty={say(phase === 'open' ? 'incidents.emptyOpen' : 'incidents.empty')}
        emptyAction={
          <Link className="report-button" to="/report">
            {say('nav.report')}
          </Link>
        }
      >
        {rows => <IncidentTable rows={rows} />}
      </ListFrame>
    </Page>
  );
}

function IncidentTable(props: { readonly rows: readonly IncidentRow[] }) {
  const { say } = useText();
  const plans = useQuery({ ...asked(listPlans, { query: { limit: 200 } }), staleTime: 60_000 });
  const titleOf = (plan: string) => plans.data?.items.find(it => it.plan === plan)?.title ?? plan;
  return (
    <table className="grid grid-cards">
      <thead>
        <tr>
          <th>{say('incidents.phase')}</th>
          <th className="grid-main">{say('incidents.title')}</th>
          <th>{say('incidents.duties')}</th>
          <th>{say('incidents.nextDue')}</th>
          <th>{say('incidents.occurred')}</th>
          <th>{say('incidents.plan')}</th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map(row => (
          <tr
            key={row.id}
            className={row.alarms > 0 ? 'row-alarm' : row.overdue > 0 ? 'row-overdue' : undefined}
          >
            <td>
              <PhaseTag phase={row.phase} />
            </td>
            <td className="grid-main">
              <Link to="/incidents/$incident" params={{ incident: row.id }} className="row-link">
                {row.title}
              </Link>
              {row.kind === 'drill' && <DrillTag />}
            </td>
            <td>
              <DutyCounts row={row} />
            </td>
            <td data-label={say('incidents.nextDue')} className={row.next_due ? undefined : 'blank'}>
              {row.next_due && row.phase === 'active' ? (
                <Countdown at={row.next_due} />
              ) : (
                <span className="soft">—</span>
              )}
            </td>
            <td data-label={say('incidents.occurred')}>
              <When at={row.occurred} />
            </td>
            <td data-label={say('incidents.plan')} className="soft">
              <Link
                to="/plans/$plan"
                params={{ plan: row.plan }}
                search={{ version: String(row.version) }}
                className="quiet-link"
              >
                {titleOf(row.plan)} {say('incidents.version', { n: row.version })}
              </Link>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DutyCounts(props: { readonly row: IncidentRow }) {
  const { say } = useText();
  const { alarms, overdue, open_duties } = props.row;
  if (open_duties === 0 && alarms === 0) return <span className="soft">{say('incidents.allQuiet')}</span>;
  return (
    <span className="row-tags">
      {alarms > 0 && (
        <Tag tone="solid" icon={icons.alarm}>
          {say('incidents.alarmCount', { count: alarms })}
        </Tag>
      )}
      {overdue > 0 && (
        <Tag tone="danger" icon={icons.overdue}>
          {say('incidents.overdueCount', { count: overdue })}
        </Tag>
      )}
      <Tag tone="quiet" icon={icons.open}>
        {say('incidents.openCount', { count: open_duties })}
      </Tag>
    </span>
  );
}
