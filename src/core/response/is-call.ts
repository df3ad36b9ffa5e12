// Which messages want an answer: they go out on every channel of a person at once; news goes out on the first alone.
import type { MessagePurpose } from './event.ts';

const CALLS: ReadonlySet<MessagePurpose> = new Set([
  'do',
  'know',
  'climb',
  'approve',
  'alarm',
  'stop',
  'level',
  'grade',
  'command',
]);

export function isCall(purpose: MessagePurpose): boolean {
  return CALLS.has(purpose);
}
