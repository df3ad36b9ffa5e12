// When what comes round falls due: the windows of a cadence by the clock on the wall of the plan's zone, with the working
// days and shifts of its calendars. A slot has a name, so that it is opened once however often it is looked for.
import type { Cadence, Calendar, CalendarPeriod, TimeOfDay } from '#core/plan/clock.ts';
import type { Instant, Millis } from '#core/time/instant.ts';
import { addDays, instantOf, minuteOf, wallTime, weekday } from '#core/time/wall-clock.ts';
import { type DaysOff, isWorkday } from '#core/time/working-days.ts';

export type Slot = {
  readonly name: string; // "2026-11-24", "2026-W48", "2026-H2#1", "2026-11-24 night"
  readonly opens: Instant;
  readonly due: Instant; // the end of its window, or the time of the day it must be done by
};

export type SlotScope = {
  readonly zone: string;
  readonly days_off: DaysOff;
  readonly calendars: Readonly<Record<string, Calendar>>;
  /** What intervals count from. */
  readonly anchor: Instant;
};

export type Recurrence = {
  readonly how_often: Cadence;
  readonly opens_before?: Millis | undefined;
  readonly by?: TimeOfDay | undefined;
};

const DAY = 86_400_000;
const MOST = 5_000;

/** Slots that open in [from, until), in order. None of what the text does not say, or what follows an event. */
export function slotsBetween(
  what: Recurrence,
  scope: SlotScope,
  from: Instant,
  until: Instant,
): readonly Slot[] {
  return windowsBetween(what, scope, from, until)
    .filter(({ opens }) => opens >= from && opens < until)
    .sort((a, b) => a.opens - b.opens || (a.name < b.name ? -1 : 1))
    .slice(0, MOST);
}

/** The first that opens at that instant or later, within two years. */
export function nextSlot(what: Recurrence, scope: SlotScope, from: Instant): Slot | null {
  for (const days of [2, 40, 400, 800]) {
    const [first] = slotsBetween(what, scope, from, from + days * DAY);
    if (first) return first;
  }
  return null;
}

/** May it be said when the next one is due? */
export function isScheduled({ kind }: Cadence): boolean {
  return kind !== 'event' && kind !== 'unsaid';
}

function windowsBetween(
  { how_often, opens_before, by }: Recurrence,
  scope: SlotScope,
  from: Instant,
  until: Instant,
): readonly Slot[] {
  switch (how_often.kind) {
    case 'interval':
      return intervals(how_often.every, scope.anchor, from, until);
    case 'calendar':
      return periods(how_often, scope, from, until, opens_before ?? 0).map(window =>
        slotOf(window, by, opens_before, scope.zone),
      );
    case 'shift':
      return shifts(scope, from, until, how_often.calendar);
    case 'at-least':
      return atLeast(how_often, scope, from, until, opens_before);
    case 'event':
    case 'unsaid':
      return [];
    default:
      return how_often satisfies never;
  }
}

function intervals(every: Millis, anchor: Instant, from: Instant, until: Instant): readonly Slot[] {
  const first = Math.max(1, Math.ceil((from - anchor) / every));
  const last = Math.min(Math.ceil((until - anchor) / every), first + MOST);
  return Array.from({ length: Math.max(0, last - first) }, (_, i) => {
    const opens = anchor + (first + i) * every;
    return { name: new Date(opens).toISOString().slice(0, 16), opens, due: opens + every };
  });
}

// ---------------------------------------------------------------- calendar windows

/** `first` and `last` are days; `at` is when it opens on the first. */
type Window = {
  readonly name: string;
  readonly first: string;
  readonly last: string;
  readonly at: TimeOfDay;
};

function slotOf(
  { name, first, last, at }: Window,
  by: TimeOfDay | undefined,
  lead: Millis | undefined,
  zone: string,
): Slot {
  const begin = instantOf(first, minuteOf(at), zone);
  const end = instantOf(last, by === undefined ? 1440 : minuteOf(by), zone);
  const due = end > begin ? end : instantOf(last, 1440, zone);
  return { name, opens: lead === undefined ? begin : Math.max(begin, due - lead), due };
}

/** So many times in each window, and a window may be served at any time in it: each opens so long before its end. */
function atLeast(
  { count, period }: Extract<Cadence, { kind: 'at-least' }>,
  scope: SlotScope,
  from: Instant,
  until: Instant,
  lead: Millis | undefined,
): readonly Slot[] {
  const whole: Extract<Cadence, { kind: 'calendar' }> = { kind: 'calendar', period, count: 1 };
  return periods(whole, scope, from, until, (lead ?? 0) * count).flatMap(window => {
    const { opens: begin, due } = slotOf(window, undefined, undefined, scope.zone);
    return Array.from({ length: count }, (_, i) => ({
      name: count === 1 ? window.name : `${window.name}#${i + 1}`,
      opens: lead === undefined ? begin : Math.max(begin, due - lead * (count - i)),
      due,
    }));
  });
}

function periods(
  cadence: Extract<Cadence, { kind: 'calendar' }>,
  scope: SlotScope,
  from: Instant,
  until: Instant,
  lead: Millis,
): readonly Window[] {
  const first = firstDayOf(cadence.period, wallTime(from, scope.zone).day);
  const last = wallTime(until + lead, scope.zone).day;
  const found: Window[] = [];
  for (let day = first, n = 0; day <= last && n < MOST; n++) {
    const next = nextPeriod(cadence.period, day);
    const window = windowOf(cadence, day, addDays(next, -1), scope);
    if (window && isCounted(cadence, day)) found.push(window);
    day = next;
  }
  return found;
}

function windowOf(
  { period, on, at = '00:00', calendar }: Extract<Cadence, { kind: 'calendar' }>,
  first: string,
  last: string,
  scope: SlotScope,
): Window | null {
  const name = nameOf(period, first);
  const own = calendar === undefined ? undefined : scope.calendars[calendar];
  const work = { zone: scope.zone, days_off: scope.days_off, ...(own ? { calendar: own } : {}) };
  if ((period === 'workday' || own) && period !== 'week' && first === last && !isWorkday(first, work))
    return null;
  if (on === undefined) return { name, first, last, at };
  const day = dayOn(period, on, first, last);
  return day === null ? null : { name, first: day, last: day, at };
}

/** A weekday of the week (1 is Monday), a day of the month, "MM-DD" of the year; the last of a shorter month. */
function dayOn(period: CalendarPeriod, on: string, first: string, last: string): string | null {
  if (period === 'week') return addDays(first, Math.max(1, Math.min(7, Number(on) || 1)) - 1);
  if (/^\d\d-\d\d$/.test(on)) {
    const day = `${first.slice(0, 4)}-${on}`;
    return day >= first && day <= last ? day : null;
  }
  const ends = addDays(nextPeriod('month', first), -1);
  const wanted = addDays(first, Math.max(1, Number(on) || 1) - 1);
  return wanted > ends ? ends : wanted;
}

function firstDayOf(period: CalendarPeriod, day: string): string {
  const [year = 1970, month = 1] = day.split('-').map(Number);
  switch (period) {
    case 'day':
    case 'workday':
      return day;
    case 'week':
      return addDays(day, 1 - weekday(day));
    case 'month':
      return dateOf(year, month);
    case 'quarter':
      return dateOf(year, month - ((month - 1) % 3));
    case 'half-year':
      return dateOf(year, month > 6 ? 7 : 1);
    case 'year':
      return dateOf(year, 1);
    default:
      return period satisfies never;
  }
}

const MONTHS: Readonly<Partial<Record<CalendarPeriod, number>>> = {
  month: 1,
  quarter: 3,
  'half-year': 6,
  year: 12,
};

function nextPeriod(period: CalendarPeriod, first: string): string {
  const months = MONTHS[period];
  if (months === undefined) return addDays(first, period === 'week' ? 7 : 1);
  const [year = 1970, month = 1] = first.split('-').map(Number);
  return dateOf(year, month + months);
}

function dateOf(year: number, month: number): string {
  return new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10);
}

/** "2 weeks": every second of them, counted from the first week of 1970. */
function isCounted({ period, count }: Extract<Cadence, { kind: 'calendar' }>, day: string): boolean {
  if (count <= 1) return true;
  const months = MONTHS[period];
  const [year = 1970, month = 1] = day.split('-').map(Number);
  if (months !== undefined) return (((year - 1970) * 12 + month - 1) / months) % count === 0;
  const days = Date.parse(`${day}T00:00:00Z`) / DAY;
  return Math.floor(period === 'week' ? (days + 3) / 7 : days) % count === 0;
}

function nameOf(period: CalendarPeriod, first: string): string {
  const [year = 1970, month = 1] = first.split('-').map(Number);
  if (period === 'month') return first.slice(0, 7);
  if (period === 'quarter') return `${year}-Q${Math.ceil(month / 3)}`;
  if (period === 'half-year') return `${year}-H${month > 6 ? 2 : 1}`;
  if (period === 'year') return String(year);
  return period === 'week' ? `${first} week` : first;
}

// ---------------------------------------------------------------- shifts

function shifts(
  { calendars, zone }: SlotScope,
  from: Instant,
  until: Instant,
  id: string | undefined,
): readonly Slot[] {
  const all = Object.values(calendars);
  const calendar = all.find(one => (id === undefined ? one.shifts.length > 0 : one.id === id));
  if (!calendar) return [];
  const found: Slot[] = [];
  const last = wallTime(until, zone).day;
  for (
    let day = addDays(wallTime(from, zone).day, -1);
    day <= last && found.length < MOST;
    day = addDays(day, 1)
  )
    for (const { id: shift, since, until: end } of calendar.shifts) {
      const over = minuteOf(end) > minuteOf(since) ? day : addDays(day, 1);
      found.push({
        name: `${day} ${shift}`,
        opens: instantOf(day, minuteOf(since), zone),
        due: instantOf(over, minuteOf(end), zone),
      });
    }
  return found;
}
