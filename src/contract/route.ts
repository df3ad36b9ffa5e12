// What a route of the API is: one object that the server mounts, the browser calls and the OpenAPI document is made
// of. The client never throws: trouble of the network comes back as a problem like any other.
import type { z } from 'zod';
import type { Bilingual } from '#core/finding.ts';
import { Problem } from './problem.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

export type Route = {
  /** Verb and noun, unique: the operationId. */
  readonly id: string;
  readonly method: Method;
  readonly path: `/${string}`;
  /** Who may: an action of the rights table, 'public' for everybody, 'signed-in' for every session. */
  readonly action: string;
  readonly summary: Bilingual;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  /** Headers by lower-case name. */
  readonly headers?: z.ZodObject;
  /** JSON body. */
  readonly body?: z.ZodType;
  /** Raw body (application/octet-stream) instead of JSON, at most so many bytes. */
  readonly bytes?: { readonly most: number };
  readonly status: 200 | 201 | 204;
  /** JSON answer; 'none' with 204; 'bytes' a file; 'stream' server-sent events. */
  readonly answer: z.ZodType | 'none' | 'bytes' | 'stream';
};

export const route = <const R extends Route>(it: R): R => it;

type In<R, K extends string> = R extends { readonly [P in K]: infer S extends z.ZodType }
  ? { readonly [P in K]: z.input<S> }
  : unknown;
type Raw<R> = R extends { readonly bytes: object }
  ? { readonly bytes: Blob | Uint8Array<ArrayBuffer> }
  : unknown;

/** What a caller gives: only the parts that the route has. */
export type Args<R extends Route> = In<R, 'params'> &
  In<R, 'query'> &
  In<R, 'headers'> &
  In<R, 'body'> &
  Raw<R>;

/** What a route answers with when all is well, as the browser sees it. */
export type Answer<R extends Route> = R['answer'] extends z.ZodType
  ? z.output<R['answer']>
  : R['answer'] extends 'bytes'
    ? Blob
    : undefined;

export type Reply<R extends Route> =
  | { readonly ok: true; readonly value: Answer<R> }
  | { readonly ok: false; readonly problem: Problem };

export type ClientOptions = {
  readonly base?: string;
  readonly fetch?: typeof fetch;
  /** Called with every problem, before the caller sees it: to show the sign-in screen on 401, say. */
  readonly onProblem?: (problem: Problem) => void;
};

type Parts = {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly bytes?: Blob | Uint8Array<ArrayBuffer>;
};

/** The address of a route with its parameters filled in. */
export function addressOf(it: Route, parts: Parts = {}): string {
  const path = it.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(parts.params?.[name])),
  );
  const given = Object.entries(parts.query ?? {}).filter(
    ([, value]) => value !== undefined && value !== null,
  );
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return query ? `${path}?${query}` : path;
}

export type Client = <R extends Route>(
  it: R,
  ...args: unknown extends Args<R>
    ? [args?: undefined, signal?: AbortSignal]
    : [args: Args<R>, signal?: AbortSignal]
) => Promise<Reply<R>>;

/** Calls routes with the browser's cookie. `value` is as the contract says; it is not checked again here. */
export function makeClient(options: ClientOptions = {}): Client {
  const send = options.fetch ?? ((...given: Parameters<typeof fetch>) => fetch(...given));
  return async <R extends Route>(it: R, ...[args, signal]: readonly [unknown?, AbortSignal?]) => {
    const parts: Parts = args ?? {};
    const fail = (problem: Problem): Reply<R> => {
      options.onProblem?.(problem);
      return { ok: false, problem };
    };
    try {
      const response = await send((options.base ?? '') + addressOf(it, parts), request(it, parts, signal));
      if (!response.ok) return fail(await readProblem(response));
      return { ok: true, value: (await readAnswer(it, response)) as Answer<R> };
    } catch (cause) {
      return fail(unreachable(cause));
    }
  };
}

function request(it: Route, parts: Parts, signal: AbortSignal | undefined): RequestInit {
  const headers = new Headers({ accept: 'application/json' });
  for (const [name, value] of Object.entries(parts.headers ?? {}))
    if (value !== undefined) headers.set(name, String(value));
  if (it.bytes) headers.set('content-type', 'application/octet-stream');
  else if (parts.body !== undefined) headers.set('content-type', 'application/json');
  const body = it.bytes ? parts.bytes : parts.body === undefined ? undefined : JSON.stringify(parts.body);
  return {
    method: it.method,
    credentials: 'same-origin',
    headers,
    ...(body === undefined ? {} : { body }),
    ...(signal ? { signal } : {}),
  };
}

function readAnswer(it: Route, response: Response): Promise<unknown> {
  if (it.answer === 'none' || response.status === 204) return Promise.resolve(undefined);
  return it.answer === 'bytes' ? response.blob() : response.json();
}

async function readProblem(response: Response): Promise<Problem> {
  const parsed = Problem.safeParse(await response.json().catch(() => undefined));
  if (parsed.success) return parsed.data;
  return {
    type: 'about:blank',
    title: response.statusText || 'Error',
    status: response.status,
    detail: 'The answer was not one of this server; a proxy may stand between.',
    code: 'unreadable-answer',
    messages: {
      zh: '收到的答复不是本系统发出的，中间可能有代理，请稍后再试。',
      en: 'The answer did not come from this server; a proxy may stand between. Try again later.',
    },
    errors: [],
    request_id: response.headers.get('x-request-id') ?? '',
  };
}

function unreachable(cause: unknown): Problem {
  const stopped = cause instanceof DOMException && cause.name === 'AbortError';
  return {
    type: 'about:blank',
    title: stopped ? 'Stopped' : 'Server not reachable',
    status: 0,
    detail: cause instanceof Error ? cause.message : String(cause),
    code: stopped ? 'stopped' : 'network-unreachable',
    messages: stopped
      ? { zh: '请求已取消。', en: 'The request was stopped.' }
      : {
          zh: '连不上服务器，请检查网络后重试。',
          en: 'The server cannot be reached. Check the network and try again.',
        },
    errors: [],
    request_id: '',
  };
}
