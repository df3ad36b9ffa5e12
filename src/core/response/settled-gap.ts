// A gap between the grades that somebody settled by an example: does the present case lie in the same gap? Figures lie in
// it when no figure of the table is between them and the example's; everything else must be as in the example.
import { literalsIn } from '#core/feel/literals.ts';
import type { SettledGrade } from '#core/plan/grades.ts';
import type { Plan } from '#core/plan/plan.ts';
import type { IncidentState } from './state.ts';

export function isSettledGap(plan: Plan, state: IncidentState, example: SettledGrade['example']): boolean {
  return Object.entries(example).every(([fact, value]) => {
    const now = state.facts[fact]?.value ?? state.states[fact]?.on;
    if (typeof value !== 'number' || typeof now !== 'number') return now === value;
    const [low, high] = value < now ? [value, now] : [now, value];
    return figures(plan, fact).every(figure => figure <= low || figure >= high);
  });
}

/** The figures that the rows compare a fact with. */
function figures(plan: Plan, fact: string): readonly number[] {
  return (plan.grades?.table.rows ?? []).flatMap(row => [...(literalsIn(row.when).get(fact)?.numbers ?? [])]);
}
