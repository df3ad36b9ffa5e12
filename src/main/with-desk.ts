// The incident desk for one command: on the database of a running fengsui in the same data folder, or on the database
// opened for this command alone.
import { randomUUID } from 'node:crypto';
import { makeIncidentDesk } from '#desk/incidents.ts';
import { makeKnown } from '#desk/known.ts';
import { makeLinks } from '#desk/links.ts';
import type { Store } from '#desk/ports.ts';
import type { IncidentDesk } from '#desk/services.ts';
import { makeAuth } from '#http/auth.ts';
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
    const secret = derivedSecret(installationSecret(config.secret, config.dataDir), 'sessions').toString(
      'base64url',
    );
    const auth = await makeAuth({ pool: store.pool, secret, baseUrl: baseUrlOf(config), clock });
    for (const { id } of await store.roster.organisations()) {
      const account = (await auth.accounts(id)).find(one => one.email === email);
      if (account) return await auth.issueOneTimeLink(account.user);
    }
    return null;
  });
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
