// Slows down whoever guesses passwords, over all processes: few tries for one account from one address, more for one
// account from everywhere (so that a stranger cannot easily lock its owner out). A try counts before it is checked:
// many at once count as many.
import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import type { Instant } from '#core/time/instant.ts';
import { ok, type Result, refuse } from '#desk/result.ts';

const WINDOW = 15 * 60_000;
const TRIES_FROM_ADDRESS = 5;
const TRIES_FROM_EVERYWHERE = 50;

export type SignInLimit = {
  /** Counts a try. 'too-many-attempts' with the minutes to wait. */
  take(email: string, address: string, now: Instant): Promise<Result<undefined>>;
  /** It was the right password: earlier failures from there are forgotten. */
  clear(email: string, address: string): Promise<void>;
};

export function makeSignInLimit(pool: Pool): SignInLimit {
  return {
    async take(email, address, now) {
      const { rows } = await pool.query<{ key: string; tries: number; since: string }>(
        `insert into sign_in_failures (key, tries, since) select key, 1, $2 from unnest($1::text[]) key order by key
         on conflict (key) do update set
           tries = case when sign_in_failures.since <= $2 - $3 then 1 else sign_in_failures.tries + 1 end,
           since = case when sign_in_failures.since <= $2 - $3 then $2 else sign_in_failures.since end
         returning key, tries, since`,
        [[keyOf(email, address), keyOf(email)], now, WINDOW],
      );
      const own = keyOf(email, address);
      const full = rows.filter(
        row => row.tries > (row.key === own ? TRIES_FROM_ADDRESS : TRIES_FROM_EVERYWHERE),
      );
      if (full.length === 0) return ok(undefined);
      const until = Math.max(...full.map(row => Number(row.since) + WINDOW));
      return refuse('too-many-attempts', { minutes: Math.max(1, Math.ceil((until - now) / 60_000)) });
    },
    async clear(email, address) {
      await pool.query('delete from sign_in_failures where key = any($1)', [
        [keyOf(email, address), keyOf(email)],
      ]);
    },
  };
}

function keyOf(email: string, address = ''): string {
  return createHash('sha256').update(`${email.toLowerCase()}\n${address}`).digest('base64url');
}
