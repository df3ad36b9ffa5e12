// Messages as signed webhooks (Standard Webhooks 1.0.0). The id of the webhook is the key of the message, the same on
// every try, so that the receiver can drop repeats. Only 2xx is a success; a redirect is none.
import { toIso } from '#core/time/instant.ts';
import type { Channel, ChannelMessage, ChannelResult, WriteMessage } from '#desk/ports.ts';
import { createGuard, DEFAULT_PORTS } from './guard.ts';
import { type Answer, InsideError, post, type Resolve } from './post.ts';
import { retryAfter } from './retry-after.ts';
import { signature, signingKeys, webhookId } from './signature.ts';

export type WebhookConfig = {
  /** Networks, addresses and host names inside that may be called. */
  readonly allow: readonly string[];
  readonly ports?: readonly number[];
  readonly limit?: number; // milliseconds for the whole exchange
  readonly resolve?: Resolve; // tests only: instead of the system's DNS
};

export const WEBHOOK_LIMIT = 15_000;

export function webhookChannel(config: WebhookConfig, write: WriteMessage): Channel {
  const guard = createGuard({ allow: config.allow, ports: config.ports ?? DEFAULT_PORTS });
  const options = { guard, limit: config.limit ?? WEBHOOK_LIMIT, resolve: config.resolve };

  return {
    kind: 'webhook',
    async send(message) {
      const url = URL.parse(message.address);
      if (!url) return permanent('address-not-valid', 'the address is not a URL');
      const refused = guard.targetRefused(url);
      if (refused) return permanent('address-not-allowed', refused);
      const keys = message.secret === null ? undefined : signingKeys(message.secret);
      if (!keys)
        return permanent(
          'secret-not-valid',
          'the address needs a signing secret: whsec_ and 24 to 64 bytes in base64',
        );
      try {
        const body = JSON.stringify(payload(message, write));
        return resultOf(await post(url, headersOf(message, keys, body), body, options), message.now);
      } catch (cause) {
        return faultOf(cause);
      }
    },
    async close() {},
  };
}

function headersOf(message: ChannelMessage, keys: readonly Buffer[], body: string): Record<string, string> {
  const id = webhookId(message.key);
  const timestamp = Math.floor(message.now / 1000);
  return {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'fengsui',
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signature(keys, id, timestamp, body),
  };
}

function payload(message: ChannelMessage, write: WriteMessage): unknown {
  const { key, org, purpose, language, content, link, now } = message;
  const { subject, text } = write(message);
  const { incident, scenario, duty, drill, due, say, why } = content;
  return {
    type: 'fengsui.message',
    timestamp: toIso(now),
    data: {
      key,
      organisation: org,
      purpose,
      language,
      drill,
      incident,
      scenario,
      duty,
      due: due === null ? null : toIso(due),
      say: say.map(({ title, value, instant }) => ({
        title,
        value: instant === undefined ? value : toIso(instant),
      })),
      from: content.from_name ?? null,
      why,
      subject,
      text,
      link,
    },
  };
}

const SLOW_DOWN: ReadonlySet<number> = new Set([429, 502, 503, 504]);
/** Of the 4xx, those that say "not now"; the others say that this request will never do. */
const NOT_NOW: ReadonlySet<number> = new Set([408, 425, 429]);

function resultOf({ status, retryAfter: header, excerpt }: Answer, now: number): ChannelResult {
  if (status >= 200 && status < 300) return { kind: 'accepted', reference: null };
  const code = `http-${status}`;
  if (status === 410) return permanent(code, 'the receiver has switched this address off');
  if (status >= 300 && status < 400) return permanent(code, 'the receiver redirects; give its final address');
  const retry = status >= 500 || NOT_NOW.has(status);
  const detail = excerpt || 'the receiver refused the message';
  const notBefore = SLOW_DOWN.has(status) ? retryAfter(header, now) : undefined;
  return {
    kind: 'fault',
    retry,
    code,
    detail,
    ...(notBefore === undefined ? {} : { not_before: notBefore }),
  };
}

function faultOf(cause: unknown): ChannelResult {
  if (cause instanceof InsideError) return permanent(cause.code, cause.message);
  const error: NodeJS.ErrnoException = cause instanceof Error ? cause : new Error(String(cause));
  if (error.name === 'TimeoutError' || error.name === 'AbortError')
    return { kind: 'fault', retry: true, code: 'time-limit', detail: 'the receiver did not answer in time' };
  return { kind: 'fault', retry: true, code: 'network', detail: error.code ?? error.message };
}

function permanent(code: string, detail: string): ChannelResult {
  return { kind: 'fault', retry: false, code, detail };
}
