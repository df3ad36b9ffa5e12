// Live updates as server-sent events: each browser gets what happened since the id it names, then what happens. A slow
// reader is cut off (it comes back with its last id); a session that ended is told so.
import type { ServerResponse } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Gauge } from 'prom-client';
import { dutyOf } from '#contract/event-view.ts';
import { openStream, type StreamEvent } from '#contract/stream.ts';
import { toIso } from '#core/time/instant.ts';
import type { OrgId, Store, StoredEvent } from '#desk/ports.ts';
import { ok } from '#desk/result.ts';
import { StoreFault } from '#desk/store-fault.ts';
import type { Door } from './door.ts';
import { contentPolicy } from './headers.ts';
import type { Mount } from './mount.ts';
import { Refusal } from './problems.ts';
import { catchUp, type Feed, openFeed } from './stream-feed.ts';

const HEARTBEAT = 15_000;
const MOST_PER_ACCOUNT = 20;
const MOST_UNSENT = 1_000_000; // bytes waiting for a slow reader

export type Streams = {
  /** Ends all connections: before the server closes. */
  close(): Promise<void>;
};

type Listener = {
  readonly org: OrgId;
  readonly user: string;
  readonly cookie: string;
  readonly raw: ServerResponse;
};

export async function mountStream(
  mount: Mount,
  {
    store,
    door,
    open,
    log,
  }: { store: Store; door: Door; open: Gauge; log: { warn(o: object, m: string): void } },
): Promise<Streams> {
  const feeds = new Map<OrgId, Promise<Feed>>();
  const listeners = new Set<Listener>();
  const onFault = (cause: unknown) => log.warn({ err: cause }, 'the event stream could not be read');

  function feedOf(org: OrgId): Promise<Feed> {
    const known = feeds.get(org);
    if (known) return known;
    const opened = openFeed(store.incidents, org, onFault);
    feeds.set(org, opened);
    opened.catch(() => feeds.delete(org));
    return opened;
  }

  async function pump(org: OrgId | null): Promise<void> {
    const concerned = org === null ? [...feeds.values()] : [feeds.get(org)];
    for (const feed of concerned) await (await feed)?.pump();
  }

  const stopListening = await store.listen(signal => {
    if (signal.kind === 'events') pump(signal.org).catch(onFault);
  });

  /** Keeps connections open through proxies, looks again in case a signal was lost, and ends what has ended. */
  async function beat(): Promise<void> {
    for (const listener of listeners) {
      const signedIn = await door.stillIn(listener.cookie).catch(() => 'unknown' as const);
      if (signedIn === undefined) end(listener.raw, event('signed-out', {}));
      else if (signedIn !== 'unknown' && signedIn.org !== listener.org) end(listener.raw, event('reset', {}));
      else listener.raw.write(':\n\n');
    }
    for (const [org, feed] of feeds) if ((await feed).size === 0) feeds.delete(org);
    await pump(null);
  }
  let beating = false; // a beat that waits for the database is not overtaken by the next
  const timer = setInterval(() => {
    if (beating) return;
    beating = true;
    beat()
      .catch(onFault)
      .finally(() => {
        beating = false;
      });
  }, HEARTBEAT);
  timer.unref();

  mount(openStream, async ({ query, actor, request, reply }) => {
    const user = actor.user ?? '';
    if ([...listeners].filter(it => it.user === user).length >= MOST_PER_ACCOUNT)
      throw new Refusal('too-many-streams');
    const after = lastEventId(request) ?? query.after;
    const feed = await feedOf(actor.org);
    const listener = {
      org: actor.org,
      user,
      cookie: request.headers.cookie ?? '',
      raw: beginStream(request, reply),
    };
    listeners.add(listener);
    open.inc();
    const leave = follow(listener, feed, after, query.incident);
    listener.raw.once('close', () => {
      listeners.delete(listener);
      open.dec();
      leave();
    });
    return ok(undefined);
  });

  /** Events that come while the past is still being read wait, and are dropped where the past held them already. */
  function follow(
    { org, raw }: Listener,
    feed: Feed,
    after: string | undefined,
    incident: string | undefined,
  ): () => void {
    const sent = new Map<string, number>();
    let waiting: StoredEvent[] | undefined = after === undefined ? undefined : [];
    const take = (events: readonly StoredEvent[]) => {
      for (const it of events) {
        if (incident !== undefined && it.incident !== incident) continue;
        if (it.seq <= (sent.get(it.incident) ?? 0)) continue;
        sent.set(it.incident, it.seq);
        send(raw, event('event', streamEvent(it), it.cursor));
      }
    };
    const leave = feed.join(events => (waiting ? waiting.push(...events) : take(events)));
    const goLive = () => {
      const late = waiting ?? [];
      waiting = undefined;
      take(late);
    };
    const start = after ?? feed.cursor();
    send(raw, `retry: 2000\n${event('ready', { cursor: start }, start)}`);
    if (after !== undefined)
      catchUp(store.incidents, org, after, take)
        .then(outcome => {
          if (outcome === 'too-many') send(raw, event('reset', {}, feed.cursor()));
          goLive();
        })
        .catch(cause => {
          if (!(cause instanceof StoreFault) || cause.code !== 'bad-cursor') onFault(cause);
          send(raw, event('reset', {}, feed.cursor()));
          goLive();
        });
    return leave;
  }

  return {
    async close() {
      clearInterval(timer);
      for (const { raw } of listeners) raw.end();
      await stopListening();
    },
  };
}

/** The answer becomes a stream that its handler writes to. */
export function beginStream(request: FastifyRequest, reply: FastifyReply): ServerResponse {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'content-security-policy': contentPolicy(undefined),
    'x-content-type-options': 'nosniff',
    'x-accel-buffering': 'no', // nginx would hold events back
    'x-request-id': request.id,
    ...(request.renewed?.length ? { 'set-cookie': [...request.renewed] } : {}),
  });
  return raw;
}

function lastEventId(request: FastifyRequest): string | undefined {
  const given = request.headers['last-event-id'];
  return typeof given === 'string' && given !== '' ? given.slice(0, 200) : undefined;
}

export function event(name: string, data: object, id?: string): string {
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}

export function send(raw: ServerResponse, text: string): void {
  if (raw.writableEnded || raw.destroyed) return;
  if (raw.writableLength > MOST_UNSENT) raw.destroy();
  else raw.write(text);
}

function end(raw: ServerResponse, last: string): void {
  send(raw, last);
  raw.end();
}

function streamEvent({ incident, seq, recorded, event: it }: StoredEvent): StreamEvent {
  return { incident, seq, type: it.type, at: toIso(it.at), recorded: toIso(recorded), duty: dutyOf(it) };
}
