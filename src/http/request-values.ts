// Values that several routes take out of headers: revisions and file names.
import { Refusal } from './problems.ts';

/** "7", or an entity tag "\"7\"". */
export function revisionOf(header: string): number {
  const digits = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header)?.[1];
  if (digits === undefined)
    throw new Refusal('malformed-request', { reason: `if-match: ${header} is no revision` });
  return Number(digits);
}

/** The last part of the name, without control characters: it is shown and offered again at download. */
export function fileName(header: string): string {
  let name = header;
  try {
    name = decodeURIComponent(header);
  } catch {
    throw new Refusal('malformed-request', { reason: 'x-file-name is not percent-encoded UTF-8' });
  }
  const last = name.split(/[/\\]/).at(-1) ?? name;
  return last.replace(/\p{C}/gu, '').slice(0, 255) || 'document';
}
