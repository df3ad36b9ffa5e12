// A reading as it was stored, perhaps by an earlier version of the reader: what that one did not know yet is empty.
import type { Clause, Reading } from '#core/reading/reading.ts';

const EMPTY = {
  gate: null,
  until: null,
  exception: null,
  escalation: null,
  resources: [],
  evidence: [],
  fields: [],
  discretion: [],
  outside: [],
  references: [],
  confidence: 0.5,
  doubts: [],
} as const satisfies Partial<Clause>;

/** Undefined when nothing was read: the file could not be opened. */
export function storedReading(stored: unknown): Reading | undefined {
  if (!isReading(stored)) return undefined;
  const clauses = stored.clauses.map(clause => ({ ...EMPTY, ...clause }));
  return { ...stored, synonyms: stored.synonyms ?? [], clauses };
}

/** Written by this program into its own table: the head is enough to tell. */
function isReading(stored: unknown): stored is Reading {
  if (stored === null || typeof stored !== 'object') return false;
  return 'text' in stored && 'clauses' in stored && Array.isArray(stored.clauses);
}
