// The phone card: one page, opened by the secret in its address, complete without script. Looking never acknowledges;
// acts are POSTs, as a form or as JSON, each under a command id that counts once. The secret is never logged.
import { randomBytes } from 'node:crypto';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  CARD_ACTS,
  type CardActName,
  type CardNotice,
  type CardPage,
  type CardPages,
} from '#contract/card-view.ts';
import { CardTap } from '#contract/cards.ts';
import { fromIso } from '#core/time/instant.ts';
import type { Clock } from '#desk/ports.ts';
import { describeRefusal } from '#desk/refusals.ts';
import type { Refused } from '#desk/result.ts';
import type { Card, CardAct, CardDesk } from '#desk/services.ts';
import { valuesOf, viewOf } from './card-input.ts';
import { Refusal } from './problems.ts';

export type CardDeps = { readonly cards: CardDesk; readonly clock: Clock; readonly pages: CardPages };

/** Enough for every field of a long form, and no more. */
const BODY_LIMIT = 256 * 1024;
const COMMAND_ID = /^[A-Za-z0-9._~-]{8,100}$/;

type WithSecret = { readonly Params: { readonly secret: string } };

/** Registers everything under /t/. Meant for a scope of its own: it sets the scope's parsers, errors and log. */
export async function registerCards(app: FastifyInstance, { cards, clock, pages }: CardDeps): Promise<void> {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'string' },
    app.getDefaultJsonParser('error', 'ignore'),
  );
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
  app.addHook('onSend', async (_, reply) => {
    reply.header('content-security-policy', pages.policy);
    reply.header('referrer-policy', 'no-referrer');
    reply.header('x-content-type-options', 'nosniff');
    reply.header('x-robots-tag', 'noindex, nofollow');
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
  app.setErrorHandler((error: FastifyError | Refusal, request, reply) => {
    const refusal = error instanceof Refusal ? describeRefusal(error.code, error.values) : undefined;
    const status = refusal?.status ?? ('statusCode' in error ? (error.statusCode ?? 500) : 500);
    if (status >= 500) request.log.error({ cause: kindOf(error) }, 'card-fault');
    if (!isJson(request)) return sendNotice(reply, 'try-later', status);
    return sendJson(reply, status, { code: error.code, message: refusal?.detail });
  });
  const quiet = {
    logSerializers: { req: (request: FastifyRequest) => ({ method: request.method, url: '/t/…' }) },
    bodyLimit: BODY_LIMIT,
  };

  for (const { path, type, body } of pages.files)
    app.get(path, quiet, (_, reply) =>
      reply.type(type).header('cache-control', 'public, max-age=31536000, immutable').send(Buffer.from(body)),
    );

  app.get<WithSecret>('/t/:secret', quiet, async (request, reply) => {
    const opened = await cards.open(request.params.secret);
    return opened.ok
      ? sendCard(reply, request.params.secret, opened.value)
      : sendRefusal(reply, opened.refused);
  });

  app.post<WithSecret>('/t/:secret', quiet, async (request, reply) => {
    const { secret } = request.params;
    const opened = await cards.open(secret);
    if (!opened.ok) return sendRefusal(reply, opened.refused);
    const form = request.body as Readonly<Record<string, string>>;
    const tap = tapOfForm(form);
    if (!tap || !COMMAND_ID.test(form.id ?? ''))
      return sendCard(reply, secret, opened.value, 'invalid-request');
    const acted = await cards.act(secret, String(form.id), actOf(tap, opened.value, clock.now()));
    if (acted.ok)
      return reply
        .code(303)
        .header('location', `/t/${encodeURIComponent(secret)}`)
        .send();
    return sendCard(reply, secret, opened.value, acted.refused.code, acted.refused.detail);
  });

  app.post<WithSecret>('/t/:secret/act', quiet, async (request, reply) => {
    const { secret } = request.params;
    const id = request.headers['idempotency-key'];
    const tap = CardTap.safeParse(request.body);
    if (!tap.success || typeof id !== 'string' || !COMMAND_ID.test(id))
      return sendJsonRefusal(reply, { code: 'invalid-request', detail: {} });
    const opened = await cards.open(secret);
    if (!opened.ok) return sendJsonRefusal(reply, opened.refused);
    const acted = await cards.act(secret, id, actOf(tap.data, opened.value, clock.now()));
    if (!acted.ok) return sendJsonRefusal(reply, acted.refused);
    return sendJson(reply, 200, { card: viewOf(acted.value, clock.now()) });
  });

  app.all('/t/*', quiet, (_, reply) => sendNotice(reply, 'link-unknown', 404));

  function sendCard(
    reply: FastifyReply,
    secret: string,
    card: Card,
    code?: string,
    detail: Readonly<Record<string, unknown>> = {},
  ): FastifyReply {
    const refusal = code === undefined ? null : describeRefusal(code, detail);
    const page: CardPage = {
      view: viewOf(card, clock.now()),
      path: `/t/${encodeURIComponent(secret)}`,
      ids: Object.fromEntries(CARD_ACTS.map(act => [act, newId()])) as Record<CardActName, string>,
      trouble: refusal?.detail[card.language] ?? null,
    };
    return reply
      .code(refusal?.status ?? 200)
      .type('text/html; charset=utf-8')
      .send(pages.card(page));
  }

  function sendRefusal(reply: FastifyReply, { code }: Refused): FastifyReply {
    if (code === 'link-expired' || code === 'link-revoked') return sendNotice(reply, code, 410);
    if (code === 'link-unknown') return sendNotice(reply, code, 404);
    return sendNotice(reply, 'try-later', describeRefusal(code).status);
  }

  function sendNotice(reply: FastifyReply, notice: CardNotice, status: number): FastifyReply {
    return reply.code(status).type('text/html; charset=utf-8').send(pages.notice(notice));
  }
}

function sendJsonRefusal(reply: FastifyReply, { code, detail }: Refused): FastifyReply {
  const refusal = describeRefusal(code, detail);
  return sendJson(reply, refusal.status, { code, message: refusal.detail });
}

function sendJson(reply: FastifyReply, status: number, body: unknown): FastifyReply {
  return reply.code(status).type('application/json; charset=utf-8').send(JSON.stringify(body));
}

function isJson(request: FastifyRequest): boolean {
  return (request.headers['content-type'] ?? '').startsWith('application/json');
}

/** The names of an error, without its text: that may hold the address. */
function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = 'code' in error ? `/${String(error.code)}` : '';
  return `${error.name}${code} ${(error.stack ?? '').split('\n').slice(1, 4).join(' ').replace(/\s+/g, ' ')}`;
}

function newId(): string {
  return randomBytes(16).toString('hex');
}

function tapOfForm(form: Readonly<Record<string, string>>): CardTap | undefined {
  const { act, note, reason } = form;
  const inputs = Object.fromEntries(Object.entries(form).filter(([name]) => name.includes(':')));
  const tap = CardTap.safeParse({ act, inputs, ...(note ? { note } : {}), ...(reason ? { reason } : {}) });
  return tap.success ? tap.data : undefined;
}

/** A tap can not have been made later than now: a phone whose clock runs ahead is not refused for it. */
function actOf(tap: CardTap, card: Card, now: number): CardAct {
  const at = tap.at === undefined ? undefined : fromIso(tap.at);
  return {
    act: tap.act,
    ...(at === undefined ? {} : { at: Math.min(at, now) }),
    ...(tap.act === 'done' ? valuesOf(tap.inputs ?? {}, card) : {}),
    ...(tap.note ? { note: tap.note } : {}),
    ...(tap.reason ? { reason: tap.reason } : {}),
  };
}
