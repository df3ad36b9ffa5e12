// Values of facts on their way in and out: list items carry instants, which are milliseconds inside and ISO 8601 outside.

import type { z } from 'zod';
import type { Entry, FactValue } from '#core/response/state.ts';
import { fromIso, toIso } from '#core/time/instant.ts';
import type { FactValue as Wire } from './commands.ts';

const isList = (value: FactValue): value is readonly Entry[] => Array.isArray(value);

export function factValueOut(value: FactValue): unknown {
  return isList(value) ? value.map(it => ({ ...it, at: toIso(it.at) })) : value;
}

export function factValueIn(value: z.output<typeof Wire>): FactValue {
  if (!Array.isArray(value)) return value;
  return value.map(it => ({ ...it, at: fromIso(it.at) ?? 0 }));
}
