// The part of an address after "?": plain texts, a list as the same name again. (The router's own way is JSON, which
// turns a version 1 into %221%22.)

export function parseSearch(text: string): Record<string, string | readonly string[]> {
  const given = new URLSearchParams(text.replace(/^\?/, ''));
  return Object.fromEntries(
    [...new Set(given.keys())].map(name => {
      const values = given.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}

/** With the "?" where there is anything. */
export function stringifySearch(search: Record<string, unknown>): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(search))
    for (const one of [value].flat()) if (one !== undefined && one !== null) given.append(name, String(one));
  const text = given.toString();
  return text ? `?${text}` : '';
}
