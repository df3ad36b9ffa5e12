// Times of the day and windows over the day: "18:00", "18:00 same day", "next 12:00".
import type { DayDue, DayWindow, TimeOfDay } from './clock.ts';
import type { PlanReading } from './plan-reading.ts';
import type { WrittenBy } from './plan-schema.ts';
import type { Path } from './yaml-text.ts';

export function parseTimeOfDay(text: string, path: Path, reading: PlanReading): TimeOfDay | undefined {
  const found = timeOfDay(text, reading);
  if (found === undefined)
    reading.report('bad-clock-time', path, {
      zh: `“${text}”不是一天中的时刻；请写成 "18:00"（00:00 到 24:00），或 words.day 里的词。`,
      en: `"${text}" is no time of the day; write "18:00" (00:00 to 24:00), or a word of words.day.`,
    });
  return found;
}

/** "18:00", or a word of `words.day`; undefined when it is neither. */
export function timeOfDay(text: string, { written }: Pick<PlanReading, 'written'>): TimeOfDay | undefined {
  const word = text.trim();
  const days = written.words?.day ?? {};
  const time = Object.hasOwn(days, word) ? (days[word] ?? '') : word;
  const [, hours = '', minutes = ''] = /^(\d{1,2}):(\d\d)$/.exec(time) ?? [];
  if (hours === '' || Number(minutes) > 59 || Number(hours) > 24) return undefined;
  if (Number(hours) === 24 && Number(minutes) > 0) return undefined;
  return `${hours.padStart(2, '0')}:${minutes}`;
}

/** Half-open [since, until); whether they cover the day is the checker's business. */
export function parseWindows(
  written: Extract<WrittenBy, { windows: unknown }>['windows'],
  path: Path,
  reading: PlanReading,
): readonly DayWindow[] {
  return written.flatMap((window, index) => {
    const since = parseTimeOfDay(window.since, [...path, index, 'since'], reading);
    const until = parseTimeOfDay(window.until, [...path, index, 'until'], reading);
    const due = parseDayDue(window.due, [...path, index, 'due'], reading);
    return since !== undefined && until !== undefined && due ? [{ since, until, due }] : [];
  });
}

/** "18:00 same day", "09:00 next day", "09:00 2 days later", "next 12:00". */
function parseDayDue(text: string, path: Path, reading: PlanReading): DayDue | undefined {
  const next = /^next (\S+)$/.exec(text.trim());
  const [, time = '', , later] = /^(\S+) (same day|next day|(\d+) days later)$/.exec(text.trim()) ?? [];
  const at = timeOfDay(next?.[1] ?? time, reading);
  if (at !== undefined)
    return { at, day: next ? 'next' : later === undefined ? (text.includes('next') ? 1 : 0) : Number(later) };
  reading.report('bad-clock-time', path, {
    zh: `“${text}”不是提交时刻；请写成 "18:00 same day"（当日）、"09:00 next day"（次日）或 "next 12:00"（下一个 12:00）。`,
    en: `"${text}" is no due time; write "18:00 same day", "09:00 next day" or "next 12:00".`,
  });
  return undefined;
}
