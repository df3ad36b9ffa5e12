// On-scene lead: whoever was there first, until somebody relieves them. Before anybody has arrived it is who reported it.
import type { IncidentState } from './state.ts';

export function sceneLead(state: IncidentState): string {
  if (state.scene_lead !== undefined) return state.scene_lead;
  const first = Object.values(state.duties)
    .flatMap(duty => duty.arrived ?? [])
    .reduce<{ readonly at: number; readonly by: string } | null>(
      (best, mark) => (best === null || mark.at < best.at ? mark : best),
      null,
    );
  return first?.by ?? state.reporter;
}
