// Who acts: a signed-in person of an organisation, a person holding a task link, or the operator of the machine.
import type { PersonId } from '#core/roster/roster.ts';
import type { OrgId } from './ports.ts';

export type OrgRole =
  | 'administrator'
  | 'plan-editor'
  | 'approver'
  | 'duty-commander'
  | 'responder'
  | 'auditor';

export type Actor = {
  readonly org: OrgId;
  readonly user: string | null; // account id; null for a task link
  readonly person: PersonId | null; // the person in the roster, when the account is one
  readonly roles: readonly OrgRole[];
  readonly via: 'session' | 'link' | 'cli';
  readonly address: string | null; // network address
};

/** Who is written down as having done it. */
export const nameOf = (actor: Actor): string => actor.user ?? actor.person ?? 'cli';
