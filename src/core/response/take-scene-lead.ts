// Somebody else takes the lead at the scene.
import type { Command, Refusal } from './command.ts';
import { mayCommand } from './concerned.ts';
import { refusal } from './refuse.ts';
import { sceneLead } from './scene-lead.ts';
import { emit, type Work } from './work.ts';

/** The one who leads hands over, or whoever commands says who does. */
export function takeSceneLead(
  work: Work,
  command: Extract<Command, { type: 'TakeSceneLead' }>,
  commands: boolean,
): Refusal | null {
  const { person, by, reason } = command;
  if (!(person in work.roster.people)) return refusal('unknown-person', { person });
  const may =
    by === sceneLead(work.state) ||
    work.state.scenarios.some(scenario => mayCommand(work, { scenario }, by, commands));
  if (!may) return refusal('not-yours', { act: 'scene-lead' });
  if (!reason.trim()) return refusal('reason-required', { act: 'scene-lead' });
  if (person !== sceneLead(work.state)) emit(work, { type: 'SceneLeadTaken', person, by, reason });
  return null;
}
