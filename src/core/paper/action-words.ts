// What a step does in Chinese words, kind by kind, without who and when.
import type { Count } from '#core/plan/action.ts';
import type { Consequence } from '#core/plan/clock.ts';
import type { Action, Evidence, Field, Plan, Step } from '#core/plan/plan.ts';
import { feelInWords } from './feel-words.ts';
import {
  contactInWords,
  partiesInWords,
  partyInWords,
  quorumInWords,
  stepTitle,
  targetsInWords,
} from './party-words.ts';
import { cadenceInWords, spanInWords } from './time-words.ts';

/** "通知值班组长，说明现象". What a step is called is kept as it is written where it says all that its kind does. */
export function actionInWords(step: Step, plan: Plan): string {
  const { action } = step;
  switch (action.kind) {
    case 'task':
      return step.title + kept(action.evidence);
    case 'notify':
      return notify(action, step, plan);
    case 'call':
      return call(action, step, plan);
    case 'record':
      return record(action, step, plan);
    case 'assess':
      return assess(action, step, plan);
    case 'decide':
      return decide(action);
    case 'approve':
      return `就“${step.title.replace(/^批准[：:]/, '')}”报${partiesInWords(action.by, plan)}${quorumInWords(action.quorum)}批准，未经批准不得进行后续工作`;
    case 'report':
      return report(action, plan);
    case 'confirm':
      return confirm(action, plan);
    case 'wait':
      return `待${feelInWords(action.for, plan)}后继续`;
    case 'dispatch':
      return dispatch(action, step, plan);
    case 'convene':
      return `召集${partiesInWords(action.members, plan)}${quorumInWords(action.quorum)}${action.place === undefined ? '' : `到${action.place}`}集合`;
    case 'roll_call':
      return rollCall(action, plan);
    case 'watch':
      return watch(action, step, plan);
    case 'request':
      return `根据${action.by.length === 0 ? '现场' : partiesInWords(action.by, plan)}的要求随时提供${action.what}${kept(action.evidence)}`;
    case 'expect':
      return `确认${feelInWords(action.holds, plan)}${orElse('否则', action.otherwise, plan)}`;
    case 'use':
      return `${{ also: '同时启动', instead: '转为执行', call: '启动' }[action.mode]}《${action.plan}》`;
  }
}

type Of<K extends Action['kind']> = Extract<Action, { readonly kind: K }>;

/** Told means confirmed, as the chapter on words says once for all; less is said where less is enough. */
const ENDS = {
  attempted: '（发出即可）',
  sent: '（发出即可）',
  delivered: '（送达即可）',
  acknowledged: '',
} as const;

/** Whether every one of these stands in it. */
const says = (title: string, all: readonly string[]): boolean =>
  all.length > 0 && all.every(one => title.includes(one));

/** What stands in it already need not be said again. */
const unsaid = (all: readonly string[], title: string): readonly string[] =>
  all.filter(one => !title.includes(one));

function notify(action: Of<'notify'>, step: Step, plan: Plan): string {
  const { to, quorum, done, say, relay, order, via } = action;
  const whom = to.map(party => partyInWords(party, plan));
  const plain = relay === undefined && order === undefined && via === undefined && quorum === 'all';
  const things = say.map(id => factTitle(id, plan));
  if (plain && says(step.title, whom) && TELLS.test(step.title))
    return `${step.title}${telling(unsaid(things, step.title))}${ENDS[done]}`;
  const said = telling(things);
  const by = via === undefined || via.length === 0 ? '' : `用${via.map(channelTitle).join('或')}`;
  if (relay !== undefined) {
    const stages = relay.map(stage => partiesInWords(stage.to, plan)).join('→');
    return `${by}逐级通知${stages}${said}${ENDS[done]}`;
  }
  const turns = order === undefined ? '' : '依次';
  return `${by}${turns}通知${partiesInWords(to, plan)}${to.length > 1 ? quorumInWords(quorum) : ''}${said}${ENDS[done]}`;
}

const TELLS = /通知|报告|汇报|上报|通报|告知|报(?!警)|转告|联系|呼叫|电话|召集|请示|发布|发送|提醒/;

const telling = (things: readonly string[]): string =>
  things.length === 0 ? '' : `，说明${things.join('、')}`;

const channelTitle = (channel: string): string =>
  ({ any: '任何可用方式', phone: '电话', radio: '对讲机', broadcast: '广播', sms: '短信' })[channel] ??
  channel;

function call({ contact, item_field, script, again }: Of<'call'>, step: Step, plan: Plan): string {
  const repeat = again === undefined ? '' : `，未接通的${spanInWords(again)}后重拨`;
  const number = contact === undefined ? undefined : plan.contacts[contact]?.number;
  if (number !== undefined && step.title.includes(number))
    return `${step.title}${telling(unsaid(script, step.title))}${repeat}`;
  const whom =
    contact !== undefined
      ? contactInWords(contact, plan)
      : item_field !== undefined
        ? '该条记录中的号码'
        : '有关单位';
  return `拨打${whom}电话${telling(script)}${repeat}`;
}

function record({ in: log, list, fields, copy }: Of<'record'>, step: Step, plan: Plan): string {
  const where = list === undefined ? log : factTitle(list, plan);
  if (copy === undefined && step.title.includes(where)) {
    const rest = unsaid(
      fields.map(({ title }) => title),
      step.title,
    );
    return `${step.title}${rest.length === 0 ? '' : `，记录${rest.join('、')}`}`;
  }
  return `在${where}中记录${titles(fields)}`;
}

function assess({ facts }: Of<'assess'>, step: Step, plan: Plan): string {
  const things = facts.map(id => factTitle(id, plan).replace(/[？?]$/, ''));
  return says(step.title, things) ? step.title : `查明${things.join('、')}`;
}

function decide({ question, answer, reason }: Of<'decide'>): string {
  const choices =
    answer.kind === 'one-of'
      ? answer.values.every(value => question.includes(value))
        ? ''
        : `（${answer.values.join('、')}）`
      : answer.kind === 'fields'
        ? `，写明${titles(answer.fields)}`
        : '';
  const asked = /决定|判断|研判|确定/.test(question) ? question : `决定“${question}”`;
  return `${asked}${choices}${reason === 'required' ? '，并说明理由' : ''}`;
}

function report({ form, to, copy }: Of<'report'>, plan: Plan): string {
  const receivers = to.length > 0 ? to : (plan.forms[form]?.to ?? []);
  const handed = receivers.length === 0 ? '' : `，报送${partiesInWords(receivers, plan)}`;
  const logs = copy === undefined || copy.length === 0 ? '' : `，并抄录于${copy.join('、')}`;
  return `填写《${plan.forms[form]?.title ?? form}》${handed}${logs}`;
}

function confirm({ of, question, again, unreachable }: Of<'confirm'>, plan: Plan): string {
  const repeat = again === undefined ? '' : `；${negative(question)}的，重新${stepTitle(again, plan)}`;
  const silent =
    unreachable === undefined
      ? ''
      : `；${spanInWords(unreachable.after)}联系不上的，由${partyInWords(unreachable.decide, plan)}决定`;
  return `请${of}确认“${question}”${repeat}${silent}`;
}

function dispatch(action: Of<'dispatch'>, step: Step, plan: Plan): string {
  const { what, count, lender, lead, if_short, give_back } = action;
  const figures = [count.least, count.most].filter(figure => figure !== undefined).map(String);
  const plain = !lender && !lead && give_back === undefined && count.of_which === undefined;
  if (plain && says(step.title, [what, ...figures]))
    return `${step.title}${orElse('不足时', if_short, plan)}`;
  const from = lender ? `从${partyInWords(lender, plan)}` : '';
  const led = lead ? `，由${partyInWords(lead, plan)}带队` : '';
  const back = give_back === undefined ? '' : `，${give_back}归还`;
  return `${from}调派${what}${countInWords(count)}${led}${back}${orElse('不足时', if_short, plan)}`;
}

/** "10名/天（其中流动5名）"; nothing when the text gives no figure. */
export function countInWords({ least, most, unit = '', per, of_which }: Count): string {
  const per_ = per === undefined ? '' : `/${{ day: '天', shift: '班', time: '次' }[per]}`;
  const parts = of_which?.map(part => `${part.as}${part.count}${unit}`) ?? [];
  const which = parts.length === 0 ? '' : `（其中${parts.join('、')}）`;
  if (least === undefined && most === undefined) return which;
  const figure =
    least === most
      ? `${least}`
      : least === undefined
        ? `不超过${most}`
        : most === undefined
          ? `不少于${least}`
          : `${least}至${most}`;
  return `${figure}${unit}${per_}${which}`;
}

function rollCall({ of, ticks, missing }: Of<'roll_call'>, plan: Plan): string {
  const whom =
    of.kind === 'parties'
      ? partiesInWords(of.parties, plan)
      : of.kind === 'list'
        ? factTitle(of.list, plan)
        : of.text;
  const marks = ticks.length === 0 ? '' : `（${ticks.join('、')}）`;
  return `逐一清点${whom}${marks}${orElse('有人失踪时', missing, plan)}`;
}

function watch({ every, asks, fields, missed }: Of<'watch'>, step: Step, plan: Plan): string {
  const whom = asks ? `询问${partyInWords(asks, plan)}` : step.title;
  const noted = fields.length === 0 ? '' : `，记录${titles(fields)}`;
  const often = cadenceInWords({ kind: 'interval', every });
  const once = /[一1]次$/.test(whom) ? '' : '一次';
  return `${whom.startsWith(often) ? '' : often}${whom}${once}${noted}${orElse('漏查时', missed, plan)}`;
}

/** "，不足时通知采购部负责人，并启动“…”". */
function orElse(word: string, consequence: Consequence | undefined, plan: Plan): string {
  if (consequence === undefined) return '';
  const told = consequence.tell.length === 0 ? [] : [`通知${targetsInWords(consequence.tell, plan)}`];
  const opened = consequence.opens.map(id => `启动“${stepTitle(id, plan)}”`);
  const all = [...told, ...opened];
  return all.length === 0 ? '' : `，${word}${all.join('，并')}`;
}

const kept = (evidence: readonly Evidence[]): string =>
  evidence.length === 0 ? '' : `，并留存${evidence.map(({ title }) => title).join('、')}`;

const titles = (fields: readonly Field[]): string => fields.map(field => field.title).join('、');

/** "outage.since" → "…的开始时间". */
export function factTitle(id: string, plan: Plan): string {
  const [root = id, mark] = id.split('.');
  const title = plan.facts[root]?.title ?? plan.params?.[root]?.title ?? root;
  return mark === 'since' ? `${title}的开始时间` : mark === 'ended' ? `${title}的结束时间` : title;
}

/** "客户是否满意" → "客户不满意"; a question of another form is answered "no" in words. */
function negative(question: string): string {
  return question.includes('是否') ? question.replace('是否', '不').replace(/[？?]$/, '') : '答复为否';
}
