// Who may do what: one table from action to roles. Every route of the API names its action; what a person may do inside
// one incident (is it your duty, is it your decision) is the core's to say.
import type { OrgRole } from './actor.ts';

export const ORG_ROLES: readonly OrgRole[] = [
  'administrator',
  'plan-editor',
  'approver',
  'duty-commander',
  'responder',
  'auditor',
];

const EVERYBODY = ORG_ROLES;
const ALL_BUT_AUDITOR = ORG_ROLES.filter(role => role !== 'auditor');

export const RIGHTS = {
  'plan.read': EVERYBODY,
  'plan.edit': ['administrator', 'plan-editor'],
  'plan.sign': ALL_BUT_AUDITOR,
  'plan.put-into-force': ['administrator', 'approver'],
  'review.read': EVERYBODY,
  'review.decide': ['administrator', 'plan-editor', 'approver'],
  'review.set': ['administrator'],
  'dictionary.edit': ['administrator', 'plan-editor'],
  'incident.read': EVERYBODY,
  'incident.report': ALL_BUT_AUDITOR,
  'incident.act': ALL_BUT_AUDITOR,
  'routine.read': EVERYBODY,
  'routine.start': ALL_BUT_AUDITOR,
  'message.read': ['administrator', 'duty-commander', 'auditor'],
  'message.send-again': ['administrator', 'duty-commander'],
  'roster.read': EVERYBODY,
  'roster.reveal': ['administrator', 'duty-commander'],
  'roster.edit': ['administrator'],
  'account.read': ['administrator', 'auditor'],
  'account.invite': ['administrator'],
  'account.set-roles': ['administrator'],
  'audit.read': ['administrator', 'auditor'],
} as const satisfies Readonly<Record<string, readonly OrgRole[]>>;

export type Action = keyof typeof RIGHTS;

/** Open to everybody, or to every session whatever its roles. */
export type OpenTo = 'public' | 'signed-in';

export function mayDo(action: Action, roles: readonly OrgRole[]): boolean {
  const allowed: readonly OrgRole[] = RIGHTS[action];
  return roles.some(role => allowed.includes(role));
}

/** All actions of somebody with these roles, in the order of the table. */
export function actionsOf(roles: readonly OrgRole[]): readonly Action[] {
  return ACTIONS.filter(action => mayDo(action, roles));
}

const isAction = (text: string): text is Action => Object.hasOwn(RIGHTS, text);
const ACTIONS: readonly Action[] = Object.keys(RIGHTS).filter(isAction);
