// What the server needs of sign-in: who a cookie belongs to, and the few acts that change it. auth.ts does it with
// better-auth on PostgreSQL, memory-auth.ts in memory for tests.

import type { Instant } from '#core/time/instant.ts';
import type { OrgRole } from '#desk/actor.ts';
import type { OrgId } from '#desk/ports.ts';
import type { Result } from '#desk/result.ts';

export type Language = 'zh' | 'en';

export type Membership = {
  readonly org: OrgId;
  readonly person: string | null;
  readonly roles: readonly OrgRole[];
};

export type SignedIn = {
  /** Id of the session, not its secret. */
  readonly session: string;
  readonly user: { readonly id: string; readonly email: string; readonly name: string };
  readonly language: Language | null;
  /** The organisation chosen; always one of the memberships. */
  readonly org: OrgId;
  readonly memberships: readonly Membership[];
  readonly expires: Instant;
  readonly has_password: boolean;
};

/** A session and the Set-Cookie values that the browser needs for it. */
export type Entered = { readonly signedIn: SignedIn; readonly cookies: readonly string[] };

/** Where a request comes from. */
export type From = { readonly address: string; readonly agent: string };

export type Account = {
  readonly user: string;
  readonly email: string;
  readonly name: string;
  readonly person: string | null;
  readonly roles: readonly OrgRole[];
};

export type OneTimeLink = { readonly url: string; readonly expires: Instant };

export interface Auth {
  /** The session of a Cookie header; undefined when there is none or it has ended. May renew the cookie. */
  verify(cookie: string): Promise<Entered | undefined>;
  /** 'wrong-credentials' says nothing about which part is wrong; 'too-many-attempts' after repeated failures. */
  signIn(email: string, password: string, from: From): Promise<Result<Entered>>;
  /** Each link opens one session, once, within its time. */
  redeem(token: string, from: From): Promise<Result<Entered>>;
  /** Ends the session at once; returns the cookies that forget it. */
  signOut(cookie: string): Promise<readonly string[]>;
  setLanguage(who: SignedIn, language: Language): Promise<void>;
  /** 'unknown-organisation' unless the account belongs to it. */
  switchOrganisation(who: SignedIn, org: OrgId): Promise<Result<undefined>>;
  /** Ends all other sessions of the account. `current` may be missing only while the account has no password. */
  setPassword(who: SignedIn, current: string | undefined, password: string): Promise<Result<undefined>>;
  /** Makes an account, or finds the one with this address. No password: it enters by one-time link. */
  createUser(user: {
    readonly email: string;
    readonly name: string;
    readonly password?: string;
  }): Promise<Result<{ readonly user: string }>>;
  /** Adds or changes a membership. 'last-administrator' when it would leave the organisation without one. */
  saveMembership(user: string, membership: Membership): Promise<Result<undefined>>;
  membershipsOf(user: string): Promise<readonly Membership[]>;
  issueOneTimeLink(user: string): Promise<OneTimeLink>;
  accounts(org: OrgId): Promise<readonly Account[]>;
}
