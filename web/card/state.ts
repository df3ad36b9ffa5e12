// What the card says of the duty at a glance: one state with its word, its picture and its tone.
import type { CardView } from '#contract/card-view.ts';
import type { IconName } from './icons.ts';

export type Glance = {
  readonly state: 'new' | 'heard' | 'overdue' | 'done' | 'withdrawn' | 'waived' | 'closed';
  readonly icon: IconName;
  readonly tone: 'calm' | 'wait' | 'urgent' | 'good' | 'quiet';
};

/** `now` as epoch milliseconds: a duty grows overdue while the card is open. */
export function glance(view: CardView, now: number): Glance {
  const { duty, incident } = view;
  if (duty.phase === 'done') return { state: 'done', icon: 'check', tone: 'good' };
  if (duty.phase === 'withdrawn') return { state: 'withdrawn', icon: 'stop', tone: 'quiet' };
  if (duty.phase === 'waived') return { state: 'waived', icon: 'stop', tone: 'quiet' };
  if (!incident.open) return { state: 'closed', icon: 'flag', tone: 'quiet' };
  if (duty.acknowledged && isTold(view)) return { state: 'heard', icon: 'check', tone: 'good' };
  if (isOver(view, now)) return { state: 'overdue', icon: 'alert', tone: 'urgent' };
  if (duty.acknowledged) return { state: 'heard', icon: 'check', tone: 'calm' };
  return { state: 'new', icon: 'bell', tone: 'wait' };
}

export function isOver({ duty }: CardView, now: number): boolean {
  return duty.overdue || (duty.due !== null && Date.parse(duty.due) < now);
}

/** Is the person only to hear of it? Then hearing is all there is to do. */
function isTold({ person, duty }: CardView): boolean {
  return person.as === 'receiver' && duty.kind === 'notify';
}

/** Is there still something to be done by its time? */
export function isRunning(view: CardView): boolean {
  if (isTold(view) && view.duty.acknowledged) return false;
  return view.duty.phase === 'open' && view.incident.open && view.duty.due !== null;
}

/** "4:05", "1:04:05" up to a day, then whole days and hours are enough; without a sign. */
export function countdown(due: number, now: number): string {
  const seconds = Math.floor(Math.abs(due - now) / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const tail = `${String(seconds % 60).padStart(2, '0')}`;
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`;
}
