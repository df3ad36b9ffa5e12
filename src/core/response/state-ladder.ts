// Rungs hung on a state itself: each fires at origin + offset while the state lasts, once a round, and never once it is over.

import type { Rung } from '#core/plan/clock.ts';
import type { Fact, Plan } from '#core/plan/plan.ts';
import type { Instant } from '#core/time/instant.ts';
import { bringAbout } from './consequence.ts';
import { originInstant } from './origin.ts';
import { once } from './people.ts';
import { peopleOf } from './rung-people.ts';
import type { IncidentState } from './state.ts';
import { emit, scenarioRound, type Work } from './work.ts';

type Coming = { readonly fact: Fact; readonly rung: Rung; readonly at: Instant };

/** Those that still can fire. */
export function comingStateRungs(plan: Plan, state: IncidentState): readonly Coming[] {
  if (state.phase !== 'active') return [];
  return factsWithLadder(plan).flatMap(fact => {
    const now = state.states[fact.id];
    if (!now?.on) return [];
    const round = roundFor(plan, state, fact.id);
    return (fact.ladder ?? []).flatMap(rung => {
      if (now.fired?.includes(rung.id)) return [];
      const from = originInstant(rung.of, { state, round, opened: now.since });
      return from === null ? [] : [{ fact, rung, at: from + rung.offset }];
    });
  });
}

export function fireStateRung(work: Work, { fact, rung, at }: Coming): void {
  const { round = 1 } = work.state.states[fact.id] ?? {};
  const scenario =
    work.state.scenarios.find(id => work.plan.scenarios[id]?.starts === fact.id) ??
    work.state.scenarios[0] ??
    '';
  const place = { step: null, fact: fact.id, item: null, round: String(round), holders: [], scenario };
  const told = once(rung.tell.flatMap(target => peopleOf(work, place, target)));
  emit(work, { type: 'StateRungFired', fact: fact.id, round, rung: rung.id, due: at, called: told }, at);
  const about = {
    id: `state:${fact.id}/${round}`,
    title: fact.title,
    scenario,
    due: null,
    times: 1,
    from: null,
  };
  bringAbout(work, about, place, { tell: rung.tell, opens: rung.opens ?? [] }, `rung:${rung.id}`);
}

/** Steps count by the round of the scenario that the state starts, else of the first. */
function roundFor(plan: Plan, state: IncidentState, fact: string): number {
  const own = state.scenarios.find(id => plan.scenarios[id]?.starts === fact) ?? state.scenarios[0];
  return own === undefined ? 0 : scenarioRound({ plan, state }, own);
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
