// The door of every route: who is it, may they, and does the request come from our own pages. A session is looked up at
// most every ten seconds; what happens in this process (sign-out, new roles) is seen at once, elsewhere within those ten.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '#desk/actor.ts';
import type { Clock } from '#desk/ports.ts';
import { mayDo } from '#desk/rights.ts';
import type { Auth, Entered, SignedIn } from './auth-port.ts';
import type { CheckedRoute } from './checked-route.ts';
import { Refusal } from './problems.ts';

const SESSION_AGE = 10_000;
const MOST_CACHED = 10_000;

export type Door = {
  /** Throws Refusal; else request.actor and request.signedIn are set for every route that is not public. */
  check(request: FastifyRequest, it: CheckedRoute): Promise<void>;
  /** Whether a session still is one: for connections that outlive a request. */
  stillIn(cookie: string): Promise<SignedIn | undefined>;
  /** Forgets what is known of sessions: after sign-out, a new password, new roles. */
  forget(): void;
};

export function makeDoor(auth: Auth, clock: Clock, baseUrl: string): Door {
  const cache = new Map<string, { readonly at: number; readonly signedIn: SignedIn }>();
  const ownOrigin = new URL(baseUrl).origin;

  async function look(cookie: string, secret: string): Promise<Entered | undefined> {
    const known = cache.get(secret);
    if (known && clock.now() - known.at < SESSION_AGE) return { signedIn: known.signedIn, cookies: [] };
    const entered = await auth.verify(cookie);
    cache.delete(secret);
    if (!entered) return undefined;
    if (cache.size >= MOST_CACHED) cache.clear();
    cache.set(secret, { at: clock.now(), signedIn: entered.signedIn });
    return entered;
  }

  return {
    async check(request, it) {
      if (it.method !== 'GET') checkOrigin(request, ownOrigin);
      if (it.action === 'public') return;
      const { cookie = '' } = request.headers;
      const secret = secretOf(cookie);
      if (secret === undefined) throw new Refusal('not-signed-in');
      const entered = await look(cookie, secret);
      if (!entered) throw new Refusal('session-ended');
      const { signedIn } = entered;
      request.signedIn = signedIn;
      request.renewed = entered.cookies;
      request.actor = actorOf(signedIn, request.ip);
      if (it.action !== 'signed-in' && !mayDo(it.action, request.actor.roles))
        throw new Refusal('forbidden', { action: it.action, roles: request.actor.roles });
    },
    async stillIn(cookie) {
      const secret = secretOf(cookie);
      return secret === undefined ? undefined : (await look(cookie, secret))?.signedIn;
    },
    forget() {
      cache.clear();
    },
  };
}

/** What every session cookie is called; over https browsers demand a prefix. */
export const COOKIE = 'fengsui.session_token';
const SECRET = /(?:^|;\s*)(?:__Secure-)?fengsui\.session_token=([^;]+)/;

const secretOf = (cookie: string): string | undefined => SECRET.exec(cookie)?.[1];

export function actorOf(signedIn: SignedIn, address: string): Actor {
  const membership = signedIn.memberships.find(it => it.org === signedIn.org);
  return {
    org: signedIn.org,
    user: signedIn.user.id,
    person: membership?.person ?? null,
    roles: membership?.roles ?? [],
    via: 'session',
    address,
  };
}

/**
 * Browsers say where a request comes from: Origin with every POST, PUT and DELETE, Sec-Fetch-Site on secure pages. A
 * program that is no browser sends neither, and no other site can make it send our cookie.
 */
function checkOrigin(request: FastifyRequest, ownOrigin: string): void {
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (origin === undefined && (site === undefined || site === 'same-origin' || site === 'none')) return;
  if (origin !== undefined && (origin === ownOrigin || hostOf(origin) === request.headers.host)) return;
  throw new Refusal('cross-site-request', { origin: origin ?? site });
}

const hostOf = (origin: string): string | undefined =>
  URL.canParse(origin) ? new URL(origin).host : undefined;

/** A session that was renewed gets its new cookie with whatever is answered. */
export async function sendRenewed(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (request.renewed && request.renewed.length > 0) reply.header('set-cookie', [...request.renewed]);
}

declare module 'fastify' {
  interface FastifyRequest {
    signedIn: SignedIn | undefined;
    actor: Actor | undefined;
    renewed: readonly string[] | undefined;
    /** Code of the problem it was answered with: for logs and metrics. */
    problem: string | undefined;
  }
  interface FastifyContextConfig {
    /** The contract's id of the route. */
    readonly id?: string;
    readonly raw?: boolean;
  }
}
