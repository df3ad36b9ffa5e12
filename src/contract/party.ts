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
    'item-field',
    'doer-of',
    'scene-lead',
    'level-commander',
    'present-at',
    'up-the-line',
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
    case 'unit-head':
      return { kind: party.kind, title: plan.units[party.unit]?.title ?? party.unit };
    case 'item-field':
      return { kind: party.kind, title: party.field };
    case 'doer-of':
      return { kind: party.kind, title: plan.steps[party.step]?.title ?? party.step };
    case 'present-at':
      return { kind: party.kind, title: plan.presence?.[party.post]?.title ?? party.post };
    case 'up-the-line':
      return { kind: party.kind, title: (party.to && plan.units[party.to]?.title) ?? '' };
    case 'reporter':
    case 'item-author':
    case 'scene-lead':
    case 'level-commander':
      return { kind: party.kind, title: '' };
  }
}

export function targetRef(target: RungTarget, plan: Plan): PartyRef {
  return target.kind === 'party' ? partyRef(target.party, plan) : { kind: target.kind, title: '' };
}

export function whoRefs(who: Who, plan: Plan): PartyRef[] {
  return (who.mode === 'any-of' ? who.parties : [who.party]).map(party => partyRef(party, plan));
}
