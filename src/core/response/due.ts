// Limits that are not a span from an origin: windows of the day, dates, working time, something coming, the end of a shift.
// All by the clock on the wall in the zone of the plan. `null` while it cannot be told.
import type { CalendarDay, DayWindow, Due } from '#core/plan/clock.ts';
import type { Plan } from '#core/plan/plan.ts';
import { fromIso, type Instant } from '#core/time/instant.ts';
import { STATUTORY_DAYS } from '#core/time/statutory-days.ts';
import { addDays, instantOf, minuteOf, wallTime, weekday } from '#core/time/wall-clock.ts';
import {
  afterWorkdays,
  afterWorkHours,
  type DaysOff,
  endOfShift,
  lastWorkdayBefore,
  type WorkTime,
} from '#core/time/working-days.ts';
import { type OriginContext, originInstant } from './origin.ts';

export type DueContext = OriginContext & { readonly plan: Plan; readonly days_off?: DaysOff | undefined };

export function dueInstant(due: Due, context: DueContext): Instant | null {
  switch (due.kind) {
    case 'kept':
      return null;
    case 'date':
      return ofDate(due, context);
    case 'before': {
      const event = eventInstant(due.event, context);
      return event === null ? null : event - due.span;
    }
    case 'last-workday': {
      const event = eventInstant(due.event, context);
      return event === null ? null : lastWorkdayBefore(event, workTime(context, due.calendar));
    }
    case 'windows':
    case 'working':
    case 'end-of': {
      const from = originInstant(due.of, context);
      return from === null ? null : fromOrigin(due, from, context);
    }
    default:
      return due satisfies never;
  }
}

function fromOrigin(
  due: Extract<Due, { kind: 'windows' | 'working' | 'end-of' }>,
  from: Instant,
  context: DueContext,
): Instant | null {
  if (due.kind === 'windows') return ofWindow(due.windows, from, context.plan.zone);
  if (due.kind === 'end-of') return endOf(due.period, from, context);
  if (due.unit === 'shifts') return ofShift(from, due.count, context, due.calendar);
  const work = workTime(context, due.calendar);
  return due.unit === 'days' ? afterWorkdays(from, due.count, work) : afterWorkHours(from, due.count, work);
}

/** Half-open: 13:00 belongs to the window that begins then. */
function ofWindow(windows: readonly DayWindow[], from: Instant, zone: string): Instant | null {
  const { day, minute } = wallTime(from, zone);
  const window = windows.find(one => {
    const [since, until] = [minuteOf(one.since), minuteOf(one.until)];
    return since < until ? minute >= since && minute < until : minute >= since || minute < until;
  });
  if (!window) return null;
  const { at, day: later } = window.due;
  if (later !== 'next') return instantOf(addDays(day, later), minuteOf(at), zone);
  const today = instantOf(day, minuteOf(at), zone);
  return today > from ? today : instantOf(addDays(day, 1), minuteOf(at), zone);
}

/** A day that is to be kept ends with it; "before" that day excludes it. */
function ofDate(due: Extract<Due, { kind: 'date' }>, context: DueContext): Instant | null {
  const day = dayOf(due.date, context);
  if (day === null) return null;
  const minute = due.at === undefined ? (due.before ? 0 : 1440) : minuteOf(due.at);
  return instantOf(day, minute, context.plan.zone);
}

function dayOf(date: CalendarDay, context: DueContext): string | null {
  if (date.kind === 'day') return date.day;
  if (date.kind === 'param') {
    const value = context.state.facts[date.param]?.value;
    return typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) ? value.slice(0, 10) : null;
  }
  const year =
    date.year === undefined
      ? wallTime(context.state.occurred, context.plan.zone).day.slice(0, 4)
      : context.state.facts[date.year]?.value;
  return /^\d{4}$/.test(String(year)) ? `${year}-${date.day}` : null; // no year that anybody could mean: not told yet
}

/** A fact of type time, or "item.deadline". */
function eventInstant(name: string, context: DueContext): Instant | null {
  const value = name.startsWith('item.')
    ? context.item?.[name.slice('item.'.length)]
    : context.state.facts[name]?.value;
  if (typeof value !== 'string') return null;
  const day = /^\d{4}-\d\d-\d\d$/.test(value) ? instantOf(value, 0, context.plan.zone) : undefined;
  return day ?? fromIso(value) ?? null;
}

function endOf(
  period: 'shift' | 'day' | 'week' | 'month',
  from: Instant,
  context: DueContext,
): Instant | null {
  const { zone } = context.plan;
  if (period === 'shift') return ofShift(from, 1, context, undefined);
  const { day } = wallTime(from, zone);
  if (period === 'day') return instantOf(day, 1440, zone);
  if (period === 'week') return instantOf(addDays(day, 7 - weekday(day)), 1440, zone);
  const [year, month] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year ?? 0, month ?? 1, 0)).toISOString().slice(0, 10);
  return instantOf(last, 1440, zone);
}

/** Without a calendar named: the one of the plan that has shifts. */
function ofShift(from: Instant, count: number, { plan }: DueContext, id: string | undefined): Instant | null {
  const calendars = Object.values(plan.calendars ?? {});
  const calendar = calendars.find(one => (id === undefined ? one.shifts.length > 0 : one.id === id));
  return calendar ? endOfShift(from, count, plan.zone, calendar) : null;
}

function workTime({ plan, days_off = STATUTORY_DAYS }: DueContext, id: string | undefined): WorkTime {
  const calendar = id === undefined ? undefined : plan.calendars?.[id];
  return { zone: plan.zone, days_off, ...(calendar ? { calendar } : {}) };
}
