// A step of a plan as a sentence of a written plan: when it opens, who must do it, by when, what, to whom, how it ends.
import { feelOf } from '#core/feel/feel.ts';
import type { FactId, Plan, Step } from '#core/plan/plan.ts';
import { actionInWords, factTitle } from './action-words.ts';
import { feelInWords, oppositeInWords } from './feel-words.ts';
import { partyInWords, stepTitle, targetsInWords, whoInWords } from './party-words.ts';
import { saidOnce } from './said-once.ts';
import { dueInWords, edgeInWords, limitInWords, needInWords, openerInWords } from './time-words.ts';

const MODAL = { must: '应', should: '宜', may: '可' } as const;

/** "事发后，如发生交通事故，送货员应立即通知所在部门负责人，说明详细地点；直至恢复为止。" */
export function stepSentence(step: Step, plan: Plan): string {
  const starts = startsOf(step, plan);
  const who = step.action.kind === 'wait' ? '' : whoInWords(step.who, plan);
  const modal = who === '' ? '' : MODAL[step.force];
  const act = step.cases === undefined ? `${actionInWords(step, plan)}` : '按下列情形办理';
  const clauses = [...openingOf(step, plan, starts), saidOnce(who, modal, timeOf(step, plan), act)];
  return `${[clauses.join('，'), ...tailOf(step, plan, starts)].join('，')}。`;
}

/** "在事发后5分钟内", "" when the plan sets no limit. */
export function timeOf(step: Step, plan: Plan): string {
  const starts = startsOf(step, plan);
  if (step.limit) return limitInWords(step.limit, plan, starts);
  return step.due ? dueInWords(step.due, plan, starts) : '';
}

export const startsOf = (step: Step, plan: Plan): FactId => plan.scenarios[step.scenario]?.starts ?? '';

export function openingOf(step: Step, plan: Plan, starts: FactId): readonly string[] {
  const opens = step.opens.map(opener => openerInWords(opener, plan, starts));
  const first = opens.length > 1 ? `${opens.join('或')}（以先到者为准）` : opens.join('');
  const when = step.when === undefined ? '' : `如${feelInWords(step.when, plan)}`;
  const needed = step.discretion ? `经${partyInWords(step.discretion, plan)}判断确有必要时` : '';
  const list = step.each ? factTitle(step.each.list, plan) : undefined;
  const each = list === undefined ? '' : `对“${list}”中的每一条${step.each?.where ? '（符合条件的）' : ''}`;
  const gate = (step.needs ?? []).map(need => needInWords(need, plan, starts));
  const locked = gate.length === 0 ? '' : `须在${gate.join('、')}方可开始`;
  const asked = step.action.kind === 'decide' ? step.action.asked_by : undefined;
  const request = asked ? `经${partyInWords(asked, plan)}请示` : '';
  return [afterInWords(step, plan, starts), first, when, needed, each, locked, request].filter(
    text => text !== '',
  );
}

/** "“A”和“B”都完成后"; a step whose answer the condition asks for anyway is not named twice. */
export function afterInWords(step: Step, plan: Plan, starts: FactId): string {
  const asked = step.when === undefined ? [] : feelOf(plan, step.when).names;
  const edges = step.after.filter(edge => edge.kind !== 'step' || !asked.includes(edge.step));
  const done = edges.flatMap(edge =>
    edge.kind === 'step' && edge.edge === 'done' ? [`“${stepTitle(edge.step, plan)}”`] : [],
  );
  if (done.length > 1 && done.length === edges.length) return `${done.join('和')}都完成后`;
  return edges.map(edge => edgeInWords(edge, plan, starts)).join('、');
}

/** How long it goes on, what must hold meanwhile, and the cases it is cut into. */
export function tailOf(step: Step, plan: Plan, starts: FactId): readonly string[] {
  const until = (step.until ?? []).map(need => needInWords(need, plan, starts).replace(/[后时]$/, ''));
  const holds = (step.holds ?? []).map(feel => feelInWords(feel, plan));
  const cases = (step.cases ?? []).map(one =>
    one.when === undefined ? `其他情形，${one.title}` : `${feelInWords(one.when, plan)}的，${one.title}`,
  );
  const lost = step.on_loss
    ? `不再满足时${step.on_loss.do === 'stop' ? '立即停止' : '撤销'}${step.on_loss.tell.length > 0 ? `并通知${targetsInWords(step.on_loss.tell, plan)}` : ''}`
    : '';
  return [
    ...cases,
    step.while === undefined ? '' : whileInWords(step.while, plan, starts),
    until.length === 0 ? '' : `直至${until.join('或')}为止`,
    holds.length === 0 ? '' : `其间必须保持${holds.join('且')}`,
    lost,
  ].filter(text => text !== '');
}

/** `while: outage` → "直至恢复为止"; anything else as the condition under which it goes on. */
function whileInWords(feel: string, plan: Plan, starts: FactId): string {
  if (feel === starts) return '直至恢复为止';
  const until = oppositeInWords(feel, plan);
  if (until !== undefined) return `直至${until}为止`;
  const title = plan.facts[feel]?.title;
  return title === undefined ? `仅在${feelInWords(feel, plan)}期间` : `直至${title}结束为止`;
}
