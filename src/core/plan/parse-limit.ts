// Limits of a step: "PT5M of outage.since", urgency words, "2 working days of reported", dates, windows of the day,
// figures kept in another document.
import type { Basis, Due, Limit, Origin } from './clock.ts';
import type { UrgencyWord } from './ids.ts';
import { parseOrigin, parseSpanOf } from './parse-clock.ts';
import { parseDate } from './parse-date.ts';
import { parseWindows } from './parse-day.ts';
import { given, type PlanReading, reportUnknown } from './plan-reading.ts';
import type { WrittenBy, WrittenStep } from './plan-schema.ts';
import type { Path } from './yaml-text.ts';

const WORDS: Readonly<Record<NonNullable<WrittenStep['urgency']>, UrgencyWord>> = {
  immediately: 'immediately',
  promptly: 'promptly',
  asap: 'asap',
  立即: 'immediately',
  及时: 'promptly',
  尽快: 'promptly',
  最短时间内: 'asap',
};

export type Limits = { readonly limit?: Limit; readonly due?: Due };

type Written = Pick<WrittenStep, 'within' | 'by' | 'per' | 'urgency'>;

/** `within`, `by`, `per` and `urgency` together; a word beside a written time only stays visible. */
export function parseLimits(
  written: Written,
  path: Path,
  words: Readonly<Record<UrgencyWord, number>>,
  reading: PlanReading,
): Limits {
  const word = written.urgency && WORDS[written.urgency];
  const per = basisOf(written.per);
  if (written.within !== undefined && written.by !== undefined)
    reading.report('two-limits', path, {
      zh: '同一步骤不能既写 within 又写 by，请只留一个。',
      en: 'A step has within or by, not both; keep one.',
    });
  if (written.within !== undefined)
    return parseWithin(written.within, word, per, [...path, 'within'], reading);
  if (written.by !== undefined) return given({ due: parseBy(written.by, [...path, 'by'], reading) });
  if (per) return { due: { kind: 'kept', of: { kind: 'opened' }, per } };
  return word ? { limit: { within: words[word], of: { kind: 'opened' }, word } } : {};
}

function basisOf(written: Written['per']): Basis | undefined {
  if (written === undefined) return undefined;
  return typeof written === 'string' ? { document: written } : given(written);
}

/** "2 working days of reported", "8 working hours(bank) of opened", "1 shift of opened", else a span. */
function parseWithin(
  text: string,
  word: UrgencyWord | undefined,
  per: Basis | undefined,
  path: Path,
  reading: PlanReading,
): Limits {
  const working = WORKING.exec(text.trim());
  if (!working) {
    const written = parseSpanOf(text, path, reading);
    return written ? { limit: { within: written.span, of: written.of, ...given({ word, per }) } } : {};
  }
  const [, count = '', unit = '', calendar, origin] = working;
  if (origin === undefined) {
    reading.report('clock-without-origin', path, {
      zh: `时限“${text}”没有起点：从什么时候起算？请写成 “${text} of …”。`,
      en: `The limit "${text}" has no origin: counted from when? Write "${text} of …".`,
    });
    return {};
  }
  const of = parseOrigin(origin, path, reading);
  const named = parseCalendarName(calendar, path, reading);
  const kind = /shift/.test(unit) ? 'shifts' : /hour/.test(unit) ? 'hours' : 'days';
  return of
    ? { due: { kind: 'working', count: Number(count), unit: kind, of, ...given({ calendar: named }) } }
    : {};
}

const WORKING = /^(\d+) (working days?|working hours?|shifts?)(?:\(([^)]+)\))?(?: of (\S+))?$/;

function parseCalendarName(name: string | undefined, path: Path, reading: PlanReading): string | undefined {
  if (name === undefined) return undefined;
  const known = reading.names.calendars.get(name);
  if (known === undefined)
    reportUnknown(
      reading,
      'unknown-calendar',
      path,
      { zh: '日历（calendars）', en: 'calendar' },
      name,
      reading.names.calendars.keys(),
    );
  return known;
}

// ---------------------------------------------------------------- by

export function parseBy(written: WrittenBy, path: Path, reading: PlanReading): Due | undefined {
  if (typeof written !== 'string') {
    const of = parseOrigin(written.of, [...path, 'of'], reading);
    const windows = parseWindows(written.windows, [...path, 'windows'], reading);
    return of && { kind: 'windows', of, windows, if_past: written.if_past ?? 'overdue' };
  }
  const text = written.trim();
  return (
    parseBefore(text, path, reading) ?? parseEndOf(text, path, reading) ?? parseDate(text, path, reading)
  );
}

/** "PT10M before train_expected", "last workday(bank) before start", "item.deadline" itself. */
function parseBefore(text: string, path: Path, reading: PlanReading): Due | undefined {
  const last = /^last workday(?:\(([^)]+)\))? before (\S+)$/.exec(text);
  if (last) {
    const calendar = parseCalendarName(last[1], path, reading);
    const event = eventNamed(last[2] ?? '', path, reading);
    return event === undefined ? undefined : { kind: 'last-workday', event, ...given({ calendar }) };
  }
  const before = /^(P\S+) before (\S+)$/.exec(text);
  if (!before) return isComing(text, reading) ? { kind: 'before', span: 0, event: text } : undefined;
  const written = parseSpanOf(`${before[1]} of opened`, path, reading);
  const event = eventNamed(before[2] ?? '', path, reading);
  return written && event !== undefined ? { kind: 'before', span: written.span, event } : undefined;
}

/** Something coming: a fact of type time, a parameter, a time in a field of the item. */
function eventNamed(name: string, path: Path, reading: PlanReading): string | undefined {
  if (isComing(name, reading) || reading.names.params.get(name) === 'date') return name;
  reading.report('unknown-event', path, {
    zh: `“${name}”不是将要到来的时刻；请用 time 类型的事实、time 或 date 类型的参数，或 item.某栏。`,
    en: `"${name}" is no coming instant; use a fact of type time, a parameter of type time or date, or item.FIELD.`,
  });
  return undefined;
}

function isComing(name: string, { names }: PlanReading): boolean {
  const type = names.facts.get(name) ?? names.params.get(name);
  return type === 'time' || /^item\.[\p{L}\p{N}_]+$/u.test(name);
}

/** "end of shift", "end of day of occurred". */
function parseEndOf(text: string, path: Path, reading: PlanReading): Due | undefined {
  const found = /^end of (shift|day|week|month)(?: of (\S+))?$/.exec(text);
  if (!found) return undefined;
  const period = found[1] as 'shift' | 'day' | 'week' | 'month';
  const of: Origin | undefined =
    found[2] === undefined ? { kind: 'opened' } : parseOrigin(found[2], path, reading);
  return of && { kind: 'end-of', period, of };
}
