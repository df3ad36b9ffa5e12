// Links that sign in once, as a plugin of better-auth: the secret is in the link alone, its hash on the verification
// table; redeeming deletes the row, so that of two who try at once only one gets in.
import { createHash, randomBytes } from 'node:crypto';
import type { BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import type { Pool } from 'pg';
import { z } from 'zod';
import type { Instant } from '#core/time/instant.ts';

const LIFETIME = 15 * 60_000;

export function oneTimeLinkPlugin(pool: Pool, now: () => Instant) {
  return {
    id: 'one-time-link',
    endpoints: {
      redeemOneTimeLink: createAuthEndpoint(
        '/one-time-link/redeem',
        { method: 'POST', body: z.object({ token: z.string() }), requireHeaders: true },
        async ctx => {
          const { rows } = await pool.query<{ value: string; expires: Date }>(
            `delete from "verification" where "identifier" = $1 returning "value", "expiresAt" as expires`,
            [identifierOf(ctx.body.token)],
          );
          const [found] = rows;
          if (!found || found.expires.getTime() <= now()) throw new APIError('UNAUTHORIZED');
          const { internalAdapter } = ctx.context;
          const user = await internalAdapter.findUserById(found.value);
          const session = user && (await internalAdapter.createSession(user.id));
          if (!session) throw new APIError('UNAUTHORIZED');
          await setSessionCookie(ctx, { session, user });
          return ctx.json({ user: user.id });
        },
      ),
    },
  } satisfies BetterAuthPlugin;
}

/** A new link for the account. Links given before stay good until they expire. */
export async function writeOneTimeLink(
  pool: Pool,
  user: string,
  now: Instant,
): Promise<{ readonly token: string; readonly expires: Instant }> {
  const token = randomBytes(32).toString('base64url');
  const expires = now + LIFETIME;
  await pool.query(
    `with gone as (delete from "verification" where "expiresAt" <= $5)
     insert into "verification" ("id", "identifier", "value", "expiresAt", "createdAt", "updatedAt")
     values ($1, $2, $3, $4, $5, $5)`,
    [randomBytes(16).toString('hex'), identifierOf(token), user, new Date(expires), new Date(now)],
  );
  return { token, expires };
}

function identifierOf(token: string): string {
  return `one-time:${createHash('sha256').update(token).digest('base64url')}`;
}
