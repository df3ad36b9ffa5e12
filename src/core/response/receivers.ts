// Those a duty tells: who of them is outside, and when they are told.
import type { Action } from '#core/plan/plan.ts';
import { current } from './current-duty.ts';
import { requestMessages } from './message.ts';
import { isOutside } from './outside.ts';
import type { Duty, Holder } from './state.ts';
import { emit, type Work } from './work.ts';

/** The other side has to accept before it takes over. */
export function isHandOver(action: Action): boolean {
  return action.kind === 'use' && action.mode === 'instead';
}

/** Not everybody is told at once. */
export function isInTurns(action: Action): boolean {
  return action.kind === 'notify' && (action.order !== undefined || action.relay !== undefined);
}

export function messageReceivers(work: Work, duty: Duty, receiving: readonly Holder[]): void {
  const inside = receiving.filter(one => !isOutside(one.person));
  const asked = duty.kind === 'approve' || duty.kind === 'use';
  requestMessages(work, duty, asked ? 'approve' : 'know', inside);
}

/** The receivers of a duty whose locks have opened are told now. */
export function tellReceivers(work: Work, duty: Duty): void {
  const action = duty.step === null ? undefined : work.plan.steps[duty.step]?.action;
  if (action && isInTurns(action)) return; // when the turn of each comes
  const waiting = duty.told.filter(told => told.attempted === null && !isOutside(told.person));
  for (const { person } of waiting)
    emit(work, { type: 'ReceiverMarked', duty: duty.id, person, mark: 'attempted' });
  messageReceivers(work, current(work, duty), waiting);
}
