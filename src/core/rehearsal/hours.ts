// What hour it is for people: at work, off, or asleep. Weekends and the lunar festivals count as days off; a statutory list
// with its make-up days may be handed in instead.
import type { Instant } from '#core/time/instant.ts';

export type Hours = 'working' | 'off' | 'night';

export type HoursAt = (at: Instant) => Hours;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/**
 * Working: 08:30 to 18:00 of a working day; night: 22:00 to 07:00. `isDayOff` takes "2027-02-07". Without one the hours of a
 * zone are the same for every run, and are worked out once.
 */
export function hoursIn(zone: string, isDayOff?: (day: string) => boolean): HoursAt {
  if (isDayOff) return makeHours(zone, isDayOff);
  const known = ofZones.get(zone) ?? makeHours(zone);
  ofZones.set(zone, known);
  return known;
}

const ofZones = new Map<string, HoursAt>();
const MOST_KNOWN = 10_000; // half hours

function makeHours(zone: string, isDayOff?: (day: string) => boolean): HoursAt {
  const clock = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const lunar = lunarDay(zone);
  const known = new Map<number, Hours>();
  const tell = (at: Instant): Hours => {
    const parts = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, value]));
    const minute = Number(parts.hour) * 60 + Number(parts.minute);
    if (minute >= 22 * 60 || minute < 7 * 60) return 'night';
    const day = `${parts.year}-${parts.month}-${parts.day}`;
    const free = isDayOff
      ? isDayOff(day)
      : parts.weekday === 'Sat' || parts.weekday === 'Sun' || isFestival(day.slice(5), lunar(at));
    return !free && minute >= 8 * 60 + 30 && minute < 18 * 60 ? 'working' : 'off';
  };
  return at => {
    const half = Math.floor(at / (HOUR / 2));
    const before = known.get(half);
    if (before !== undefined) return before;
    const found = tell(half * (HOUR / 2));
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(half, found);
    return found;
  };
}

/** 03:00 on the second day of the next Spring Festival: few are at work, and many asleep. */
export function springFestivalNight(after: Instant, zone: string): Instant {
  const lunar = lunarDay(zone);
  const hour = new Intl.DateTimeFormat('en', { timeZone: zone, hour: 'numeric', hourCycle: 'h23' });
  let at = Math.ceil(after / HOUR) * HOUR;
  while (Number(hour.format(at)) !== 3) at += HOUR;
  for (let days = 0; days < 400 && lunar(at) !== '1/2'; days++) at += DAY;
  return at;
}

/** "1/2" is the second day of the first month; leap months count as the month they repeat. */
function lunarDay(zone: string): (at: Instant) => string {
  const format = new Intl.DateTimeFormat('en-u-ca-chinese', {
    timeZone: zone,
    month: 'numeric',
    day: 'numeric',
  });
  return at => {
    const parts = format.formatToParts(at);
    const part = (type: string) => Number.parseInt(parts.find(one => one.type === type)?.value ?? '0', 10);
    return `${part('month')}/${part('day')}`;
  };
}

function isFestival(day: string, lunar: string): boolean {
  if (day === '01-01' || day === '05-01' || (day >= '10-01' && day <= '10-07')) return true;
  return LUNAR.has(lunar);
}

/** Spring Festival, Dragon Boat, Mid-Autumn. */
const LUNAR: ReadonlySet<string> = new Set([
  ...['1/1', '1/2', '1/3', '1/4', '1/5', '1/6', '1/7', '12/30'],
  '5/5',
  '8/15',
]);
