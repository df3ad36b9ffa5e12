// Rungs hung on a state itself: each fires at origin + offset while the state lasts, once a round, and never once it is over.

import type { Rung } from '#core/plan/clock.ts';
import type { Fact, Plan } from '#core/plan/plan.ts';
import type { Instant } from '#core/time/instant.ts';
import { bringAbout } from './consequence.ts';
import { itemOf, keysOf, NO_ITEMS, titleOfKey } from './items.ts';
import { originInstant } from './origin.ts';
import { once } from './people.ts';
import { peopleOf } from './rung-people.ts';
import type { IncidentState, Items } from './state.ts';
import { emit, scenarioRound, type Work } from './work.ts';

type Coming = {
  readonly fact: Fact;
  readonly key: string; // the fact's id, or of one item
  readonly rung: Rung;
  readonly at: Instant;
};

/** Those that still can fire. */
export function comingStateRungs(plan: Plan, state: IncidentState): readonly Coming[] {
  if (state.phase !== 'active') return [];
  return factsWithLadder(plan).flatMap(fact =>
    keysOf({ plan, state }, fact.id, undefined).flatMap(key => {
      const now = state.states[key];
      if (!now?.on) return [];
      const items = itemsOfKey(fact, key);
      const round = roundFor(plan, state, fact.id, items);
      return (fact.ladder ?? []).flatMap(rung => {
        if (now.fired?.includes(rung.id)) return [];
        const from = originInstant(rung.of, { plan, state, round, opened: now.since, items });
        return from === null ? [] : [{ fact, key, rung, at: from + rung.offset }];
      });
    }),
  );
}

function itemsOfKey({ per }: Fact, key: string): Items {
  const item = itemOf(key);
  return per === undefined || item === undefined ? NO_ITEMS : { [per]: item };
}

export function fireStateRung(work: Work, { fact, key, rung, at }: Coming): void {
  const { round = 1 } = work.state.states[key] ?? {};
  const scenario =
    work.state.scenarios.find(id => work.plan.scenarios[id]?.starts === fact.id) ??
    work.state.scenarios[0] ??
    '';
  const items = itemsOfKey(fact, key);
  const place = { step: null, fact: fact.id, item: null, round: String(round), holders: [], scenario, items };
  const told = once(rung.tell.flatMap(target => peopleOf(work, place, target)));
  emit(work, { type: 'StateRungFired', fact: key, round, rung: rung.id, due: at, called: told }, at);
  const about = {
    id: `state:${key}/${round}`,
    title: titleOfKey(work, key),
    scenario,
    due: null,
    times: 1,
    from: null,
  };
  bringAbout(work, about, place, { tell: rung.tell, opens: rung.opens ?? [] }, `rung:${rung.id}`);
}

/** Steps count by the round of the scenario that the state starts, else of the first. */
function roundFor(plan: Plan, state: IncidentState, fact: string, items: Items): number {
  const own = state.scenarios.find(id => plan.scenarios[id]?.starts === fact) ?? state.scenarios[0];
  return own === undefined ? 0 : scenarioRound({ plan, state }, own, items);
}

function factsWithLadder(plan: Plan): readonly Fact[] {
  let known = laddered.get(plan);
  if (!known) {
    known = Object.values(plan.facts).filter(fact => (fact.ladder ?? []).length > 0);
    laddered.set(plan, known);
  }
  return known;
}

/** Kept as long as the plan object is. */
const laddered = new WeakMap<Plan, readonly Fact[]>();
