// Sign-in on PostgreSQL: accounts, password hashes and sessions by better-auth; memberships, one-time links and the
// counting of failures are ours. Sessions live by the wall clock (better-auth knows no other), everything else by ours.
import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import type { Clock } from '#desk/ports.ts';
import { ok, type Result, refuse } from '#desk/result.ts';
import { StoreFault } from '#desk/store-fault.ts';
import { ABSOLUTE_SECONDS, type AuthParts, authOptions } from './auth-options.ts';
import type { Auth, Entered, From, SignedIn } from './auth-port.ts';
import { type Memberships, makeMemberships } from './memberships.ts';
import { oneTimeLinkPlugin, writeOneTimeLink } from './one-time-link.ts';
import { checkPassword } from './passwords.ts';
import { makeSignInLimit } from './sign-in-limit.ts';

export type MakeAuth = AuthParts & {
  readonly clock: Clock;
  /** Says which trouble of the database it was (StoreFault), where main knows better than we. */
  readonly faultOf?: (cause: unknown) => unknown;
};

export function makeAuth(parts: MakeAuth): Auth {
  const { pool, clock, baseUrl } = parts;
  const auth = betterAuth({
    ...authOptions(parts),
    plugins: [oneTimeLinkPlugin(pool, () => clock.now())],
  });
  const limit = makeSignInLimit(pool);
  const memberships = makeMemberships(pool);

  /** The session that better-auth has just opened or found, with everything that is ours added. */
  async function enter(cookie: string, cookies: readonly string[]): Promise<Entered | undefined> {
    const { headers, response } = await auth.api.getSession({
      headers: new Headers({ cookie }),
      returnHeaders: true,
    });
    if (!response) return undefined;
    const { session, user } = response;
    const ends = Math.min(session.expiresAt.getTime(), session.createdAt.getTime() + ABSOLUTE_SECONDS * 1000);
    if (ends <= Date.now()) {
      await pool.query('delete from "session" where "id" = $1', [session.id]);
      return undefined;
    }
    const { all, has_password } = await memberships.of(user.id);
    const chosen = all.find(it => it.org === session.organisation) ?? all[0];
    if (!chosen) return undefined;
    const signedIn: SignedIn = {
      session: session.id,
      user: { id: user.id, email: user.email, name: user.name },
      language: user.language === 'zh' || user.language === 'en' ? user.language : null,
      org: chosen.org,
      memberships: all,
      expires: ends,
      has_password,
    };
    return { signedIn, cookies: cookies.length > 0 ? cookies : headers.getSetCookie() };
  }

  async function entered(given: Headers): Promise<Result<Entered>> {
    const cookies = given.getSetCookie();
    const cookie = cookies.map(it => it.split(';')[0]).join('; ');
    const found = await enter(cookie, cookies);
    return found ? ok(found) : refuse('no-organisation');
  }

  const faults = faultsOf(parts);
  return {
    verify: cookie => faults(() => enter(cookie, [])),

    signIn: (email, password, from) =>
      faults(async () => {
        const allowed = await limit.take(email, from.address, clock.now());
        if (!allowed.ok) return allowed;
        const opened = await refusable(() =>
          auth.api.signInEmail({ body: { email, password }, headers: headersOf(from), returnHeaders: true }),
        );
        if (!opened) return refuse('wrong-credentials');
        await limit.clear(email, from.address);
        return await entered(opened.headers);
      }),

    redeem: (token, from) =>
      faults(async () => {
        const opened = await refusable(() =>
          auth.api.redeemOneTimeLink({ body: { token }, headers: headersOf(from), returnHeaders: true }),
        );
        return opened ? await entered(opened.headers) : refuse('sign-in-link-invalid');
      }),

    signOut: cookie =>
      faults(async () => {
        const { headers } = await auth.api.signOut({
          headers: new Headers({ cookie }),
          returnHeaders: true,
        });
        return headers.getSetCookie();
      }),

    setLanguage: (who, language) =>
      faults(async () => {
        await pool.query('update "user" set "language" = $2 where "id" = $1', [who.user.id, language]);
      }),

    switchOrganisation: (who, org) =>
      faults(async () => {
        if (!who.memberships.some(it => it.org === org))
          return refuse('unknown-organisation', { organisation: org });
        await pool.query('update "session" set "organisation" = $2 where "id" = $1', [who.session, org]);
        return ok(undefined);
      }),

    setPassword: (who, current, password) =>
      faults(async () => {
        const checked = checkPassword(password, who.user.email);
        if (!checked.ok) return checked;
        const allowed = await limit.take(`password of ${who.user.id}`, 'session', clock.now());
        if (!allowed.ok) return allowed;
        if (!(await isCurrent(auth, who.user.id, current))) return refuse('wrong-password');
        await limit.clear(`password of ${who.user.id}`, 'session');
        await writePassword(auth, who.user.id, password);
        await pool.query('delete from "session" where "userId" = $1 and "id" <> $2', [
          who.user.id,
          who.session,
        ]);
        return ok(undefined);
      }),

    createUser: ({ email, name, password }) =>
      faults(async () => {
        const { internalAdapter } = await auth.$context;
        const known = await internalAdapter.findUserByEmail(email.toLowerCase());
        if (known) return ok({ user: known.user.id });
        if (password !== undefined) {
          const checked = checkPassword(password, email);
          if (!checked.ok) return checked;
        }
        const user = await internalAdapter.createUser(
          { email: email.toLowerCase(), name, emailVerified: true },
          { method: 'admin' },
        );
        if (password !== undefined) await writePassword(auth, user.id, password);
        return ok({ user: user.id });
      }),

    ...membershipActs(memberships, faults),

    issueOneTimeLink: user =>
      faults(async () => {
        const { token, expires } = await writeOneTimeLink(pool, user, clock.now());
        return { url: `${baseUrl}/sign-in#link=${token}`, expires };
      }),
  };
}

type Faults = <T>(work: () => Promise<T>) => Promise<T>;

/** better-auth hides the database's trouble in an answer 500; whoever asked is told that the database is away. */
function faultsOf({ faultOf }: MakeAuth): Faults {
  return async work => {
    try {
      return await work();
    } catch (cause) {
      if (cause instanceof APIError && cause.statusCode >= 500)
        throw new StoreFault('database-away', 'Sessions cannot be read.', cause);
      if (isAway(cause)) throw new StoreFault('database-away', 'Accounts cannot be read.', cause);
      throw faultOf ? faultOf(cause) : cause;
    }
  };
}

/** Not reachable, shutting down or starting (classes 08 and 57P), or no connection free in time. */
function isAway(cause: unknown): boolean {
  if (!(cause instanceof Error)) return false;
  const code = 'code' in cause ? String(cause.code) : '';
  return (
    /^(08|57P|53300|ECONN|EPIPE|ENOENT|ETIMEDOUT)/.test(code) || /timeout|terminated/i.test(cause.message)
  );
}

function membershipActs(
  memberships: Memberships,
  faults: Faults,
): Pick<Auth, 'saveMembership' | 'membershipsOf' | 'accounts'> {
  return {
    saveMembership: (user, membership) => faults(() => memberships.save(user, membership)),
    membershipsOf: user => faults(async () => (await memberships.of(user)).all),
    accounts: org => faults(() => memberships.accounts(org)),
  };
}

/** Undefined when better-auth says no; its faults are thrown. */
async function refusable<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof APIError && cause.statusCode < 500) return undefined;
    throw cause;
  }
}

function headersOf({ address, agent }: From): Headers {
  return new Headers({
    'x-fengsui-address': address,
    'user-agent': agent.replace(/[^\x20-\x7e]/g, '?'),
  });
}

/** The parts of better-auth that keep passwords. */
type BetterAuth = {
  readonly $context: Promise<{
    readonly internalAdapter: {
      findAccounts(
        user: string,
      ): Promise<readonly { readonly providerId: string; readonly password?: string | null | undefined }[]>;
      updatePassword(user: string, hash: string): Promise<unknown>;
      linkAccount(account: {
        userId: string;
        providerId: string;
        accountId: string;
        password: string;
      }): Promise<unknown>;
    };
    readonly password: {
      hash(password: string): Promise<string>;
      verify(pair: { hash: string; password: string }): Promise<boolean>;
    };
  }>;
};

async function passwordOf(auth: BetterAuth, user: string) {
  const accounts = await (await auth.$context).internalAdapter.findAccounts(user);
  return accounts.find(it => it.providerId === 'credential');
}

/** True too when the account has none yet: it came by a one-time link. */
async function isCurrent(auth: BetterAuth, user: string, current: string | undefined): Promise<boolean> {
  const { password: passwords } = await auth.$context;
  const hash = (await passwordOf(auth, user))?.password;
  if (!hash) return true;
  return current !== undefined && (await passwords.verify({ hash, password: current }));
}

async function writePassword(auth: BetterAuth, user: string, password: string): Promise<void> {
  const { internalAdapter, password: passwords } = await auth.$context;
  const hash = await passwords.hash(password);
  if (await passwordOf(auth, user)) await internalAdapter.updatePassword(user, hash);
  else
    await internalAdapter.linkAccount({
      userId: user,
      providerId: 'credential',
      accountId: user,
      password: hash,
    });
}
