// A FEEL condition in words: `cause = "fault" and casualties = false` → "“原因”为“fault”且“人员伤亡”为否". What joins the words of
// the plan is Chinese or English; the words of the plan stay as they are.
// What has no wording here is shown as written, in brackets: never left out, never guessed.
import { type FeelNode, feelTree } from '#core/feel/feel-tree.ts';
import type { Feel, Plan } from '#core/plan/plan.ts';

export function feelInWords(feel: Feel, plan: Plan, language: 'zh' | 'en' = 'zh'): string {
  const tree = feelTree(feel);
  const words = WORDS[language];
  const asWritten = words.held(feel);
  return 'error' in tree ? asWritten : (say(tree.root, { feel, plan, words }) ?? asWritten);
}

type Words = {
  readonly and: string;
  readonly or: string;
  readonly is: string;
  readonly either: string;
  readonly level: string;
  readonly held: (said: string) => string;
  readonly not: (said: string) => string;
  readonly state: (title: string) => string;
  readonly over: (title: string) => string;
  readonly approved: string;
  readonly declined: string;
  readonly answers: (question: string, title: string) => { readonly holds: string; readonly fails: string };
  readonly signs: Readonly<Record<string, string>>;
};

type Context = { readonly feel: string; readonly plan: Plan; readonly words: Words };

function say(node: FeelNode, context: Context): string | undefined {
  const [first, ...rest] = node.children.filter(({ kind }) => kind !== '(' && kind !== ')');
  switch (node.kind) {
    case 'Expression':
    case 'Expressions':
      return first && rest.length === 0 ? say(first, context) : undefined;
    case 'ParenthesizedExpression':
    case 'PositionalParameters':
      return first && rest.length === 0 ? held(first, context) : undefined;
    case 'Conjunction':
    case 'Disjunction':
      return joined(node, context);
    case 'Comparison':
      return compared(node, context);
    case 'FunctionInvocation':
      return negated(node, context);
    case 'VariableName':
    case 'PathExpression':
      return named(textOf(node, context), context)?.holds;
    default:
      return undefined;
  }
}

const textOf = (node: FeelNode, { feel }: Context): string => feel.slice(node.from, node.to);

/** What stands in brackets keeps them where without them it could be taken otherwise. */
function held(node: FeelNode, context: Context): string | undefined {
  const said = say(node, context);
  const joins = node.kind === 'Conjunction' || node.kind === 'Disjunction';
  return said !== undefined && joins ? context.words.held(said) : said;
}

/** Operands of `and` and `or`; the word itself is a child of its own. */
function joined(node: FeelNode, context: Context): string | undefined {
  const { and, or, held: bracketed } = context.words;
  const word = node.kind === 'Conjunction' ? and : or;
  const parts = node.children
    .filter(child => !/^(?:and|or)$/.test(textOf(child, context)))
    .map(child => {
      const said = say(child, context);
      return said !== undefined && child.kind === 'Disjunction' && word === and ? bracketed(said) : said;
    });
  return parts.includes(undefined) ? undefined : parts.join(word);
}

function compared(node: FeelNode, context: Context): string | undefined {
  const operands = node.children.filter(child => child.kind !== 'CompareOp');
  const sign = node.children.find(child => child.kind === 'CompareOp');
  const [left, right] = operands;
  if (node.children.some(child => child.kind === 'PositiveUnaryTests')) return oneOf(node, context);
  if (!left || !right || operands.length !== 2) return undefined;
  const operator = sign ? textOf(sign, context) : context.feel.slice(left.to, right.from).trim();
  const word = context.words.signs[operator];
  const name = named(textOf(left, context), context);
  if (!name || word === undefined) return undefined;
  const value = valueIn(left, textOf(right, context), context);
  const yes = value === 'true' ? operator === '=' : value === 'false' ? operator === '!=' : undefined;
  if (yes !== undefined && (operator === '=' || operator === '!=')) return yes ? name.holds : name.fails;
  return `${name.title}${word}${literal(value)}${name.unit}`;
}

/** `level in ("I", "II")` → "“事件等级”为“I”或“II”". */
function oneOf(node: FeelNode, context: Context): string | undefined {
  const [left] = node.children;
  const tests = node.children.find(({ kind }) => kind === 'PositiveUnaryTests');
  const values = tests?.children.map(child => textOf(child, context)).filter(text => text !== ',') ?? [];
  const name = left && named(textOf(left, context), context);
  if (!name || values.length === 0 || values.some(value => !/^(?:"[^"]*"|-?\d+(?:\.\d+)?)$/.test(value)))
    return undefined;
  const { is, either } = context.words;
  const said = values.map(value => literal(valueIn(left, value, context)));
  return `${name.title}${is}${said.join(either)}${name.unit}`;
}

/** What holds when `not(…)` ends: "启动成功" of `not(started = true)`. */
export function oppositeInWords(feel: Feel, plan: Plan): string | undefined {
  const inner = /^not\s*\(([^()]*)\)$/.exec(feel.trim())?.[1];
  return inner === undefined ? undefined : feelInWords(inner, plan);
}

/** A level is known by its title: "Ⅱ级", not "II". */
function valueIn(of: FeelNode, value: string, context: Context): string {
  const title = context.plan.levels?.[value.slice(1, -1)]?.title;
  return textOf(of, context) === 'level' && title !== undefined ? `"${title}"` : value;
}

const literal = (text: string): string => (text.startsWith('"') ? `“${text.slice(1, -1)}”` : text);

function negated(node: FeelNode, context: Context): string | undefined {
  const match = /^not\s*\((.*)\)$/s.exec(textOf(node, context));
  const inner = match?.[1]?.trim() ?? '';
  const name = named(inner, context);
  if (name || match === null) return name?.fails;
  const what = node.children.find(({ kind }) => kind === 'PositionalParameters');
  const said = what && say(what, context);
  return said === undefined ? undefined : context.words.not(said);
}

type Named = {
  readonly title: string;
  readonly unit: string;
  readonly holds: string;
  readonly fails: string;
};

/** A fact or a step by its title, with how it is said to hold. States are on and off, questions are yes and no. */
function named(name: string, { plan, words }: Context): Named | undefined {
  if (name === 'level') return { title: words.level, unit: '', holds: words.level, fails: words.level };
  const fact = plan.facts[name];
  const step = plan.steps[name];
  if (fact?.type === 'state')
    return { title: fact.title, unit: '', holds: words.state(fact.title), fails: words.over(fact.title) };
  const question =
    fact?.title ??
    (step?.action.kind === 'decide' || step?.action.kind === 'confirm' ? step.action.question : step?.title);
  if (question === undefined) return undefined;
  const unit = fact?.unit ?? '';
  const title = `“${withoutUnit(question, unit)}”`;
  if (step?.action.kind === 'approve')
    return { title, unit, holds: title + words.approved, fails: title + words.declined };
  return { title, unit, ...words.answers(question, title) };
}

/** "受伤人数（人）" is 受伤人数 where the figure has its unit. */
export const withoutUnit = (title: string, unit: string): string => title.replace(`（${unit}）`, '');

/** "是否有人伤亡" → 有人伤亡 / 没有人伤亡; "能否恢复" → 能恢复 / 不能恢复. Other questions are answered in words. */
function answers(question: string, title: string): { readonly holds: string; readonly fails: string } {
  const bare = question.replace(/[？?]$/, '');
  const asked = /是否|能否|可否/.exec(bare);
  // a condition of the text with a question mark: "发现损坏？"; "谁在场？" is answered in words
  if (!asked && bare !== question && !/[谁哪几吗呢]|什么|多少|如何|怎/.test(bare))
    return { holds: bare, fails: `并非${bare}` };
  if (!asked) return { holds: `${title}为是`, fails: `${title}为否` };
  const [before, after] = [bare.slice(0, asked.index), bare.slice(asked.index + 2)];
  const verb = { 是否: '', 能否: '能', 可否: '可以' }[asked[0]] ?? '';
  const not =
    verb !== '' ? `不${verb}` : after.startsWith('有') ? '没' : /^(?:已|在)/.test(after) ? '没有' : '不';
  return {
    holds: `${before}${verb}${after}`,
    fails: `${before}${not}${after.replace(not === '没有' ? /^已/ : /^$/, '')}`,
  };
}

const WORDS: Readonly<Record<'zh' | 'en', Words>> = {
  zh: {
    ...{
      and: '且',
      or: '或者',
      is: '为',
      either: '或',
      level: '响应级别',
      approved: '获得批准',
      declined: '未获批准',
    },
    held: said => `（${said}）`,
    not: said => `并非${said}`,
    state: title => title,
    over: title => `${title}结束`,
    answers,
    signs: { '=': '为', '!=': '不为', '<': '小于', '<=': '不大于', '>': '大于', '>=': '不小于' },
  },
  en: {
    ...{ and: ' and ', or: ' or ', is: ' is ', either: ' or ', level: 'the level' },
    ...{ approved: ' is approved', declined: ' is not approved' },
    held: said => `(${said})`,
    not: said => `not ${said}`,
    state: title => `“${title}”`,
    over: title => `“${title}” is over`,
    answers: (_question, title) => ({ holds: `${title}: yes`, fails: `${title}: no` }),
    signs: {
      ...{ '=': ' is ', '!=': ' is not ', '<': ' is under ', '<=': ' is at most ' },
      ...{ '>': ' is over ', '>=': ' is at least ' },
    },
  },
};
