// People named by a plan, resolved to persons when the moment comes: posts, and roles that only the case can tell.
import type { RoleId, StepId, UnitId } from './ids.ts';

export type Party =
  | { readonly kind: 'role'; readonly role: RoleId }
  | { readonly kind: 'reporter' }
  | { readonly kind: 'head-of'; readonly of: Party } // head of the unit of that party
  | { readonly kind: 'unit-head'; readonly unit: UnitId } // head of a named unit
  | { readonly kind: 'item-author' } // whoever entered the list item
  | { readonly kind: 'item-field'; readonly field: string } // the person, post or unit in a field of the item
  | { readonly kind: 'told-by'; readonly steps: readonly StepId[] } // those in fact told by these steps in this round
  | { readonly kind: 'doer-of'; readonly step: StepId } // whoever did that step in this round
  | { readonly kind: 'scene-lead' } // first there, until somebody relieves them
  | { readonly kind: 'level-commander' } // who commands at the present level
  | { readonly kind: 'present-at'; readonly post: string } // whoever is signed on there now (`presence`)
  | { readonly kind: 'up-the-line'; readonly to?: UnitId } // heads of unit after unit up the tree, to this one or the top
  | { readonly kind: 'contact'; readonly contact: string }; // outside number, called by a person

export type Who =
  /** One accountable; those in `with` take part and are told, and do not answer for it. */
  | { readonly mode: 'one'; readonly party: Party; readonly with?: readonly Party[] }
  | { readonly mode: 'each-of'; readonly party: Party } // one duty per person on duty
  | { readonly mode: 'any-of'; readonly parties: readonly Party[] }; // one duty, whoever takes it first

/** `half`: more than half of those meant, fixed at opening. */
export type Quorum = 'any' | 'all' | 'half' | number;
