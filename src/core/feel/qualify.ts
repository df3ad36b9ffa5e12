// Puts bare names of an expression under a context: `call_back and not(told)` → `item.call_back and not(item.told)`.
import { type FeelNode, feelTree } from './feel-tree.ts';

/** Variables an expression names at the start of a path, in order; none when it cannot be read. */
export function namesIn(text: string): readonly string[] {
  return [...new Set(variables(text).map(({ from, to }) => text.slice(from, to)))];
}

/** Qualifies those variables; texts, functions, and names after a dot are left alone. */
export function qualify(text: string, names: ReadonlySet<string>, context: string): string {
  return variables(text)
    .filter(({ from, to }) => names.has(text.slice(from, to)))
    .reduceRight((rest, { from }) => `${rest.slice(0, from)}${context}.${rest.slice(from)}`, text);
}

/** Gives variables other names; texts, functions, and names after a dot are left alone. */
export function renamed(text: string, rename: (name: string) => string): string {
  return variables(text).reduceRight(
    (rest, { from, to }) => rest.slice(0, from) + rename(text.slice(from, to)) + rest.slice(to),
    text,
  );
}

function variables(text: string): readonly FeelNode[] {
  const tree = feelTree(text);
  return 'error' in tree ? [] : variablesOf(tree.root, text, new Set());
}

function variablesOf(node: FeelNode, text: string, bound: ReadonlySet<string>): readonly FeelNode[] {
  if (node.kind === 'VariableName') return bound.has(text.slice(node.from, node.to)) ? [] : [node];
  const inside = new Set(bound);
  for (const part of node.children.find(child => child.kind === 'InExpressions')?.children ?? []) {
    const name = part.children.find(child => child.kind === 'Name');
    if (name) inside.add(text.slice(name.from, name.to));
  }
  const called = node.kind === 'FunctionInvocation' ? node.children[0] : undefined;
  return node.children.flatMap(child => (child === called ? [] : variablesOf(child, text, inside)));
}
