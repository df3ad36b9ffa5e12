// What a condition of the text means for a step: waits for another step, for the end of the state, for a time to pass, or asks
// for a fact. Each way has a line in READERS, tried in order; what none knows becomes a question somebody answers.
import { formatDuration } from '#core/time/instant.ts';
import { bareText } from '../bare-text.ts';
import type { Clause } from '../reading.ts';
import type { Drafting } from './drafting.ts';
import { repeatsTrigger, type Stage, whatDid, whoTold } from './stage.ts';
import { feelOf, thresholdIn } from './thresholds.ts';

export type Meaning =
  | { readonly kind: 'nothing' } // says no more than that the scenario is on
  | { readonly kind: 'after'; readonly edge: string }
  | { readonly kind: 'ended' } // after the state is over
  | { readonly kind: 'during' } // as long as the state lasts
  | { readonly kind: 'elapsed'; readonly span: string; readonly of: string; readonly while: string }
  | { readonly kind: 'before'; readonly feel: string } // until this is so
  | { readonly kind: 'fact'; readonly feel: string; readonly fact: string }
  | { readonly kind: 'discretion'; readonly word: string };

export type Asking = {
  readonly clause: Clause;
  readonly stage: Stage;
  readonly asked: string; // role id: who is asked for what is not known
  readonly drafting: Drafting;
};

type Reader = (condition: string, asking: Asking) => Meaning | undefined;

/** One meaning for each part of the condition: "…造成的,未造成人员伤亡的" has two. */
export function meaningsOf(condition: string, asking: Asking): readonly Meaning[] {
  return parts(bareText(condition)).map(part => {
    for (const read of READERS) {
      const meaning = read(part, asking);
      if (meaning !== undefined) return meaning;
    }
    return yesOrNo(part, asking);
  });
}

/** Parts that end in 的 stand beside each other; anything else is one condition. */
function parts(condition: string): readonly string[] {
  const split = condition.split(/(?<=的),(?=[^,]{3})/);
  return split.length > 3 ? [condition] : split;
}

const discretion: Reader = condition =>
  /^(?:必要时|需要时|视情?(?:况|情)?(?:而定)?|有条件的?|条件(?:允许|许可)时?的?|酌情|适时|如有需要|如需要?|根据[^,]{0,10}(?:情况|需要|情形)|结合[^,]{0,8}情况)$/.test(
    condition,
  )
    ? /^(?:根据|结合|视情)/.test(condition)
      ? { kind: 'nothing' }
      : { kind: 'discretion', word: condition }
    : undefined;

/** "根据会议要求", "按照先前排定的顺序": how it is done, not whether. */
const manner: Reader = condition =>
  /^(?:根据|按照?|依照|依据|结合|本着|遵照)[^,]{2,}/.test(condition) && !/(?:时|的|后)$/.test(condition)
    ? { kind: 'nothing' }
    : undefined;

const trigger: Reader = (condition, { stage }) =>
  repeatsTrigger(condition, stage) ? { kind: 'nothing' } : undefined;

/** "然后", "之后", "在此之后": after the clause before; order.ts sees to it. */
const afterThat: Reader = condition =>
  /^(?:而后|然后|随后|之后|此后|其后|在此之?后|最后|事后)$/.test(condition) ? { kind: 'nothing' } : undefined;

const NUMBER = '(\\d{1,4}(?:\\.\\d)?|[一二两三四五六七八九十]{1,3}|半)';
const UNITS: Readonly<Record<string, number>> = {
  秒: 1000,
  分: 60_000,
  小: 3_600_000,
  天: 86_400_000,
  日: 86_400_000,
};
const ELAPSED = new RegExp(`${NUMBER}个?(秒|分钟?|小时|天|日)(?:之?内|以内|后|以上|仍|还|尚|未|没|无|的|$)`);

/** "超过10分钟仍未恢复", "无法在10分钟内恢复", "15分钟" of a table of rungs: opens when the time has passed. */
const elapsed: Reader = (condition, { stage }) => {
  const found = ELAPSED.exec(condition);
  if (found === null) return undefined;
  const alone = found[0].length === condition.replace(/^(?:超过|持续|故障持续)/, '').length;
  const late = /仍|还未|尚未|[未没无不]/.test(condition);
  const over = /(?:超过|持续|超出|逾|达到?)[^,]{0,2}$/.test(condition.slice(0, found.index));
  if (!alone && !late && !over) return undefined;
  const span = spanOf(found[1] ?? '', found[2] ?? '');
  if (span === undefined || (!late && isOther(condition.slice(0, found.index), stage))) return undefined;
  const [asked] = /无应答|无人(?:接|应|回)|不接|联系不上|打不通|未(?:应答|接听|回复)/.test(condition)
    ? stage.last().filter(({ kind }) => kind === 'notify' || kind === 'call')
    : [];
  const of = asked === undefined ? `${stage.state}.since` : `${asked.id}.opened`;
  return { kind: 'elapsed', span, of, while: stage.state };
};

/** "停电超过4小时" in a fire: how long something else lasts than what the scenario is about. */
function isOther(subject: string, { name, trigger, subject: plan }: Stage): boolean {
  const thing = subject
    .replace(/(?:超过|持续|超出|逾|达到?|在|时间|的|已|如果?|若|当)+/g, '')
    .replace(/^[^一-龥]+/, '');
  if (thing.length < 2 || /故障|中断|事[故件]|情况|险情|响应|恢复|处[置理]/.test(thing)) return false;
  const about = `${name},${trigger ?? ''},${plan}`;
  return ![...thing].some((_, at) => at + 2 <= thing.length && about.includes(thing.slice(at, at + 2)));
}

function spanOf(number: string, unit: string): string | undefined {
  const value = number === '半' ? 0.5 : /^\d/.test(number) ? Number(number) : chineseNumber(number);
  const size = UNITS[unit[0] ?? ''];
  return size === undefined || !(value > 0) ? undefined : formatDuration(Math.round(value * size));
}

function chineseNumber(text: string): number {
  const digit = (sign: string | undefined) =>
    '零一二三四五六七八九'.indexOf(sign === '两' ? '二' : (sign ?? '零'));
  const ten = text.indexOf('十');
  if (ten < 0) return digit(text[0]);
  return (ten === 0 ? 1 : digit(text[0])) * 10 + (ten === text.length - 1 ? 0 : digit(text.at(-1)));
}

/** "系统恢复后", "一旦影响消除": the state is over. */
const ended: Reader = (condition, { stage }) =>
  !/演练|会议|培训|报告|通知|考试/.test(condition) &&
  whatDid(stage, condition.replace(/(?:之|以)?后$/, '')) === undefined &&
  /(?:恢复[^,]{0,4}|消除|解除|修复|排除|结束|终止|扑灭|平息|处[置理]完[毕成]?|关闭)(?:之|以)?(?:后|时)$|^一旦[^,]{2,30}(?:消除|解除|恢复|结束)$/.test(
    condition,
  )
    ? { kind: 'ended' }
    : undefined;

const TOLD =
  /(?:接|收|听)到?(?:[^,]{0,12})?(?:报告|通知|报警|警报|指令|命令|呼救|信息|电话|汇报|呼叫|上报|请求|报修)[^,]{0,2}后?(?:时|的)?$|接[报警令](?:之|以)?后?$/;

/** "经总指挥批准后": after the approval, which the gate of the clause or of the one before has made a step. */
const approved: Reader = (condition, { clause, stage }) => {
  if (!APPROVED.test(condition)) return undefined;
  if (clause.gate !== null && APPROVED.test(bareText(clause.gate))) return { kind: 'nothing' };
  const approval = stage.last().find(({ kind }) => kind === 'approve');
  return approval === undefined ? undefined : { kind: 'after', edge: approval.id };
};

const APPROVED = /(?:批准|同意|审批|核准|许可|授权|签发)[之以]?后/;

/** In what is common to all: the text means one of the scenarios that have steps of their own. */
const otherScenario: Reader = (condition, { stage }) => {
  const other = stage.others.find(({ name }) => name.length >= 3 && condition.includes(name));
  return other === undefined ? undefined : { kind: 'fact', feel: other.state, fact: `${other.state}.since` };
};

/** "接到报告后": whoever told this post has been heard. */
const told: Reader = (condition, { clause, stage }) => {
  if (!TOLD.test(condition)) return undefined;
  const teller = whoTold(
    stage,
    clause.actors.map(({ name }) => name),
  );
  if (teller !== undefined) return { kind: 'after', edge: edgeOf(teller) };
  return /客户|顾客|投诉/.test(condition) ? undefined : { kind: 'nothing' };
};

function edgeOf({ id, kind }: { readonly id: string; readonly kind: string }): string {
  return kind === 'notify' ? `${id}.acknowledged` : id;
}

/** "医护人员到达之前": goes on until that is so. */
const before: Reader = (condition, asking) => {
  const event = /^(?:在)?([^,]{2,40}?)(?:之前|以前|前)$/.exec(condition)?.[1];
  if (event === undefined || /(?:目|当|以|提|事)$/.test(event)) return undefined;
  const meaning = yesOrNo(event.replace(NOT, ''), asking); // "未备份配置之前" is before it is done
  return meaning.kind === 'fact' ? { kind: 'before', feel: meaning.feel } : undefined;
};

const during: Reader = condition =>
  /(?:期间|过程中|阶段)内?$/.test(condition) ? { kind: 'during' } : undefined;

/** "达到Ⅱ级以上响应条件的": the level of the incident. */
const level: Reader = (condition, { drafting, asked }) => {
  const meant = drafting.levels.meant(condition);
  const [one] = meant;
  if (one === undefined) return undefined;
  if (drafting.runs('grades')) {
    const names = meant.map(({ id }) => `"${id}"`);
    return {
      kind: 'fact',
      fact: 'level',
      feel: names.length === 1 ? `level = ${names[0]}` : `level in (${names.join(', ')})`,
    };
  }
  const fact = gradeFact(drafting, asked);
  const names = meant.map(({ title }) => `"${title}"`);
  return {
    kind: 'fact',
    fact,
    feel: names.length === 1 ? `${fact} = ${names[0]}` : `${fact} in (${names.join(', ')})`,
  };
};

/** What somebody says the level is, where the engine does not work it out. */
function gradeFact({ facts, levels }: Drafting, asked: string): string {
  return facts.of(
    'one of',
    '事件等级',
    asked,
    { values: levels.all.map(({ title }) => title) },
    'incident_level',
  );
}

/** "送电后", "报告完后": after the step that does it. */
const afterStep: Reader = (condition, { stage, clause }) => {
  const event = /^(?:在)?([^,]{2,40}?)(?:完[毕成]?)?(?:之|以)?后$/.exec(condition)?.[1];
  if (event === undefined) return undefined;
  const comer = /^([^,]{0,12}?)(?:到达|赶到|抵达|到)(?:[^,]{0,4})?(?:现场|地点|事发地)$/.exec(event)?.[1];
  if (comer !== undefined) {
    const names = comer === '' ? clause.actors.map(({ name }) => name) : [comer];
    const anybody = names.some(name => /^(?:相关|有关|救援|工作|处置|现场|抢修|应急)?人员$/.test(name));
    const coming = stage
      .last()
      .find(
        ({ words, by }) =>
          /赶[到赴往]|到达|前往|赴|到[^,]{0,4}现场|派/.test(words) &&
          (anybody || by.some(one => names.some(name => one.includes(name) || name.includes(one)))),
      );
    if (coming !== undefined) return { kind: 'after', edge: `${coming.id}.arrived` };
    return undefined;
  }
  const did = whatDid(stage, event);
  return did === undefined ? undefined : { kind: 'after', edge: did.id };
};

/** "温度达到32℃", "死亡1人以上或者重伤3人以上": figures that somebody is asked for, each by its name. */
const threshold: Reader = (condition, asking) => {
  const bare = condition.replace(/(?:的|时)$/, '').replace(LEADS, '');
  const sides = bare.split(/,?或者?/).filter(side => side !== '');
  if (sides.length < 2 || sides.length > 4 || sides.some(side => side.length < 2))
    return measuredIn(bare, asking);
  const all = sides.map(side => measuredIn(side, asking));
  if (all.every(one => one === undefined)) return undefined;
  const facts = sides.map((side, index) => all[index] ?? yesOrNo(side, asking));
  const feels = facts.flatMap(one => (one?.kind === 'fact' ? [one.feel] : []));
  const [first] = facts;
  return first?.kind === 'fact'
    ? { kind: 'fact', fact: first.fact, feel: `(${feels.join(' or ')})` }
    : undefined;
};

function measuredIn(text: string, { asked, drafting }: Asking): Meaning | undefined {
  const written = thresholdIn(text);
  if (written === undefined || written.noun === '数量') return undefined;
  const found = drafting.inUnit(written);
  const fact = drafting.facts.of('number', found.noun, asked, { unit: found.unit });
  return { kind: 'fact', fact, feel: feelOf(fact, found) };
}

const READERS: readonly Reader[] = [
  discretion,
  manner,
  afterThat,
  approved,
  elapsed,
  otherScenario,
  trigger,
  told,
  ended,
  before,
  during,
  level,
  afterStep,
  threshold,
];

const LEADS =
  /^(?:如果?|若(?!干)|倘若|假如|当(?![班值])|遇到|遇有|遇(?=[^险难])|一旦|凡(?=是|有|属)|对于?(?=[^讲策应])|如遇|如有|若有|属于)(?=[^,]{2})/;
const NOT = /^(?:未(?!经|必|成年)|没有|无(?!法|线|人|关)|并未|不存在|并无)(?=[^,]{2})/;

/** Any other condition is a question, answered yes or no; "未造成人员伤亡" is the no of "造成人员伤亡". */
function yesOrNo(condition: string, { asked, drafting }: Asking): Meaning {
  const bare = condition
    .replace(/^[\u2460-\u2473•·-]+|^[(（]?\d{1,2}[)）.、]+(?!\d)/, '')
    .replace(LEADS, '')
    .replace(/^在(?=发生|出现|发现|遇)|^在(?=[^,]{2,}(?:后|时|前)$)|^(?:是|且|并且?|而)(?=[^,]{2})/, '')
    .replace(/(?:的?情况下|的情况|的?情形下?|时能够|(?:之|以)?后|时|的|则)$/, '')
    .replace(/[,:;]+$/, '');
  const positive = bare.replace(NOT, '');
  const isNo = positive !== bare && positive.length >= 3;
  const about = (isNo ? positive : bare) || condition || '条件成立';
  const fact = drafting.facts.of('yes/no', `${about}？`, asked);
  return { kind: 'fact', fact, feel: `${fact} = ${isNo ? 'false' : 'true'}` };
}
