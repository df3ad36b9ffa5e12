// Conditions: can they be read, do they name what there is, can the facts they need ever be known?
import { compileFeel } from '#core/feel/feel.ts';
import type { FeelError } from '#core/feel/feel-error.ts';
import type { Checking } from './checking.ts';
import { conditionNames } from './condition-names.ts';
import { type Condition, conditionsOf } from './conditions-of.ts';
import { nearest } from './nearest.ts';
import type { FactId, Plan } from './plan.ts';
import type { Path } from './yaml-text.ts';

export function checkConditions(checking: Checking): void {
  const { plan } = checking;
  const names = conditionNames(plan);
  const asked = new Map<FactId, Path>();
  for (const condition of conditionsOf(plan)) {
    const { value, errors } = compileFeel(condition.feel, names);
    for (const error of errors) reportError(error, condition, names, checking);
    for (const name of value?.names ?? []) {
      const [base = name] = name.split('__');
      if (base === 'item' && !condition.perItem) reportItem(condition, checking);
      if (plan.facts[base] && !asked.has(base)) asked.set(base, condition.path);
    }
    for (const comparison of value?.comparisons ?? []) checkValue(comparison, condition, checking);
  }
  for (const [fact, path] of asked) checkKnowable(fact, path, checking);
}

function reportError(
  error: FeelError,
  condition: Condition,
  names: ReadonlySet<string>,
  checking: Checking,
): void {
  const meant = error.name === undefined ? undefined : nearest(error.name, names);
  // the column of `where` is not that of the text: it stands behind the name of the list
  const inText = condition.path.at(-1) !== 'each';
  checking.find('error', error.code, condition.path, error.message, {
    ...(inText ? { column: error.column } : {}),
    ...(meant
      ? { proposal: { value: meant, reason: { zh: '拼写最接近的名称', en: 'the name spelt most alike' } } }
      : {}),
  });
}

function reportItem({ path }: Condition, checking: Checking): void {
  checking.find('error', 'item-without-each', path, {
    zh: '条件里用了 item，但步骤没有写 each（对哪个列表逐项执行）。',
    en: 'The condition uses item, but the step has no each (one duty per item of which list?).',
  });
}

/** A fact or an answer compared with a value it can never have is a misspelling. */
function checkValue(
  { name, value, column }: { readonly name: string; readonly value: string; readonly column: number },
  { path }: Condition,
  { plan, find }: Checking,
): void {
  const possible = valuesOf(name, plan);
  if (!possible || possible.includes(value)) return;
  const meant = nearest(value, possible);
  find(
    'error',
    'value-not-possible',
    path,
    {
      zh: `“${name}”不会是“${value}”；可能的值：${possible.join('、')}。`,
      en: `"${name}" is never "${value}"; its values are: ${possible.join(', ')}.`,
    },
    {
      column,
      ...(meant
        ? { proposal: { value: meant, reason: { zh: '拼写最接近的值', en: 'the value spelt most alike' } } }
        : {}),
    },
  );
}

function valuesOf(name: string, plan: Plan): readonly string[] | undefined {
  if (name === 'level') return plan.grades?.scale;
  const action = plan.steps[name]?.action;
  if (action?.kind === 'decide') return action.answer.kind === 'one-of' ? action.answer.values : undefined;
  const fact = plan.facts[name];
  return fact?.type === 'one-of' ? fact.values : undefined;
}

/** A condition waits for ever on a fact that nobody is asked for and no step records. */
function checkKnowable(id: FactId, path: Path, { plan, find }: Checking): void {
  const fact = plan.facts[id];
  if (!fact || fact.ask.length > 0 || fact.when !== undefined) return;
  const recorded = Object.values(plan.steps).some(
    ({ action }) =>
      (action.kind === 'assess' && action.facts.includes(id)) ||
      (action.kind === 'record' && action.list === id) ||
      (action.kind === 'convene' && action.gives === id),
  );
  if (recorded || Object.values(plan.scenarios).some(({ starts }) => starts === id)) return;
  find('error', 'fact-nobody-records', path, {
    zh: `条件要用“${fact.title}”（${id}），但没有人会提供它：请在 facts.${id}.ask 写问谁，或加一个 assess 步骤。`,
    en: `The condition needs "${fact.title}" (${id}), but nobody will ever give it: write whom to ask in facts.${id}.ask, or add an assess step.`,
  });
}
