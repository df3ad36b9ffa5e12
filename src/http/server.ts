// The server: every route of the contract, the console, the phone cards, and nothing that is not behind the door.
import { randomUUID } from 'node:crypto';
import fastifyRateLimit from '@fastify/rate-limit';
import Fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import { allRoutes } from '#contract/api.ts';
import { mountAccounts } from './accounts.ts';
import { mountAudit } from './audit.ts';
import { makeAuditTrail } from './audit-trail.ts';
import { mountCompare } from './compare.ts';
import { type Console, serveConsole } from './console.ts';
import type { HttpDeps } from './deps.ts';
import { mountDocs } from './docs.ts';
import { makeDoor, sendRenewed } from './door.ts';
import { mountExchange } from './exchange.ts';
import { addSecurityHeaders, setSecurityHeaders } from './headers.ts';
import { mountHealth } from './health.ts';
import { mountIncidents } from './incidents.ts';
import { mountMessages } from './messages.ts';
import { countRequests, makeHttpMetrics, mountMetrics } from './metrics.ts';
import { mountOn, type Shared } from './mount.ts';
import { makeNameBook } from './names.ts';
import { mountPaper } from './paper.ts';
import { mountPlanLife } from './plan-life.ts';
import { mountPlans, mountUploads } from './plans.ts';
import { Refusal, sendProblem, sendThrown } from './problems.ts';
import { mountRehearsals } from './rehearsals.ts';
import { mountEditionUploads, mountReviews } from './reviews.ts';
import { mountRoster } from './roster.ts';
import { mountRoutines } from './routines.ts';
import { mountSession } from './session.ts';
import { mountStream } from './stream.ts';
import { mountUploadList } from './uploads.ts';
import { mountVacancies } from './vacancies.ts';

/** Uses of cards from one address in a minute: many people of a site may share one. */
const CARDS_PER_MINUTE = 300;

/** Ready to listen or to inject into. Rejects when the console's folder has no page. */
export async function buildServer(deps: HttpDeps): Promise<FastifyInstance> {
  const app = bareServer(deps);
  const metrics = makeHttpMetrics(deps.metrics);
  setSecurityHeaders(app, isHttps(deps));
  countRequests(app, metrics);
  app.addHook('onSend', sendRenewed);
  app.setErrorHandler((error, request, reply) => sendThrown(error, request, reply));
  await app.register(fastifyRateLimit, { global: false, errorResponseBuilder: tooMany });

  const door = makeDoor(deps.auth, deps.clock, deps.config.baseUrl);
  const trail = makeAuditTrail(deps.store.audit, deps.clock, app.log);
  const book = makeNameBook(deps.store.roster, deps.auth);
  const shared: Shared = { door, trail };
  const mount = mountOn(app, shared);

  mountHealth(mount, deps);
  mountSession(mount, deps, door);
  mountAccounts(mount, deps, door);
  mountRoster(mount, deps);
  mountPlans(mount, deps, book);
  mountUploadList(mount, deps, book);
  mountVacancies(mount, deps);
  mountPlanLife(mount, deps, book);
  mountReviews(mount, deps, book);
  mountCompare(mount, deps);
  mountPaper(mount, deps);
  mountExchange(mount, deps);
  mountRehearsals(mount, deps);
  mountRoutines(mount, deps);
  mountIncidents(mount, deps, book);
  mountMessages(mount, deps, book);
  mountAudit(mount, deps, book);
  await app.register(async raw => {
    takeRawBodies(raw);
    mountUploads(mountOn(raw, shared), deps);
    mountEditionUploads(mountOn(raw, shared), deps);
  });
  const streams = await mountStream(mount, {
    store: deps.store,
    door,
    open: metrics.streams,
    log: app.log,
  });
  mountMetrics(app, deps.metrics, deps.config.metricsToken);
  mountDocs(app, deps);
  if (deps.cards) await app.register(scope => openToPhones(scope, deps));
  const console = deps.web === null ? undefined : await serveConsole(app, deps.web);
  app.setNotFoundHandler(nothingThere(console));

  app.addHook('preClose', () => streams.close());
  app.addHook('onClose', () => trail.settled());
  return app;
}

const isHttps = ({ config }: Pick<HttpDeps, 'config'>): boolean => config.baseUrl.startsWith('https:');

function bareServer({ config, log }: HttpDeps): FastifyInstance {
  const app = Fastify({
    ...(log ? { loggerInstance: log } : { logger: false }),
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: config.trustProxy,
    genReqId: () => randomUUID(),
    requestTimeout: 60_000,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 1_000 },
    frameworkErrors: (error, request, reply) => {
      addSecurityHeaders(request, reply, isHttps({ config })); // no hooks run for what is no address
      sendThrown(error, request, reply);
    },
  });
  app.removeContentTypeParser('text/plain');
  app.decorateRequest('signedIn', undefined);
  app.decorateRequest('actor', undefined);
  app.decorateRequest('renewed', undefined);
  app.decorateRequest('problem', undefined);
  return app;
}

/** Uploads are bytes and nothing else. */
function takeRawBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_, body, done) =>
    done(null, body),
  );
}

async function openToPhones(scope: FastifyInstance, { cards }: HttpDeps): Promise<void> {
  await scope.register(fastifyRateLimit, {
    max: CARDS_PER_MINUTE,
    timeWindow: 60_000,
    errorResponseBuilder: tooMany,
  });
  await cards?.(scope);
}

function tooMany(_: FastifyRequest, { ttl }: { readonly ttl: number }): Refusal {
  return new Refusal('rate-limited', { seconds: Math.max(1, Math.ceil(ttl / 1000)) });
}

// ---------------------------------------------------------------- nothing there

const PATTERNS = allRoutes.map(({ method, path }) => ({
  method,
  pattern: new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}/?$`),
}));

function nothingThere(console: Console | undefined) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const path = request.url.split('?')[0] ?? request.url;
    const allowed = PATTERNS.filter(it => it.pattern.test(path)).map(it => it.method);
    if (allowed.length > 0) {
      reply.header('allow', allowed.join(', '));
      return sendProblem(request, reply, 'method-not-allowed', {
        values: { path, method: request.method, allowed },
      });
    }
    if (console?.owns(request)) return console.sendPage(request, reply);
    return sendProblem(request, reply, 'not-found', { values: { path: path.slice(0, 200) } });
  };
}
