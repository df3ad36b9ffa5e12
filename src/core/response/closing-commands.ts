// Letting go: waiving a duty, standing down, filing, declaring a false alarm. Nothing closes while its plan says no.
import { closingOf, isWaivable } from './close.ts';
import type { Command, Refusal } from './command.ts';
import { mayCommand } from './concerned.ts';
import { requestMessages } from './message.ts';
import { peopleTold } from './people.ts';
import { refusal } from './refuse.ts';
import type { Duty } from './state.ts';
import { emit, openDuties, type Work } from './work.ts';

type Of<T extends Command['type']> = Extract<Command, { type: T }>;

export function waiveDuty(work: Work, command: Of<'WaiveDuty'>, commands: boolean): Refusal | null {
  const duty = work.state.duties[command.duty];
  if (!duty) return refusal('unknown-duty', { duty: command.duty });
  if (duty.phase !== 'open') return refusal('duty-not-open', { duty: duty.title, phase: duty.phase });
  if (!mayCommand(work, duty, command.by, commands)) return refusal('not-yours', { duty: duty.title });
  return waive(work, duty, command.by, command.reason);
}

function waive(work: Work, duty: Duty, by: string, reason: string): Refusal | null {
  if (!isWaivable(work, duty)) return refusal('may-not-be-waived', { duty: duty.title });
  if (!reason.trim()) return refusal('reason-required', { duty: duty.title });
  emit(work, { type: 'DutyWaived', duty: duty.id, by, reason });
  requestMessages(work, duty, 'withdrawn', [...duty.holders, ...duty.called], 'waived');
  return null;
}

export function standDown(work: Work, command: Of<'StandDown'>, commands: boolean): Refusal | null {
  if (work.state.phase !== 'active') return refusal('incident-closed', { phase: work.state.phase });
  if (!mayStandDown(work, command.by, commands)) return refusal('not-yours', { act: 'stand-down' });
  const closing = closingOf(work);
  const conditions = closing.conditions.filter(condition => condition.holds !== true);
  const unwaived = closing.duties.filter(duty => !duty.waivable || !command.waivers[duty.duty]?.trim());
  if (conditions.length > 0 || unwaived.length > 0)
    return refusal('closing-conditions-open', {
      conditions: conditions.map(condition => condition.feel).join('; '),
      duties: unwaived.map(duty => duty.title).join('、'),
    });
  for (const { duty: id } of closing.duties) {
    const duty = work.state.duties[id];
    const refused = duty ? waive(work, duty, command.by, command.waivers[id] ?? '') : null;
    if (refused) return refused;
  }
  for (const duty of openDuties(work.state))
    if (duty.force !== 'must' || duty.permit) withdraw(work, duty, 'stood-down');
  emit(work, { type: 'IncidentStoodDown', by: command.by, reason: command.reason });
  return null;
}

/** Filed when all that went on after stand-down is done too. */
export function fileIncident(work: Work, command: Of<'FileIncident'>, commands: boolean): Refusal | null {
  if (work.state.phase !== 'stood-down')
    return refusal('closing-conditions-open', { conditions: 'stood-down', duties: '' });
  if (!mayStandDown(work, command.by, commands)) return refusal('not-yours', { act: 'file' });
  const open = openDuties(work.state);
  if (open.length > 0)
    return refusal('closing-conditions-open', {
      conditions: '',
      duties: open.map(duty => duty.title).join('、'),
    });
  emit(work, { type: 'IncidentFiled', by: command.by });
  return null;
}

/** It was nothing: every open duty is withdrawn and everyone who was told learns so. */
export function declareFalseAlarm(
  work: Work,
  command: Of<'DeclareFalseAlarm'>,
  commands: boolean,
): Refusal | null {
  if (work.state.phase !== 'active') return refusal('incident-closed', { phase: work.state.phase });
  if (!mayStandDown(work, command.by, commands)) return refusal('not-yours', { act: 'false-alarm' });
  if (!command.reason.trim()) return refusal('reason-required', { act: 'false-alarm' });
  for (const duty of Object.values(work.state.duties)) {
    if (duty.phase === 'open') withdraw(work, duty, 'false-alarm');
    if (duty.kind !== 'notify') continue;
    const told = peopleTold(duty).map(person => ({ person, reason: 'told-before' }));
    requestMessages(work, duty, 'correction', told, 'false-alarm');
  }
  emit(work, { type: 'FalseAlarmDeclared', by: command.by, reason: command.reason });
  return null;
}

function withdraw(work: Work, duty: Duty, reason: string): void {
  emit(work, { type: 'DutyWithdrawn', duty: duty.id, reason });
  requestMessages(work, duty, 'withdrawn', [...duty.holders, ...duty.called], reason);
}

function mayStandDown(work: Work, person: string, commands: boolean): boolean {
  return work.state.scenarios.some(scenario => mayCommand(work, { scenario }, person, commands));
}
