// Source and structure side by side; where the screen is narrow, one of them at a time. The keys are at work here.
import { App, Button, Input, type InputRef } from 'antd';
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
import { SectionDialog } from './section-dialog.tsx';
import { toSource } from './source-keys.ts';
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
  const [section, setSection] = useState(false);
  const search = useRef<InputRef>(null);
  useReviewKeys(
    () => setKeys(true),
    search,
    () => go({ side: undefined }),
    () => setSection(true),
  );
  const whole = openWhole(review);
  const source = (
    <SourcePane
      review={review}
      marks={marks}
      onClause={clause => go({ clause, side: undefined })}
      onStep={clause => go({ clause })}
    />
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
                    onSection={() => setSection(true)}
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
      {section && <SectionDialog onClose={() => setSection(false)} />}
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
  readonly onSection: () => void;
}) {
  const { say } = useText();
  const { book, mayDecide } = useReviewDesk();
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
      {mayDecide && book.clauses.some(({ settled }) => settled === null) && (
        <Button size="small" onClick={props.onSection}>
          {say('review.section')} <kbd>g</kbd>
        </Button>
      )}
      <Button
        size="small"
        type="text"
        className="wide-only"
        title={say('review.keys')}
        onClick={props.onKeys}
      >
        <kbd>?</kbd> <span className="sr-only">{say('review.keys')}</span>
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
  onSection: () => void,
): void {
  const { say } = useText();
  const { message } = App.useApp();
  const desk = useReviewDesk();
  const undo = useUndo();
  // A key that does nothing says why.
  const tell = (content: string) => void message.info({ key: 'review-key', content, duration: 4 });
  useKeys((key: KeyAct) => {
    const { chosen, mayDecide, act, setMode, step, book, review } = desk;
    switch (key) {
      case 'next':
      case 'next-open':
        return step(1, key === 'next-open');
      case 'previous':
      case 'previous-open':
        return step(-1, key === 'previous-open');
      case 'keys':
        return onKeys();
      case 'source':
        return void toSource();
      case 'search':
        showClauses();
        return search.current?.focus();
      default:
        break;
    }
    if (!mayDecide) {
      const latest = review.editions.at(-1)?.document === review.document;
      return tell(say(latest ? 'review.readOnly' : 'review.superseded'));
    }
    if (!chosen) return;
    const settled = chosen.settled && say(`review.standing.${chosen.settled.how}`);
    const clauses = [chosen.id];
    const next = book.clauses[book.clauses.findIndex(({ id }) => id === chosen.id) + 1];
    switch (key) {
      case 'accept':
        if (chosen.settled === null) void act({ type: 'accept', clauses }, true);
        else step(1, true);
        return;
      case 'reopen':
        if (settled === null) return tell(say('review.key.isOpen'));
        return void act({ type: 'reopen', clauses });
      case 'merge':
        if (!next) return tell(say('review.key.isLast'));
        return void act({ type: 'merge', clauses: [chosen.id, next.id] });
      case 'ignore':
        return settled === null ? setMode('ignore') : tell(say('review.key.isSettled', { how: settled }));
      case 'section':
        if (book.clauses.every(one => one.settled !== null)) return tell(say('review.allDone'));
        return onSection();
      case 'correct':
      case 'split':
        return setMode(key);
      case 'undo':
        return void undo().then(found => found || tell(say('review.key.noUndo')));
      default:
        return key satisfies never;
    }
  });
}

/** Undoes the last decision of one's own that still counts, and goes there; false where there is none. */
function useUndo(): () => Promise<boolean> {
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
    if (!last) return false;
    const done = await act({ type: 'undo', seq: last.seq });
    const [clause] = last.clauses;
    if (done && clause !== undefined) choose(clause);
    return true;
  };
}
