// The whole program, put together: the only place that constructs and knows everything. It runs inside a test as it
// runs on a server; what a test changes (the clock, the channels) is passed in.
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pino, { type Logger } from 'pino';
import { Registry } from 'prom-client';
import { emailChannel } from '#channels/email/email.ts';
import { inAppChannel } from '#channels/in-app/in-app.ts';
import { webhookChannel } from '#channels/webhook/webhook.ts';
import { makeCardDesk } from '#desk/cards.ts';
import { makeComparisonDesk } from '#desk/comparisons.ts';
import { makeDeliveryReports } from '#desk/delivery-reports.ts';
import { type Dispatcher, startDispatcher } from '#desk/dispatcher.ts';
import { makeEditions } from '#desk/editions.ts';
import { makeExchangeDesk } from '#desk/exchange.ts';
import { makeIncidentDesk } from '#desk/incidents.ts';
import { makeKnown } from '#desk/known.ts';
import { makeLinks } from '#desk/links.ts';
import { writeMessage } from '#desk/messages.ts';
import { makePaperDesk } from '#desk/paper.ts';
import { makePlanLives } from '#desk/plan-life.ts';
import { makePlanDesk } from '#desk/plans.ts';
import type { Channel, Clock } from '#desk/ports.ts';
import type { Proposer } from '#desk/proposer.ts';
import { makeReadings } from '#desk/readings.ts';
import { makeRehearsalDesk } from '#desk/rehearsals.ts';
import { makeReviewDesk } from '#desk/reviews.ts';
import { type RoutineKeeper, startRoutineKeeper } from '#desk/routine-keeper.ts';
import { makeRoutineDesk } from '#desk/routines.ts';
import { startTimekeeper, type Timekeeper } from '#desk/timekeeper.ts';
import { makeAuth } from '#http/auth.ts';
import type { Auth } from '#http/auth-port.ts';
import { registerCards } from '#http/cards.ts';
import { buildServer } from '#http/server.ts';
import { openAiProposer } from '#proposers/openai/openai.ts';
import { databaseFaultOf } from '#store/fault-of.ts';
import { openPostgresStore, type PostgresStore } from '#store/postgres-store.ts';
import { loadCardAssets } from '../../web/card/assets.ts';
import { cardPages } from '../../web/card/pages.ts';
import { baseUrlOf, type Config } from './config.ts';
import { type OpenedDatabase, openProgramDatabase } from './open-database.ts';
import { makeProgramMetrics } from './program-metrics.ts';
import { readUpload } from './read-upload.ts';
import { makeRehearsalThreads } from './rehearsal-threads.ts';
import { loadSample } from './sample/load-sample.ts';
import { derivedSecret, installationSecret } from './secret.ts';
import { smtpConfig } from './smtp-url.ts';
import { systemClock } from './system-clock.ts';

export type AppOptions = {
  readonly clock?: Clock;
  /** Instead of those of the configuration; a test's phones and mail servers. */
  readonly channels?: readonly Channel[];
  readonly database?: OpenedDatabase;
  readonly log?: Logger;
  /** Folder of another build of the console: what a browser test has just built. */
  readonly web?: string;
};

export type App = {
  readonly url: string;
  readonly store: PostgresStore;
  readonly auth: Auth;
  readonly timekeeper: Timekeeper;
  readonly dispatcher: Dispatcher;
  readonly routines: RoutineKeeper;
  /** Printed once, at the very first start: who may sign in first. */
  readonly firstLink: string | null;
  stop(): Promise<void>;
};

const VERSION = '0.1.0';

export async function startApp(config: Config, options: AppOptions = {}): Promise<App> {
  const log = options.log ?? pino({ level: config.logLevel }, pino.destination(2)); // stdout is for what commands answer
  const clock = options.clock ?? systemClock;
  const database =
    options.database ??
    (await openProgramDatabase(config, { join: false, log: event => log.info(event, 'embedded database') }));
  const store = openPostgresStore({ connection: database.connection, connections: 16 });
  try {
    return await assemble(config, options, { log, clock, database, store });
  } catch (cause) {
    await store.close();
    await database.close();
    throw cause;
  }
}

type Ground = {
  readonly log: Logger;
  readonly clock: Clock;
  readonly database: OpenedDatabase;
  readonly store: PostgresStore;
};

async function assemble(
  config: Config,
  options: AppOptions,
  { log, clock, database, store }: Ground,
): Promise<App> {
  const secret = installationSecret(config.secret, config.dataDir);
  const baseUrl = baseUrlOf(config);
  const links = makeLinks(derivedSecret(secret, 'task-links'), baseUrl);
  const newId = () => randomUUID();
  const known = makeKnown(store, clock);
  const incidents = makeIncidentDesk({ store, clock, known, newId, links });
  const readings = makeReadings(store);
  const editions = makeEditions({ store, clock, newId, readings, readUpload });
  const lives = makePlanLives(store, clock, known);
  const plans = makePlanDesk({ store, clock, known, newId, readings, editions, readUpload, lives });
  const reviews = makeReviewDesk({
    store,
    clock,
    newId,
    readings,
    editions,
    plans,
    proposer: proposerOf(config),
  });
  const paper = makePaperDesk(store, async (...print) =>
    (await import('#files/paper/print-plan.ts')).printPlan(...print),
  );
  const cards = makeCardDesk({ store, clock, known, incidents });
  const auth = makeAuth({
    pool: store.pool,
    secret: derivedSecret(secret, 'sessions').toString('base64url'),
    baseUrl,
    clock,
    log,
    faultOf: databaseFaultOf,
  });
  const registry = new Registry();
  const metrics = makeProgramMetrics(registry);
  const note = (message: string, detail: Readonly<Record<string, unknown>>) => {
    const { cause, ...rest } = detail;
    log.error({ ...rest, err: cause }, message);
  };
  const channels = options.channels ?? channelsOf(config);
  const timekeeper = startTimekeeper({
    store,
    clock,
    known,
    links,
    log: note,
    onBatch: metrics.fired,
  });
  const dispatcher = startDispatcher({
    store,
    channels,
    clock,
    log: note,
    links,
    random: Math.random,
    onDelivery: makeDeliveryReports({ store, clock, known, links }),
    onSend: metrics.sent,
  });
  const routineParts = { store, clock, known, links, newId, log: note };
  const routines = startRoutineKeeper(routineParts);
  const unlisten = await store.listen(signal => {
    if (signal.kind === 'events') routines.wake();
    if (signal.kind === 'due') timekeeper.wake(signal.at);
  });
  const web = options.web ?? fileURLToPath(new URL('../../web/dist', import.meta.url));
  const pages = cardPages(await loadCardAssets());
  const server = await buildServer({
    incidents,
    plans,
    lives,
    reviews,
    paper,
    exchange: makeExchangeDesk(store, plans),
    rehearsals: makeRehearsalDesk(store, clock, makeRehearsalThreads()),
    comparisons: makeComparisonDesk(store, reviews),
    routines: makeRoutineDesk(routineParts),
    store,
    clock,
    auth,
    config: { baseUrl, trustProxy: config.trustProxy, metricsToken: config.metricsToken },
    version: VERSION,
    web: existsSync(path.join(web, 'index.html')) ? web : null,
    cards: app => registerCards(app, { cards, clock, pages }),
    log,
    metrics: registry,
    checks: () => [{ name: 'timekeeper', ok: timekeeper.lag() < 30_000, detail: `${timekeeper.lag()} ms` }],
  });
  const first = config.sample ? await loadSample({ store, auth, clock, newId, readUpload }) : null;
  await server.listen({ host: config.host, port: config.port });
  const firstLink = first === null ? null : (await auth.issueOneTimeLink(first)).url;
  const { port } = server.server.address() as AddressInfo;
  return {
    url: config.port === 0 ? `http://${config.host}:${port}` : baseUrl,
    store,
    auth,
    timekeeper,
    dispatcher,
    routines,
    firstLink,
    async stop() {
      await server.close();
      await unlisten();
      await Promise.all([timekeeper.stop(), dispatcher.stop(), routines.stop()]);
      await Promise.all(channels.map(channel => channel.close()));
      await store.close();
      await database.close();
    },
  };
}

function channelsOf(config: Config): readonly Channel[] {
  const smtp = config.smtpUrl === null ? null : smtpConfig(config.smtpUrl, config.smtpFrom);
  return [
    inAppChannel(),
    webhookChannel({ allow: config.webhookAllow, ports: config.webhookPorts }, writeMessage),
    smtp === null
      ? notConfigured('email', 'smtp-not-configured', 'FENGSUI_SMTP_URL is not set')
      : emailChannel({ ...smtp, requireTls: config.smtpRequireTls }, writeMessage),
  ];
}

/** Off unless an endpoint and a model are named. */
function proposerOf(config: Config): Proposer | null {
  const { proposerUrl: url, proposerModel: model, proposerKey: key, proposerBudget: budget } = config;
  return url === null || model === '' ? null : openAiProposer({ url, model, key, budget });
}

/** A channel that is not set up says so for every message, where people see it; nothing is pretended. */
function notConfigured(kind: string, code: string, detail: string): Channel {
  return { kind, send: async () => ({ kind: 'fault', retry: false, code, detail }), close: async () => {} };
}
