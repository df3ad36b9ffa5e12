// The header Retry-After (RFC 9110, 10.2.3): seconds, or an HTTP date.
import type { Instant } from '#core/time/instant.ts';

/** The instant it names; undefined when it is absent or neither. */
export function retryAfter(header: string | undefined, now: Instant): Instant | undefined {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return now + Number(text) * 1000;
  if (!/GMT$/.test(text)) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : at;
}
