// What a later edition changes for people: duties that came, went, or now say otherwise who, whom, when, on what
// condition. Clauses are matched by their ids, which identity.ts keeps.
import { type Clause, isObligation, type Reading } from '#core/reading/reading.ts';
import { bare, differingFields, type MeaningField, type Same } from './clause-difference.ts';

const DUTY_FIELDS = ['modality', 'actors', 'recipients', 'deadline', 'condition'] as const;
export type DutyField = (typeof DUTY_FIELDS)[number];

const isDutyField = (field: MeaningField): field is DutyField =>
  (DUTY_FIELDS as readonly string[]).includes(field);

export type DutyChange = {
  readonly clause: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly fields: readonly DutyField[]; // of 'changed': at least one
  readonly before: Clause | null;
  readonly after: Clause | null;
};

/** In the order of the later text; what was removed stands at the end, in the order of the earlier. */
export function dutyChanges(before: Reading, after: Reading): readonly DutyChange[] {
  const was = new Map(before.clauses.map(clause => [clause.id, clause]));
  const is = new Set(after.clauses.filter(isObligation).map(clause => clause.id));
  const later = after.clauses.flatMap(clause => {
    const change = changeOf(was.get(clause.id), clause);
    return change ? [change] : [];
  });
  const there = new Set(after.clauses.map(clause => clause.id));
  const removed = before.clauses
    .filter(clause => isObligation(clause) && !is.has(clause.id) && !there.has(clause.id))
    .map(clause => removal(clause));
  return [...later, ...removed];
}

const removal = (clause: Clause): DutyChange => ({
  clause: clause.id,
  change: 'removed',
  fields: [],
  before: clause,
  after: null,
});

function changeOf(before: Clause | undefined, after: Clause): DutyChange | undefined {
  const was = before !== undefined && isObligation(before);
  const is = isObligation(after);
  if (!was && !is) return undefined;
  const clause = after.id;
  if (!was) return { clause, change: 'added', fields: [], before: before ?? null, after };
  if (!is) return { clause, change: 'removed', fields: ['modality'], before, after };
  const fields = differingFields(before, after, AS_WRITTEN).filter(isDutyField);
  return fields.length === 0 ? undefined : { clause, change: 'changed', fields, before, after };
}

/** Within one plan a name is the same only when it is written the same. */
const AS_WRITTEN: Same = { name: bare, scenario: bare };
