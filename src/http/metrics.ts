// What the server counts, in the registry it is given, and /metrics for Prometheus.

import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import { Refusal } from './problems.ts';

export type HttpMetrics = {
  readonly requests: Histogram<'route' | 'method' | 'status'>;
  readonly refusals: Counter<'code'>;
  readonly streams: Gauge;
};

export function makeHttpMetrics(registry: Registry): HttpMetrics {
  const registers = [registry];
  return {
    requests: new Histogram({
      name: 'fengsui_http_request_seconds',
      help: 'Time from request to answer, by route of the contract',
      labelNames: ['route', 'method', 'status'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers,
    }),
    refusals: new Counter({
      name: 'fengsui_http_problems_total',
      help: 'Problems answered, by code',
      labelNames: ['code'],
      registers,
    }),
    streams: new Gauge({ name: 'fengsui_http_streams', help: 'Live streams that are open', registers }),
  };
}

/** Labels are ids of the contract, never addresses: their number stays small. */
export function countRequests(app: FastifyInstance, metrics: HttpMetrics): void {
  app.addHook('onResponse', async (request: FastifyRequest, reply: FastifyReply) => {
    const { id } = request.routeOptions.config;
    const labels = { route: id ?? 'other', method: request.method, status: String(reply.statusCode) };
    if (id !== 'open-stream') metrics.requests.observe(labels, reply.elapsedTime / 1000);
    if (request.problem) metrics.refusals.inc({ code: request.problem });
  });
}

/** For this machine, or whoever has the token. */
export function mountMetrics(app: FastifyInstance, registry: Registry, token: string | null): void {
  app.get('/metrics', async (request, reply) => {
    if (!mayRead(request, token)) throw new Refusal('not-found', { path: '/metrics' });
    return reply.header('content-type', registry.contentType).send(await registry.metrics());
  });
}

function mayRead(request: FastifyRequest, token: string | null): boolean {
  const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (token !== null) return given !== undefined && isSame(given, token);
  return ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.ip);
}

function isSame(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
