// A limit that is kept in another document: shown, never overdue, until somebody fills in when it ends.
import type { Command, Refusal } from './command.ts';
import { isConcerned, mayCommand } from './concerned.ts';
import { refusal } from './refuse.ts';
import { emit, type Work } from './work.ts';

export function setDeadline(
  work: Work,
  command: Extract<Command, { type: 'SetDeadline' }>,
  commands: boolean,
): Refusal | null {
  const duty = work.state.duties[command.duty];
  if (!duty) return refusal('unknown-duty', { duty: command.duty });
  if (duty.phase !== 'open') return refusal('duty-not-open', { duty: duty.title, phase: duty.phase });
  const step = duty.step === null ? undefined : work.plan.steps[duty.step];
  if (step?.due?.kind !== 'kept') return refusal('deadline-is-the-plans', { duty: duty.title });
  if (!isConcerned(duty, command.by) && !mayCommand(work, duty, command.by, commands))
    return refusal('not-yours', { duty: duty.title });
  if (!command.reason.trim()) return refusal('reason-required', { duty: duty.title });
  if (command.due === duty.due) return null;
  emit(work, {
    type: 'DeadlineMoved',
    duty: duty.id,
    from: duty.due,
    to: command.due,
    because: 'filled-in',
    by: command.by,
    reason: command.reason,
  });
  return null;
}
