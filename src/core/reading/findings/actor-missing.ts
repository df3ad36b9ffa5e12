// A duty and nobody named: who acts most often around it is proposed.
import { type Clause, isObligation } from '../reading.ts';
import { at, type Rule } from './rule.ts';

export const actorMissing: Rule = ({ clauses }) => {
  const usual = usualActors(clauses);
  return clauses
    .filter(clause => isObligation(clause) && clause.actors.length === 0)
    .map(clause => {
      const value = usual(clause);
      return at(clause, {
        code: 'actor-missing',
        severity: 'warning',
        message: {
          zh: '没有写由谁做。请指定责任岗位。',
          en: 'Nobody is named. Say which post does it.',
        },
        ...(value === undefined ? {} : { proposal: { value, reason: REASON } }),
      });
    });
};

const REASON = {
  zh: '同一场景或章节中行为最多的岗位',
  en: 'who acts most often in the same scenario or chapter',
};

/** Who acts most often in the scenario, or in the chapter, of a clause. */
export function usualActors(clauses: readonly Clause[]): (clause: Clause) => string | undefined {
  const around = ({ scenario, path }: Clause) =>
    scenario === null ? `chapter ${path[0] ?? ''}` : `scenario ${scenario}`;
  const counts = new Map<string, Map<string, number>>();
  for (const clause of clauses) {
    if (clause.actors.length === 0) continue;
    const key = around(clause);
    const here = counts.get(key) ?? new Map<string, number>();
    if (here.size === 0) counts.set(key, here);
    for (const { name } of clause.actors) here.set(name, (here.get(name) ?? 0) + 1);
  }
  const most = new Map(
    [...counts].map(([key, here]) => [key, [...here].sort((a, b) => b[1] - a[1])[0]?.[0]]),
  );
  return clause => most.get(around(clause));
}
