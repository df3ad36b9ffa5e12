// JSON text as the database can hold it. PostgreSQL's text knows neither U+0000 nor half a surrogate pair; both become
// U+FFFD, so that a stray byte in a report never makes it unstorable.

// JSON.stringify writes both as \uXXXX, lone surrogates only; an even number of backslashes before it is text.
const UNSTORABLE = /(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})/g;

/** `undefined` becomes null, as everywhere in JSON. */
export function toJson(value: unknown): string {
  const text = JSON.stringify(value) ?? 'null';
  return text.includes('\\u') ? text.replace(UNSTORABLE, '$1\\ufffd') : text;
}

/** A plain text for a text column. */
export function storable(text: string): string {
  return text.replaceAll('\0', '\ufffd').toWellFormed();
}

/** What a value is after it was stored and read again. */
export function asStored<T>(value: T): T {
  return JSON.parse(toJson(value)) as T; // the same shape: T is plain JSON
}
