// A FEEL condition in English words: `cause = "fault" and casualties = false` → “cause” is “fault” and not “casualties”. What has no
// wording here is shown as written, in brackets.
import { type FeelNode, feelTree } from '#core/feel/feel-tree.ts';
import type { Feel, Plan } from '#core/plan/plan.ts';

export function feelInEnglish(feel: Feel, plan: Plan): string {
  const tree = feelTree(feel);
  return ('error' in tree ? undefined : say(tree.root, { feel, plan })) ?? `(${feel})`;
}

type Context = { readonly feel: string; readonly plan: Plan };

const textOf = (node: FeelNode, { feel }: Context): string => feel.slice(node.from, node.to);

function say(node: FeelNode, context: Context): string | undefined {
  const [first, ...rest] = node.children.filter(({ kind }) => kind !== '(' && kind !== ')');
  switch (node.kind) {
    case 'Expression':
    case 'Expressions':
      return first && rest.length === 0 ? say(first, context) : undefined;
    case 'ParenthesizedExpression':
    case 'PositionalParameters': {
      const said = first && rest.length === 0 ? say(first, context) : undefined;
      return said === undefined ? undefined : `(${said})`;
    }
    case 'Conjunction':
    case 'Disjunction': {
      const parts = node.children
        .filter(child => !/^(?:and|or)$/.test(textOf(child, context)))
        .map(child => say(child, context));
      return parts.includes(undefined)
        ? undefined
        : parts.join(node.kind === 'Conjunction' ? ' and ' : ' or ');
    }
    case 'Comparison':
      return compared(node, context);
    case 'FunctionInvocation': {
      const inner = /^not\s*\(([^()]*)\)$/s.exec(textOf(node, context))?.[1];
      return inner === undefined ? undefined : `not ${feelInEnglish(inner, context.plan)}`;
    }
    case 'VariableName':
    case 'PathExpression':
      return titleOf(textOf(node, context), context);
    default:
      return undefined;
  }
}

const SIGNS: Readonly<Record<string, string>> = {
  '=': 'is',
  '!=': 'is not',
  '<': 'is below',
  '<=': 'is at most',
  '>': 'is above',
  '>=': 'is at least',
};

function compared(node: FeelNode, context: Context): string | undefined {
  const [left, right] = node.children.filter(child => child.kind !== 'CompareOp');
  const sign = node.children.find(child => child.kind === 'CompareOp');
  if (!left || !right || node.children.some(child => child.kind === 'PositiveUnaryTests')) return undefined;
  const operator = sign ? textOf(sign, context) : '=';
  const name = titleOf(textOf(left, context), context);
  const word = SIGNS[operator];
  if (name === undefined || word === undefined) return undefined;
  const value = textOf(right, context);
  if (value === 'true' || value === 'false')
    return (value === 'true') === (operator === '=') ? name : `not ${name}`;
  const unit = context.plan.facts[textOf(left, context)]?.unit;
  return `${name} ${word} ${value.startsWith('"') ? `“${value.slice(1, -1)}”` : value}${unit === undefined ? '' : ` ${unit}`}`;
}

function titleOf(name: string, { plan }: Context): string | undefined {
  if (name === 'level') return 'the level';
  const step = plan.steps[name];
  const asked =
    step?.action.kind === 'decide' || step?.action.kind === 'confirm' ? step.action.question : step?.title;
  const title = plan.facts[name]?.title ?? asked;
  return title === undefined ? undefined : `“${title.replace(/[？?]$/, '')}”`;
}
