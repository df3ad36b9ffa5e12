// When a rehearsal begins, as people write it: an instant, a local date and time, a time of today, or the night of the
// Spring Festival.
import { fromIso, type Instant } from '#core/time/instant.ts';
import { springFestivalNight } from './hours.ts';

/** Undefined when the text is none of them. `now` is what "today" and "next" count from. */
export function readMoment(text: string, zone: string, now: Instant): Instant | undefined {
  const given = text.trim();
  if (given === 'spring-festival') return springFestivalNight(now, zone);
  const instant = fromIso(given);
  if (instant !== undefined) return instant;
  const local = /^(?:(\d{4}-\d\d-\d\d)[ T])?(\d\d):(\d\d)$/.exec(given);
  if (!local) return undefined;
  const [, day = dayOf(now, zone), hour = '', minute = ''] = local;
  if (Number(hour) > 23 || Number(minute) > 59) return undefined;
  const wall = Date.parse(`${day}T${hour}:${minute}:00Z`);
  return Number.isNaN(wall) ? undefined : atWall(wall, zone);
}

/** The instant at which clocks of the zone show this; in the hour a clock skips, the one it jumps to. */
function atWall(wall: number, zone: string): Instant {
  const first = wall - offsetAt(wall, zone);
  return wall - offsetAt(first, zone);
}

function offsetAt(at: Instant, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: string) => parts.find(one => one.type === type)?.value ?? '00';
  const shown = Date.parse(
    `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:00Z`,
  );
  return shown - Math.floor(at / 60_000) * 60_000;
}

function dayOf(at: Instant, zone: string): string {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(at);
}
