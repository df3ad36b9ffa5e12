// Task links: a secret that lets one person see and act on one duty without signing in. The secret is in the address
// only; what is kept is its SHA-256, so a copy of the database opens no card.
import { createHash } from 'node:crypto';
import type { Instant, Millis } from '#core/time/instant.ts';
import type { TaskLink } from './ports.ts';

export const SECRET_BYTES = 32;
export const LINK_LIFE: Millis = 72 * 3_600_000;

/** Secret of a link from 32 random bytes: 43 characters of base64url. Throws on fewer: a weak link must not go out. */
export function linkSecret(random: Uint8Array): string {
  if (random.length < SECRET_BYTES) throw new Error(`a link needs ${SECRET_BYTES} random bytes`);
  return Buffer.from(random).toString('base64url');
}

/** Has the text the form of a secret? Anything else is an unknown link, without asking the store. */
export function isLinkSecret(text: string): boolean {
  return /^[A-Za-z0-9_-]{43}$/.test(text);
}

export function hashOfLink(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

/** `baseUrl` is where people reach this installation, with or without a slash at its end. */
export function taskLink(secret: string, baseUrl: string, expires: Instant): TaskLink {
  return { hash: hashOfLink(secret), url: `${baseUrl.replace(/\/+$/, '')}/t/${secret}`, expires };
}

/** 72 hours after the duty is due, or after the message where it has no limit or is already past it. */
export function linkExpiry(due: Instant | null, at: Instant, life: Millis = LINK_LIFE): Instant {
  return Math.max(due ?? at, at) + life;
}
