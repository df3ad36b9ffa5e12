// When a message that could not be sent is tried again, and when it is given up. Pure: the chance is passed in.
import type { Instant, Millis } from '#core/time/instant.ts';
import type { ChannelResult, SendOutcome } from './ports.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

export type RetrySchedule = {
  readonly waits: readonly Millis[]; // after the first attempt, the second …; the last one repeats
  readonly attempts: number; // then the message is dead
  readonly longest: Millis; // a receiver that asks for a longer pause is asked again after this one
};

/** Close together at first, for these are calls in an emergency; twelve attempts take some six hours. */
export const RETRY_SCHEDULE: RetrySchedule = {
  waits: [5 * SECOND, 30 * SECOND, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR],
  attempts: 12,
  longest: HOUR,
};

/** `attempt` counts from 1; `chance` in [0, 1) spreads the next try by ± 20 %, never before the receiver allows. */
export function outcomeOf(
  result: ChannelResult,
  attempt: number,
  now: Instant,
  chance: number,
  schedule: RetrySchedule = RETRY_SCHEDULE,
): SendOutcome {
  if (result.kind === 'accepted') return { kind: 'sent' };
  const error = `${result.code}: ${result.detail}`.slice(0, 500);
  if (!result.retry || attempt >= schedule.attempts) return { kind: 'dead', error };
  const wait = schedule.waits[Math.min(attempt, schedule.waits.length) - 1] ?? schedule.longest;
  const own = now + Math.round(wait * (0.8 + 0.4 * chance));
  const asked = Math.min(result.not_before ?? own, now + schedule.longest);
  return { kind: 'retry', at: Math.max(own, asked), error };
}
