// Sign-in that lives as long as the process, for tests and rehearsals: the same promises as auth.ts, passwords in the
// clear, cookies that are plain ids.
import { randomUUID } from 'node:crypto';
import type { Clock } from '#desk/ports.ts';
import { ok, refuse } from '#desk/result.ts';
import type { Auth, Entered, Membership, SignedIn } from './auth-port.ts';
import { COOKIE } from './door.ts';
import { checkPassword } from './passwords.ts';

type User = {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  password: string | undefined;
  language: 'zh' | 'en' | null;
  memberships: Membership[];
};
type Session = { readonly user: User; org: string; readonly expires: number };

const HOURS = 3_600_000;

export type MemoryAuth = Auth & {
  /** A Cookie header of a new session of this account, in its first organisation. */
  cookieOf(user: string): string;
};

export function makeMemoryAuth(clock: Clock, baseUrl: string): MemoryAuth {
  const users = new Map<string, User>();
  const sessions = new Map<string, Session>();
  const links = new Map<string, { readonly user: string; readonly expires: number }>();

  const byEmail = (email: string) => [...users.values()].find(it => it.email === email.toLowerCase());
  const idIn = (cookie: string) =>
    new RegExp(`${COOKIE.replace('.', '\\.')}=([^;]+)`).exec(cookie)?.[1] ?? '';

  function begin(user: User): Entered {
    const id = randomUUID();
    sessions.set(id, { user, org: user.memberships[0]?.org ?? '', expires: clock.now() + 12 * HOURS });
    return { signedIn: signedInOf(id), cookies: [`${COOKIE}=${id}; Path=/; HttpOnly; SameSite=Lax`] };
  }

  function signedInOf(id: string): SignedIn {
    const session = sessions.get(id);
    if (!session) throw new Error(`no session ${id}`);
    const { user, org, expires } = session;
    return {
      session: id,
      user: { id: user.id, email: user.email, name: user.name },
      language: user.language,
      org,
      memberships: user.memberships,
      expires,
      has_password: user.password !== undefined,
    };
  }

  return {
    cookieOf(user) {
      const found = users.get(user);
      if (!found) throw new Error(`no user ${user}`);
      return `${COOKIE}=${begin(found).signedIn.session}`;
    },
    async verify(cookie) {
      const id = idIn(cookie);
      const session = sessions.get(id);
      if (!session || session.expires <= clock.now()) return undefined;
      return { signedIn: signedInOf(id), cookies: [] };
    },
    async signIn(email, password) {
      const user = byEmail(email);
      if (!user || user.password !== password) return refuse('wrong-credentials');
      return user.memberships.length > 0 ? ok(begin(user)) : refuse('no-organisation');
    },
    async redeem(token) {
      const link = links.get(token);
      const user = users.get(link?.user ?? '');
      links.delete(token);
      if (!link || !user || link.expires <= clock.now()) return refuse('sign-in-link-invalid');
      return user.memberships.length > 0 ? ok(begin(user)) : refuse('no-organisation');
    },
    async signOut(cookie) {
      sessions.delete(idIn(cookie));
      return [`${COOKIE}=; Path=/; Max-Age=0`];
    },
    async setLanguage(who, language) {
      const user = users.get(who.user.id);
      if (user) user.language = language;
    },
    async switchOrganisation(who, org) {
      const session = sessions.get(who.session);
      if (!session?.user.memberships.some(it => it.org === org))
        return refuse('unknown-organisation', { organisation: org });
      session.org = org;
      return ok(undefined);
    },
    async setPassword(who, current, password) {
      const user = users.get(who.user.id);
      if (!user) return refuse('session-ended');
      if (user.password !== undefined && user.password !== current) return refuse('wrong-password');
      const checked = checkPassword(password, user.email);
      if (!checked.ok) return checked;
      user.password = password;
      for (const [id, session] of sessions)
        if (session.user === user && id !== who.session) sessions.delete(id);
      return ok(undefined);
    },
    async createUser({ email, name, password }) {
      const known = byEmail(email);
      if (known) return ok({ user: known.id });
      const id = randomUUID();
      users.set(id, {
        id,
        email: email.toLowerCase(),
        name,
        password,
        language: null,
        memberships: [],
      });
      return ok({ user: id });
    },
    async saveMembership(user, membership) {
      const found = users.get(user);
      if (!found) return refuse('unknown-account', { user });
      const others = [...users.values()].filter(it => it !== found);
      const isAdministrator = (it: Membership) =>
        it.org === membership.org && it.roles.includes('administrator');
      const wasLast =
        found.memberships.some(isAdministrator) && !others.some(it => it.memberships.some(isAdministrator));
      if (wasLast && !isAdministrator(membership)) return refuse('last-administrator');
      found.memberships = [...found.memberships.filter(it => it.org !== membership.org), membership];
      return ok(undefined);
    },
    async membershipsOf(user) {
      return users.get(user)?.memberships ?? [];
    },
    async issueOneTimeLink(user) {
      const token = randomUUID();
      const expires = clock.now() + HOURS / 4;
      links.set(token, { user, expires });
      return { url: `${baseUrl}/sign-in#link=${token}`, expires };
    },
    async accounts(org) {
      return [...users.values()].flatMap(({ id, email, name, memberships }) => {
        const membership = memberships.find(it => it.org === org);
        return membership
          ? [{ user: id, email, name, person: membership.person, roles: membership.roles }]
          : [];
      });
    },
  };
}
