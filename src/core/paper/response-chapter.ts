// The chapters of the response: what starts each scenario, its steps and prohibitions, how it is stood down, what follows.
import type { Plan, Prohibition, Scenario } from '#core/plan/plan.ts';
import { feelInWords, oppositeInWords } from './feel-words.ts';
import { partiesInWords, roleTitle, stepTitle } from './party-words.ts';
import { list, type Section } from './section.ts';
import { stepSentence } from './step-sentence.ts';

export function activationSections(plan: Plan): readonly Section[] {
  return list(
    Object.values(plan.scenarios).map(scenario => {
      const fact = plan.facts[scenario.starts];
      const tell = fact?.ask.map(id => roleTitle(id, plan)).join('、') ?? '';
      const from = tell === '' ? '' : `（由${tell}报告）`;
      const state = fact?.title ?? scenario.starts;
      if (/程序$/.test(scenario.title)) return `发生突发事件时启动“${scenario.title}”${from}。`;
      return state === scenario.title
        ? `出现“${state}”情形时启动响应${from}。`
        : `出现下列情形时启动“${scenario.title}”响应：${state}${from}。`;
    }),
  );
}

/** Steps that come before any scenario. */
export function gateSections(plan: Plan): readonly Section[] {
  return list(sentences(plan.gates ?? [], plan), '开始前');
}

/** Scenario by scenario; what goes on after stand-down stands in the chapter on what follows. */
export function responseSections(plan: Plan): readonly Section[] {
  return Object.values(plan.scenarios).flatMap(scenario => {
    const after = new Set(scenario.stand_down.goes_on);
    const steps = sentences(
      scenario.steps.filter(id => !after.has(id)),
      plan,
    );
    return list([...steps, ...prohibitionsOf(scenario, plan)], scenario.title);
  });
}

export function afterSections(plan: Plan): readonly Section[] {
  const own = Object.values(plan.scenarios).flatMap(scenario =>
    list(sentences(scenario.stand_down.goes_on, plan), scenario.title),
  );
  return [...own, ...list(sentences(plan.close?.after ?? [], plan), '响应终止后的工作')];
}

const sentences = (ids: readonly string[], plan: Plan): readonly string[] =>
  ids.flatMap(id => plan.steps[id] ?? []).map(step => stepSentence(step, plan));

export function prohibitionSections(plan: Plan): readonly Section[] {
  return list(Object.values(plan.scenarios).flatMap(scenario => prohibitionsOf(scenario, plan)));
}

function prohibitionsOf(scenario: Scenario, plan: Plan): readonly string[] {
  return scenario.never.map(ban => prohibitionInWords(ban, plan));
}

/** "停电期间，未经值班组长允许，呼叫业务员不得退出系统。", "启动成功之前，配电班不得离开机房。" */
export function prohibitionInWords(ban: Prohibition, plan: Plan): string {
  const act = plan.acts[ban.blocks];
  const what = ban.title ?? (ban.step === undefined ? (act?.title ?? ban.blocks) : stepTitle(ban.step, plan));
  const by = act ? roleTitle(act.by, plan) : '';
  const said = FORBIDS.exec(what);
  // "任何人不得移动患者" says itself whom it binds
  const whole = said !== null && said.index > 0;
  const who = whole ? what : `${by}不得${what.slice(said?.[0].length ?? 0)}`;
  return `${[duringInWords(ban, plan), unlessInWords(ban, plan), who].filter(text => text !== '').join('，')}。`;
}

const FORBIDS = /严禁|禁止|不得|不准|不许|不允许|不要|不可|不能|切忌|切勿/;

function duringInWords({ while: during }: Prohibition, plan: Plan): string {
  if (during === undefined) return '';
  const until = oppositeInWords(during, plan);
  return until === undefined ? `${feelInWords(during, plan)}期间` : `${until}之前`;
}

function unlessInWords({ unless }: Prohibition, plan: Plan): string {
  if (unless === undefined) return '';
  if (typeof unless !== 'string') return `未经${roleTitle(unless.permission_of, plan)}允许`;
  return `除${feelInWords(unless, plan)}外`;
}

export function standDownSections(plan: Plan): readonly Section[] {
  const scenarios = Object.values(plan.scenarios).map(({ title, stand_down }) => {
    const by = roleTitle(stand_down.by, plan);
    return `“${title}”：${feelInWords(stand_down.when, plan)}后，由${by}宣布响应终止。`;
  });
  const conditions = plan.close?.conditions.map(({ title }) => `响应终止须满足：${title}。`) ?? [];
  const told = plan.close?.tell ?? [];
  const tell = told.length === 0 ? [] : [`响应终止后应通知${partiesInWords(told, plan)}。`];
  return list([...scenarios, ...conditions, ...tell]);
}
