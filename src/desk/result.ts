// How operations of the desk answer: a value, or a refusal with a stable code. Faults are thrown.
import type { Finding } from '#core/finding.ts';
import type { Refusal } from '#core/response/command.ts';

export type Refused = {
  readonly code: string; // kebab-case; refusals.ts maps it to status and both languages
  readonly detail: Readonly<Record<string, unknown>>;
  readonly findings?: readonly Finding[];
};

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refused: Refused };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

export const refuse = (
  code: string,
  detail: Readonly<Record<string, unknown>> = {},
  findings?: readonly Finding[],
): { readonly ok: false; readonly refused: Refused } => ({
  ok: false,
  refused: findings ? { code, detail, findings } : { code, detail },
});

/** A refusal of the core, as the desk answers it. */
export function fromCore(refusal: Refusal): { readonly ok: false; readonly refused: Refused } {
  return refuse(refusal.code, refusal.detail);
}
