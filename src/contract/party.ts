// Parties of a plan (a role, a contact, the head of somebody's unit …) as data for people: what kind it is, and the
// title where the plan gives one. The words around it are the reader's language.
import { z } from 'zod';
import type { Party, Plan, RungTarget, Who } from '#core/plan/plan.ts';

export const PartyRef = z.object({
  kind: z.enum([
    'role',
    'contact',
    'reporter',
    'head-of',
    'item-author',
    'told-by',
    'deputies',
    'unit-head',
    'parent-head',
    'alarm',
  ]),
  /** The role, contact or steps meant; of head-of: whose. Empty where the kind says it all. */
  title: z.string(),
});
export type PartyRef = z.infer<typeof PartyRef>;

export function partyRef(party: Party, plan: Plan): PartyRef {
  switch (party.kind) {
    case 'role':
      return { kind: party.kind, title: plan.roles[party.role]?.title ?? party.role };
    case 'contact':
      return { kind: party.kind, title: plan.contacts[party.contact]?.title ?? party.contact };
    case 'head-of':
      return { kind: party.kind, title: partyRef(party.of, plan).title };
    case 'told-by':
      return { kind: party.kind, title: party.steps.map(id => plan.steps[id]?.title ?? id).join('、') };
    case 'reporter':
    case 'item-author':
      return { kind: party.kind, title: '' };
  }
}

export function targetRef(target: RungTarget, plan: Plan): PartyRef {
  return target.kind === 'party' ? partyRef(target.party, plan) : { kind: target.kind, title: '' };
}

export function whoRefs(who: Who, plan: Plan): PartyRef[] {
  return (who.mode === 'any-of' ? who.parties : [who.party]).map(party => partyRef(party, plan));
}
