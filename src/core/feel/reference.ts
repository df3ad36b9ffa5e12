// A name in a condition, with what follows its dots: `casualties`, `outage.since`, `item.call_back`.
import type { FeelContext } from './feel-error.ts';
import type { FeelNode } from './feel-tree.ts';

export type Reference = {
  readonly root: string; // "outage"
  readonly key: string; // key in the context: "outage__since" for a mark, else the root
  readonly path: readonly string[]; // what is left of the dots after the key
  readonly from: number;
};

/** Dotted names that are marks of a state or a step, an answer or a fact, not fields of a value. */
const MARKS = new Set([
  'since',
  'ended',
  'round',
  'opened',
  'attempted',
  'sent',
  'acknowledged',
  'accepted',
  'reserved',
  'arrived',
  'used',
  'returned',
  'present',
  'count',
  'done',
  'answer',
  'outcome',
  'observed',
]);

/** The reference a node is, if it is one. A mark of a known name is one key: `outage.since` → `outage__since`. */
export function referenceAt(
  node: FeelNode,
  text: string,
  names: ReadonlySet<string>,
  bound: ReadonlySet<string>,
): Reference | undefined {
  if (node.kind !== 'VariableName' && node.kind !== 'PathExpression') return undefined;
  const steps: string[] = [];
  let at: FeelNode | undefined = node;
  while (at?.kind === 'PathExpression') {
    const step: FeelNode | undefined = at.children.find(child => child.kind === 'PathName');
    if (step) steps.unshift(text.slice(step.from, step.to));
    at = at.children[0];
  }
  if (at?.kind !== 'VariableName') return undefined;
  const root = text.slice(at.from, at.to);
  const [mark] = steps;
  const marked = mark !== undefined && MARKS.has(mark) && names.has(root) && !bound.has(root);
  return {
    root,
    key: marked ? `${root}__${mark}` : root,
    path: marked ? steps.slice(1) : steps,
    from: node.from,
  };
}

/** Its value; null when it or anything on the way is not there. A path over a list takes the field of each item. */
export function lookUp(reference: Reference, context: FeelContext): unknown {
  let value: unknown = Object.hasOwn(context, reference.key) ? context[reference.key] : null;
  for (const step of reference.path) value = fieldOf(value, step);
  return value ?? null;
}

function fieldOf(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return value.map(item => fieldOf(item, name));
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return null;
  return (value as Record<string, unknown>)[name] ?? null;
}
