// Calendar dates: "2026-04-02 18:00", "before 04-03 of year", "04-02 evening", a parameter that is a date.
import type { CalendarDay, Due } from './clock.ts';
import { timeOfDay } from './parse-day.ts';
import type { PlanReading } from './plan-reading.ts';
import type { Path } from './yaml-text.ts';

/** "Before 3 April" excludes that day. */
export function parseDate(text: string, path: Path, reading: PlanReading): Due | undefined {
  const [, before, day = '', of, time] = /^(before )?(\S+)(?: of (\S+))?(?: (\S+))?$/.exec(text.trim()) ?? [];
  const date = dayOf(day, of, reading);
  const at = time === undefined ? undefined : timeOfDay(time, reading);
  if (!date || (time !== undefined && at === undefined)) {
    reading.report('bad-time', path, {
      zh: `“${text}”不是截止时刻；请写成 "2026-04-02 18:00"、"before 04-03"（不含当天）、"PT10M before …"、"last workday before …"、"end of shift"。`,
      en: `"${text}" is no instant to be due by; write "2026-04-02 18:00", "before 04-03", "PT10M before …", "last workday before …", "end of shift".`,
    });
    return undefined;
  }
  return {
    kind: 'date',
    date,
    ...(before === undefined ? {} : { before: true }),
    ...(at === undefined ? {} : { at }),
  };
}

function dayOf(text: string, of: string | undefined, reading: PlanReading): CalendarDay | undefined {
  if (reading.names.params.get(text) === 'date') return { kind: 'param', param: text };
  if (isDay(text) && of === undefined) return { kind: 'day', day: text };
  if (!isDay(`2024-${text}`)) return undefined; // a leap year: 02-29 is a day
  const year = of ?? (reading.names.params.has('year') ? 'year' : undefined);
  if (year !== undefined && !reading.names.params.has(year)) return undefined;
  return { kind: 'year-less', day: text, ...(year === undefined ? {} : { year }) };
}

/** "YYYY-MM-DD" of a day that there is. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
