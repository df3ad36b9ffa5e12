// The kinds of differences people look for, and which of them a compared clause shows: limits, who, whom, conditions, how
// binding, what is needed, other words, only in one.
import type { MeaningField } from './clause-difference.ts';
import type { ComparedClause } from './compare-readings.ts';

export const DIFFERENCE_KINDS = [
  'limits',
  'who',
  'whom',
  'conditions',
  'force',
  'needs',
  'worded',
  'only-before',
  'only-after',
] as const;
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

const OF_FIELD: Readonly<Record<MeaningField, DifferenceKind>> = {
  deadline: 'limits',
  periodicity: 'limits',
  actors: 'who',
  recipients: 'whom',
  condition: 'conditions',
  gate: 'conditions',
  until: 'conditions',
  exception: 'conditions',
  scenario: 'conditions',
  modality: 'force',
  resources: 'needs',
};

/** None where both say the same. */
export function differenceKinds({ likeness, fields }: ComparedClause): ReadonlySet<DifferenceKind> {
  if (likeness === 'same') return new Set();
  return likeness === 'differs' ? new Set(fields.map(field => OF_FIELD[field])) : new Set([likeness]);
}
