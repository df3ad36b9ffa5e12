// A refusal of the core: a stable code, and what it speaks of by name.
import type { Refusal, RefusalCode } from './command.ts';

export function refusal(code: RefusalCode, detail: Readonly<Record<string, string>> = {}): Refusal {
  return { code, detail };
}
