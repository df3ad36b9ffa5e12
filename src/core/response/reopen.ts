// It begins again soon after it ended: the same case goes on in another round. Later than that it is a new incident.
import type { Instant, Millis } from '#core/time/instant.ts';
import { mayAs } from './closing-commands.ts';
import type { Command, Refusal } from './command.ts';
import { refusal } from './refuse.ts';
import type { IncidentState } from './state.ts';
import { emit, type Work } from './work.ts';

export const REOPEN_WITHIN: Millis = 24 * 60 * 60_000;

/** Stood down, filed or not, no longer ago than that. */
export function mayReopen(state: IncidentState, now: Instant): boolean {
  if (state.phase !== 'stood-down' && state.phase !== 'filed') return false;
  return state.stood_down !== null && now - state.stood_down <= REOPEN_WITHIN;
}

/** A state comes on once more in a case that ended a short time ago: nobody opens it by the way. */
export function beginsAgain({ plan, state, now }: Work, command: Command): boolean {
  if (command.type !== 'RecordFact' || command.value !== true) return false;
  return plan.facts[command.fact]?.type === 'state' && mayReopen(state, now);
}

export function reopenIncident(
  work: Work,
  command: Extract<Command, { type: 'ReopenIncident' }>,
  commands: boolean,
): Refusal | null {
  const { state } = work;
  if (state.phase !== 'stood-down' && state.phase !== 'filed')
    return refusal('not-stood-down', { phase: state.phase });
  if (!mayReopen(state, work.now)) return refusal('too-late-to-reopen', {});
  if (!mayAs(work, undefined, command.by, commands) && command.by !== state.reporter)
    return refusal('not-yours', { act: 'reopen' });
  if (!command.reason.trim()) return refusal('reason-required', { act: 'reopen' });
  const since = command.since ?? command.at ?? work.now;
  if (since > work.now) return refusal('at-in-future', { at: new Date(since).toISOString() });
  if (state.stood_down !== null && since < state.stood_down)
    return refusal('order-of-instants', { fact: '' });
  emit(work, { type: 'IncidentReopened', by: command.by, reason: command.reason });
  const starts = state.scenarios.flatMap(scenario => work.plan.scenarios[scenario]?.starts ?? []);
  for (const fact of new Set(starts)) {
    const round = (state.states[fact]?.round ?? 0) + 1;
    emit(work, { type: 'StateBegan', fact, since, round });
  }
  return null;
}
