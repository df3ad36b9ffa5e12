// Those outside the organisation who are told by a person: numbers of the plan, and posts that are not of the organisation.
import type { Party, Plan } from '#core/plan/plan.ts';
import type { Holder } from './state.ts';

const SIGN = 'contact:';

export function isOutside(person: string): boolean {
  return person.startsWith(SIGN);
}

export function outsidersOf(plan: Plan, party: Party): readonly Holder[] {
  if (party.kind === 'contact') return [outsider(party.contact)];
  return party.kind === 'role' && plan.roles[party.role]?.outside ? [outsider(party.role)] : [];
}

export function outsider(id: string): Holder {
  return { person: `${SIGN}${id}`, reason: 'outside' };
}

/** What the plan calls them; undefined for people of the organisation. */
export function outsideTitle(plan: Plan, person: string): string | undefined {
  if (!isOutside(person)) return undefined;
  const id = person.slice(SIGN.length);
  return plan.contacts[id]?.title ?? plan.roles[id]?.title ?? id;
}
