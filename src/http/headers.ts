// Headers that every answer carries: nothing may frame us, run foreign code in our pages, or learn our addresses.
import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

export function setSecurityHeaders(app: FastifyInstance, https: boolean): void {
  app.decorateRequest('nonce', undefined);
  app.addHook('onSend', async (request, reply) => addSecurityHeaders(request, reply, https));
}

export function addSecurityHeaders(request: FastifyRequest, reply: FastifyReply, https: boolean): void {
  if (!reply.hasHeader('content-security-policy'))
    reply.header('content-security-policy', contentPolicy(request.nonce));
  reply.headers({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(self), geolocation=(self), microphone=()',
    'x-request-id': request.id,
  });
  if (https) reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains');
}

/**
 * Pages get a nonce for their own script and style elements (antd writes styles at run time); answers without a page in
 * them may load nothing at all. Style attributes in markup are refused too; scripts that set `style` are not concerned.
 */
export function contentPolicy(nonce: string | undefined): string {
  if (nonce === undefined) return `default-src 'none'; frame-ancestors 'none'; base-uri 'none'`;
  return [
    `default-src 'none'`,
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' data: blob:`,
    `font-src 'self' data:`,
    `connect-src 'self'`,
    `worker-src 'self'`,
    `manifest-src 'self'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
    `base-uri 'none'`,
  ].join('; ');
}

/** Marks the answer as a page; its script and style elements carry what this returns. */
export function pageNonce(request: FastifyRequest): string {
  request.nonce ??= randomBytes(16).toString('base64');
  return request.nonce;
}

declare module 'fastify' {
  interface FastifyRequest {
    nonce: string | undefined;
  }
}
