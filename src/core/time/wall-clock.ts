// Between instants and the clock on the wall of a zone. A time that a day does not have (clocks put forward) is read by the
// clock before; one it has twice (put back) is the first of the two.
import type { Instant } from './instant.ts';

/** "YYYY-MM-DD" and minutes after that day's 00:00 by the clock. */
export type WallTime = { readonly day: string; readonly minute: number };

const MINUTE = 60_000;
const DAY = 86_400_000;
const QUARTER = 15 * MINUTE;

export function wallTime(at: Instant, zone: string): WallTime {
  const local = new Date(at + offsetAt(at, zone));
  return {
    day: local.toISOString().slice(0, 10),
    minute: local.getUTCHours() * 60 + local.getUTCMinutes(),
  };
}

/** `minute` may be 1440: the end of the day. */
export function instantOf(day: string, minute: number, zone: string): Instant {
  const local = Date.parse(`${day}T00:00:00Z`) + minute * MINUTE;
  const early = local - offsetAt(local - DAY, zone);
  if (early + offsetAt(early, zone) === local) return early;
  const late = local - offsetAt(local + DAY, zone);
  return late + offsetAt(late, zone) === local ? late : early;
}

export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY).toISOString().slice(0, 10);
}

/** 1 is Monday, 7 is Sunday. */
export function weekday(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

/** "18:00" → 1080. */
export function minuteOf(time: string): number {
  const [hours, minutes] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}

/** What the clock of the zone is ahead of UTC. Zones change on quarters of an hour only, which are remembered. */
function offsetAt(at: Instant, zone: string): number {
  const key = `${zone}/${Math.floor(at / QUARTER)}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const found = measured(Math.floor(at / QUARTER) * QUARTER, zone);
  if (offsets.size > 20_000) offsets.clear();
  offsets.set(key, found);
  return found;
}

const offsets = new Map<string, number>();
const formatters = new Map<string, Intl.DateTimeFormat>();

function measured(at: Instant, zone: string): number {
  const parts = formatterOf(zone).formatToParts(at);
  const part = (type: string) => Number(parts.find(one => one.type === type)?.value);
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
  return local - at;
}

function formatterOf(zone: string): Intl.DateTimeFormat {
  let known = formatters.get(zone);
  if (!known) {
    known = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      calendar: 'iso8601',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formatters.set(zone, known);
  }
  return known;
}
