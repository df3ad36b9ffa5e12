// FEEL conditions, read once and evaluated often, with three values: true, false and unknown. Equality with something
// not yet known is unknown here (plain FEEL says false), so no duty opens or closes on a fact nobody has told us.
import { conditionNames } from '#core/plan/condition-names.ts';
import type { Feel, Plan } from '#core/plan/plan.ts';
import { compileTree, type Evaluator, type FeelComparison } from './compile-tree.ts';
import type { FeelContext, FeelError } from './feel-error.ts';
import { feelTree } from './feel-tree.ts';

export type FeelValue = { readonly value: unknown; readonly unknown: boolean };

export type CompiledFeel = {
  readonly text: string;
  /** Keys of the context that the result depends on: "outage", "outage__since", "item". */
  readonly names: readonly string[];
  /** Comparisons of a name with a literal text, for the checker: `next_action = "call_supplier"`. */
  readonly comparisons: readonly FeelComparison[];
  evaluate(context: FeelContext): FeelValue;
};

/**
 * Reads an expression. `names` are the facts and steps it may use; `item` is always allowed. All errors are reported
 * together; with any error there is no value.
 */
export function compileFeel(
  text: string,
  names: ReadonlySet<string>,
): { readonly value: CompiledFeel | null; readonly errors: readonly FeelError[] } {
  const tree = feelTree(text);
  if ('error' in tree) return { value: null, errors: [tree.error] };
  const { evaluate, used, comparisons, errors } = compileTree(tree.root, text, names);
  if (errors.length > 0) return { value: null, errors };
  return {
    value: { text, names: [...used], comparisons, evaluate: context => valued(evaluate(context)) },
    errors: [],
  };
}

const UNKNOWN: FeelValue = { value: null, unknown: true };
const TRUE: FeelValue = { value: true, unknown: false };
const FALSE: FeelValue = { value: false, unknown: false };

function valued(value: ReturnType<Evaluator>): FeelValue {
  if (value === null || value === undefined) return UNKNOWN;
  if (value === true) return TRUE;
  return value === false ? FALSE : { value, unknown: false };
}

// ---------------------------------------------------------------- of a plan

/** Kept as long as the plan object is. */
const compiled = new WeakMap<
  Plan,
  { readonly names: ReadonlySet<string>; readonly by: Map<Feel, CompiledFeel> }
>();

/** A condition of this plan, ready to evaluate. Checked plans have no errors here: a text that cannot be read is a fault. */
export function feelOf(plan: Plan, text: Feel): CompiledFeel {
  let known = compiled.get(plan);
  if (!known) {
    known = { names: conditionNames(plan), by: new Map() };
    compiled.set(plan, known);
  }
  const found = known.by.get(text);
  if (found) return found;
  const { value, errors } = compileFeel(text, known.names);
  if (!value) throw new Error(`A checked plan has a condition that cannot be read: ${errors[0]?.message.en}`);
  known.by.set(text, value);
  return value;
}
