// One POST as webhooks need it: every address checked when the connection is made, no redirect followed, an end to
// waiting, and no more of the answer read than an error needs. A new connection each time, so each passes the guard.
import { type LookupAddress, lookup } from 'node:dns';
import { type IncomingMessage, request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { type Guard, hostOf } from './guard.ts';

export type Answer = {
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly excerpt: string; // the beginning of a body that is not a success
};

export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

/** The connection was not made, because the name leads inside the network. */
export class InsideError extends Error {
  readonly code = 'address-not-allowed';
}

const EXCERPT = 500;

/** Resolves with any HTTP answer; rejects when there is none. `limit` in milliseconds covers all of it. */
export function post(
  url: URL,
  headers: Readonly<Record<string, string>>,
  body: string,
  options: { readonly guard: Guard; readonly limit: number; readonly resolve?: Resolve | undefined },
): Promise<Answer> {
  const send = url.protocol === 'https:' ? overHttps : overHttp;
  return new Promise((resolve, reject) => {
    const request = send(url, {
      method: 'POST',
      agent: false,
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      lookup: guardedLookup(options.guard, hostOf(url), options.resolve ?? systemResolve),
      signal: AbortSignal.timeout(options.limit),
      maxHeaderSize: 16_384,
    });
    request.on('error', reject);
    request.on('response', answer => {
      const status = answer.statusCode ?? 0;
      const retryAfter = answer.headers['retry-after'];
      const end = (excerpt: string) => {
        resolve({ status, retryAfter, excerpt });
        request.destroy();
      };
      if (status >= 200 && status < 300) end('');
      else excerptOf(answer).then(end);
    });
    request.end(body);
  });
}

/** The first characters of the body, on one line; what came when it breaks off. */
async function excerptOf(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      size += chunk.length;
      if (size >= EXCERPT) break;
    }
  } catch {
    // the status is known, and that is what counts
  }
  const text = Buffer.concat(chunks).subarray(0, EXCERPT).toString('utf8');
  return text
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, 200);
}

function guardedLookup(guard: Guard, host: string, resolve: Resolve): LookupFunction {
  return (name, options, done) => {
    resolve(name).then(
      addresses => {
        const [first] = addresses;
        if (!first)
          return done(Object.assign(new Error(`${name} has no address`), { code: 'ENOTFOUND' }), '', 0);
        if (!addresses.every(one => guard.isAllowed(one.address, host)))
          return done(new InsideError('the name leads inside the network'), '', 0);
        if (options.all) return done(null, [...addresses]);
        return done(null, first.address, first.family);
      },
      (cause: NodeJS.ErrnoException) => done(cause, '', 0),
    );
  };
}

const systemResolve: Resolve = host =>
  new Promise((resolve, reject) =>
    lookup(host, { all: true }, (error, addresses) => (error ? reject(error) : resolve(addresses))),
  );
