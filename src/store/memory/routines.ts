// Slots of what comes round in memory; the same answers as PostgreSQL gives.
import type { Posting, RoutineSlot, RoutineStore } from '#desk/ports.ts';
import { asStored } from '../json-text.ts';
import { compare } from '../projection.ts';
import type { Tables } from './tables.ts';

export function memoryRoutines({ slots, postings }: Tables): RoutineStore {
  const keyOf = ({ org, plan, routine, slot }: Pick<RoutineSlot, 'org' | 'plan' | 'routine' | 'slot'>) =>
    JSON.stringify([org, plan, routine, slot]);
  const latestFirst = (a: RoutineSlot, b: RoutineSlot) => b.opens - a.opens || compare(b.slot, a.slot);

  return {
    async claim(slot) {
      if (slots.has(keyOf(slot))) return false;
      slots.set(keyOf(slot), asStored(slot));
      return true;
    },

    async close(of, how, given) {
      const slot = slots.get(keyOf(of));
      if (slot?.state !== 'open') return;
      slots.set(keyOf(of), { ...slot, ...how });
      for (const one of given) postings.set(JSON.stringify([one.org, one.role, one.since]), asStored(one));
    },

    async open() {
      return [...slots.values()]
        .filter(({ state }) => state === 'open')
        .sort((a, b) => a.opens - b.opens || compare(keyOf(a), keyOf(b)));
    },

    async latest(org) {
      const found = new Map<string, RoutineSlot>();
      for (const slot of [...slots.values()].filter(one => one.org === org).sort(latestFirst)) {
        const last = JSON.stringify([slot.plan, slot.routine, 'last']);
        const done = JSON.stringify([slot.plan, slot.routine, 'done']);
        if (!found.has(last)) found.set(last, slot);
        if (slot.state === 'done' && !found.has(done)) found.set(done, slot);
      }
      return [...new Set(found.values())].sort(
        (a, b) => compare(a.plan, b.plan) || compare(a.routine, b.routine) || latestFirst(a, b),
      );
    },

    async history(org, plan, routine, limit) {
      return [...slots.values()]
        .filter(one => one.org === org && one.plan === plan && one.routine === routine)
        .sort(latestFirst)
        .slice(0, limit);
    },

    async postings(org) {
      const found = new Map<string, Posting>();
      const all = [...postings.values()].filter(one => one.org === org);
      for (const one of all.sort((a, b) => compare(a.role, b.role) || b.since - a.since))
        if (!found.has(one.role)) found.set(one.role, one);
      return [...found.values()];
    },
  };
}
