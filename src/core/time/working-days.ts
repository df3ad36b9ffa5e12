// Working days and working hours: the statutory days off with their make-up days, as published year by year, and what a
// calendar of a plan changes. A year that is not published yet counts Monday to Friday, and is said to be provisional.
import type { Calendar } from '#core/plan/clock.ts';
import type { Instant } from './instant.ts';
import { addDays, instantOf, minuteOf, wallTime, weekday } from './wall-clock.ts';

/** By year: weekdays that are off, weekends that are worked instead. Kept by the organisation; ours is the usual. */
export type DaysOff = Readonly<
  Record<string, { readonly off: readonly string[]; readonly worked: readonly string[] }>
>;

export type WorkTime = { readonly zone: string; readonly days_off: DaysOff; readonly calendar?: Calendar };

const LONGEST = 3_660; // days looked through before giving up: a calendar without any working day

export function isWorkday(day: string, { calendar, days_off }: WorkTime): boolean {
  if (calendar?.open.includes(day)) return true;
  if (calendar?.closed.includes(day)) return false;
  if (calendar?.base === 'every-day') return true;
  const year = calendar?.base === 'weekdays' ? undefined : days_off[day.slice(0, 4)];
  if (year?.worked.includes(day)) return true;
  return weekday(day) <= 5 && year?.off.includes(day) !== true;
}

/** The days of the year are not published: what is counted with them may change. */
export function isProvisional(day: string, { calendar, days_off }: WorkTime): boolean {
  return (calendar === undefined || calendar.base === 'statutory') && !(day.slice(0, 4) in days_off);
}

/** The end of the n-th working day after the one the instant falls in. */
export function afterWorkdays(from: Instant, count: number, work: WorkTime): Instant | null {
  let { day } = wallTime(from, work.zone);
  for (let left = count, looked = 0; looked < LONGEST; looked++) {
    if (left === 0) return endOfWork(day, work);
    day = addDays(day, 1);
    if (isWorkday(day, work)) left--;
  }
  return null;
}

/** So many hours of work later; hours outside the calendar's do not count. */
export function afterWorkHours(from: Instant, hours: number, work: WorkTime): Instant | null {
  let left = hours * 3_600_000;
  let { day } = wallTime(from, work.zone);
  for (let looked = 0; looked < LONGEST; looked++, day = addDays(day, 1)) {
    if (!isWorkday(day, work)) continue;
    for (const { since, until } of hoursOf(work)) {
      const begin = Math.max(from, instantOf(day, since, work.zone));
      const open = instantOf(day, until, work.zone) - begin;
      if (open <= 0) continue;
      if (left <= open) return begin + left;
      left -= open;
    }
  }
  return null;
}

/** The end of the last working day before the day the event falls on. */
export function lastWorkdayBefore(event: Instant, work: WorkTime): Instant | null {
  let { day } = wallTime(event, work.zone);
  for (let looked = 0; looked < LONGEST; looked++) {
    day = addDays(day, -1);
    if (isWorkday(day, work)) return endOfWork(day, work);
  }
  return null;
}

/** The end of the n-th shift; the one that the instant falls in is the first. */
export function endOfShift(from: Instant, count: number, zone: string, calendar: Calendar): Instant | null {
  const { day } = wallTime(from, zone);
  const ends = Array.from({ length: count + 3 }, (_, i) => addDays(day, i - 1)).flatMap(on =>
    calendar.shifts.map(({ since, until }) => {
      const [begin, end] = [minuteOf(since), minuteOf(until)];
      return instantOf(end > begin ? on : addDays(on, 1), end, zone);
    }),
  );
  return ends.filter(end => end > from).sort((a, b) => a - b)[count - 1] ?? null;
}

function endOfWork(day: string, work: WorkTime): Instant {
  return instantOf(day, hoursOf(work).at(-1)?.until ?? 1440, work.zone);
}

function hoursOf({ calendar }: WorkTime): readonly { readonly since: number; readonly until: number }[] {
  const written = calendar?.hours ?? [];
  if (written.length === 0) return [{ since: 0, until: 1440 }];
  return written.map(({ since, until }) => ({ since: minuteOf(since), until: minuteOf(until) }));
}
