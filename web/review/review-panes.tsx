// Source and structure side by side; where the screen is narrow, one of them at a time. The keys are at work here.
import { Button, Input, type InputRef } from 'antd';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { listDecisions } from '#contract/review-decisions.ts';
import { ask } from '#web/app/api.ts';
import { useSession } from '#web/app/session.ts';
import { useText } from '#web/i18n/i18n.ts';
import { ClearFilters, Nothing } from '#web/ui/page.tsx';
import { Tabs } from '#web/ui/tabs.tsx';
import { isShown, SHOWS, type Show } from './clause-list.ts';
import { ClauseRows } from './clause-rows.tsx';
import { DecisionsPanel } from './decisions-panel.tsx';
import { type KeyAct, useKeys } from './keys.ts';
import { KeysDialog } from './keys-dialog.tsx';
import type { Marks } from './marks.ts';
import { NamesPanel, openWhole } from './names-panel.tsx';
import { useReviewDesk } from './review-desk.ts';
import type { SearchChange } from './review-search.ts';
import { SourcePane } from './source-pane.tsx';

const SIDES = ['clauses', 'whole', 'log', 'source'] as const;

export function ReviewPanes(props: {
  readonly marks: Marks;
  readonly show: Show;
  readonly text: string;
  readonly side: string | undefined;
  readonly go: (change: SearchChange) => void;
}) {
  const { say } = useText();
  const { marks, go } = props;
  const { review, book } = useReviewDesk();
  const wide = useWide();
  const side = SIDES.find(one => one === props.side && (one !== 'source' || !wide)) ?? 'clauses';
  const [keys, setKeys] = useState(false);
  const search = useRef<InputRef>(null);
  useReviewKeys(
    () => setKeys(true),
    search,
    () => go({ side: undefined }),
  );
  const whole = openWhole(review);
  const source = (
    <SourcePane review={review} marks={marks} onClause={clause => go({ clause, side: undefined })} />
  );
  return (
    <div className="plan-panes review-panes">
      {wide && (
        <section className="plan-source panel" aria-label={say('plan.source')}>
          {source}
        </section>
      )}
      <section className="plan-side panel" aria-label={say('review.structure')}>
        <Tabs
          label={say('review.structure')}
          active={side}
          onChoose={key => go({ side: key === 'clauses' ? undefined : key })}
          tabs={[
            {
              key: 'clauses',
              label: `${say('review.side.clauses')} ${book.clauses.length}`,
              panel: (
                <div className="clause-list">
                  <Filters
                    show={props.show}
                    text={props.text}
                    go={go}
                    search={search}
                    onKeys={() => setKeys(true)}
                  />
                  <ClauseList onClear={() => go({ show: undefined, text: undefined })} />
                </div>
              ),
            },
            {
              key: 'whole',
              label: whole > 0 ? `${say('review.side.whole')} ${whole}` : say('review.side.whole'),
              panel: <NamesPanel />,
            },
            { key: 'log', label: say('review.side.log'), panel: side === 'log' && <DecisionsPanel /> },
            ...(wide
              ? []
              : [
                  {
                    key: 'source' as const,
                    label: say('plan.source'),
                    narrow: true,
                    panel: side === 'source' && source,
                  },
                ]),
          ]}
        />
      </section>
      {keys && <KeysDialog onClose={() => setKeys(false)} />}
    </div>
  );
}

/** Room for two panes; the same width as in the style sheet. */
const WIDE = matchMedia('(min-width: 981px)');

const useWide = (): boolean =>
  useSyncExternalStore(
    tell => {
      WIDE.addEventListener('change', tell);
      return () => WIDE.removeEventListener('change', tell);
    },
    () => WIDE.matches,
  );

function ClauseList(props: { readonly onClear: () => void }) {
  const { say } = useText();
  const { shown, chosen, book } = useReviewDesk();
  if (book.clauses.length === 0) return <Nothing text={say('review.nothing')} />;
  if (shown.length === 0 && !chosen)
    return <Nothing text={say('list.none')} action={<ClearFilters onClear={props.onClear} />} />;
  return (
    <div className="clause-scroll" data-scroll>
      <ClauseRows />
      {shown.length === 0 && (
        <Nothing text={say('list.none')} action={<ClearFilters onClear={props.onClear} />} />
      )}
      {!book.whole && (
        <p className="pad soft" role="status">
          {say('list.loading')}
        </p>
      )}
    </div>
  );
}

function Filters(props: {
  readonly show: Show;
  readonly text: string;
  readonly go: (change: SearchChange) => void;
  readonly search: { readonly current: InputRef | null };
  readonly onKeys: () => void;
}) {
  const { say } = useText();
  const { book } = useReviewDesk();
  const { show, go } = props;
  const counts = SHOWS.map(one => ({
    show: one,
    count: book.clauses.filter(clause => isShown(clause, one)).length,
  }));
  const offered = counts.filter(
    ({ show: one, count }) => count > 0 || one === show || ['all', 'open', 'uncertain'].includes(one),
  );
  return (
    <search className="clause-filters">
      <fieldset className="choice">
        <legend className="sr-only">{say('review.show')}</legend>
        {offered.map(({ show: one, count }) => (
          <button
            key={one}
            type="button"
            className="choice-item"
            aria-pressed={one === show}
            onClick={() => go({ show: one === 'all' ? undefined : one })}
          >
            {say(`review.show.${one}`)} <span className="num choice-count">{count}</span>
          </button>
        ))}
      </fieldset>
      <SearchWords text={props.text} go={go} search={props.search} />
      <Button size="small" type="text" className="wide-only" onClick={props.onKeys}>
        {say('review.keys')} <kbd>?</kbd>
      </Button>
    </search>
  );
}

/** Typed ahead; the address follows a little later. */
function SearchWords(props: {
  readonly text: string;
  readonly go: (change: SearchChange) => void;
  readonly search: { readonly current: InputRef | null };
}) {
  const { say } = useText();
  const { go } = props;
  const [text, setText] = useState(props.text);
  const [seen, setSeen] = useState(props.text);
  if (seen !== props.text) {
    setSeen(props.text);
    setText(props.text);
  }
  useEffect(() => {
    if (text.trim() === props.text) return;
    const later = setTimeout(() => go({ text: text.trim() }), 150);
    return () => clearTimeout(later);
  }, [text, props.text, go]);
  return (
    <Input
      ref={props.search}
      size="small"
      type="search"
      className="clause-search"
      allowClear
      value={text}
      maxLength={80}
      placeholder={say('review.search')}
      aria-label={say('review.search')}
      onChange={event => setText(event.target.value)}
      onKeyDown={event => {
        if (event.key !== 'Escape' && event.key !== 'Enter') return;
        event.preventDefault();
        event.currentTarget.blur();
        document.querySelector<HTMLElement>('.clause-head[aria-expanded="true"]')?.focus();
      }}
    />
  );
}

function useReviewKeys(
  onKeys: () => void,
  search: { readonly current: InputRef | null },
  showClauses: () => void,
): void {
  const desk = useReviewDesk();
  const undo = useUndo();
  useKeys((key: KeyAct) => {
    const { chosen, mayDecide, act, setMode, step, book } = desk;
    switch (key) {
      case 'next':
      case 'next-open':
        return step(1, key === 'next-open');
      case 'previous':
      case 'previous-open':
        return step(-1, key === 'previous-open');
      case 'keys':
        return onKeys();
      case 'search':
        showClauses();
        return search.current?.focus();
      default:
        break;
    }
    if (!mayDecide || !chosen) return;
    const clauses = [chosen.id];
    const next = book.clauses[book.clauses.findIndex(({ id }) => id === chosen.id) + 1];
    switch (key) {
      case 'accept':
        if (chosen.settled === null) void act({ type: 'accept', clauses }, true);
        else step(1, true);
        return;
      case 'reopen':
        if (chosen.settled !== null) void act({ type: 'reopen', clauses });
        return;
      case 'merge':
        if (next) void act({ type: 'merge', clauses: [chosen.id, next.id] });
        return;
      case 'ignore':
        if (chosen.settled === null) setMode('ignore');
        return;
      case 'correct':
      case 'split':
        return setMode(key);
      case 'undo':
        return void undo();
      default:
        return key satisfies never;
    }
  });
}

/** Undoes the last decision of one's own that still counts, and goes there. */
function useUndo(): () => Promise<void> {
  const { user, person } = useSession();
  const { review, act, choose } = useReviewDesk();
  const own = new Set([user.id, person?.id]);
  return async () => {
    const page = await ask(listDecisions, {
      params: { document: review.document },
      query: { limit: 100 },
    }).catch(() => null);
    const last = page?.items.find(
      ({ by, undone, type }) => by && own.has(by.id) && !undone && type !== 'undo' && type !== 'draft',
    );
    if (!last) return;
    const done = await act({ type: 'undo', seq: last.seq });
    const [clause] = last.clauses;
    if (done && clause !== undefined) choose(clause);
  };
}
