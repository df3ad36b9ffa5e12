// How better-auth is set up. It keeps accounts, password hashes (scrypt) and sessions; its own HTTP handler is never
// mounted. The tables it expects are made by migration 0100-auth.sql; a test holds the two together.
import type { BetterAuthOptions } from 'better-auth';
import type { Pool } from 'pg';
import type { TrailLog } from './audit-trail.ts';
import { LEAST_LENGTH } from './passwords.ts';

/** A session ends when unused for so long … */
export const IDLE_SECONDS = 12 * 3600;
/** … and in any case so long after it began. */
export const ABSOLUTE_SECONDS = 7 * 24 * 3600;

export type AuthParts = {
  readonly pool: Pool;
  /** Signs cookies; at least 32 random characters, kept over restarts. */
  readonly secret: string;
  readonly baseUrl: string;
  readonly log?: TrailLog;
};

export function authOptions({ pool, secret, baseUrl, log }: AuthParts) {
  return {
    appName: 'Fengsui',
    database: pool,
    secret,
    baseURL: baseUrl,
    basePath: '/api/v1/auth',
    telemetry: { enabled: false },
    rateLimit: { enabled: false }, // ours counts failures over all processes
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: LEAST_LENGTH,
      maxPasswordLength: 200,
    },
    user: { additionalFields: { language: { type: 'string', required: false, input: false } } },
    session: {
      expiresIn: IDLE_SECONDS,
      updateAge: 600,
      additionalFields: { organisation: { type: 'string', required: false, input: false } },
    },
    advanced: {
      cookiePrefix: 'fengsui',
      useSecureCookies: baseUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'strict', path: '/' },
      ipAddress: { ipAddressHeaders: ['x-fengsui-address'] }, // set by us, from the socket or the trusted proxy
    },
    logger: {
      level: 'error',
      log: (level, message, ...more) => {
        if (level === 'error') log?.error({ more }, `better-auth: ${message}`);
      },
    },
  } as const satisfies BetterAuthOptions;
}
