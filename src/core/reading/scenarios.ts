// What may happen: headings that name an event and how it is handled, and lists in the scope ("规范涉及A、B、C等"). A
// scenario whose heading has no body, or that is only named, is kept and reported.
import { bareText } from './bare-text.ts';
import type { DraftClause } from './clauses.ts';
import type { Passage } from './outline.ts';
import type { ReadScenario } from './reading.ts';

export type FoundScenarios = {
  readonly scenarios: readonly Omit<ReadScenario, 'clauses'>[];
  /** Name of the scenario of the n-th clause. */
  readonly scenarioOf: (index: number) => string | null;
};

const HANDLING =
  /(?:的)?(?:应急)?(?:变化)?(?:及|与|和)?(?:的)?(?:应急)?(?:处置|处理|应对|响应|救援|抢险|应急)?(?:处置|处理)?(?:预案|方案|程序|流程|措施|办法|步骤|注意事项|处置卡|处置|处理|应对)(?:时|\d)?$/;
const EVENT =
  /故障|事故|密集|到访|死机|事件|灾害|火灾|火警|起火|着火|爆炸|泄漏|泄露|停电|(?<!切)断电|停水|停气|中断|坍塌|倒塌|倾覆|塌方|受伤|伤害|伤亡|中毒|疾病|盗窃|抢劫|抢夺|诈骗|挤兑|恐怖|骚乱|冲突|斗殴|争吵|纠纷|投诉|天气|台风|暴雨|地震|洪水|防汛|水浸|困人|挖断|拥挤|踩踏|丢失|走失|可疑|质量问题|需求|激增|攻击|失灵|瘫痪|示威|暴力|采访|坠落|触电|溺水|窒息|缺失|终止|变动|滋事|侵限|变形|联电|破坏|恐吓|寻衅|冒领|意外/;
const NOT_ONE =
  /^(?:如何)?预防|职责|组织|总则|目的|范围|原则|依据|报告|附件|附则|培训|演练|保障|分类$|种类|类型|分级|机构|概况|目录|前言|序言|流程:?$|处理流程|预警|监测|制度|提要|提交时间|紧急措施|一般性|情况$|动手事件|制度$|分类|\([ⅠⅡⅢⅣ一二三四]级\)|^[一二三四]级/;
/** Section headings that only announce scenarios. */
const ANNOUNCES = /应急处置方案|应急措施|事故类型|事件分类|种类|分类|分级|处置程序|应急处置$/;

export function readScenarios(
  text: string,
  passages: readonly Passage[],
  clauses: readonly DraftClause[],
): FoundScenarios {
  const names = nameBook();
  const lists = clauses.flatMap(clause =>
    clause.modality === 'statement'
      ? listed(bareText(text.slice(clause.passage.body, clause.passage.end)), clause)
      : [],
  );
  const { byHeading, containers } = readHeadings(passages, names, new Set(lists.map(eventOf)));
  for (const name of lists) names.add(name);
  const title = names.all().length === 0 ? ofTitle(passages) : undefined; // a plan for one event
  if (title !== undefined) names.add(title);
  const of = clauses.map(({ passage }) => {
    const above = passage.above.findLast(heading => byHeading.has(heading.start));
    return above === undefined ? title : byHeading.get(above.start);
  });
  const empty = withoutDuties(containers, clauses, of);
  const triggers = triggersOf(clauses, of);
  return {
    scenarios: names
      .all()
      .filter(name => !empty.has(name))
      .map(name => ({ name, trigger: triggers.get(name) ?? null })),
    scenarioOf: index => {
      const name = of[index];
      return name === undefined || empty.has(name) ? null : name;
    },
  };
}

/** Names in the order they were found; a second name of the same event gives the first. */
type NameBook = { readonly add: (name: string) => string; readonly all: () => readonly string[] };

function nameBook(): NameBook {
  const known = new Map<string, string>();
  return {
    add(name) {
      const first = known.get(eventOf(name)) ?? name;
      known.set(eventOf(name), first);
      return first;
    },
    all: () => [...known.values()],
  };
}

type Headings = {
  readonly byHeading: ReadonlyMap<number, string>; // start of the heading → name
  readonly containers: ReadonlySet<string>; // "停电处置" above 计划停电 and 突然停电
};

function readHeadings(passages: readonly Passage[], names: NameBook, listed: ReadonlySet<string>): Headings {
  const byHeading = new Map<number, string>();
  const containers = new Set<string>();
  for (const passage of passages) {
    const own = passage.heading ? passage.above[passage.above.length - 1] : undefined;
    const name = own === undefined ? undefined : scenarioName(own.title, passage, listed);
    if (own === undefined || name === undefined) continue;
    const outer = passage.above.slice(0, -1).findLast(above => byHeading.has(above.start));
    const within = outer === undefined ? undefined : byHeading.get(outer.start);
    if (within !== undefined && isPart(name, within)) byHeading.set(own.start, within);
    else {
      if (within !== undefined) containers.add(within);
      byHeading.set(own.start, names.add(name));
    }
  }
  return { byHeading, containers };
}

/** Those of the names under which nothing of their own is to be done. */
function withoutDuties(
  names: ReadonlySet<string>,
  clauses: readonly DraftClause[],
  of: readonly (string | undefined)[],
): ReadonlySet<string> {
  const empty = new Set(names);
  clauses.forEach((clause, index) => {
    if (clause.modality !== 'statement') empty.delete(of[index] ?? '');
  });
  return empty;
}

/** The first condition said under each name. */
function triggersOf(
  clauses: readonly DraftClause[],
  of: readonly (string | undefined)[],
): ReadonlyMap<string, string> {
  const triggers = new Map<string, string>();
  clauses.forEach((clause, index) => {
    const name = of[index];
    if (name !== undefined && clause.condition !== null && !triggers.has(name))
      triggers.set(name, clause.condition);
  });
  return triggers;
}

/** "顾客冲突时的处理" below 顾客之间的冲突 is no other event. */
function isPart(name: string, outer: string): boolean {
  const found = [...name].filter(sign => outer.includes(sign)).length;
  return found >= name.length * 0.8;
}

/** A plan for one event names it in its title. */
function ofTitle(passages: readonly Passage[]): string | undefined {
  for (const passage of passages.slice(0, 6)) {
    const title = bareText(passage.above[0]?.title ?? '').replace(HANDLING, '');
    if (passage.heading && EVENT.test(title)) return title.replace(/突发事件$/, '');
  }
  return undefined;
}

/** The event a heading names, without the words for handling it. */
function scenarioName(title: string, passage: Passage, listed: ReadonlySet<string>): string | undefined {
  const bare = bareText(title).replace(/[:。.]+$/, '');
  if (NOT_ONE.test(bare) || passage.above[0] === undefined) return undefined;
  if (
    passage.above.length === 1 &&
    passage.number === null &&
    /(预案|方案|制度|办法|处置卡)\d?$/.test(bare) &&
    passage.start < 200
  ) {
    return undefined;
  }
  const cut = bare
    .replace(HANDLING, '')
    .replace(/^(?:发生|遇到|关于)/, '')
    .replace(/(?:突发)事件$/, '')
    .replace(/时$/, '');
  const event = EVENT.test(bare) || listed.has(eventOf(cut));
  const parent = passage.above[passage.above.length - 2];
  const announced = parent !== undefined && ANNOUNCES.test(parent.title);
  const handled = cut !== bare;
  if (cut.length < 2 || cut.length > 26 || /预案$/.test(cut)) return undefined;
  if (event && (handled || announced || /时$/.test(bare))) return cut;
  return announced && !/事故\(|级/.test(bare) && event
    ? cut
    : event && passage.number !== null
      ? cut
      : undefined;
}

const LISTS =
  /(?:(?<!所)共?涉及(?!到)|意外事故为|类型(?:有|为|包括)|事件(?:包括|有|为)|(?:处置|适用于)[^,。:]{0,20}发生的(?!,)|考虑[^,。:]{0,8}的)(?:\([^()]{0,12}\))?:?([^。;]{4,200})/;

/** Names in a list of the scope or a table of kinds. */
function listed(sentence: string, clause: DraftClause): readonly string[] {
  const above = clause.passage.above.at(clause.passage.heading ? -2 : -1);
  if (above !== undefined && /种类|分类|级\)|事件\(/.test(above.title) && clause.passage.number !== null) {
    const name = sentence
      .replace(/[。;]$/, '')
      .replace(/:.*$/, '')
      .replace(HANDLING, '')
      .replace(/时$/, '');
    const event = EVENT.test(name) && !/级\)$/.test(name);
    return event && name.length >= 2 && name.length <= 30 ? [name.replace(/突发事件$/, '')] : [];
  }
  const defined = /^([^,。;:]{4,16}?)(?:主要)?(?:是指|包括|有)/.exec(sentence)?.[1];
  const scope = clause.passage.above.some(heading => heading.section === 'scope');
  if (scope && defined !== undefined && EVENT.test(defined) && !/^突发/.test(defined)) return [defined];
  const found = LISTS.exec(sentence)?.[1];
  if (found === undefined) return [];
  return found
    .replace(/(?:等|等突发|等内容|等情况).*$/, '')
    .split(/[、,]|以及|和(?=重要|信息)/)
    .map(name => name.trim())
    .filter(name => name.length >= 2 && name.length <= 20);
}

/** What two names of one event share: 停电, 停电处置, 停电事故. */
function eventOf(name: string): string {
  return name.replace(/^(?:一般|营业网点|施工)/, '').replace(/(?:处置|处理|事故|事件|等[^等]*)$/, '');
}
