// Two incidents that are one. This one ends, by name; what it had open moves to the other where that one's plans have it and
// it is not open or settled there already, and is withdrawn where they do not. Both logs say so.
import { aliasIn, nameIn, ownName } from '#core/plan/case-name.ts';
import { aliasOf } from './case-plans.ts';
import { mayAs, withdraw } from './closing-commands.ts';
import type { Command, Refusal } from './command.ts';
import { current } from './current-duty.ts';
import { dutyId } from './duty-id.ts';
import { requestMessages } from './message.ts';
import { refusal } from './refuse.ts';
import type { Duty } from './state.ts';
import { emit, openDuties, scenarioRound, type Work } from './work.ts';

type Of<T extends Command['type']> = Extract<Command, { type: T }>;

export function mergeIncident(work: Work, command: Of<'MergeIncident'>, commands: boolean): Refusal | null {
  const { into, by, reason } = command;
  if (work.state.phase !== 'active') return refusal('incident-closed', { phase: work.state.phase });
  if (into === work.state.id) return refusal('merged-into-itself', {});
  if (!mayAs(work, work.plan.close?.merged_by, by, commands)) return refusal('not-yours', { act: 'merge' });
  if (!reason.trim()) return refusal('reason-required', { act: 'merge' });
  for (const duty of openDuties(work.state)) withdraw(work, duty, `merged:${into}`);
  emit(work, { type: 'IncidentMerged', into, by, reason });
  return null;
}

/** Once, however often it is asked for. */
export function absorbIncident(work: Work, command: Of<'AbsorbIncident'>): Refusal | null {
  const { incident, title, by, reason } = command;
  if (work.state.phase !== 'active') return refusal('incident-closed', { phase: work.state.phase });
  if (work.state.absorbed?.includes(incident)) return null;
  const moving = command.duties.flatMap(duty => movedHere(work, duty, command.plans) ?? []);
  emit(work, {
    type: 'IncidentAbsorbed',
    incident,
    title,
    duties: moving.map(({ id }) => id),
    by,
    reason,
  });
  for (const duty of moving) {
    emit(work, { type: 'DutyOpened', duty, why: `merged:${incident}`, again: false });
    requestMessages(work, current(work, duty), 'do', duty.holders, `merged:${incident}`);
  }
  return null;
}

/** The same duty in this case, with its clocks and marks; null where it is here already, or nothing here asks for it. */
function movedHere(work: Work, duty: Duty, plans: readonly string[]): Duty | null {
  if (duty.step === null || duty.item !== null) return null;
  const alias = aliasOf(work.state, planOfDuty(duty, plans));
  const step = alias === undefined ? undefined : work.plan.steps[nameIn(alias, ownName(duty.step))];
  const round = step && work.state.scenarios.includes(step.scenario) ? scenarioRound(work, step.scenario) : 0;
  if (!step || round === 0) return null;
  const label = String(round);
  const id = dutyId(step.id, label, null);
  if (work.state.duties[id]) return null;
  return { ...duty, id, step: step.id, scenario: step.scenario, round: label, times: 1 };
}

/** The plan of that case whose duty it is; further plans of it are known by their alias. */
function planOfDuty(duty: Duty, plans: readonly string[]): string {
  const alias = aliasIn(duty.step ?? '');
  if (alias === '') return plans[0] ?? '';
  return plans.find(id => id.replaceAll('-', '_') === alias) ?? '';
}
