// Accounts of an organisation: who may sign in and with which roles. Invitations are one-time links.
import { z } from 'zod';
import { route } from './route.ts';
import { OrgRole } from './session.ts';
import { Id, IsoInstant } from './text.ts';

export const Account = z.object({
  user: z.string(),
  email: z.string(),
  name: z.string(),
  person: z.string().nullable(),
  roles: z.array(OrgRole),
});

export const listAccounts = route({
  id: 'list-accounts',
  method: 'GET',
  path: '/api/v1/accounts',
  action: 'account.read',
  summary: { zh: '账号列表', en: 'Accounts of the organisation' },
  status: 200,
  answer: z.object({ items: z.array(Account) }),
});

/** `link` is null when the account belongs to another organisation too: it signs in as it does there. */
const Invitation = z.object({
  user: z.string(),
  link: z.string().nullable(),
  expires: IsoInstant.nullable(),
});

export const inviteAccount = route({
  id: 'invite-account',
  method: 'POST',
  path: '/api/v1/accounts',
  action: 'account.invite',
  summary: {
    zh: '新建账号并生成一次性登录链接（只显示一次）',
    en: 'Make an account; its one-time link is shown once',
  },
  body: z.object({
    email: z.email().max(254),
    name: z.string().trim().min(1).max(80),
    person: Id.nullable(),
    roles: z.array(OrgRole).min(1),
  }),
  status: 201,
  answer: Invitation,
});

export const setRoles = route({
  id: 'set-roles',
  method: 'PUT',
  path: '/api/v1/accounts/:user/roles',
  action: 'account.set-roles',
  summary: { zh: '修改账号的角色', en: 'Change the roles of an account' },
  params: z.object({ user: Id }),
  body: z.object({ roles: z.array(OrgRole).min(1), person: Id.nullable() }),
  status: 200,
  answer: Account,
});

export const issueLink = route({
  id: 'issue-link',
  method: 'POST',
  path: '/api/v1/accounts/:user/link',
  action: 'account.invite',
  summary: { zh: '为账号再生成一次性登录链接', en: 'A new one-time link for an account' },
  params: z.object({ user: Id }),
  status: 201,
  answer: Invitation,
});

export const accountRoutes = [listAccounts, inviteAccount, setRoles, issueLink] as const;
