// A part of a plan as the values at its ends, each under its path: what two versions of it are compared by, so that no
// difference is lost for want of a word. Empty lists and absent parts are the same; where a clause stands in the source is left out.
import { spanInWords } from '#core/paper/time-words.ts';

export type Leaf = string | number | boolean | null;
export type Leaves = ReadonlyMap<string, Leaf>;

const LEFT_OUT = new Set(['from', 'id']);

export function leavesOf(value: unknown): Leaves {
  const found = new Map<string, Leaf>();
  gather(value, '', found);
  return found;
}

function gather(value: unknown, path: string, found: Map<string, Leaf>): void {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    found.set(path, value);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value))
    if (!LEFT_OUT.has(key)) gather(inner, path === '' ? key : `${path}.${key}`, found);
}

export const sameLeaves = (a: Leaves, b: Leaves): boolean =>
  a.size === b.size && [...a].every(([path, leaf]) => b.get(path) === leaf);

export const isUnder = (path: string, key: string): boolean => path === key || path.startsWith(`${key}.`);

/** Leaves of one field: those under its keys. */
export function under(leaves: Leaves, keys: readonly string[]): Leaves {
  return new Map([...leaves].filter(([path]) => keys.some(key => isUnder(path, key))));
}

export function notUnder(leaves: Leaves, keys: readonly string[]): Leaves {
  return new Map([...leaves].filter(([path]) => !keys.some(key => isUnder(path, key))));
}

export type LeafDifference = { readonly at: string; readonly before: string; readonly after: string };

/** In the order of the later one. "" where one of them has no such value. */
export function leafDifferences(before: Leaves, after: Leaves): readonly LeafDifference[] {
  const paths = [...new Set([...after.keys(), ...before.keys()])];
  return paths
    .filter(path => before.get(path) !== after.get(path))
    .map(path => ({ at: path, before: shown(before, path), after: shown(after, path) }));
}

const SPANS =
  /(?:^|\.)(?:within|offset|again|next_channel|every|answer_within|stable|opens_before|renew|span)$|\.(?:unreachable|missed)\.after$/;

function shown(leaves: Leaves, path: string): string {
  const leaf = leaves.get(path);
  if (leaf === undefined || leaf === null) return '';
  return typeof leaf === 'number' && SPANS.test(path) ? spanInWords(leaf) : String(leaf);
}
