// Live updates: one stream for all tabs of this browser where it can be (the tab that holds the lock listens and tells the
// others), and what is shown is loaded anew when something happened. EventSource itself comes back with Last-Event-ID.
import { useSyncExternalStore } from 'react';
import { addressOf } from '#contract/route.ts';
import { openStream, StreamEvent } from '#contract/stream.ts';
import { changed, queries } from './api.ts';

export type LiveState = 'connecting' | 'live' | 'lost';

type Told =
  | { readonly kind: 'state'; readonly state: LiveState }
  | { readonly kind: 'event'; readonly event: StreamEvent }
  | { readonly kind: 'reset' }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'asking' };

let state: LiveState = 'connecting';
const watchers = new Set<() => void>();

function become(next: LiveState): void {
  if (next === state) return;
  if (next === 'live' && state === 'lost') void queries.invalidateQueries();
  state = next;
  for (const watcher of watchers) watcher();
}

export const useLiveState = (): LiveState =>
  useSyncExternalStore(
    watcher => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => state,
  );

// ---------------------------------------------------------------- loading anew, a little gathered

const touched = new Set<string>();

function touch(incident: string): void {
  if (touched.size === 0) setTimeout(showTouched, 120);
  touched.add(incident);
}

function showTouched(): void {
  for (const incident of touched) {
    void queries.invalidateQueries({ queryKey: ['get-board', { params: { incident } }] });
    void queries.invalidateQueries({ queryKey: ['list-events', incident] });
  }
  touched.clear();
  void changed('list-incidents', 'list-my-duties', 'list-messages');
}

function take(told: Told): void {
  if (told.kind === 'state') become(told.state);
  if (told.kind === 'event') touch(told.event.incident);
  if (told.kind === 'reset') void queries.invalidateQueries();
  if (told.kind === 'signed-out') queries.setQueryData(['get-session'], null);
}

// ---------------------------------------------------------------- listening

/** Listens until the returned function is called; refused connections are tried again, ever more slowly. */
function listen(tell: (told: Told) => void): () => void {
  let source: EventSource | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  let wait = 1_000;
  let ended = false;
  let last: string | undefined;
  const open = () => {
    source = new EventSource(addressOf(openStream, { query: last === undefined ? {} : { after: last } }));
    source.addEventListener('ready', () => {
      wait = 1_000;
      tell({ kind: 'state', state: 'live' });
    });
    source.addEventListener('event', message => {
      last = message.lastEventId || last;
      const event = StreamEvent.safeParse(JSON.parse(message.data as string));
      if (event.success) tell({ kind: 'event', event: event.data });
    });
    source.addEventListener('reset', () => {
      last = undefined;
      tell({ kind: 'reset' });
    });
    source.addEventListener('signed-out', () => {
      source?.close();
      ended = true;
      tell({ kind: 'signed-out' });
    });
    source.onerror = () => {
      tell({ kind: 'state', state: 'lost' });
      if (source?.readyState !== EventSource.CLOSED || ended) return; // it comes back by itself
      again = setTimeout(open, wait);
      wait = Math.min(wait * 2, 30_000);
    };
  };
  open();
  return () => {
    ended = true;
    clearTimeout(again);
    source?.close();
  };
}

/** Starts live updates for this tab; the returned function ends them. */
export function startLive(): () => void {
  const channel = new BroadcastChannel('fengsui.live');
  let stop: (() => void) | undefined;
  const lead = () => {
    stop = listen(told => {
      take(told);
      channel.postMessage(told);
    });
  };
  channel.onmessage = message => {
    const told = message.data as Told;
    if (told.kind === 'asking') {
      if (stop) channel.postMessage({ kind: 'state', state } satisfies Told);
    } else take(told);
  };
  channel.postMessage({ kind: 'asking' } satisfies Told);
  const leave = new AbortController();
  if ('locks' in navigator)
    navigator.locks
      .request('fengsui.live', { signal: leave.signal }, () => {
        lead();
        return new Promise<void>(resolve => leave.signal.addEventListener('abort', () => resolve()));
      })
      .catch(() => undefined); // left before it was our turn
  else lead();
  return () => {
    leave.abort();
    stop?.();
    channel.close();
  };
}
