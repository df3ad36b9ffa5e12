// Accounts over HTTP: inviting people and giving them roles.
import { inviteAccount, issueLink, listAccounts, setRoles } from '#contract/accounts.ts';
import { toIso } from '#core/time/instant.ts';
import type { OrgId, RosterStore } from '#desk/ports.ts';
import { ok, refuse } from '#desk/result.ts';
import type { Account, Auth } from './auth-port.ts';
import type { HttpDeps } from './deps.ts';
import type { Door } from './door.ts';
import type { Mount } from './mount.ts';

export function mountAccounts(mount: Mount, { auth, store: { roster } }: HttpDeps, door: Door): void {
  mount(listAccounts, async ({ actor }) => ok({ items: (await auth.accounts(actor.org)).map(view) }));

  mount(inviteAccount, async ({ body: { email, name, person, roles }, actor, note }) => {
    note.object = email;
    note.detail = { person, roles };
    if (person !== null && !(await isPerson(roster, actor.org, person)))
      return refuse('unknown-person', { person });
    if ((await auth.accounts(actor.org)).some(it => it.email === email.toLowerCase()))
      return refuse('account-exists', { email });
    const made = await auth.createUser({ email, name });
    if (!made.ok) return made;
    const { user } = made.value;
    const joined = await auth.saveMembership(user, { org: actor.org, person, roles });
    if (!joined.ok) return joined;
    await tie(roster, actor.org, user, person);
    return ok(await invitation(auth, actor.org, user));
  });

  mount(setRoles, async ({ params: { user }, body: { roles, person }, actor, note }) => {
    note.detail = { person, roles };
    if (!(await accountOf(auth, actor.org, user))) return refuse('unknown-account', { user });
    if (person !== null && !(await isPerson(roster, actor.org, person)))
      return refuse('unknown-person', { person });
    const saved = await auth.saveMembership(user, { org: actor.org, person, roles });
    if (!saved.ok) return saved;
    door.forget();
    await tie(roster, actor.org, user, person);
    const account = await accountOf(auth, actor.org, user);
    return account ? ok(view(account)) : refuse('unknown-account', { user });
  });

  mount(issueLink, async ({ params: { user }, actor }) => {
    if (!(await accountOf(auth, actor.org, user))) return refuse('unknown-account', { user });
    const made = await invitation(auth, actor.org, user);
    return made.link === null ? refuse('account-elsewhere', { user }) : ok(made);
  });
}

/** No link to an account that another organisation has too: it would open that one's door. It has its own way in. */
async function invitation(auth: Auth, org: OrgId, user: string) {
  const elsewhere = (await auth.membershipsOf(user)).some(it => it.org !== org);
  if (elsewhere) return { user, link: null, expires: null };
  const { url, expires } = await auth.issueOneTimeLink(user);
  return { user, link: url, expires: toIso(expires) };
}

const view = (account: Account) => ({ ...account, roles: [...account.roles] });

async function accountOf(auth: Auth, org: OrgId, user: string): Promise<Account | undefined> {
  return (await auth.accounts(org)).find(it => it.user === user);
}

async function isPerson(roster: RosterStore, org: OrgId, person: string): Promise<boolean> {
  return (await roster.roster(org)).people.some(it => it.id === person);
}

/** The roster says which account a person has; nobody else keeps it. */
async function tie(roster: RosterStore, org: OrgId, user: string, person: string | null): Promise<void> {
  const { people } = await roster.roster(org);
  for (const it of people) {
    if (it.id === person && it.user !== user) await roster.savePerson({ ...it, user });
    else if (it.id !== person && it.user === user) await roster.savePerson({ ...it, user: null });
  }
}
