// Spans, limits, calendars and the starts of clocks in English words.
import type { Cadence, CalendarPeriod, Due, Need } from '#core/plan/clock.ts';
import type { Edge, FactId, Limit, Opener, Origin, Plan, StepEdge, UrgencyWord } from '#core/plan/plan.ts';
import type { Millis } from '#core/time/instant.ts';
import { feelInWords } from '../feel-words.ts';
import { stepTitle } from '../party-words.ts';

const UNITS: readonly (readonly [Millis, string])[] = [
  [86_400_000, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
  [1_000, 'second'],
];

/** "5 minutes", "1 hour 30 minutes", "24 hours". */
export function spanInEnglish(span: Millis): string {
  let left = Math.abs(Math.round(span / 1000) * 1000);
  const words = UNITS.flatMap(([size, unit]) => {
    if (size === 86_400_000 && left < 2 * size) return [];
    const count = Math.floor(left / size);
    left -= count * size;
    return count === 0 ? [] : [`${count} ${unit}${count === 1 ? '' : 's'}`];
  });
  return words.join(' ') || '0 seconds';
}

export const URGENCY_IN_ENGLISH: Readonly<Record<UrgencyWord, string>> = {
  immediately: 'immediately',
  promptly: 'promptly',
  asap: 'as soon as possible',
};

export function limitInEnglish(limit: Limit, plan: Plan, starts: FactId): string {
  if (limit.word !== undefined && limit.of.kind === 'opened') return URGENCY_IN_ENGLISH[limit.word];
  const per = limit.per === undefined ? '' : ` (see ${limit.per.document})`;
  return `within ${spanInEnglish(limit.within)} ${sinceInEnglish(limit.of, plan, starts)}${per}`;
}

const PERIODS = { shift: 'shift', day: 'day', week: 'week', month: 'month' } as const;

export function dueInEnglish(due: Due, plan: Plan, starts: FactId): string {
  const event = (id: string) => plan.facts[id]?.title ?? plan.params?.[id]?.title ?? id;
  switch (due.kind) {
    case 'windows':
      return due.windows
        .map(({ since, until, due: { at, day } }) => {
          const when =
            day === 'next'
              ? `the next ${at}`
              : day === 0
                ? `${at} that day`
                : day === 1
                  ? `${at} the next day`
                  : `${at} ${day} days later`;
          return since === '00:00' && until === '24:00'
            ? `by ${when}`
            : `by ${when} where it began between ${since} and ${until}`;
        })
        .join('; ');
    case 'date':
      return `${due.before ? 'before' : 'by'} ${due.date.kind === 'param' ? event(due.date.param) : due.date.day}${due.at ? ` ${due.at}` : ''}`;
    case 'before':
      return `${spanInEnglish(due.span)} before ${event(due.event)}`;
    case 'working':
      return `within ${due.count} working ${due.unit} ${sinceInEnglish(due.of, plan, starts)}`;
    case 'last-workday':
      return `on the last working day before ${event(due.event)}`;
    case 'end-of':
      return `by the end of the ${PERIODS[due.period]}`;
    case 'kept':
      return `in the time that ${due.per.document} sets`;
  }
}

/** "of the report", "after “Tell the leader” is done". */
function sinceInEnglish(origin: Origin, plan: Plan, starts: FactId): string {
  const word = origin.kind === 'step' || origin.kind === 'state' ? 'after' : 'of';
  return `${word} ${originInEnglish(origin, plan, starts)}`;
}

export function originInEnglish(origin: Origin, plan: Plan, starts: FactId): string {
  switch (origin.kind) {
    case 'opened':
      return 'the start of the duty';
    case 'incident':
      return INSTANT[origin.instant];
    case 'level':
      return `reaching ${plan.levels?.[origin.level]?.title ?? origin.level}`;
    case 'fact':
      return `learning “${plan.facts[origin.fact]?.title ?? origin.fact}”`;
    case 'item-field':
      return `the ${origin.field} of the entry`;
    case 'step':
    case 'state':
      return edgeInEnglish(origin, plan, starts);
  }
}

const INSTANT = {
  occurred: 'the event',
  reported: 'the report',
  graded: 'the grading',
  activated: 'the activation',
  stood_down: 'standing down',
} as const;

const EDGES: Readonly<Record<StepEdge, string>> = {
  opened: 'begins',
  attempted: 'was tried',
  sent: 'was sent',
  acknowledged: 'is acknowledged',
  accepted: 'is accepted',
  reserved: 'is reserved',
  arrived: 'has arrived',
  used: 'is in use',
  returned: 'is returned',
  done: 'is done',
};

/** “Tell the leader” is done; “power cut” has ended. */
export function edgeInEnglish(edge: Edge, plan: Plan, starts: FactId): string {
  if (edge.kind === 'step')
    return `“${stepTitle(edge.step, plan)}” ${edge.first ? 'first ' : ''}${EDGES[edge.edge]}`;
  const title = plan.facts[edge.fact]?.title ?? edge.fact;
  const what = edge.fact === starts ? 'it' : `“${title}”`;
  return edge.edge === 'since' ? `${what} began` : `${what} has ended`;
}

/** "once …", "if …", "10 minutes after …". */
export function openerInEnglish(opener: Opener, plan: Plan, starts: FactId): string {
  return opener.kind === 'instant'
    ? `${spanInEnglish(opener.offset)} after ${originInEnglish(opener.origin, plan, starts)}`
    : needInEnglish(opener, plan, starts);
}

export const needInEnglish = (need: Need, plan: Plan, starts: FactId): string =>
  need.kind === 'condition'
    ? feelInWords(need.feel, plan, 'en')
    : `${need.every ? 'each time ' : ''}${edgeInEnglish(need.edge, plan, starts)}`;

const PERIOD: Readonly<Record<CalendarPeriod, string>> = {
  day: 'day',
  workday: 'working day',
  week: 'week',
  month: 'month',
  quarter: 'quarter',
  'half-year': 'half-year',
  year: 'year',
};

/** "every 30 minutes", "every quarter", "at least twice a year". */
export function cadenceInEnglish(cadence: Cadence): string {
  switch (cadence.kind) {
    case 'interval':
      return `every ${spanInEnglish(cadence.every)}`;
    case 'calendar': {
      const { count, period, at, on } = cadence;
      const often = count === 1 ? `every ${PERIOD[period]}` : `every ${count} ${PERIOD[period]}s`;
      return `${often}${on === undefined ? '' : ` on ${on}`}${at === undefined ? '' : ` at ${at}`}`;
    }
    case 'shift':
      return 'every shift';
    case 'at-least':
      return `at least ${cadence.count} ${cadence.count === 1 ? 'time' : 'times'} a ${PERIOD[cadence.period]}`;
    case 'event':
      return `at each ${cadence.event}`;
    case 'unsaid':
      return cadence.word;
  }
}
