// What the other cells of a row say of a duty: its limit, its condition, who is told, where the cell itself does not.
import type { DraftClause } from './clauses.ts';
import { deadlineOf } from './deadline.ts';
import type { Row } from './tables.ts';

export function withRow(clause: DraftClause, row: Row | undefined): DraftClause {
  if (row === undefined || clause.modality === 'statement') return clause;
  const limit = row.limit === undefined ? null : deadlineOf(row.limit, row.limit);
  return {
    ...clause,
    deadline: clause.deadline ?? limit,
    condition: clause.condition ?? row.condition ?? null,
    recipients: clause.recipients.length > 0 ? clause.recipients : (row.recipients ?? []),
  };
}
