// How far back a window may have begun and still be open.
import type { Cadence } from '#core/plan/clock.ts';
import type { Millis } from '#core/time/instant.ts';

const DAY = 86_400_000;
const DAYS = { day: 2, workday: 12, week: 8, month: 32, quarter: 93, 'half-year': 185, year: 367 } as const;

export function lookBack(cadence: Cadence): Millis {
  switch (cadence.kind) {
    case 'calendar':
      return DAYS[cadence.period] * cadence.count * DAY;
    case 'at-least':
      return DAYS[cadence.period] * DAY;
    case 'interval':
      return cadence.every;
    default:
      return 2 * DAY;
  }
}
