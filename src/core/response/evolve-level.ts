// The level and the command of a case after an event.
import type { IncidentEvent } from './event.ts';
import type { IncidentState } from './state.ts';

type LevelEvent = Extract<
  IncidentEvent,
  { readonly type: 'LevelChanged' | 'LevelReleased' | 'CommandTaken' }
>;

export function levelAfter(state: IncidentState, event: LevelEvent): IncidentState {
  switch (event.type) {
    case 'LevelChanged': {
      const isFresh = state.level?.round !== event.level.round;
      return { ...state, level: event.level, graded: isFresh ? event.at : (state.graded ?? event.at) };
    }
    case 'LevelReleased':
      return state.level ? { ...state, level: { ...state.level, manual: false, rows: ['released'] } } : state;
    case 'CommandTaken':
      return { ...state, command: { person: event.person, role: event.role, since: event.at } };
    default:
      return event satisfies never;
  }
}
