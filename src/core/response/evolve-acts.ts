// Controlled acts after an event: asked for, granted, refused, stopped, ended.
import type { IncidentEvent } from './event.ts';
import type { ActRequest, IncidentState } from './state.ts';

type ActEvent = Extract<IncidentEvent, { readonly request: string }>;

export function actsAfter(state: IncidentState, event: ActEvent): IncidentState {
  const before = state.acts?.[event.request];
  const after = event.type === 'ActAsked' ? requested(event) : before && changed(before, event);
  return after ? { ...state, acts: { ...state.acts, [event.request]: after } } : state;
}

function requested(event: Extract<ActEvent, { type: 'ActAsked' }>): ActRequest {
  const { request: id, act, item, by, asked, locks } = event;
  return {
    id,
    act,
    item,
    by,
    asked,
    phase: 'asked',
    locks,
    answered: null,
    reason: null,
    through: null,
    ended: null,
  };
}

function changed(request: ActRequest, event: Exclude<ActEvent, { type: 'ActAsked' }>): ActRequest {
  switch (event.type) {
    case 'ActGranted':
      return {
        ...request,
        phase: 'granted',
        answered: { at: event.at, by: event.by },
        through: event.through ?? null,
      };
    case 'ActRefused':
      return {
        ...request,
        phase: 'refused',
        answered: { at: event.at, by: event.by },
        reason: event.reason,
      };
    case 'ActHalted':
      return { ...request, phase: 'halted' };
    case 'ActResumed':
      return { ...request, phase: 'granted' };
    case 'ActEnded':
      return { ...request, phase: 'ended', ended: event.at, reason: event.reason ?? request.reason };
    default:
      return event satisfies never;
  }
}
