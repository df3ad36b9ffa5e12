// Duties that are counted, ticked off or gathered for, after an event.
import type { IncidentEvent } from './event.ts';
import type { Duty } from './state.ts';

type WorkEvent = Extract<
  IncidentEvent,
  {
    readonly type:
      | 'WatchDue'
      | 'WatchTicked'
      | 'WatchMissed'
      | 'RollTicked'
      | 'Counted'
      | 'FellShort'
      | 'ReceiverArrived'
      | 'ExpectationFailed';
  }
>;

export function workAfter(duty: Duty, event: WorkEvent): Duty {
  switch (event.type) {
    case 'WatchDue':
      return withWatch(duty, { reminded: true });
    case 'WatchTicked': {
      const done = (duty.watch?.done ?? 0) + 1;
      const ticked = withWatch(duty, { tick: event.tick + 1, due: event.next, reminded: false, done });
      return { ...ticked, entries: [...duty.entries, event.entry] };
    }
    case 'WatchMissed': {
      const missed = (duty.watch?.missed ?? 0) + 1;
      return withWatch(duty, { tick: event.tick + 1, due: event.next, reminded: false, missed });
    }
    case 'RollTicked':
      return {
        ...duty,
        roll: (duty.roll ?? []).map(one => (one.id === event.who ? { ...one, tick: event.tick } : one)),
      };
    case 'Counted': {
      const fresh = Object.keys(event.counts).filter(edge => duty.reached?.[edge] === undefined);
      const since = Object.fromEntries(fresh.map(edge => [edge, event.mark.at]));
      return {
        ...duty,
        counts: { ...duty.counts, ...event.counts },
        came: { ...duty.came, ...comings(duty, event.counts) },
        reached: { ...duty.reached, ...since },
      };
    }
    case 'FellShort':
      return { ...duty, short: event.available };
    case 'ReceiverArrived':
      return {
        ...duty,
        told: duty.told.map(told =>
          told.person === event.person && !told.arrived ? { ...told, arrived: event.mark } : told,
        ),
      };
    case 'ExpectationFailed':
      return { ...duty, failed_to: event.at };
    default:
      return event satisfies never;
  }
}

function withWatch(duty: Duty, change: Partial<NonNullable<Duty['watch']>>): Duty {
  return duty.watch ? { ...duty, watch: { ...duty.watch, ...change } } : duty;
}

/** Another crew: the figure of an edge rose. */
function comings(duty: Duty, counts: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  const more = Object.entries(counts).filter(([edge, count]) => count > (duty.counts?.[edge] ?? 0));
  return Object.fromEntries(more.map(([edge]) => [edge, (duty.came?.[edge] ?? 0) + 1]));
}
