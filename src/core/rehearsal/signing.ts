// Posts to be present at in a rehearsal: one of those who may signs on once he is there, and again before it lapses, for as
// long as the response lasts. Who does not answer anybody does not sign on either.
import { candidates } from '#core/response/people.ts';
import type { PersonId } from '#core/roster/roster.ts';
import { type Simulation, tell } from './simulation.ts';
import { travelSpan } from './working.ts';

const EARLY = 0.8; // of the time after which it lapses

export function beginSigning(world: Simulation, index: number): void {
  const state = world.cases[index]?.state;
  if (!state) return;
  const roster = world.rosterAt(world.now);
  const work = { plan: world.plan, roster, now: world.now, at: world.now, state, events: [] };
  for (const { id, by } of Object.values(world.plan.presence ?? {})) {
    const able = by.flatMap(role =>
      candidates({ kind: 'role', role }, work, { step: null, item: null, round: 0 }),
    );
    const person = able.find(one => !world.silent.has(one.person))?.person;
    if (person === undefined) continue;
    const wait = travelSpan(world, { case: index, duty: `presence:${id}` }, person);
    world.agenda.put(world.now + wait, { do: 'sign-on', case: index, post: id, person });
  }
}

export function signOn(world: Simulation, index: number, post: string, person: PersonId): void {
  if (world.cases[index]?.state?.phase !== 'active') return;
  if (tell(world, index, { type: 'SignOn', post, by: person }) !== null) return;
  const renew = world.plan.presence?.[post]?.renew;
  if (renew === undefined) return;
  const wait = Math.max(1000, Math.round(renew * EARLY));
  world.agenda.put(world.now + wait, { do: 'sign-on', case: index, post, person });
}
