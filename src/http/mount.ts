// Puts a route of the contract on the server: rights before the body is read, everything checked against the contract on
// its way in and out, refusals as problems, and an entry in the audit log for whatever changes something.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Route } from '#contract/route.ts';
import type { Actor } from '#desk/actor.ts';
import { type Result, refuse } from '#desk/result.ts';
import type { AuditNote, AuditTrail } from './audit-trail.ts';
import type { CheckedRoute } from './checked-route.ts';
import type { Door } from './door.ts';
import { Refusal, sendInvalid, sendRefused } from './problems.ts';

type Out<R, K extends string> = R extends { readonly [P in K]: infer S extends z.ZodType }
  ? { readonly [P in K]: z.output<S> }
  : unknown;
type Raw<R> = R extends { readonly bytes: object } ? { readonly bytes: Uint8Array } : unknown;
type Who<R extends Route> = R['action'] extends 'public' ? unknown : { readonly actor: Actor };

export type Given<R extends Route> = Out<R, 'params'> &
  Out<R, 'query'> &
  Out<R, 'headers'> &
  Out<R, 'body'> &
  Raw<R> &
  Who<R> & { readonly request: FastifyRequest; readonly reply: FastifyReply; readonly note: AuditNote };

/** A file to be saved, never shown by the browser as it stands. */
export type Download = {
  readonly name: string;
  readonly type: string;
  readonly cache: string; // Cache-Control
  readonly bytes: Uint8Array;
};

/** What a handler hands back, before the contract checks it. 'stream' handlers send by themselves. */
export type Answered<R extends Route> = R['answer'] extends z.ZodType
  ? z.input<R['answer']>
  : R['answer'] extends 'bytes'
    ? Download
    : undefined;

export type Handler<R extends Route> = (given: Given<R>) => Promise<Result<Answered<R>>>;

export type MountOptions = {
  /** Requests a minute from one address. */
  readonly perMinute?: number;
  /** Written after the answer has gone, in order: for acts whose own log is the record. */
  readonly auditLater?: boolean;
};

/** What every mounted route shares. */
export type Shared = { readonly door: Door; readonly trail: AuditTrail };

export type Mount = <const R extends CheckedRoute>(it: R, handle: Handler<R>, options?: MountOptions) => void;

const BODY_LIMIT = 3_000_000;

export function mountOn(app: FastifyInstance, shared: Shared): Mount {
  return (it, handle, options = {}) => {
    const parse = parserOf(it);
    const answer = answererOf(it);
    app.route({
      method: it.method,
      url: it.path,
      bodyLimit: it.bytes?.most ?? BODY_LIMIT,
      exposeHeadRoute: it.answer !== 'stream',
      config: {
        id: it.id,
        raw: it.bytes !== undefined,
        ...(options.perMinute ? { rateLimit: { max: options.perMinute, timeWindow: 60_000 } } : {}),
      },
      onRequest: request => enter(request, it, shared),
      handler: async (request, reply) => {
        const note: AuditNote = { object: Object.values(request.params ?? {}).join('/'), detail: {} };
        const parsed = parse(request);
        if (!parsed.ok) return sendInvalid(request, reply, parsed.issues);
        const given = { ...parsed.parts, actor: request.actor, request, reply, note };
        const result = await handle(given as unknown as Given<typeof it>);
        if (it.method !== 'GET') await shared.trail.write(request, it, note, result, options.auditLater);
        if (!result.ok) return sendRefused(request, reply, result.refused);
        return answer(reply, result.value);
      },
    });
  };
}

/** Who is signed in and may not is worth a line in the audit log. */
async function enter(request: FastifyRequest, it: CheckedRoute, { door, trail }: Shared): Promise<void> {
  try {
    await door.check(request, it);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'forbidden')
      await trail.write(request, it, { object: request.url, detail: {} }, refuse('forbidden'), true);
    throw error;
  }
}

// ---------------------------------------------------------------- in

type Issues = readonly { readonly part: string; readonly issue: z.core.$ZodIssue }[];
type Parsed =
  | { readonly ok: true; readonly parts: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly issues: Issues };

/** Checks all parts before it refuses, so that every problem is told at once. */
function parserOf(it: Route): (request: FastifyRequest) => Parsed {
  const schemas = (['params', 'query', 'headers', 'body'] as const).flatMap(part => {
    const schema = it[part];
    return schema ? [{ part, schema }] : [];
  });
  return request => {
    const parts: Record<string, unknown> = {};
    const issues: { part: string; issue: z.core.$ZodIssue }[] = [];
    for (const { part, schema } of schemas) {
      const checked = schema.safeParse(request[part]);
      if (checked.success) parts[part] = checked.data;
      else issues.push(...checked.error.issues.map(issue => ({ part, issue })));
    }
    if (it.bytes) parts.bytes = request.body instanceof Uint8Array ? request.body : new Uint8Array();
    return issues.length > 0 ? { ok: false, issues } : { ok: true, parts };
  };
}

// ---------------------------------------------------------------- out

/** Sends only what the contract names: a field too many never leaves the server, a field too few is a fault. */
function answererOf(it: Route): (reply: FastifyReply, value: unknown) => FastifyReply {
  const { answer, status } = it;
  if (answer === 'stream') return reply => reply;
  if (answer === 'bytes') return (reply, value) => sendDownload(reply, value as Download);
  if (answer === 'none') return reply => reply.code(status).header('cache-control', 'no-store').send();
  return (reply, value) => {
    const checked = answer.safeParse(value);
    if (!checked.success) throw new Error(`Answer of ${it.id} breaks its contract: ${checked.error.message}`);
    return reply
      .code(reply.statusCode === 200 ? status : reply.statusCode) // 503 of a health check
      .header('content-type', 'application/json; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(JSON.stringify(checked.data));
  };
}

function sendDownload(reply: FastifyReply, { name, type, cache, bytes }: Download): FastifyReply {
  return reply
    .header('content-type', type)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .header('cache-control', cache)
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}
