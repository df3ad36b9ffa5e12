// Conditions of closing that no fact tells: whoever stands the response down ticks each, and may take a tick back.
import { conditionsToTick } from './close.ts';
import type { Command, Refusal } from './command.ts';
import { commandsCase, markOf } from './concerned.ts';
import { refusal } from './refuse.ts';
import { emit, type Work } from './work.ts';

export function tickCondition(
  work: Work,
  command: Extract<Command, { type: 'TickCondition' }>,
  commands: boolean,
): Refusal | null {
  const { condition, ticked } = command;
  if (work.state.phase !== 'active') return refusal('incident-closed', { phase: work.state.phase });
  const found = conditionsToTick(work).find(({ id }) => id === condition);
  if (!found) return refusal('unknown-condition', { condition });
  if (!commandsCase(work, command.by, commands)) return refusal('not-yours', { act: found.title });
  if ((work.state.ticks?.[condition] !== undefined) === ticked) return null;
  emit(work, { type: 'ConditionTicked', condition, ticked, mark: markOf(work, command) });
  return null;
}
