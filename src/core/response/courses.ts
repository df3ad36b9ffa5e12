// Courses of a scenario: one, or one for each item of its list (several seats fail in one incident). A course goes on when
// its item is not in the list's `where` any more: what is to be done after the seat is back belongs to it.
import type { ScenarioId } from '#core/plan/plan.ts';
import { truthOf } from './condition.ts';
import { itemName, listItems, NO_ITEMS, valuesOf } from './items.ts';
import type { Items } from './state.ts';
import { roundOf, scenarioRound, type Work } from './work.ts';

export type Course = {
  readonly item: string | null;
  readonly items: Items;
  readonly round: number;
  readonly values?: Readonly<Record<string, unknown>>;
  readonly name?: string;
};

export function coursesOf(work: Pick<Work, 'plan' | 'state'>, scenario: ScenarioId): readonly Course[] {
  const each = work.plan.scenarios[scenario]?.each;
  if (!each) return [{ item: null, items: NO_ITEMS, round: scenarioRound(work, scenario) }];
  const { list, where } = each;
  return listItems(work, list).flatMap(entry => {
    const items: Items = { [list]: entry.id };
    const round = scenarioRound(work, scenario, items);
    const values = valuesOf(work, list, entry);
    const scope = { plan: work.plan, state: work.state, scenario, item: values, items };
    const runs = where === undefined || truthOf(where, scope).holds === true;
    if (!runs && !hasBegun(work, scenario, items, round)) return [];
    const name = itemName(entry);
    return [{ item: entry.id, items, round, values, ...(name === entry.id ? {} : { name }) }];
  });
}

function hasBegun(work: Pick<Work, 'state'>, scenario: ScenarioId, items: Items, round: number): boolean {
  return Object.values(work.state.duties).some(
    duty =>
      duty.scenario === scenario &&
      roundOf(duty) === round &&
      Object.entries(items).every(([list, id]) => duty.items?.[list] === id),
  );
}
