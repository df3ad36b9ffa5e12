// Signatures of Standard Webhooks 1.0.0: HMAC-SHA256 over "id.timestamp.body" with the receiver's secret. Several
// secrets, divided by spaces, give several signatures, so that a receiver can change its secret without a gap.
import { createHmac } from 'node:crypto';

/** The keys of "whsec_… whsec_…"; undefined when one of them is none: 24 to 64 bytes of base64 after the prefix. */
export function signingKeys(secrets: string): readonly Buffer[] | undefined {
  const parts = secrets.trim().split(/\s+/);
  const keys = parts.map(part =>
    /^whsec_[A-Za-z0-9+/]+={0,2}$/.test(part) ? Buffer.from(part.slice(6), 'base64') : null,
  );
  const sound = keys.filter(key => key !== null && key.length >= 24 && key.length <= 64);
  return sound.length === parts.length ? (sound as readonly Buffer[]) : undefined;
}

/** Value of the header webhook-signature. `timestamp` in whole seconds. */
export function signature(keys: readonly Buffer[], id: string, timestamp: number, body: string): string {
  const content = `${id}.${timestamp}.${body}`;
  return keys.map(key => `v1,${createHmac('sha256', key).update(content).digest('base64')}`).join(' ');
}

/** A message key as a header value: the key itself where it is plain, otherwise percent-encoded; it never has a dot. */
export function webhookId(key: string): string {
  return encodeURI(key.toWellFormed()).replaceAll('.', '%2E');
}
