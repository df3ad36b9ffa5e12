// Signing in and out, and who is signed in. A session is a cookie that scripts cannot read.
import { z } from 'zod';
import { route } from './route.ts';
import { Id, IsoInstant, Language } from './text.ts';

export const OrgRole = z.enum([
  'administrator',
  'plan-editor',
  'approver',
  'duty-commander',
  'responder',
  'auditor',
]);
export type OrgRole = z.infer<typeof OrgRole>;

export const Session = z.object({
  user: z.object({ id: z.string(), email: z.string(), name: z.string() }),
  organisation: z.object({ id: z.string(), name: z.string(), zone: z.string(), language: Language }),
  /** Other organisations this account may switch to; the present one is among them. */
  organisations: z.array(z.object({ id: z.string(), name: z.string() })),
  /** Who the account is in the roster; null when it is nobody there. */
  person: z.object({ id: z.string(), name: z.string() }).nullable(),
  roles: z.array(OrgRole),
  /** Actions of the rights table that these roles may do: what the console shows. */
  may: z.array(z.string()),
  language: Language,
  expires: IsoInstant,
  /** False after a one-time link until a password is set. */
  has_password: z.boolean(),
});
export type Session = z.infer<typeof Session>;

export const getSession = route({
  id: 'get-session',
  method: 'GET',
  path: '/api/v1/session',
  action: 'signed-in',
  summary: { zh: '当前登录的账号', en: 'Who is signed in' },
  status: 200,
  answer: Session,
});

export const signIn = route({
  id: 'sign-in',
  method: 'POST',
  path: '/api/v1/session',
  action: 'public',
  summary: { zh: '用邮箱和密码登录', en: 'Sign in with e-mail and password' },
  body: z.object({ email: z.string().min(3).max(254), password: z.string().min(1).max(200) }),
  status: 200,
  answer: Session,
});

/** The link is `<base>/sign-in#link=<token>`: what follows # reaches no server log; the page posts it here. */
export const redeemLink = route({
  id: 'redeem-link',
  method: 'POST',
  path: '/api/v1/session/link',
  action: 'public',
  summary: { zh: '用一次性链接登录', en: 'Sign in with a one-time link' },
  body: z.object({ token: z.string().min(20).max(200) }),
  status: 200,
  answer: Session,
});

export const signOut = route({
  id: 'sign-out',
  method: 'DELETE',
  path: '/api/v1/session',
  action: 'signed-in',
  summary: { zh: '退出登录', en: 'Sign out' },
  status: 204,
  answer: 'none',
});

export const setLanguage = route({
  id: 'set-language',
  method: 'PUT',
  path: '/api/v1/session/language',
  action: 'signed-in',
  summary: { zh: '切换界面语言', en: 'Switch the language' },
  body: z.object({ language: Language }),
  status: 200,
  answer: Session,
});

export const switchOrganisation = route({
  id: 'switch-organisation',
  method: 'PUT',
  path: '/api/v1/session/organisation',
  action: 'signed-in',
  summary: { zh: '切换到另一个单位', en: 'Switch to another organisation' },
  body: z.object({ organisation: Id }),
  status: 200,
  answer: Session,
});

/** At least 12 characters, not among the common ones. `current` may be missing while the account has none. */
export const setPassword = route({
  id: 'set-password',
  method: 'PUT',
  path: '/api/v1/session/password',
  action: 'signed-in',
  summary: { zh: '设置或修改密码', en: 'Set or change the password' },
  body: z.object({ current: z.string().max(200).optional(), password: z.string().min(1).max(200) }),
  status: 204,
  answer: 'none',
});

export const sessionRoutes = [
  getSession,
  signIn,
  redeemLink,
  signOut,
  setLanguage,
  switchOrganisation,
  setPassword,
] as const;
