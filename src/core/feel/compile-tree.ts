// From a FEEL tree to a function with three-valued logic. and, or, not, some and every are combined here (Kleene); every
// other piece, an *atom*, is evaluated by feelin over the values of its references, and remembered by those values.
import { evaluate } from 'feelin';
import type { FeelContext, FeelError } from './feel-error.ts';
import type { FeelNode } from './feel-tree.ts';
import { lookUp, type Reference, referenceAt } from './reference.ts';
import { remembered } from './remembered.ts';

export type Evaluator = (context: FeelContext) => unknown;

export type FeelComparison = { readonly name: string; readonly value: string; readonly column: number };

export type CompiledTree = {
  readonly evaluate: Evaluator;
  readonly used: ReadonlySet<string>;
  readonly comparisons: readonly FeelComparison[];
  readonly errors: readonly FeelError[];
};

type Reading = {
  readonly text: string;
  readonly names: ReadonlySet<string>;
  readonly used: Set<string>;
  readonly comparisons: FeelComparison[];
  readonly errors: FeelError[];
};

export function compileTree(root: FeelNode, text: string, names: ReadonlySet<string>): CompiledTree {
  const reading: Reading = { text, names, used: new Set(), comparisons: [], errors: [] };
  const compiled = compile(root, reading, new Set());
  return { evaluate: compiled, used: reading.used, comparisons: reading.comparisons, errors: reading.errors };
}

function compile(node: FeelNode, reading: Reading, bound: ReadonlySet<string>): Evaluator {
  const parts = node.children.filter(child => /^[A-Z]/.test(child.kind)); // without "and", "(" …
  const [first] = parts;
  if ((node.kind === 'Expression' || node.kind === 'ParenthesizedExpression') && first && parts.length === 1)
    return compile(first, reading, bound);
  if (node.kind === 'Conjunction') return all(parts.map(part => compile(part, reading, bound)));
  if (node.kind === 'Disjunction') return any(parts.map(part => compile(part, reading, bound)));
  if (node.kind === 'QuantifiedExpression') return quantified(node, reading, bound);
  const negated = negatedBy(node, reading.text);
  if (negated) return not(compile(negated, reading, bound));
  const reference = referenceAt(node, reading.text, reading.names, bound);
  if (reference) {
    note(reference, reading, bound);
    return context => lookUp(reference, context);
  }
  return atom(node, reading, bound);
}

// ---------------------------------------------------------------- three-valued connectives

function all(parts: readonly Evaluator[]): Evaluator {
  return context => {
    let result: boolean | null = true;
    for (const part of parts) {
      const value = part(context);
      if (value === false) return false;
      if (value !== true) result = null;
    }
    return result;
  };
}

function any(parts: readonly Evaluator[]): Evaluator {
  return context => {
    let result: boolean | null = false;
    for (const part of parts) {
      const value = part(context);
      if (value === true) return true;
      if (value !== false) result = null;
    }
    return result;
  };
}

function not(part: Evaluator): Evaluator {
  return context => {
    const value = part(context);
    return typeof value === 'boolean' ? !value : null;
  };
}

/** The argument of `not(…)`. */
function negatedBy(node: FeelNode, text: string): FeelNode | undefined {
  if (node.kind !== 'FunctionInvocation') return undefined;
  const [name, parameters] = node.children.filter(child => /^[A-Z]/.test(child.kind));
  if (!name || text.slice(name.from, name.to) !== 'not') return undefined;
  return parameters?.children.length === 1 ? parameters.children[0] : undefined;
}

/** `some x in list satisfies …`, `every …`; several `in` parts nest. */
function quantified(node: FeelNode, reading: Reading, outer: ReadonlySet<string>): Evaluator {
  const combine = node.children[0]?.kind === 'some' ? any : all;
  const bound = new Set(outer);
  const lists: { readonly name: string; readonly list: Evaluator }[] = [];
  for (const part of node.children.find(child => child.kind === 'InExpressions')?.children ?? []) {
    const name = part.children.find(child => child.kind === 'Name');
    const list = part.children.find(child => child.kind === 'IterationContext')?.children[0];
    if (!name || !list) continue;
    const variable = reading.text.slice(name.from, name.to);
    lists.push({ name: variable, list: compile(list, reading, bound) });
    bound.add(variable);
  }
  const test = node.children.at(-1);
  const satisfies = test ? compile(test, reading, bound) : () => null;
  return lists.reduceRight<Evaluator>(
    (inner, { name, list }) =>
      context => {
        const items = list(context);
        if (!Array.isArray(items)) return null;
        return combine(items.map(item => () => inner({ ...context, [name]: item })))(context);
      },
    satisfies,
  );
}

// ---------------------------------------------------------------- atoms

/** A piece without and/or/not, such as `cause = "fault"`: its references become v0, v1 … and feelin does the rest. */
function atom(node: FeelNode, reading: Reading, bound: ReadonlySet<string>): Evaluator {
  if (node.kind === 'SimplePositiveUnaryTest') return halfComparison(node, reading);
  const references: Reference[] = [];
  let text = '';
  let written = node.from;
  let comparesNull = false;
  const visit = (part: FeelNode, inside: ReadonlySet<string>, loose: boolean): void => {
    if (part.kind === 'null') comparesNull = true;
    const reference = referenceAt(part, reading.text, reading.names, inside);
    if (reference && !(loose && !reading.names.has(reference.root) && !bound.has(reference.root))) {
      if (inside.has(reference.root) && !bound.has(reference.root)) return; // bound inside the atom itself
      note(reference, reading, bound);
      text += `${reading.text.slice(written, part.from)}v${references.push(reference) - 1}`;
      written = part.to;
      return;
    }
    const locals = new Set([...inside, ...localsOf(part, reading.text)]);
    part.children.forEach((child, index) => {
      const called = part.kind === 'FunctionInvocation' && index === 0;
      if (called) mayCall(child, reading);
      else visit(child, locals, loose || (part.kind === 'FilterExpression' && index > 0));
    });
  };
  visit(node, bound, false);
  text += reading.text.slice(written, node.to);
  noteComparison(node, references, reading);
  if (references.length === 0) return constant(text, node, reading);
  findUnknownFunction(text, references, node, reading);
  return remembered(references, values => {
    if (!comparesNull && values.some(value => value === null || value === undefined)) return null;
    return ask(text, Object.fromEntries(values.map((value, index) => [`v${index}`, value])))?.value ?? null;
  });
}

function constant(text: string, node: FeelNode, reading: Reading): Evaluator {
  findUnknownFunction(text, [], node, reading);
  const value = ask(text, {})?.value ?? null;
  return () => value;
}

/** feelin throws where values do not go together in a range (`loss in ["a"..3]`): that is unknown. */
function ask(text: string, context: FeelContext): ReturnType<typeof evaluate> | undefined {
  try {
    return evaluate(text, context);
  } catch {
    return undefined;
  }
}

/** `< 3` or `[1..3]` alone: a test of something that is not said. */
function halfComparison(node: FeelNode, reading: Reading): Evaluator {
  const written = reading.text.slice(node.from, node.to);
  reading.errors.push({
    code: 'feel-syntax',
    column: node.from + 1,
    message: {
      zh: `条件里的“${written}”没有写和什么比较；请写成 “名称 ${written}” 或 “名称 in ${written}”。`,
      en: `"${written}" in the condition does not say what is compared; write "NAME ${written}" or "NAME in ${written}".`,
    },
  });
  return () => null;
}

/** Names that a `for` or a nested quantifier binds for the rest of its own text. */
function localsOf(node: FeelNode, text: string): readonly string[] {
  if (node.kind !== 'ForExpression' && node.kind !== 'QuantifiedExpression') return [];
  const parts = node.children.find(child => child.kind === 'InExpressions')?.children ?? [];
  return parts.flatMap(part => {
    const name = part.children.find(child => child.kind === 'Name');
    return name ? [text.slice(name.from, name.to)] : [];
  });
}

function note(reference: Reference, reading: Reading, bound: ReadonlySet<string>): void {
  if (bound.has(reference.root)) return;
  reading.used.add(reference.key);
  if (reading.names.has(reference.root) || reference.root === 'item') return;
  reading.errors.push({
    code: 'feel-unknown-name',
    column: reference.from + 1,
    name: reference.root,
    message: {
      zh: `条件里的“${reference.root}”既不是本预案的事实，也不是步骤；请在 facts 中定义它或改正名称。`,
      en: `"${reference.root}" in the condition is neither a fact nor a step of this plan; define it under facts or correct the name.`,
    },
  });
}

function noteComparison(node: FeelNode, references: readonly Reference[], reading: Reading): void {
  const [reference] = references;
  const literal = node.children.find(child => child.kind === 'StringLiteral');
  if (node.kind !== 'Comparison' || references.length !== 1 || !reference || !literal) return;
  const bare = node.children.some(
    child => child.from === reference.from && child.kind !== 'FilterExpression',
  );
  if (!bare || reference.path.length > 0 || node.children.length !== 3) return;
  const value = reading.text.slice(literal.from + 1, literal.to - 1);
  reading.comparisons.push({ name: reference.key, value, column: literal.from + 1 });
}

function mayCall(node: FeelNode, reading: Reading): void {
  const name = reading.text.slice(node.from, node.to);
  if (name !== 'now' && name !== 'today') return;
  reading.errors.push({
    code: 'feel-reads-clock',
    column: node.from + 1,
    name,
    message: {
      zh: `条件不能读取时钟（${name}）；与时间有关的请写在 within 或 opens 中，例如 “PT10M of outage.since”。`,
      en: `A condition may not read the clock (${name}); write times in within or opens, for example "PT10M of outage.since".`,
    },
  });
}

/** feelin answers a call of an unknown function with null; asked once here so that it is an error and not a silence. */
function findUnknownFunction(
  text: string,
  references: readonly Reference[],
  node: FeelNode,
  reading: Reading,
): void {
  const nothing = Object.fromEntries(references.map((_, index) => [`v${index}`, null]));
  const warning = ask(text, nothing)?.warnings.find(({ type }) => type === 'NO_FUNCTION_FOUND');
  if (!warning) return;
  reading.errors.push({
    code: 'feel-unknown-function',
    column: node.from + 1,
    message: {
      zh: `条件“${reading.text.slice(node.from, node.to)}”调用了不存在的函数。`,
      en: `The condition "${reading.text.slice(node.from, node.to)}" calls a function that does not exist.`,
    },
  });
}
