// What people do with their duties. Acknowledged, accepted, arrived and done are four different things, each recorded
// with the instant it really happened and the instant we were told.
import { raiseAlarm } from './alarm.ts';
import type { Command, Refusal } from './command.ts';
import { takeCommand } from './command-offer.ts';
import { isConcerned, isHolder, markOf, mayCommand } from './concerned.ts';
import { current } from './current-duty.ts';

import { askPurpose, requestMessages } from './message.ts';
import { askedNext, holderFor } from './open-duty.ts';
import { refusal } from './refuse.ts';
import type { Duty, Mark } from './state.ts';
import { emit, roundOf, type Work } from './work.ts';

type Of<T extends Command['type']> = Extract<Command, { type: T }>;

export function markDuty(
  work: Work,
  command: Of<'AcknowledgeDuty' | 'AcceptDuty' | 'ArriveForDuty'>,
  commands: boolean,
): Refusal | null {
  const duty = work.state.duties[command.duty];
  if (!duty) return refusal('unknown-duty', { duty: command.duty });
  const mark = markOf(work, command);
  if (duty.kind === 'convene' && command.type === 'ArriveForDuty' && isTold(duty, command.by)) {
    arriveAtMeeting(work, duty, command.by, mark);
    return null;
  }
  if (duty.told.some(told => told.person === command.by) && command.type === 'AcknowledgeDuty')
    acknowledgeAsReceiver(work, duty, command.by, mark);
  else if (!isConcerned(duty, command.by) && !mayCommand(work, duty, command.by, commands))
    return refusal('not-yours', { duty: duty.title });
  if (duty.phase !== 'open' && (duty.closed === null || mark.at > duty.closed)) {
    return isConcerned(duty, command.by) && duty[MARKS[command.type]]
      ? null
      : refusal('duty-not-open', { duty: duty.title, phase: duty.phase });
  }
  if (!isConcerned(duty, command.by)) return null;
  if (duty.phase === 'open') take(work, duty, command.by);
  setMark(work, duty, command.type, mark);
  if (command.type === 'AcceptDuty' && duty.commands) takeCommand(work, current(work, duty), mark);
  return null;
}

function isTold(duty: Duty, person: string): boolean {
  return duty.told.some(told => told.person === person);
}

function arriveAtMeeting(work: Work, duty: Duty, person: string, mark: Mark): void {
  if (duty.phase !== 'open' || duty.told.find(told => told.person === person)?.arrived) return;
  acknowledgeAsReceiver(work, duty, person, mark);
  emit(work, { type: 'ReceiverArrived', duty: duty.id, person, mark });
}

const MARKS = { AcknowledgeDuty: 'acknowledged', AcceptDuty: 'accepted', ArriveForDuty: 'arrived' } as const;
const EVENTS = {
  AcknowledgeDuty: 'DutyAcknowledged',
  AcceptDuty: 'DutyAccepted',
  ArriveForDuty: 'DutyArrived',
} as const;

function setMark(work: Work, duty: Duty, type: keyof typeof MARKS, mark: Mark): void {
  if (duty[MARKS[type]]) return; // the first stands
  emit(work, { type: EVENTS[type], duty: duty.id, mark });
  if (current(work, duty).alarm !== null) emit(work, { type: 'AlarmCleared', duty: duty.id });
}

/** Whoever the ladder called in and who answers first has it from now on; the former holder stays in sight. */
function take(work: Work, duty: Duty, person: string): void {
  if (duty.holders[0]?.person === person || duty.acknowledged) return;
  const called = [...duty.holders, ...duty.called].find(holder => holder.person === person);
  if (!called) return;
  const holders = [called, ...duty.holders.filter(holder => holder.person !== person)];
  emit(work, { type: 'DutyTaken', duty: duty.id, holders, reason: called.reason });
}

export function acknowledgeMessage(
  work: Work,
  command: Of<'AcknowledgeMessage'>,
  commands: boolean,
): Refusal | null {
  const duty = work.state.duties[command.duty];
  if (!duty) return refusal('unknown-duty', { duty: command.duty });
  if (!duty.told.some(told => told.person === command.person))
    return refusal('not-a-receiver', { person: command.person });
  const own = command.by === command.person;
  if (!own && !isHolder(duty, command.by) && !mayCommand(work, duty, command.by, commands))
    return refusal('not-yours', { duty: duty.title });
  acknowledgeAsReceiver(work, duty, command.person, markOf(work, command));
  return null;
}

export function acknowledgeAsReceiver(work: Work, duty: Duty, person: string, mark: Mark): void {
  const told = duty.told.find(one => one.person === person);
  if (!told || told.acknowledged) return;
  emit(work, { type: 'ReceiverAcknowledged', duty: duty.id, person, mark });
  const after = current(work, duty);
  if (after.phase === 'open' && after.alarm !== null && after.holders.length > 0)
    emit(work, { type: 'AlarmCleared', duty: duty.id });
}

export function declineDuty(work: Work, command: Of<'DeclineDuty'>): Refusal | null {
  const duty = work.state.duties[command.duty];
  if (!duty) return refusal('unknown-duty', { duty: command.duty });
  if (duty.phase !== 'open') return refusal('duty-not-open', { duty: duty.title, phase: duty.phase });
  if (duty.declined.includes(command.by)) return refusal('already-declined', { duty: duty.title });
  if (!isConcerned(duty, command.by)) return refusal('not-yours', { duty: duty.title });
  if (!command.reason.trim()) return refusal('reason-required', { duty: duty.title });
  const step = duty.step === null ? null : (work.plan.steps[duty.step] ?? null);
  const others = duty.holders.filter(holder => holder.person !== command.by);
  const declined = [...duty.declined, command.by];
  const next =
    others.length > 0
      ? others
      : step
        ? holderFor(work, step, duty.item, roundOf(duty), declined)
        : askedNext(work, duty, declined);
  emit(work, { type: 'DutyDeclined', duty: duty.id, by: command.by, reason: command.reason, to: next });
  if (next.length === 0) raiseAlarm(work, current(work, duty), 'declined');
  else requestMessages(work, current(work, duty), askPurpose(duty), next, `declined:${command.by}`);
  return null;
}

export function assignDuty(work: Work, command: Of<'AssignDuty'>, commands: boolean): Refusal | null {
  const duty = work.state.duties[command.duty];
  if (!duty) return refusal('unknown-duty', { duty: command.duty });
  if (duty.phase !== 'open') return refusal('duty-not-open', { duty: duty.title, phase: duty.phase });
  if (!(command.to in work.roster.people)) return refusal('unknown-person', { person: command.to });
  if (!isHolder(duty, command.by) && !mayCommand(work, duty, command.by, commands))
    return refusal('not-yours', { duty: duty.title });
  if (!command.reason.trim()) return refusal('reason-required', { duty: duty.title });
  if (duty.holders[0]?.person === command.to) return null;
  const holder = { person: command.to, reason: 'assigned' };
  emit(work, {
    type: 'DutyTaken',
    duty: duty.id,
    holders: [holder, ...duty.holders.filter(one => one.person !== command.to)],
    reason: command.reason,
  });
  if (duty.alarm !== null) emit(work, { type: 'AlarmCleared', duty: duty.id });
  requestMessages(work, current(work, duty), askPurpose(duty), [holder], `assigned:${work.state.seq}`);
  return null;
}

export function seeAlarm(work: Work, command: Of<'SeeAlarm'>): Refusal | null {
  const duty = work.state.duties[command.duty];
  if (!duty || duty.alarm === null) return refusal('unknown-duty', { duty: command.duty });
  if (duty.alarm_seen === null) emit(work, { type: 'AlarmSeen', duty: duty.id, mark: markOf(work, command) });
  return null;
}

/** What a channel says became of a message. When nobody concerned can be reached the alarm is raised at once. */
export function recordDelivery(work: Work, command: Of<'RecordDelivery'>): Refusal | null {
  const duty = work.state.duties[command.duty];
  if (!duty) return null;
  const told = duty.told.find(one => one.person === command.person);
  if (told && told[command.outcome] === null)
    emit(work, { type: 'ReceiverMarked', duty: duty.id, person: command.person, mark: command.outcome });
  if (command.outcome !== 'failed' || duty.phase !== 'open') return null;
  if (isConcerned(duty, command.person) && !duty.unreachable.includes(command.person))
    emit(work, { type: 'PersonUnreachable', duty: duty.id, person: command.person });
  const after = current(work, duty);
  const asked = [...after.holders, ...after.called].map(holder => holder.person);
  const nobody = asked.every(person => after.unreachable.includes(person)) && !after.acknowledged;
  const unheard = after.told.length > 0 && after.told.every(one => one.failed !== null && !one.acknowledged);
  if (nobody || unheard) raiseAlarm(work, after, 'no-channel');
  return null;
}
