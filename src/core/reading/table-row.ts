// What the other cells of a row say of a duty: its limit, its condition, who is told, where the cell itself does not.
import { deadlineOf } from './deadline.ts';
import type { Clause } from './reading.ts';
import type { Row } from './tables.ts';

type Said = Pick<Clause, 'modality' | 'deadline' | 'condition' | 'recipients'>;

export function withRow<Draft extends Said>(clause: Draft, row: Row | undefined): Draft {
  if (row === undefined || clause.modality === 'statement') return clause;
  const words = row.limit ?? '';
  // "2分钟" in a column of limits is within two minutes
  const limit = words === '' ? null : (deadlineOf(words, words) ?? within(words));
  return {
    ...clause,
    deadline: clause.deadline ?? limit,
    condition: clause.condition ?? row.condition ?? null,
    recipients: clause.recipients.length > 0 ? clause.recipients : (row.recipients ?? []),
  };
}

function within(words: string): Clause['deadline'] {
  const found = /\d\s*(?:分钟?|小时|天|日|个工作日)$/.test(words)
    ? deadlineOf(`${words}内`, `${words}内`)
    : null;
  return found === null ? null : { ...found, text: words };
}
