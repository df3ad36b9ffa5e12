// States that follow from other facts: on while their condition holds, since the latest of what makes it so. What cannot be
// told yet changes nothing.
import { feelOf } from '#core/feel/feel.ts';
import type { Fact } from '#core/plan/plan.ts';
import type { Instant } from '#core/time/instant.ts';
import { truthOf } from './condition.ts';
import { endState, riseAgain } from './fact-commands.ts';
import { factKey, keyIn, listItems, NO_ITEMS, stateIn, valuesOf } from './items.ts';
import type { Items } from './state.ts';
import type { Work } from './work.ts';

export function settleDerivedStates(work: Work): void {
  if (work.state.phase !== 'active') return;
  for (const fact of Object.values(work.plan.facts)) {
    if (fact.when === undefined || fact.type !== 'state') continue;
    if (fact.per === undefined) settleOne(work, fact, fact.id, NO_ITEMS);
    else
      for (const entry of listItems(work, fact.per))
        settleOne(work, fact, factKey(fact.id, entry.id), { [fact.per]: entry.id });
  }
}

function settleOne(work: Work, fact: Fact, key: string, items: Items): void {
  const feel = fact.when ?? '';
  const { plan, state } = work;
  const entry = fact.per && listItems(work, fact.per).find(({ id }) => id === items[fact.per ?? '']);
  const item = entry && fact.per ? valuesOf(work, fact.per, entry) : undefined;
  const { holds } = truthOf(feel, { plan, state, scenario: state.scenarios[0] ?? '', item, items });
  const on = state.states[key]?.on === true;
  if (holds === null || holds === on) return;
  const at = sinceWhen(work, feel, items);
  if (holds) riseAgain(work, key, at);
  else endState(work, key, Math.max(at, state.states[key]?.since ?? at));
}

/** The latest instant of the facts it follows from, as they were observed. */
function sinceWhen(work: Work, feel: string, items: Items): Instant {
  const instants = feelOf(work.plan, feel).names.flatMap(name => {
    const [base = name] = name.split('__');
    const now = stateIn(work, base, items);
    if (now) return (now.on ? now.since : now.ended) ?? [];
    return work.state.facts[keyIn(work.plan, base, items)]?.observed ?? [];
  });
  return instants.length === 0 ? work.at : Math.min(work.at, Math.max(...instants));
}
