// Times in a plan: what clocks count from, limits of every kind, calendars, ladders. Spans are in milliseconds; times of
// the day and dates are wall-clock texts in the zone of the plan.
import type { Millis } from '#core/time/instant.ts';
import type { CalendarId, FactId, Feel, LevelId, StepId, UrgencyWord } from './ids.ts';
import type { Party } from './party.ts';

/** `reserved`, `used` and `returned` are edges of what a dispatch sends. */
export const STEP_EDGES = [
  'opened',
  'attempted',
  'sent',
  'acknowledged',
  'accepted',
  'reserved',
  'arrived',
  'used',
  'returned',
  'done',
] as const;

export type StepEdge = (typeof STEP_EDGES)[number];

/** `first`: when the first of the step's duties reaches it, not the last ("any turn_out.arrived"). */
export type Edge =
  | { readonly kind: 'step'; readonly step: StepId; readonly edge: StepEdge; readonly first?: true }
  | { readonly kind: 'state'; readonly fact: FactId; readonly edge: 'since' | 'ended' };

export type IncidentInstant = 'occurred' | 'reported' | 'graded' | 'activated' | 'stood_down';

/** Where a clock starts. `opened` is the duty's own opening; `fact` is the instant the fact was observed. */
export type Origin =
  | Edge
  | { readonly kind: 'incident'; readonly instant: IncidentInstant }
  | { readonly kind: 'level'; readonly level: LevelId } // since when the case is at this level
  | { readonly kind: 'fact'; readonly fact: FactId }
  | { readonly kind: 'item-field'; readonly field: string } // a time in a field of the item
  | { readonly kind: 'opened' };

/** `every`: each time it happens opens another round ("every train.announced"). */
export type Opener =
  | { readonly kind: 'condition'; readonly feel: Feel }
  | { readonly kind: 'edge'; readonly edge: Edge; readonly every?: true }
  | { readonly kind: 'instant'; readonly offset: Millis; readonly origin: Origin };

/** What must be so before a step may begin: a step done, an edge, a condition. */
export type Need = Exclude<Opener, { readonly kind: 'instant' }>;

/**
 * How long a duty may take. `word` keeps the urgency word of the text beside the minutes taken for it; `per` names the
 * document that the figure is kept in.
 */
export type Limit = {
  readonly within: Millis;
  readonly of: Origin;
  readonly word?: UrgencyWord;
  readonly per?: Basis;
};

/** A limit that is not a span from an origin. One of `limit` and `due`, never both. */
export type Due =
  /** By the window of the day that `of` falls in; windows are half-open [since, until) and cover the day. */
  | {
      readonly kind: 'windows';
      readonly of: Origin;
      readonly windows: readonly DayWindow[];
      readonly if_past: 'overdue' | 'ask'; // the instant already lies behind: open overdue, or ask for the reason too
    }
  /** The end of a calendar day, or its clock time. `before`: "Before 3 April" excludes that day. */
  | {
      readonly kind: 'date';
      readonly date: CalendarDay;
      readonly before?: true;
      readonly at?: TimeOfDay;
    }
  /** D before something coming: a fact of type time, a parameter, an instant in a field of the item. */
  | { readonly kind: 'before'; readonly span: Millis; readonly event: string }
  /** Working days or hours of a calendar, from the origin; make-up days count as working days. */
  | {
      readonly kind: 'working';
      readonly count: number;
      readonly unit: 'days' | 'hours' | 'shifts';
      readonly of: Origin;
      readonly calendar?: CalendarId; // absent: the statutory one
    }
  /** The last working day before an event, by the calendar of whoever has to be open. */
  | { readonly kind: 'last-workday'; readonly calendar?: CalendarId; readonly event: string }
  /** The end of the shift, day, week or month that the origin falls in. */
  | { readonly kind: 'end-of'; readonly period: 'shift' | 'day' | 'week' | 'month'; readonly of: Origin }
  /** The figure stands in another document and is not known here: shown, never overdue, until somebody fills it in. */
  | { readonly kind: 'kept'; readonly of: Origin; readonly per: Basis };

/** Where a figure is kept: "按规定的时限" of the complaint rules. */
export type Basis = { readonly document: string; readonly clause?: string };

export type DayWindow = { readonly since: TimeOfDay; readonly until: TimeOfDay; readonly due: DayDue };

/** That time of the same day (0), a later day, or the first such time after the instant (`next`). */
export type DayDue = { readonly at: TimeOfDay; readonly day: number | 'next' };

/** "HH:MM", 00:00 to 24:00. */
export type TimeOfDay = string;

/** "YYYY-MM-DD"; "MM-DD" with the year of a parameter or of the case; or a parameter that is a date. */
export type CalendarDay =
  | { readonly kind: 'day'; readonly day: string }
  | { readonly kind: 'year-less'; readonly day: string; readonly year?: string } // `year`: id of the parameter
  | { readonly kind: 'param'; readonly param: string };

/** Working days of somebody. Without `days` the statutory calendar with its make-up days. */
export type Calendar = {
  readonly id: CalendarId;
  readonly title: string;
  readonly base: 'statutory' | 'every-day' | 'weekdays';
  readonly closed: readonly string[]; // "YYYY-MM-DD", besides
  readonly open: readonly string[];
  readonly hours: readonly { readonly since: TimeOfDay; readonly until: TimeOfDay }[]; // empty: the whole day
  readonly shifts: readonly Shift[];
};

export type Shift = {
  readonly id: string;
  readonly title: string;
  readonly since: TimeOfDay;
  readonly until: TimeOfDay;
};

// ---------------------------------------------------------------- how often

export type CalendarPeriod = 'day' | 'workday' | 'week' | 'month' | 'quarter' | 'half-year' | 'year';

export type Cadence =
  | { readonly kind: 'interval'; readonly every: Millis } // every 30 minutes
  /** Every `count` periods; `at` a clock time, `on` a weekday (1 = Monday), day of the month or "MM-DD". */
  | {
      readonly kind: 'calendar';
      readonly period: CalendarPeriod;
      readonly count: number;
      readonly at?: TimeOfDay;
      readonly on?: string;
      readonly calendar?: CalendarId;
    }
  | { readonly kind: 'shift'; readonly calendar?: CalendarId }
  /** So many times in each calendar window: a count in a window, not an interval. */
  | { readonly kind: 'at-least'; readonly count: number; readonly period: CalendarPeriod }
  /** Whenever it happens: before every operation, after every storm. */
  | { readonly kind: 'event'; readonly event: string }
  /** The text says only 定期, 经常: kept as its word until somebody says how often. */
  | { readonly kind: 'unsaid'; readonly word: string };

// ---------------------------------------------------------------- ladders

export type RungTarget =
  | { readonly kind: 'deputies' } // of the post that holds the duty, in order
  | { readonly kind: 'unit-head' }
  | { readonly kind: 'parent-head' }
  | { readonly kind: 'party'; readonly party: Party }
  | { readonly kind: 'alarm' }; // raises "nobody reachable"

/**
 * Fires at origin + offset unless the duty bears the named mark by then (a rung on a state: unless the state is over). It
 * tells people or opens steps; it never takes a duty off anybody.
 */
export type Rung = {
  readonly id: string;
  readonly offset: Millis;
  readonly of: Origin;
  readonly unless: 'acknowledged' | 'accepted' | 'arrived' | 'done';
  readonly tell: readonly RungTarget[];
  readonly opens?: readonly StepId[];
};

/** What happens when something is short, missed, missing or lost: these are told, these steps open. */
export type Consequence = { readonly tell: readonly RungTarget[]; readonly opens: readonly StepId[] };
