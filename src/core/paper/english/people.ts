// People of a plan in English words. Titles stand as the plan writes them.
import type { RungTarget } from '#core/plan/clock.ts';
import type { Quorum } from '#core/plan/party.ts';
import type { Party, Plan, Who } from '#core/plan/plan.ts';
import { roleTitle, stepTitle, unitTitle } from '../party-words.ts';

export function partyInEnglish(party: Party, plan: Plan): string {
  switch (party.kind) {
    case 'role':
      return roleTitle(party.role, plan);
    case 'contact':
      return contactInEnglish(party.contact, plan);
    case 'head-of':
      return `the head of the unit of ${partyInEnglish(party.of, plan)}`;
    case 'unit-head':
      return `the head of ${unitTitle(party.unit, plan)}`;
    case 'told-by':
      return 'those told so far';
    case 'doer-of':
      return `whoever did “${stepTitle(party.step, plan)}”`;
    case 'present-at':
      return `whoever is present at ${plan.presence?.[party.post]?.title ?? party.post}`;
    case 'up-the-line':
      return party.to === undefined
        ? 'the heads up the line'
        : `the heads up the line to ${unitTitle(party.to, plan)}`;
    case 'item-field':
      return `the ${party.field} of the entry`;
    case 'reporter':
      return 'whoever reported it';
    case 'item-author':
      return 'whoever made the entry';
    case 'scene-lead':
      return 'the on-scene lead';
    case 'level-commander':
      return 'the commander at the present level';
  }
}

export function contactInEnglish(id: string, plan: Plan): string {
  const contact = plan.contacts[id];
  if (!contact) return id;
  return contact.number === undefined ? contact.title : `${contact.title} (${contact.number})`;
}

/** "A, B and C". */
export function listed(all: readonly string[], word: 'and' | 'or' = 'and'): string {
  const last = all.at(-1);
  return all.length < 2 || last === undefined ? all.join() : `${all.slice(0, -1).join(', ')} ${word} ${last}`;
}

export const partiesInEnglish = (parties: readonly Party[], plan: Plan): string =>
  listed(parties.map(party => partyInEnglish(party, plan)));

export function whoInEnglish(who: Who, plan: Plan): string {
  switch (who.mode) {
    case 'one':
      return who.with === undefined || who.with.length === 0
        ? partyInEnglish(who.party, plan)
        : `${partyInEnglish(who.party, plan)}, with ${partiesInEnglish(who.with, plan)},`;
    case 'each-of':
      return `each ${partyInEnglish(who.party, plan)}`;
    case 'any-of':
      return listed(
        who.parties.map(party => partyInEnglish(party, plan)),
        'or',
      );
  }
}

export function quorumInEnglish(quorum: Quorum): string {
  if (quorum === 'all') return '';
  return quorum === 'any'
    ? ' (any of them)'
    : quorum === 'half'
      ? ' (more than half)'
      : ` (${quorum} of them)`;
}

const TARGET = {
  deputies: 'the deputies of the post',
  'unit-head': 'the head of the unit',
  'parent-head': 'the head of the unit above',
  alarm: 'the duty desk (nobody reachable)',
} as const;

export const targetsInEnglish = (targets: readonly RungTarget[], plan: Plan): string =>
  listed(
    targets.map(target =>
      target.kind === 'party' ? partyInEnglish(target.party, plan) : TARGET[target.kind],
    ),
  );
