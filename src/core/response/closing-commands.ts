// Letting go: waiving a duty, standing down, filing, declaring a false alarm. Nothing closes while its plan says no.
import { AFTER } from '#core/plan/written-steps.ts';
import { closingOf, isOwnQuestion, isWaivable } from './close.ts';
import type { Command, Refusal } from './command.ts';
import { commandsCase, mayCommand } from './concerned.ts';
import { truthOf } from './condition.ts';
import { requestMessages } from './message.ts';
import { holdsRole, peopleTold } from './people.ts';
import { refusal } from './refuse.ts';
import { tellItIsOver } from './stand-down-notice.ts';
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

export function waive(work: Work, duty: Duty, by: string, reason: string): Refusal | null {
  if (!isWaivable(work, duty)) return refusal('may-not-be-waived', { duty: duty.title });
  if (!reason.trim()) return refusal('reason-required', { duty: duty.title });
  emit(work, { type: 'DutyWaived', duty: duty.id, by, reason });
  requestMessages(work, duty, 'withdrawn', [...duty.holders, ...duty.called], 'waived');
  return null;
}

export function standDown(work: Work, command: Of<'StandDown'>, commands: boolean): Refusal | null {
  if (work.state.phase !== 'active') return refusal('incident-closed', { phase: work.state.phase });
  if (!commandsCase(work, command.by, commands)) return refusal('not-yours', { act: 'stand-down' });
  const closing = closingOf(work);
  const conditions = closing.conditions.filter(condition => condition.holds !== true);
  const unticked = closing.ticks.filter(({ ticked }) => ticked === null);
  const unwaived = closing.duties.filter(duty => !duty.waivable || !command.waivers[duty.duty]?.trim());
  if (conditions.length > 0 || unticked.length > 0 || unwaived.length > 0)
    return refusal('closing-conditions-open', {
      conditions: [...conditions.map(({ feel }) => feel), ...unticked.map(({ title }) => title)].join('; '),
      duties: unwaived.map(duty => duty.title).join('、'),
    });
  for (const { duty: id } of closing.duties) {
    const duty = work.state.duties[id];
    const refused = duty ? waive(work, duty, command.by, command.waivers[id] ?? '') : null;
    if (refused) return refused;
  }
  for (const duty of openDuties(work.state))
    if (duty.force !== 'must' || isOwnQuestion(duty)) withdraw(work, duty, 'stood-down');
  emit(work, { type: 'IncidentStoodDown', by: command.by, reason: command.reason });
  tellItIsOver(work, command.by);
  return null;
}

/** Filed when all that went on after stand-down is done too. */
export function fileIncident(work: Work, command: Of<'FileIncident'>, commands: boolean): Refusal | null {
  if (work.state.phase !== 'stood-down')
    return refusal('closing-conditions-open', { conditions: 'stood-down', duties: '' });
  const { filed } = work.plan.close ?? {};
  if (!mayAs(work, filed?.by, command.by, commands)) return refusal('not-yours', { act: 'file' });
  const open = openDuties(work.state);
  const unmet = filed?.when !== undefined && !holdsNow(work, filed.when) ? [filed.when] : [];
  if (open.length > 0 || unmet.length > 0)
    return refusal('closing-conditions-open', {
      conditions: unmet.join('; '),
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
  if (!mayAs(work, work.plan.close?.false_alarm_by, command.by, commands))
    return refusal('not-yours', { act: 'false-alarm' });
  if (!command.reason.trim()) return refusal('reason-required', { act: 'false-alarm' });
  for (const duty of Object.values(work.state.duties)) {
    if (duty.phase === 'open') withdraw(work, duty, 'false-alarm');
    if (duty.kind !== 'notify' && duty.kind !== 'level') continue;
    const told = peopleTold(duty).map(person => ({ person, reason: 'told-before' }));
    requestMessages(work, duty, 'correction', told, 'false-alarm');
  }
  emit(work, { type: 'FalseAlarmDeclared', by: command.by, reason: command.reason });
  return null;
}

export function withdraw(work: Work, duty: Duty, reason: string): void {
  emit(work, { type: 'DutyWithdrawn', duty: duty.id, reason });
  requestMessages(work, duty, 'withdrawn', [...duty.holders, ...duty.called], reason);
}

/** Whom the plan names for it; where it names nobody, whoever commands the case. */
export function mayAs(work: Work, role: string | undefined, person: string, commands: boolean): boolean {
  return role === undefined
    ? commandsCase(work, person, commands)
    : commands || holdsRole(person, role, work);
}

function holdsNow({ plan, state }: Work, feel: string): boolean {
  return truthOf(feel, { plan, state, scenario: AFTER }).holds === true;
}
