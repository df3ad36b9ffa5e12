// When a plan must be looked at again: by the date or the interval it gives itself, and at once when somebody reports one of
// the reasons for which the law wants it revised (生产安全事故应急预案管理办法 第三十六条).
import type { Cadence, CalendarPeriod } from '#core/plan/clock.ts';
import type { Review, ReviewTrigger } from '#core/plan/head.ts';
import type { Instant } from '#core/time/instant.ts';
import { addDays, wallTime } from '#core/time/wall-clock.ts';
import type { LifeRecord } from './act.ts';

export type ReviewCall = Pick<LifeRecord, 'at' | 'by'> & {
  readonly trigger: ReviewTrigger;
  readonly note: string;
};

export type ReviewDue = {
  /** "YYYY-MM-DD"; null: the plan does not say. */
  readonly day: string | null;
  readonly last:
    | (Pick<LifeRecord, 'at' | 'by'> & {
        readonly outcome: 'stands' | 'to-be-revised';
        readonly note: string;
      })
    | null;
  /** Reasons reported since the plan was last looked at or revised. */
  readonly calls: readonly ReviewCall[];
};

type InForce = {
  readonly in_force_from: Instant;
  readonly zone: string;
  readonly review: Review | undefined;
};

export function reviewDue(
  { in_force_from, zone, review }: InForce,
  records: readonly LifeRecord[],
): ReviewDue {
  const since = records.filter(({ at }) => at >= in_force_from);
  const at = since.findLastIndex(({ act }) => act.type === 'looked-at-again');
  const looked = since[at];
  const last =
    looked?.act.type === 'looked-at-again'
      ? { at: looked.at, by: looked.by, outcome: looked.act.outcome, note: looked.act.note }
      : null;
  const set = looked?.act.type === 'looked-at-again' ? looked.act.next : (review?.due ?? null);
  const from = wallTime(looked?.at ?? in_force_from, zone).day;
  return {
    day: set ?? (review?.every ? nextDay(from, review.every) : null),
    last,
    calls: since
      .slice(at + 1)
      .flatMap(({ act, at: when, by }) =>
        act.type === 'review-called' ? [{ trigger: act.trigger, note: act.note, at: when, by }] : [],
      ),
  };
}

const DAY = 86_400_000;
const MONTHS: Readonly<Partial<Record<CalendarPeriod, number>>> = {
  month: 1,
  quarter: 3,
  'half-year': 6,
  year: 12,
};

/** The last day by which it must have happened again; null where the cadence gives none ("after every storm"). */
function nextDay(from: string, every: Cadence): string | null {
  if (every.kind === 'interval') return addDays(from, Math.floor(every.every / DAY));
  if (every.kind !== 'calendar' && every.kind !== 'at-least') return null;
  const months = MONTHS[every.period];
  const count = every.kind === 'calendar' ? every.count : 1;
  if (months === undefined) return addDays(from, (every.period === 'week' ? 7 : 1) * count);
  return addMonths(from, months * count);
}

/** The same day so many months on, or the last of that month: 31 August and six months is 28 February. */
function addMonths(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + count + 1, 0));
  const kept = Math.min(date, last.getUTCDate());
  return `${last.toISOString().slice(0, 8)}${String(kept).padStart(2, '0')}`;
}
