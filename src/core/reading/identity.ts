// Clause ids that survive re-reading an edited document: what is unchanged, moved, renumbered or edited keeps its id, what
// is new gets one that no clause of any edition ever had. Ids are kept by content and place; the number is a hint at most.
import { type ClauseChange, matchClauses } from './matching.ts';
import type { Clause, Reading } from './reading.ts';

export type Identity = {
  readonly reading: Reading; // the later one, with ids kept
  readonly changes: Readonly<Record<string, Exclude<ClauseChange, 'unchanged'>>>; // id → what happened; others are unchanged
  readonly removed: readonly string[]; // ids of the earlier reading that are gone for ever
  readonly highest: number; // of all numbers given so far: give it back at the next edition
};

/** `highest`: as the last edition left it, so that the id of a clause removed long ago is not given again. */
export function keepIdentity(before: Reading, after: Reading, highest = 0): Identity {
  const matches = matchClauses(before.clauses, after.clauses);
  let last = Math.max(highest, highestOf(before.clauses));
  const width = Math.max(3, String(last + after.clauses.length).length, ...before.clauses.map(widthOf));
  const ids = new Map<string, string>();
  const changes: Record<string, Exclude<ClauseChange, 'unchanged'>> = {};
  const kept = new Set<string>();
  after.clauses.forEach((clause, index) => {
    const match = matches[index];
    const old = match === undefined ? undefined : before.clauses[match.before]?.id;
    if (match === undefined || old === undefined) last += 1;
    const id = old ?? `c${String(last).padStart(width, '0')}`;
    ids.set(clause.id, id);
    kept.add(id);
    const change = match?.change ?? 'new';
    if (change !== 'unchanged') changes[id] = change;
  });
  return {
    reading: withIds(after, ids),
    changes,
    removed: before.clauses.flatMap(({ id }) => (kept.has(id) ? [] : [id])),
    highest: last,
  };
}

export const changeOf = ({ changes }: Pick<Identity, 'changes'>, id: string): ClauseChange =>
  Object.hasOwn(changes, id) ? (changes[id] ?? 'unchanged') : 'unchanged';

export function highestOf(clauses: readonly Clause[]): number {
  return clauses.reduce((most, { id }) => Math.max(most, Number(/^c(\d+)/.exec(id)?.[1] ?? 0)), 0);
}

const widthOf = ({ id }: Clause): number => /^c(\d+)$/.exec(id)?.[1]?.length ?? 0;

/** Every place of a reading that names a clause. */
function withIds(reading: Reading, ids: ReadonlyMap<string, string>): Reading {
  const idOf = (id: string): string => ids.get(id) ?? id;
  return {
    ...reading,
    clauses: reading.clauses.map(clause => ({
      ...clause,
      id: idOf(clause.id),
      references: clause.references.map(reference =>
        reference.clause === undefined ? reference : { ...reference, clause: idOf(reference.clause) },
      ),
    })),
    units: reading.units.map(unit => ({ ...unit, clauses: unit.clauses.map(idOf) })),
    scenarios: reading.scenarios.map(scenario => ({ ...scenario, clauses: scenario.clauses.map(idOf) })),
    findings: reading.findings.map(finding =>
      finding.place.clause === undefined
        ? finding
        : { ...finding, place: { ...finding.place, clause: idOf(finding.place.clause) } },
    ),
  };
}
