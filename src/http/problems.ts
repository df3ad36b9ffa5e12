// Every way to say no over HTTP ends here: refusals, requests that do not fit the contract, faults. The answer is
// problem+json with a stable code, both languages and the request's id; faults are logged and never shown.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { FieldError, Problem } from '#contract/problem.ts';
import type { Finding } from '#core/finding.ts';
import { describeRefusal, type KnownCode } from '#desk/refusals.ts';
import type { Refused } from '#desk/result.ts';
import { StoreFault } from '#desk/store-fault.ts';
import { fieldError } from './field-errors.ts';

/** Thrown inside the server to say no from where nothing can be returned: hooks and parsers. */
export class Refusal extends Error {
  readonly code: KnownCode;
  readonly values: Readonly<Record<string, unknown>>;
  constructor(code: KnownCode, values: Readonly<Record<string, unknown>> = {}) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.values = values;
  }
}

type More = {
  readonly values?: Readonly<Record<string, unknown>>;
  readonly errors?: readonly FieldError[];
  readonly findings?: readonly Finding[];
};

export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  code: string,
  more: More = {},
): FastifyReply {
  const { status, title, detail } = describeRefusal(code, more.values);
  const language = languageOf(request);
  const { message: _, ...values } = more.values ?? {};
  const problem: Problem = {
    type: `/api/docs#${code}`,
    title: title[language],
    status,
    detail: detail[language],
    code,
    messages: detail,
    errors: [...(more.errors ?? [])],
    ...(more.findings ? { findings: more.findings.map(it => ({ ...it })) } : {}),
    ...(Object.keys(values).length > 0 ? { values } : {}),
    request_id: request.id,
  };
  request.problem = code;
  if (status === 503 || status === 507) reply.header('retry-after', '2');
  return reply
    .code(status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('content-language', language)
    .header('cache-control', 'no-store')
    .send(JSON.stringify(problem));
}

export function sendRefused(request: FastifyRequest, reply: FastifyReply, refused: Refused): FastifyReply {
  const { code, detail, findings } = refused;
  return sendProblem(request, reply, code, { values: detail, ...(findings ? { findings } : {}) });
}

/** All issues of all parts at once; a path begins with the part: "body.facts.place". */
export function sendInvalid(
  request: FastifyRequest,
  reply: FastifyReply,
  issues: readonly { readonly part: string; readonly issue: z.core.$ZodIssue }[],
): FastifyReply {
  const errors = issues.map(({ part, issue }) => fieldError(part, issue));
  return sendProblem(request, reply, 'invalid-request', { values: { count: errors.length }, errors });
}

/** What Fastify, its parsers and our own code throw. */
export function sendThrown(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof Refusal) {
    if (error.code === 'rate-limited' || error.code === 'too-many-attempts')
      reply.header('retry-after', String(error.values.seconds ?? 60));
    return sendProblem(request, reply, error.code, { values: error.values });
  }
  if (error instanceof StoreFault) {
    const code = error.code === 'database-away' ? 'database-unavailable' : error.code;
    if (describeRefusal(code).status >= 500) request.log.error({ err: error }, 'store fault');
    return sendProblem(request, reply, code);
  }
  const framework = frameworkProblem(error, request);
  if (framework) return sendProblem(request, reply, framework.code, { values: framework.values });
  request.log.error({ err: error }, 'fault');
  return sendProblem(request, reply, 'internal-fault');
}

type Said = { readonly code: KnownCode; readonly values: Readonly<Record<string, unknown>> };

/** Fastify's own refusals of requests. Undefined: it is a fault of ours. */
function frameworkProblem(error: unknown, request: FastifyRequest): Said | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return { code: 'body-too-large', values: { most: request.routeOptions.bodyLimit } };
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return { code: 'unsupported-media-type', values: { expected: expectedType(request) } };
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return { code: 'malformed-json', values: { reason: error.message } };
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
    case 'FST_ERR_BAD_URL':
      return { code: 'malformed-request', values: { reason: error.message } };
    default:
      return undefined;
  }
}

const expectedType = (request: FastifyRequest): string =>
  request.routeOptions.config.raw === true ? 'application/octet-stream' : 'application/json';

/** The session's language, else what the browser prefers, else Chinese. */
export function languageOf(request: FastifyRequest): 'zh' | 'en' {
  const own = request.signedIn?.language;
  if (own) return own;
  const first = /^\s*(zh|en)\b|[,\s](zh|en)\b/i.exec(request.headers['accept-language'] ?? '');
  return (first?.[1] ?? first?.[2])?.toLowerCase() === 'en' ? 'en' : 'zh';
}
