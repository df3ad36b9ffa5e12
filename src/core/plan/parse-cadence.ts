// How often: "PT30M", "shift", "day at 08:00", "2 weeks on 1", "1 per half-year", "before EVENT", or only a word (定期).
import { parseDuration } from '#core/time/instant.ts';
import type { Cadence, CalendarPeriod } from './clock.ts';
import { parseTimeOfDay } from './parse-day.ts';
import { given, type PlanReading, reportUnknown } from './plan-reading.ts';
import type { Path } from './yaml-text.ts';

const PERIODS: readonly CalendarPeriod[] = [
  'day',
  'workday',
  'week',
  'month',
  'quarter',
  'half-year',
  'year',
];
const PERIOD = PERIODS.join('|');

type Written = { readonly every?: string | undefined; readonly at_least?: string | undefined };

/** `at_least` comes first: a count in a window is not an interval. Undefined when neither is written. */
export function parseHowOften(written: Written, path: Path, reading: PlanReading): Cadence | undefined {
  if (written.at_least !== undefined) return parseAtLeast(written.at_least, [...path, 'at_least'], reading);
  return written.every === undefined ? undefined : parseCadence(written.every, [...path, 'every'], reading);
}

function parseAtLeast(text: string, path: Path, reading: PlanReading): Cadence | undefined {
  const [, count, period] = new RegExp(`^(\\d+) per (${PERIOD})$`).exec(text.trim()) ?? [];
  if (period !== undefined && Number(count) > 0)
    return { kind: 'at-least', count: Number(count), period: period as CalendarPeriod };
  return badCadence(text, path, reading);
}

/** A text in a grammar that it does not keep to is an error; a Chinese word alone is what the text says of it. */
export function parseCadence(written: string, path: Path, reading: PlanReading): Cadence | undefined {
  const text = written.trim();
  const span = parseDuration(text);
  if (span !== undefined && span > 0) return { kind: 'interval', every: span };
  const [, event] = /^((?:before|after) .+)$/.exec(text) ?? [];
  if (event !== undefined) return { kind: 'event', event };
  const shift = /^shift(?:\(([^)]+)\))?$/.exec(text);
  if (shift) return { kind: 'shift', ...given({ calendar: calendarNamed(shift[1], path, reading) }) };
  if (/^[^\x20-\x7e]+$/.test(text)) return { kind: 'unsaid', word: text }; // 定期, 经常性
  return parsePeriod(text, path, reading);
}

function parsePeriod(text: string, path: Path, reading: PlanReading): Cadence | undefined {
  const found = new RegExp(
    `^(?:(\\d+) )?(${PERIOD})s?(?:\\(([^)]+)\\))?(?: on (\\S+))?(?: at (\\S+))?$`,
  ).exec(text.replace('half-years', 'half-year'));
  if (!found) return badCadence(text, path, reading);
  const [, count, period, calendar, on, at] = found;
  const time = at === undefined ? undefined : parseTimeOfDay(at, path, reading);
  return {
    kind: 'calendar',
    period: period as CalendarPeriod,
    count: count === undefined ? 1 : Number(count),
    ...given({ at: time, on, calendar: calendarNamed(calendar, path, reading) }),
  };
}

function calendarNamed(name: string | undefined, path: Path, reading: PlanReading): string | undefined {
  if (name === undefined) return undefined;
  const known = reading.names.calendars.get(name);
  const what = { zh: '日历（calendars）', en: 'calendar' };
  if (known === undefined)
    reportUnknown(reading, 'unknown-calendar', path, what, name, reading.names.calendars.keys());
  return known;
}

function badCadence(text: string, path: Path, reading: PlanReading): undefined {
  reading.report('bad-cadence', path, {
    zh: `“${text}”不是周期；请写成 PT30M、shift（每班）、day at 08:00（每天）、2 weeks、half-year，或 at_least: "1 per half-year"。`,
    en: `"${text}" does not say how often; write PT30M, shift, day at 08:00, 2 weeks, half-year, or at_least: "1 per half-year".`,
  });
}
