// The board of one incident, live: what it is and since when, who has which duty and until when, what is known, what
// happened, and what still stands in the way of its end.
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import type { BoardView } from '#contract/board.ts';
import { getBoard } from '#contract/incidents.ts';
import { asked } from '#web/app/api.ts';
import { LiveMark } from '#web/app/live-mark.tsx';
import { useMay, useSession } from '#web/app/session.ts';
import { useText } from '#web/i18n/i18n.ts';
import { Choice } from '#web/ui/list.tsx';
import { LoadedPage, Page } from '#web/ui/page.tsx';
import { Tabs } from '#web/ui/tabs.tsx';
import { icons } from '#web/ui/tags.tsx';
import { Since, setServerClock, When } from '#web/ui/time.tsx';
import { AlarmStrip } from './alarms.tsx';
import { CasePanel } from './case.tsx';
import { Ending } from './close.tsx';
import { DutyGroups, isOf } from './duties.tsx';
import { FactsPanel } from './facts.tsx';
import { LevelStrip } from './level.tsx';
import { LogPanel } from './log.tsx';
import { DrillTag, PhaseTag } from './marks.tsx';
import { PostsStrip } from './posts.tsx';

/** Fetched when it is asked for: most look at the list. */
const IncidentPicture = lazy(() => import('#web/picture/incident-picture.tsx'));

export function BoardScreen() {
  const { incident } = useParams({ from: '/shell/incidents/$incident' });
  const board = useQuery({ ...asked(getBoard, { params: { incident } }), refetchInterval: 30_000 });
  const now = board.data?.now;
  useEffect(() => {
    if (now) setServerClock(now);
  }, [now]);
  return <LoadedPage of={board}>{data => <Board board={data} />}</LoadedPage>;
}

function Board(props: { readonly board: BoardView }) {
  const { say } = useText();
  const { board } = props;
  const { header } = board;
  const { person } = useSession();
  const search = useSearch({ from: '/shell/incidents/$incident' });
  const navigate = useNavigate({ from: '/incidents/$incident' });
  const [mineOnly, setMineOnly] = useState(false);
  const [drawn, setDrawn] = useState(false); // as a picture, else as a list
  const [pane, setPane] = useState<'duties' | 'side'>('duties'); // where only one has room
  const mine = board.duties.some(duty => isOf(duty, person?.id ?? null));
  const show = (duty: string) => {
    setPane('duties');
    setDrawn(false);
    void navigate({ search: old => ({ ...old, duty }), replace: true, resetScroll: false });
  };
  return (
    <Page
      wide
      title={header.title}
      lead={<Lead board={board} />}
      actions={
        <>
          <LiveMark />
          <Ending board={board} onShow={show} />
        </>
      }
    >
      {header.kind === 'drill' && (
        <p className="drill-banner">
          <span aria-hidden="true">{icons.drill}</span> {say('board.drillBanner')}
        </p>
      )}
      <AlarmStrip board={board} onShow={show} />
      <LevelStrip board={board} onShow={show} />
      <PostsStrip board={board} />
      <div className="board-switch">
        <Choice
          label={say('board.panes')}
          value={pane}
          options={[
            { value: 'duties', text: `${say('board.duties')} ${header.counts.open}` },
            { value: 'side', text: say('board.side') },
          ]}
          onChoose={setPane}
        />
      </div>
      <div className={`board board-show-${pane}`}>
        <section className="board-duties" aria-label={say('board.duties')}>
          <div className="board-tools">
            <Counts board={board} />
            <Choice
              label={say('picture.tab')}
              value={drawn ? 'picture' : 'list'}
              options={[
                { value: 'list', text: say('board.duties') },
                { value: 'picture', text: say('picture.tab') },
              ]}
              onChoose={way => setDrawn(way === 'picture')}
            />
            {mine && !drawn && (
              <button
                type="button"
                className="choice-item"
                aria-pressed={mineOnly}
                onClick={() => setMineOnly(!mineOnly)}
              >
                {say('board.mineOnly')}
              </button>
            )}
          </div>
          {drawn ? (
            <Suspense
              fallback={
                <p className="soft" role="status">
                  {say('list.loading')}
                </p>
              }
            >
              <div className="panel board-picture">
                <IncidentPicture board={board} onDuty={show} />
              </div>
            </Suspense>
          ) : (
            <DutyGroups board={board} person={person?.id ?? null} mineOnly={mineOnly} shown={search.duty} />
          )}
        </section>
        <section className="board-side panel" aria-label={say('board.side')}>
          <Tabs
            label={say('board.side')}
            active={search.side === 'log' || search.side === 'case' ? search.side : 'facts'}
            onChoose={side =>
              void navigate({ search: old => ({ ...old, side }), replace: true, resetScroll: false })
            }
            tabs={[
              { key: 'facts', label: say('board.facts'), panel: <FactsPanel board={board} /> },
              { key: 'log', label: say('board.log'), panel: <LogPanel board={board} onShow={show} /> },
              { key: 'case', label: say('board.case'), panel: <CasePanel board={board} /> },
            ]}
          />
        </section>
      </div>
    </Page>
  );
}

function Lead(props: { readonly board: BoardView }) {
  const { say } = useText();
  const may = useMay();
  const { header } = props.board;
  return (
    <>
      <PhaseTag phase={header.phase} />
      {header.kind === 'drill' && <DrillTag />}
      {header.case !== 'incident' && <span>{say(`case.kind.${header.case}`)}</span>}
      {header.merged_into !== null && (
        <Link to="/incidents/$incident" params={{ incident: header.merged_into }} search={{}}>
          {say('case.merged')}
        </Link>
      )}
      {header.phase === 'active' && (
        <span>
          {say('board.since')}{' '}
          <strong className="elapsed">
            <Since at={header.occurred} />
          </strong>
        </span>
      )}
      <span>
        {say('board.occurredAt')} <When at={header.occurred} seconds />
      </span>
      {header.stood_down && (
        <span>
          {say('board.stoodDown')} <When at={header.stood_down} seconds />
        </span>
      )}
      <span>
        {say('board.reportedBy')} {header.reporter.name}
      </span>
      <Link
        to="/plans/$plan"
        params={{ plan: header.plan.id }}
        search={{ version: String(header.plan.version) }}
      >
        {say('start.from', { plan: header.plan.title, version: header.plan.version })}
      </Link>
      {may('message.read') && (
        <Link to="/messages" search={{ incident: header.id }}>
          {say('board.messages')}
        </Link>
      )}
    </>
  );
}

function Counts(props: { readonly board: BoardView }) {
  const { say } = useText();
  const { counts } = props.board.header;
  const items = [
    { text: say('board.alarms'), n: counts.alarms, tone: 'danger' },
    { text: say('board.overdue'), n: counts.overdue, tone: 'danger' },
    { text: say('board.open'), n: counts.open, tone: 'calm' },
    { text: say('board.unacknowledged'), n: counts.unacknowledged, tone: 'warn' },
    { text: say('board.done'), n: counts.done, tone: 'calm' },
  ];
  return (
    <dl className="counts">
      {items.map(item => (
        <div key={item.text} className={item.n > 0 ? `count count-${item.tone}` : 'count count-zero'}>
          <dd className="num">{item.n}</dd>
          <dt>{item.text}</dt>
        </div>
      ))}
    </dl>
  );
}
