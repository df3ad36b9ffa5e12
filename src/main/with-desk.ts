// The desk, and what only the operator of the machine may do, for one command: on the database of a running fengsui in the same data folder, or on the database
// opened for this command alone.
import { randomUUID } from 'node:crypto';
import type { NewOrganisation } from '#cli/organisation.ts';
import type { OrgRole } from '#desk/actor.ts';
import { makeIncidentDesk } from '#desk/incidents.ts';
import { makeKnown } from '#desk/known.ts';
import { makeLinks } from '#desk/links.ts';
import type { Store } from '#desk/ports.ts';
import { ok, type Result, refuse } from '#desk/result.ts';
import type { IncidentDesk } from '#desk/services.ts';
import { makeAuth } from '#http/auth.ts';
import type { Auth } from '#http/auth-port.ts';
import { openPostgresStore, type PostgresStore } from '#store/postgres-store.ts';
import { baseUrlOf, type Config } from './config.ts';
import { openProgramDatabase } from './open-database.ts';
import { derivedSecret, installationSecret } from './secret.ts';
import { systemClock as clock } from './system-clock.ts';

export type Desk = { readonly incidents: IncidentDesk; readonly store: Store };

export async function withDesk<T>(config: Config, use: (desk: Desk) => Promise<T>): Promise<T> {
  return await withStore(config, async store => {
    const known = makeKnown(store, clock);
    const secret = installationSecret(config.secret, config.dataDir);
    const links = makeLinks(derivedSecret(secret, 'task-links'), baseUrlOf(config));
    const incidents = makeIncidentDesk({
      store,
      clock,
      known,
      newId: randomUUID,
      links,
    });
    return await use({ incidents, store });
  });
}

export async function issueSignInLink(
  config: Config,
  email: string,
): Promise<{ readonly url: string; readonly expires: number } | null> {
  return await withStore(config, async store => {
    const auth = authOf(config, store);
    for (const { id } of await store.roster.organisations()) {
      const account = (await auth.accounts(id)).find(one => one.email === email);
      if (account) return await auth.issueOneTimeLink(account.user);
    }
    return null;
  });
}

/** The first administrator is a person of the roster too, who may report and command from the first minute. */
export async function makeOrganisation(
  config: Config,
  { id, name, zone, administrator }: NewOrganisation,
): Promise<Result<{ readonly url: string }>> {
  return await withStore(config, async store => {
    if (await store.roster.organisation(id)) return refuse('already-there');
    const auth = authOf(config, store);
    const made = await auth.createUser(administrator);
    if (!made.ok) return made;
    const { user } = made.value;
    const person = randomUUID();
    await store.roster.addOrganisation({ id, name, zone, language: 'zh' });
    await store.roster.savePerson({
      id: person,
      org: id,
      name: administrator.name,
      unit: null,
      language: 'zh',
      addresses: [
        { channel: 'email', value: administrator.email, verified: true },
        { channel: 'in-app', value: person, verified: true },
      ],
      user,
    });
    await auth.saveMembership(user, { org: id, person, roles: FIRST_ROLES });
    return ok({ url: (await auth.issueOneTimeLink(user)).url });
  });
}

const FIRST_ROLES: readonly OrgRole[] = ['administrator', 'plan-editor', 'approver', 'duty-commander'];

function authOf(config: Config, { pool }: PostgresStore): Auth {
  const secret = derivedSecret(installationSecret(config.secret, config.dataDir), 'sessions');
  return makeAuth({ pool, secret: secret.toString('base64url'), baseUrl: baseUrlOf(config), clock });
}

async function withStore<T>(config: Config, use: (store: PostgresStore) => Promise<T>): Promise<T> {
  const database = await openProgramDatabase(config, { join: true });
  const store = openPostgresStore({ connection: database.connection, connections: 2 });
  try {
    return await use(store);
  } finally {
    await store.close();
    await database.close();
  }
}
