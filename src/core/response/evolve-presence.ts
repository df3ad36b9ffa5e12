// Who is signed on at which post, and which rules are broken, after an event.
import type { IncidentEvent } from './event.ts';
import type { IncidentState, SignedOn } from './state.ts';

type PresenceEvent = Extract<
  IncidentEvent,
  { readonly type: 'SignedOn' | 'SignedOff' | 'RuleBroken' | 'RuleRestored' }
>;

export function presenceAfter(state: IncidentState, event: PresenceEvent): IncidentState {
  switch (event.type) {
    case 'SignedOn': {
      const others = without(state, event.post, event.entry.person);
      return { ...state, presence: { ...state.presence, [event.post]: [...others, event.entry] } };
    }
    case 'SignedOff':
      return {
        ...state,
        presence: { ...state.presence, [event.post]: without(state, event.post, event.person) },
      };
    case 'RuleBroken':
      return { ...state, broken: { ...state.broken, [ruleKey(event)]: event.at } };
    case 'RuleRestored': {
      const { [ruleKey(event)]: _over, ...broken } = state.broken ?? {};
      return { ...state, broken };
    }
    default:
      return event satisfies never;
  }
}

/** "two" of the whole case, "one_each/rigs#1" of an item. */
export function ruleKey({ rule, item }: { readonly rule: string; readonly item: string | null }): string {
  return item === null ? rule : `${rule}/${item}`;
}

function without(state: IncidentState, post: string, person: string): readonly SignedOn[] {
  return (state.presence?.[post] ?? []).filter(one => one.person !== person);
}
