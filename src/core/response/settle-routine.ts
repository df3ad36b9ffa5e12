// A routine is over by itself: when it counts as done, or all it asked for is done; nobody has to stand it down.
import { withdraw } from './closing-commands.ts';
import { truthOf } from './condition.ts';
import { emit, openDuties, type Work } from './work.ts';

export function closeRoutine(work: Work): void {
  const { plan, state } = work;
  const [scenario = ''] = state.scenarios;
  const found = plan.scenarios[scenario];
  if (state.kind !== 'routine' || state.phase !== 'active' || !found) return;
  const duties = Object.values(state.duties);
  if (duties.length === 0 || Object.keys(state.openings).length > 0) return;
  const { when } = found.stand_down;
  if (truthOf(when, { plan, state, scenario }).holds !== true) return;
  const open = openDuties(state);
  if (when === 'true' && open.length > 0) return;
  for (const duty of open) withdraw(work, duty, 'stood-down');
  const last = duties.flatMap(({ done }) => done ?? []).sort((a, b) => b.at - a.at)[0];
  const by = last?.by ?? state.reporter;
  emit(work, { type: 'IncidentStoodDown', by, reason: 'routine' });
  emit(work, { type: 'IncidentFiled', by });
}

/** The next one has come: what is open of this one is missed, and not piled up. */
export function lapseRoutine(work: Work, by: string): void {
  if (work.state.kind !== 'routine' || work.state.phase !== 'active') return;
  for (const duty of openDuties(work.state)) withdraw(work, duty, 'missed');
  emit(work, { type: 'IncidentStoodDown', by, reason: 'missed' });
  emit(work, { type: 'IncidentFiled', by });
}
