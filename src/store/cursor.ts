// Page cursors: opaque texts that name the last row of a page by its sort keys, so a page never shifts.
import { StoreFault } from '#desk/store-fault.ts';

export type SortKey = string | number;

export function cursorOf(keys: readonly SortKey[]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url');
}

/** The keys in a cursor, one for each of `kinds`. Throws StoreFault 'bad-cursor' when it is not of this list. */
export function keysOf(cursor: string, kinds: readonly ('string' | 'number')[]): readonly SortKey[] {
  const keys = parse(cursor);
  if (Array.isArray(keys) && keys.length === kinds.length && keys.every((key, i) => typeof key === kinds[i]))
    return keys;
  throw new StoreFault('bad-cursor', 'The page cursor is not one of this list: start again without it.');
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
}

/** Cuts a page out of `limit + 1` rows: the extra one only says that there is a next page. */
export function pageOf<T>(
  rows: readonly T[],
  limit: number,
  total: number,
  keys: (row: T) => readonly SortKey[],
): { readonly items: readonly T[]; readonly next: string | null; readonly total: number } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? cursorOf(keys(last)) : null, total };
}
