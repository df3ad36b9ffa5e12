// Remembers the results of an atom by the values of its references, so that the same facts are not worked out twice. Values are
// told apart by identity: those in a context are never mutated. Bounded: when it is full it starts afresh, which costs time
// and never correctness.
import type { FeelContext } from './feel-error.ts';
import { lookUp, type Reference } from './reference.ts';

const MOST = 256;

/** One value further on the way through the references. */
type Known = { result?: unknown; further?: Map<unknown, Known> };

export function remembered(
  references: readonly Reference[],
  work: (values: readonly unknown[]) => unknown,
): (context: FeelContext) => unknown {
  let root: Known = {};
  let size = 0;
  return context => {
    let known = root;
    for (const reference of references) known = knownAt(known, lookUp(reference, context));
    if (known.result !== undefined) return known.result;
    const result = work(references.map(reference => lookUp(reference, context))) ?? null;
    known.result = result;
    size += 1;
    if (size >= MOST) {
      root = {};
      size = 0;
    }
    return result;
  };
}

function knownAt(known: Known, value: unknown): Known {
  known.further ??= new Map();
  let next = known.further.get(value);
  if (!next) {
    next = {};
    known.further.set(value, next);
  }
  return next;
}
