// Messages by e-mail over SMTP. Message-ID and X-Fengsui-Key are made from the message's key, the same on every try, so
// that a receiver can drop repeats. Refused for good (5xx) and refused for now (4xx, network) are told apart.
import { createHash } from 'node:crypto';
import { createTransport } from 'nodemailer';
import type { Channel, ChannelMessage, ChannelResult, WriteMessage } from '#desk/ports.ts';

export type EmailConfig = {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean; // TLS from the start (465); otherwise STARTTLS where the server offers it
  readonly user: string | null;
  readonly pass: string | null;
  readonly from: string; // "烽燧 <duty@example.com>" or an address
  readonly requireTls?: boolean; // give up rather than send in the clear
  readonly ca?: string; // PEM of a private authority
  readonly connections?: number;
  readonly limit?: number; // milliseconds for one message, all in
};

export const EMAIL_LIMIT = 30_000;

export function emailChannel(config: EmailConfig, write: WriteMessage): Channel {
  const limit = config.limit ?? EMAIL_LIMIT;
  const transport = createTransport({
    pool: true,
    maxConnections: config.connections ?? 4,
    maxMessages: 100,
    host: config.host,
    port: config.port,
    secure: config.secure,
    requireTLS: config.requireTls ?? false,
    ...(config.user === null ? {} : { auth: { user: config.user, pass: config.pass ?? '' } }),
    ...(config.ca === undefined ? {} : { tls: { ca: config.ca } }),
    connectionTimeout: limit,
    greetingTimeout: limit,
    socketTimeout: limit,
    dnsTimeout: limit,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = domainOf(config.from);

  return {
    kind: 'email',
    async send(message) {
      if (!isAddress(message.address))
        return { kind: 'fault', retry: false, code: 'address-not-valid', detail: 'not an e-mail address' };
      try {
        const sent = await transport.sendMail({
          ...mailOf(message, config.from, domain, write),
          signal: AbortSignal.timeout(limit),
        });
        return { kind: 'accepted', reference: sent.messageId };
      } catch (cause) {
        return faultOf(cause);
      }
    },
    async close() {
      transport.close();
    },
  };
}

function mailOf(message: ChannelMessage, from: string, domain: string, write: WriteMessage) {
  const { subject, text, html } = write(message);
  const urgent = message.purpose !== 'correction' && message.purpose !== 'withdrawn';
  return {
    from,
    to: { name: '', address: message.address },
    subject,
    text,
    html,
    textEncoding: 'base64' as const, // Chinese in either part, no line over the limit
    messageId: `<${createHash('sha256').update(message.key).digest('hex').slice(0, 40)}@${domain}>`,
    date: new Date(message.now),
    priority: urgent ? ('high' as const) : ('normal' as const),
    headers: {
      'X-Fengsui-Key': encodeURI(message.key.toWellFormed()),
      'Auto-Submitted': 'auto-generated', // no out-of-office answers (RFC 3834)
    },
  };
}

/** One mailbox and nothing else: no list, no name, no line break, as SMTP takes it. */
export function isAddress(text: string): boolean {
  return text.length <= 254 && /^[^\s@<>,;:"()[\]\\\p{C}]{1,64}@[^\s@<>,;:"()[\]\\\p{C}]+$/u.test(text);
}

function domainOf(from: string): string {
  return /@([^\s<>@]+?)>?\s*$/.exec(from)?.[1] ?? 'fengsui.invalid';
}

/** Commands of SMTP that are about this message; a refusal of any other is about the connection. */
const ABOUT_MESSAGE: ReadonlySet<unknown> = new Set(['MAIL FROM', 'RCPT TO', 'DATA']);

type MailError = {
  readonly code?: unknown;
  readonly command?: unknown;
  readonly responseCode?: unknown;
  readonly response?: unknown;
};

function faultOf(cause: unknown): ChannelResult {
  const error: MailError & { readonly message?: unknown } = typeof cause === 'object' && cause ? cause : {};
  const answer = typeof error.responseCode === 'number' ? error.responseCode : undefined;
  const detail = oneLine(String(error.response ?? error.message ?? cause));
  if (error.code === 'EABORT' || error.code === 'ETIMEDOUT')
    return {
      kind: 'fault',
      retry: true,
      code: 'time-limit',
      detail: 'the mail server did not answer in time',
    };
  // A wrong password is the operator's to mend, not the message's: its messages wait for that.
  if (error.code === 'EAUTH' || error.code === 'ENOAUTH')
    return { kind: 'fault', retry: true, code: 'smtp-sign-in', detail };
  if (answer !== undefined) {
    const retry = answer < 500 || !ABOUT_MESSAGE.has(error.command);
    return { kind: 'fault', retry, code: `smtp-${answer}`, detail };
  }
  if (error.code === 'EENVELOPE') return { kind: 'fault', retry: false, code: 'address-not-valid', detail };
  return { kind: 'fault', retry: true, code: 'network', detail };
}

function oneLine(text: string): string {
  return text
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, 200);
}
