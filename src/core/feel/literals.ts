// The figures and texts that an expression compares its names with: what a search over a table of conditions has to try.
import { type FeelNode, feelTree } from './feel-tree.ts';
import { namesIn } from './qualify.ts';

export type Literals = { readonly numbers: readonly number[]; readonly texts: readonly string[] };

/** By the name at the start of a path; a name compared with nothing written has empty lists. */
export function literalsIn(text: string): ReadonlyMap<string, Literals> {
  const found: Found = new Map(namesIn(text).map(name => [name, { numbers: [], texts: [] }]));
  const tree = feelTree(text);
  if ('error' in tree) return found;
  for (const node of all(tree.root)) if (node.kind === 'Comparison') note(node, text, found);
  return found;
}

type Found = Map<string, { numbers: number[]; texts: string[] }>;

/** `1000 <= loss`, `cause in ("a", "b")`, `n in [1..5)`: every literal of it belongs to every name of it. */
function note(node: FeelNode, text: string, found: Found): void {
  const inside = all(node);
  const numbers = inside
    .filter(({ kind }) => kind === 'NumericLiteral')
    .map(({ from, to }) => Number(text.slice(from, to)))
    .flatMap(number => (isNegated(text, inside, number) ? [number, -number] : [number]));
  const texts = inside
    .filter(({ kind }) => kind === 'StringLiteral')
    .map(({ from, to }) => text.slice(from + 1, to - 1));
  for (const { kind, from, to } of inside)
    if (kind === 'VariableName') {
      const own = found.get(text.slice(from, to));
      own?.numbers.push(...numbers);
      own?.texts.push(...texts);
    }
}

/** "-5" is an operator and a literal: both signs are tried. */
function isNegated(text: string, inside: readonly FeelNode[], number: number): boolean {
  return inside.some(
    ({ kind, from, to }) => kind === 'ArithmeticExpression' && text.slice(from, to).includes(`-${number}`),
  );
}

function all(node: FeelNode): readonly FeelNode[] {
  return [node, ...node.children.flatMap(all)];
}
