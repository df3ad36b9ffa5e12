// The frame of every list: search and filters kept in the address, pages by cursor, and its states of loading, failing,
// being empty and matching nothing.
import { LeftOutlined, RightOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useText } from '#web/i18n/i18n.ts';
import { ClearFilters, Loaded, Nothing } from './page.tsx';

/** What a list keeps in the address. `after` holds the cursors of the pages walked through, the last is the present one. */
export type ListSearch = {
  readonly text?: string;
  readonly state?: string;
  readonly after?: readonly string[];
};

export const PAGE_SIZE = 50;

/** Reads a list's search from the address; anything that is no search is left out. */
export function listSearch(raw: Record<string, unknown>): ListSearch {
  const after = [raw.after].flat().filter(it => typeof it === 'string');
  return {
    ...(typeof raw.text === 'string' && raw.text ? { text: raw.text.slice(0, 80) } : {}),
    ...(typeof raw.state === 'string' && raw.state ? { state: raw.state } : {}),
    ...(after.length > 0 ? { after } : {}),
  };
}

/** The present page as the contract's paging wants it. */
export function pageQuery(search: ListSearch): { readonly limit: number; readonly after?: string } {
  const after = search.after?.at(-1);
  return { limit: PAGE_SIZE, ...(after === undefined ? {} : { after }) };
}

type PageOf<T> = { readonly items: readonly T[]; readonly next: string | null; readonly total: number };

export function ListFrame<T>(props: {
  readonly search: ListSearch;
  readonly onSearch: (next: ListSearch, replace: boolean) => void;
  readonly searchLabel?: string;
  readonly filters?: ReactNode;
  readonly of: {
    readonly data: PageOf<T> | undefined;
    readonly error: unknown;
    readonly isPending: boolean;
    readonly isPlaceholderData?: boolean;
    readonly refetch: () => unknown;
  };
  readonly empty: string;
  readonly emptyAction?: ReactNode;
  readonly children: (rows: readonly T[]) => ReactNode;
}) {
  const { say } = useText();
  const { search, onSearch } = props;
  const filtered = search.text !== undefined || search.state !== undefined;
  return (
    <>
      {(props.searchLabel !== undefined || props.filters !== undefined) && (
        <search className="list-tools">
          {props.searchLabel !== undefined && (
            <SearchBox
              label={props.searchLabel}
              text={search.text ?? ''}
              onText={text =>
                onSearch({ ...without(search, 'after', 'text'), ...(text ? { text } : {}) }, true)
              }
            />
          )}
          {props.filters}
        </search>
      )}
      <Loaded of={props.of}>
        {page =>
          page.items.length === 0 && !search.after ? (
            <div className="panel">
              <Nothing
                text={filtered ? say('list.none') : props.empty}
                action={filtered ? <ClearFilters onClear={() => onSearch({}, false)} /> : props.emptyAction}
              />
            </div>
          ) : (
            <div className={props.of.isPlaceholderData ? 'panel fading' : 'panel'}>
              {props.children(page.items)}
              <Pager page={page} search={search} onSearch={onSearch} />
            </div>
          )
        }
      </Loaded>
    </>
  );
}

function without<S extends ListSearch>(search: S, ...keys: readonly (keyof ListSearch)[]): ListSearch {
  return Object.fromEntries(
    Object.entries(search).filter(([key]) => !keys.includes(key as keyof ListSearch)),
  );
}

/** Types ahead without asking for every letter; an outside change of the address wins. */
function SearchBox(props: {
  readonly label: string;
  readonly text: string;
  readonly onText: (text: string) => void;
}) {
  const [text, setText] = useState(props.text);
  const [seen, setSeen] = useState(props.text);
  if (seen !== props.text) {
    setSeen(props.text);
    setText(props.text);
  }
  useEffect(() => {
    if (text.trim() === props.text) return;
    const later = setTimeout(() => props.onText(text.trim()), 300);
    return () => clearTimeout(later);
  });
  return (
    <Input
      className="search-box"
      type="search"
      allowClear
      prefix={<SearchOutlined aria-hidden="true" />}
      value={text}
      maxLength={80}
      placeholder={props.label}
      aria-label={props.label}
      onChange={event => setText(event.target.value)}
    />
  );
}

function Pager<T>(props: {
  readonly page: PageOf<T>;
  readonly search: ListSearch;
  readonly onSearch: (next: ListSearch, replace: boolean) => void;
}) {
  const { say } = useText();
  const { page, search, onSearch } = props;
  const trail = search.after ?? [];
  const from = trail.length * PAGE_SIZE + 1;
  const go = (after: readonly string[]) =>
    onSearch({ ...without(search, 'after'), ...(after.length > 0 ? { after } : {}) }, false);
  return (
    <nav className="pager" aria-label={say('list.pages')}>
      <span className="soft num">
        {page.items.length === 0
          ? '0'
          : say('list.range', {
              from: from.toLocaleString(),
              to: (from + page.items.length - 1).toLocaleString(),
              total: page.total.toLocaleString(),
            })}
      </span>
      {(trail.length > 0 || page.next !== null) && (
        <span className="pager-buttons">
          {trail.length > 1 && (
            <Button size="small" onClick={() => go([])}>
              {say('list.first')}
            </Button>
          )}
          <Button
            size="small"
            icon={<LeftOutlined aria-hidden="true" />}
            disabled={trail.length === 0}
            onClick={() => go(trail.slice(0, -1))}
          >
            {say('list.prev')}
          </Button>
          <Button
            size="small"
            icon={<RightOutlined aria-hidden="true" />}
            iconPlacement="end"
            disabled={page.next === null}
            onClick={() => page.next !== null && go([...trail, page.next])}
          >
            {say('list.next')}
          </Button>
        </span>
      )}
    </nav>
  );
}

/** Buttons of which one is chosen, with how many there are where that is known. */
export function Choice<V extends string>(props: {
  readonly label: string;
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly text: string }[];
  readonly onChoose: (value: V) => void;
}) {
  return (
    <fieldset className="choice">
      <legend className="sr-only">{props.label}</legend>
      {props.options.map(option => (
        <button
          key={option.value}
          type="button"
          className="choice-item"
          aria-pressed={option.value === props.value}
          onClick={() => props.onChoose(option.value)}
        >
          {option.text}
        </button>
      ))}
    </fieldset>
  );
}
