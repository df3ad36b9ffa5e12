// Which clauses of the source a plan carries out. A plan names a clause by its id ("c014") or by the number printed in
// the text ("2.4"); screens speak of ids.
import type { PlanVersion, SourceDocument } from '#contract/plans.ts';

export type ClauseRefs = {
  /** Ids of the clauses that a reference of the plan means. */
  idsOf(reference: string): readonly string[];
  /** As printed where it has a number, else its first words; its id where the source is not there. */
  nameOf(id: string): string;
  /** Clauses of each step, by id. */
  ofStep(step: string): readonly string[];
  stepsOf(id: string): readonly string[];
  /** Obligations of the text that nothing in the plan names and nobody left out on purpose. */
  readonly uncovered: ReadonlySet<string>;
};

export function clauseRefs(version: PlanVersion, source: SourceDocument | undefined): ClauseRefs {
  const clauses = source?.clauses ?? [];
  const named = new Map<string, string[]>();
  const names = new Map<string, string>();
  for (const { id, number, quote } of clauses) {
    names.set(id, number ?? `“${firstWords(quote)}”`);
    for (const name of number ? [id, number] : [id]) named.set(name, [...(named.get(name) ?? []), id]);
  }
  const idsOf = (reference: string) => named.get(reference) ?? [reference];
  const steps = new Map(version.steps.map(step => [step.id, step.clauses.flatMap(idsOf)]));
  const taken = new Set([...steps.values(), ...otherReferences(version).map(idsOf)].flat());
  return {
    idsOf,
    nameOf: id => names.get(id) ?? id,
    ofStep: step => steps.get(step) ?? [],
    stepsOf: id => [...steps].filter(([, ids]) => ids.includes(id)).map(([step]) => step),
    uncovered: new Set(
      clauses
        .filter(({ id, modality }) => (modality === 'must' || modality === 'must_not') && !taken.has(id))
        .map(it => it.id),
    ),
  };
}

function firstWords(quote: string): string {
  const signs = [
    ...quote
      .trim()
      .split(/[\s，。；：,;:]/, 1)
      .join(''),
  ];
  return signs.length > 10 ? `${signs.slice(0, 9).join('')}…` : signs.join('');
}

/** Clauses named by anything of the plan (routines, stocks, grades, standing duties …), and those left out on purpose. */
function otherReferences({ compiled }: PlanVersion): readonly string[] {
  return compiled ? [...namedIn(compiled), ...Object.keys(compiled.ignored)] : [];
}

function namedIn(part: unknown): readonly string[] {
  if (typeof part !== 'object' || part === null) return [];
  if (Array.isArray(part)) return part.flatMap(namedIn);
  return Object.entries(part).flatMap(([key, value]) =>
    key === 'clause' && typeof value === 'string' ? [value] : namedIn(value),
  );
}
