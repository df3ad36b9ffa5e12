// Remembers the results of an atom by the values of its references, so that the same facts are not worked out twice.
// Bounded: when it is full it starts afresh, which costs time and never correctness.
import type { FeelContext } from './feel-error.ts';
import { lookUp, type Reference } from './reference.ts';

const MOST = 256;

/** Objects are told apart by identity: values in a context are never mutated. */
const identities = new WeakMap<object, number>();
let lastIdentity = 0;

export function remembered(
  references: readonly Reference[],
  work: (values: readonly unknown[]) => unknown,
): (context: FeelContext) => unknown {
  const results = new Map<string, unknown>();
  return context => {
    const values = references.map(reference => lookUp(reference, context));
    let key = '';
    for (const value of values) key += `${keyOf(value)}\u0000`;
    const known = results.get(key);
    if (known !== undefined) return known;
    const result = work(values) ?? null;
    if (results.size >= MOST) results.clear();
    results.set(key, result);
    return result;
  };
}

function keyOf(value: unknown): string {
  if (typeof value === 'string') return `"${value}`;
  if (typeof value !== 'object' || value === null) return String(value);
  let identity = identities.get(value);
  if (identity === undefined) {
    identity = ++lastIdentity;
    identities.set(value, identity);
  }
  return `#${identity}`;
}
