// Task links: a secret that lets one person see and act on one duty without signing in. The secret is made anew from the
// key of the message and the installation's own secret whenever it is needed, so it is kept nowhere: the database has
// its SHA-256 alone, and a copy of the database opens no card.
import { createHash, createHmac } from 'node:crypto';
import type { Instant, Millis } from '#core/time/instant.ts';
import type { OrgId, TaskLink } from './ports.ts';

export const LINK_LIFE: Millis = 72 * 3_600_000;

export type Links = {
  /** What is kept of the link in a message: `key` is that of its outbox row. */
  linkOf(org: OrgId, key: string, expires: Instant): TaskLink;
  /** The address that goes out with the message. */
  urlOf(org: OrgId, key: string): string;
};

/** `secret` is the installation's, for links alone; `baseUrl` where people reach it, with or without a slash at its end. */
export function makeLinks(secret: Uint8Array, baseUrl: string): Links {
  if (secret.length < 32) throw new Error('links need a secret of 32 bytes: a weak link must not go out');
  const base = baseUrl.replace(/\/+$/, '');
  const secretOf = (org: OrgId, key: string) =>
    createHmac('sha256', secret)
      .update(JSON.stringify([org, key]))
      .digest('base64url');
  return {
    linkOf: (org, key, expires) => ({ hash: hashOfLink(secretOf(org, key)), expires }),
    urlOf: (org, key) => `${base}/t/${secretOf(org, key)}`,
  };
}

/** Has the text the form of a secret? Anything else is an unknown link, without asking the store. */
export function isLinkSecret(text: string): boolean {
  return /^[A-Za-z0-9_-]{43}$/.test(text);
}

export function hashOfLink(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

/** 72 hours after the duty is due, or after the message where it has no limit or is already past it. */
export function linkExpiry(due: Instant | null, at: Instant, life: Millis = LINK_LIFE): Instant {
  return Math.max(due ?? at, at) + life;
}
