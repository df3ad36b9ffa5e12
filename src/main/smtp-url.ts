// smtp://user:password@host:587 or smtps://…:465 → settings of the mail channel.
import type { EmailConfig } from '#channels/email/email.ts';

/** Null when the text is no such address. */
export function smtpConfig(text: string, from: string): EmailConfig | null {
  const url = URL.parse(text);
  if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === '') return null;
  const secure = url.protocol === 'smtps:';
  const user = decodeURIComponent(url.username);
  return {
    host: url.hostname,
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    user: user === '' ? null : user,
    pass: user === '' ? null : decodeURIComponent(url.password),
    from,
  };
}
