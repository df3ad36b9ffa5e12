// The whole desk in this process, in memory, with the sample organisations: what `npm run dev:web` and the browser
// tests talk to. Only the outside is played: messages go to channels that accept everything.
import { randomBytes, randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { Registry } from 'prom-client';
import { startDispatcher } from '#desk/dispatcher.ts';
import { fakeChannel } from '#desk/fake-channel.ts';
import { makeIncidentDesk } from '#desk/incidents.ts';
import { makeKnown } from '#desk/known.ts';
import { linkSecret } from '#desk/links.ts';
import { makePlanDesk } from '#desk/plans.ts';
import type { Clock, Store } from '#desk/ports.ts';
import { startTimekeeper } from '#desk/timekeeper.ts';
import { makeMemoryAuth } from '#http/memory-auth.ts';
import { buildServer } from '#http/server.ts';
import { readUpload } from '#main/read-upload.ts';
import { loadSample } from '#main/sample/load-sample.ts';
import { SAMPLES } from '#main/sample/people.ts';
import { systemClock } from '#main/system-clock.ts';
import { openMemoryStore } from '#store/memory/memory-store.ts';

export type DevDesk = {
  readonly origin: string;
  readonly store: Store;
  readonly app: FastifyInstance;
  readonly password: string;
  /** Address with which the person of a sample organisation signs in. */
  emailOf(org: string, person: string): string;
  oneTimeLink(): Promise<string>;
  /** Moves the desk's clock on and lets everything due happen. */
  forward(span: number): Promise<void>;
  close(): Promise<void>;
};

/** `web`: the folder of the built console, or null for the API alone. */
export async function startDevDesk(options: {
  readonly web: string | null;
  readonly port?: number;
  readonly password?: string;
}): Promise<DevDesk> {
  let ahead = 0;
  const clock: Clock = {
    now: () => systemClock.now() + ahead,
    wakeAt: (at, call) => systemClock.wakeAt(at - ahead, call),
  };
  const password = options.password ?? 'beacon-tower-at-dawn';
  const store = openMemoryStore();
  const baseUrl = 'http://localhost:8230';
  const newId = () => randomUUID();
  const newSecret = () => linkSecret(randomBytes(32));
  const log = () => undefined;
  const auth = makeMemoryAuth(clock, baseUrl);
  const known = makeKnown(store, clock);
  const first = await loadSample({ store, auth, clock, newId, readUpload });
  await setPasswords(auth, password);
  const app = await buildServer({
    incidents: makeIncidentDesk({ store, clock, known, baseUrl, newId, newSecret }),
    plans: makePlanDesk({ store, clock, known, newId, readUpload }),
    store,
    clock,
    auth,
    config: { baseUrl, trustProxy: false, metricsToken: null },
    version: 'dev',
    web: options.web,
    log: null,
    metrics: new Registry(),
  });
  const timekeeper = startTimekeeper({ store, clock, known, baseUrl, newSecret, log });
  const dispatcher = startDispatcher({
    store,
    channels: [fakeChannel('email'), fakeChannel('in-app'), fakeChannel('webhook')],
    clock,
    log,
    random: Math.random,
    onDelivery: async () => undefined,
  });
  const origin = await app.listen({ port: options.port ?? 0, host: '127.0.0.1' });
  return {
    origin,
    store,
    app,
    password,
    emailOf: (org, person) => `${person}@${org}.example.com`,
    oneTimeLink: async () => (await auth.issueOneTimeLink(first ?? '')).url.replace(baseUrl, origin),
    async forward(span) {
      ahead += span;
      timekeeper.wake();
      await timekeeper.settled();
      dispatcher.poke();
      await dispatcher.settled();
    },
    async close() {
      await app.close();
      await timekeeper.stop();
      await dispatcher.stop();
      await store.close();
    },
  };
}

/** The sample's accounts come without passwords; here everybody has the same. */
async function setPasswords(auth: ReturnType<typeof makeMemoryAuth>, password: string): Promise<void> {
  for (const sample of SAMPLES)
    for (const account of await auth.accounts(sample.id)) {
      const entered = await auth.verify(auth.cookieOf(account.user));
      if (entered && !entered.signedIn.has_password)
        await auth.setPassword(entered.signedIn, undefined, password);
    }
}
