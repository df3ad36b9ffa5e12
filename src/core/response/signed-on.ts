// Who is there: signed on at a post, or arrived for a duty of this case.
import type { IncidentState, SignedOn } from './state.ts';

export function signedOn(state: Pick<IncidentState, 'presence'>, post: string): readonly SignedOn[] {
  return state.presence?.[post] ?? [];
}

/** At any post, or by an arrival. */
export function isThere(state: IncidentState, person: string): boolean {
  const posts = Object.values(state.presence ?? {}).flat();
  return (
    posts.some(one => one.person === person) ||
    Object.values(state.duties).some(duty => duty.arrived?.by === person)
  );
}
