// What comes round: when it is due, when it was done last, what is overdue; its case, or beginning with it before its day.
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { App, Button } from 'antd';
import {
  listRoutines,
  ROUTINE_KINDS,
  ROUTINE_STANDINGS,
  type RoutineRow,
  startRoutine,
} from '#contract/routines.ts';
import { ask, asked, changed } from '#web/app/api.ts';
import { useMay } from '#web/app/session.ts';
import { useText } from '#web/i18n/i18n.ts';
import { Choice, ListFrame, type ListSearch } from '#web/ui/list.tsx';
import { Page } from '#web/ui/page.tsx';
import { problemOf } from '#web/ui/problem.tsx';
import { icons, Tag } from '#web/ui/tags.tsx';
import { Countdown, When } from '#web/ui/time.tsx';

type Kind = RoutineRow['kind'];
type Standing = RoutineRow['standing'];
export type RoutineSearch = ListSearch & { readonly kind?: string };

const kindOf = (value: string | undefined): Kind | undefined => ROUTINE_KINDS.find(one => one === value);
const standingOf = (value: string | undefined): Standing | undefined =>
  ROUTINE_STANDINGS.find(one => one === value);

export function RoutinesScreen() {
  const { say } = useText();
  const search = useSearch({ from: '/shell/routines' });
  const navigate = useNavigate({ from: '/routines' });
  const [kind, standing] = [kindOf(search.kind), standingOf(search.state)];
  const found = useQuery({
    ...asked(listRoutines, {
      query: {
        ...(search.text ? { text: search.text } : {}),
        ...(kind ? { kind } : {}),
        ...(standing ? { standing } : {}),
      },
    }),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
  const show = (next: RoutineSearch, replace = false) => void navigate({ search: next, replace });
  const data = found.data && { ...found.data, items: [...found.data.items], next: null };
  return (
    <Page title={say('routines.title')}>
      <ListFrame
        search={search.state === undefined && search.kind ? { ...search, state: '' } : search}
        onSearch={(next, replace) => {
          const { state, ...rest } = next;
          const isKept = Object.keys(next).length > 0 && kind !== undefined;
          show({ ...rest, ...(state ? { state } : {}), ...(isKept ? { kind } : {}) }, replace);
        }}
        searchLabel={say('routines.search')}
        filters={<Filters search={search} show={show} />}
        of={{ ...found, data }}
        empty={say('routines.empty')}
      >
        {rows => <RoutineTable rows={rows} />}
      </ListFrame>
    </Page>
  );
}

function Filters(props: { readonly search: RoutineSearch; readonly show: (next: RoutineSearch) => void }) {
  const { say } = useText();
  const { kind, state, ...rest } = props.search;
  return (
    <>
      <Choice<Kind | 'all'>
        label={say('routines.kind')}
        value={kindOf(kind) ?? 'all'}
        options={[
          { value: 'all', text: say('value.all') },
          ...ROUTINE_KINDS.map(value => ({ value, text: say(`routines.kind.${value}`) })),
        ]}
        onChoose={value =>
          props.show({ ...rest, ...(state ? { state } : {}), ...(value === 'all' ? {} : { kind: value }) })
        }
      />
      <Choice<Standing | 'all'>
        label={say('routines.standing')}
        value={standingOf(state) ?? 'all'}
        options={[
          { value: 'all', text: say('value.all') },
          ...ROUTINE_STANDINGS.map(value => ({ value, text: say(`routines.standing.${value}`) })),
        ]}
        onChoose={value =>
          props.show({ ...rest, ...(kind ? { kind } : {}), ...(value === 'all' ? {} : { state: value }) })
        }
      />
    </>
  );
}

function RoutineTable(props: { readonly rows: readonly RoutineRow[] }) {
  const { say, language } = useText();
  return (
    <table className="grid grid-cards">
      <thead>
        <tr>
          <th>{say('routines.standing')}</th>
          <th className="grid-main">{say('routines.what')}</th>
          <th>{say('routines.howOften')}</th>
          <th>{say('routines.who')}</th>
          <th>{say('routines.next')}</th>
          <th>{say('routines.lastDone')}</th>
          <th>{say('routines.acts')}</th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map(row => (
          <tr
            key={`${row.plan}/${row.routine}`}
            className={row.standing === 'overdue' ? 'row-overdue' : undefined}
            data-routine={row.routine}
          >
            <td>
              <StandingTag standing={row.standing} />
            </td>
            <td className="grid-main">
              {row.title}
              <div className="soft">
                {say(`routines.kind.${row.kind}`)} ·{' '}
                <Link
                  to="/plans/$plan"
                  params={{ plan: row.plan }}
                  search={{ version: String(row.version) }}
                  className="quiet-link"
                >
                  {row.plan_title}
                </Link>
              </div>
            </td>
            <td data-label={say('routines.howOften')}>{row.how_often[language]}</td>
            <td data-label={say('routines.who')}>{row.who ?? say('routines.nobody')}</td>
            <td data-label={say('routines.next')}>
              <NextDue row={row} />
            </td>
            <td data-label={say('routines.lastDone')} className="soft">
              {row.last_done ? <When at={row.last_done} /> : say('routines.never')}
            </td>
            <td>
              <RowActs row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const TONES = { overdue: 'danger', open: 'info', waiting: 'quiet', unscheduled: 'quiet' } as const;
const PICTURES = {
  overdue: icons.overdue,
  open: icons.open,
  waiting: icons.waiting,
  unscheduled: icons.waiting,
} as const;

function StandingTag(props: { readonly standing: Standing }) {
  const { say } = useText();
  return (
    <Tag tone={TONES[props.standing]} icon={PICTURES[props.standing]}>
      {say(`routines.standing.${props.standing}`)}
    </Tag>
  );
}

function NextDue(props: { readonly row: RoutineRow }) {
  const { say } = useText();
  const { open, next, last } = props.row;
  const due = open?.due ?? next?.due;
  return (
    <>
      {due ? (
        <>
          <Countdown at={due} />
          <div className="soft">
            <When at={due} />
          </div>
        </>
      ) : (
        <span className="soft">—</span>
      )}
      {!open && last?.state === 'missed' && <div className="soft">{say('routines.missed')}</div>}
    </>
  );
}

function RowActs(props: { readonly row: RoutineRow }) {
  const { say, language } = useText();
  const { message } = App.useApp();
  const may = useMay();
  const navigate = useNavigate();
  const { row } = props;
  const go = (incident: string) =>
    void navigate({ to: '/incidents/$incident', params: { incident }, search: {} });
  const start = useMutation({
    mutationFn: () => ask(startRoutine, { params: { plan: row.plan, routine: row.routine } }),
    onSuccess: ({ incident }) => {
      void changed('list-routines', 'list-my-duties');
      go(incident);
    },
    onError: error => void message.error(problemOf(error)?.messages[language] ?? String(error)),
  });
  const incident = row.open?.incident;
  return (
    <span className="row-tags">
      {incident ? (
        <Button size="small" type="primary" onClick={() => go(incident)}>
          {say('routines.open')}
        </Button>
      ) : (
        may('routine.start') && (
          <Button
            size="small"
            loading={start.isPending}
            aria-label={say('routines.startOf', { title: row.title })}
            onClick={() => start.mutate()}
          >
            {say('routines.start')}
          </Button>
        )
      )}
      {row.drills && may('incident.report') && (
        <Link
          to="/report/$plan/$scenario"
          params={{ plan: row.plan, scenario: row.drills }}
          search={{ drill: 'yes', exercise: row.routine.slice('exercise:'.length) }}
          aria-label={say('routines.drillOf', { title: row.title })}
        >
          {say('routines.drill')}
        </Link>
      )}
    </span>
  );
}
