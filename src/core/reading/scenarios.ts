// What may happen: headings that name an event and how it is handled, names that are only listed, the event a whole plan
// is for; and which clause belongs to which. A scenario whose heading has no body, or that is only named, is kept and reported.
import { bareText } from './bare-text.ts';
import type { DraftClause } from './clauses.ts';
import { namesEvent } from './events.ts';
import type { Heading } from './heading-stack.ts';
import type { Passage } from './place.ts';
import type { ReadScenario } from './reading.ts';
import { type HeadedScenarios, headedScenarios, isPlanTitle } from './scenario-headings.ts';
import { definedEvent, listedScenarios } from './scenario-lists.ts';
import { coreOf, eventOfTitle, inOrder, meansSame } from './scenario-names.ts';

export type FoundScenarios = {
  readonly scenarios: readonly Omit<ReadScenario, 'clauses'>[];
  /** Name of the scenario of the n-th clause. */
  readonly scenarioOf: (index: number) => string | null;
};

export function readScenarios(
  text: string,
  passages: readonly Passage[],
  clauses: readonly DraftClause[],
): FoundScenarios {
  const listed = listedScenarios(text, clauses);
  const headed = headedScenarios(passages, clauses, new Set(listed.map(coreOf)));
  const titled = titleScenarios(passages, headed);
  const heads = [...headed.names, ...titled.values()];
  const only = onlyListed(listed, heads);
  const found = unique([...heads, ...only]);
  const names = found.length > 0 ? found : definedEvent(text, clauses);
  const of = clauses.map(clause => ofHeadings(clause, headed, titled));
  const named = mentionOf(names);
  clauses.forEach((clause, index) => {
    of[index] ??= clause.modality === 'statement' ? undefined : named(clause, text);
  });
  const triggers = triggersOf(clauses, of);
  return {
    scenarios: names.map(name => ({ name, trigger: triggers.get(name) ?? null })),
    scenarioOf: index => of[index] ?? null,
  };
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Map([...names].reverse().map(name => [coreOf(name), name])).values()].reverse();
}

/** The events plans are for as a whole, by the start of their title; a plan with chapters on several events is for those. */
function titleScenarios(passages: readonly Passage[], headed: HeadedScenarios): ReadonlyMap<number, string> {
  const titles = new Map<number, string>();
  const within = new Map<number, Set<string>>();
  for (const passage of passages) {
    const top = passage.above[0];
    if (top === undefined) continue;
    const own = passage.above.at(-1);
    const name = own === undefined || !passage.heading ? undefined : headed.byHeading.get(own.start);
    if (name !== undefined) within.set(top.start, (within.get(top.start) ?? new Set()).add(name));
    if (!passage.heading || own !== top || titles.has(top.start) || !isPlanTitle(top)) continue;
    const event = eventOfTitle(top.title);
    if (event !== undefined) titles.set(top.start, event);
  }
  for (const [start, event] of titles) {
    const names = [...(within.get(start) ?? [])];
    if (names.length >= 2 || names.some(name => meansSame(name, event))) titles.delete(start);
  }
  return titles;
}

/** Chapters that say nothing of what to do when it happens. */
const BEFORE =
  /总则|目的|依据|范围|(?<!处置(?:的|基本|工作)?)原则|定义|术语|组织|机构|职责|分工|领导|预防|防范|平时|日常|监测|保障|培训|宣传|附则|附件|附录|附表|修订|解释|物资|通讯|联系|分级|等级|^(?:工程|单位|企业|公司|基本|项目)?概况|风险|目录|前言|序言|奖惩|小组|(?:应急|预案)演练|^演练(?:$|和|与|要求|计划|科目)|总结|更新|通讯录/;

function ofHeadings(
  { passage }: DraftClause,
  headed: HeadedScenarios,
  titled: ReadonlyMap<number, string>,
): string | undefined {
  const own = passage.above.findLast(above => headed.byHeading.has(above.start));
  if (own !== undefined) return headed.byHeading.get(own.start);
  const top = passage.above[0];
  const title = top === undefined ? undefined : titled.get(top.start);
  if (title === undefined || passage.silent !== undefined) return undefined;
  if (passage.above.length < 2 && passage.style === undefined) return undefined;
  return passage.above.slice(1).some((heading: Heading) => BEFORE.test(heading.title)) ? undefined : title;
}

/** Names that no heading bears; a list and the headings that carry it out rarely use quite the same words. */
function onlyListed(listed: readonly string[], heads: readonly string[]): readonly string[] {
  const cores = new Set(heads.map(coreOf));
  const others = unique(listed).filter(name => !cores.has(coreOf(name)));
  if (heads.length > MANY || others.length > MANY) return others;
  const taken = new Set<string>();
  const left = others.filter(name => {
    const head = heads.find(one => meansSame(name, one));
    if (head !== undefined) taken.add(head);
    return head === undefined;
  });
  const free = heads.filter(head => !taken.has(head));
  // one name and one heading left over that share a word
  const [name, head] = [left[0], free[0]];
  const pair = left.length === 1 && free.length === 1 && name !== undefined && head !== undefined;
  return pair && inOrder(coreOf(name), coreOf(head)) >= 2 ? [] : left;
}

/** Comparing each with each is for lists people wrote. */
const MANY = 60;

/** A clause outside the scenario's section that says when it happens: "遇有停电时" among the duties of a post. */
function mentionOf(names: readonly string[]): (clause: DraftClause, text: string) => string | undefined {
  const byEnd = new Map<string, string[]>();
  for (const name of names) {
    const core = coreOf(name);
    if (core.length < 2 || !namesEvent(core)) continue;
    const end = core.slice(-2);
    byEnd.set(end, [...(byEnd.get(end) ?? []).slice(0, MANY), name]);
  }
  return ({ condition, passage, start, end }, text) => {
    if (passage.above.some(heading => NEVER_HERE.test(heading.title))) return undefined;
    const when = bareText(condition ?? '').slice(0, 120);
    const whole = end - start < 200 ? HANDLES.exec(bareText(text.slice(start, end)))?.[0] : undefined;
    const words = `${when},${whole ?? ''}`;
    const found = new Set<string>();
    for (let at = 0; at + 2 <= words.length; at++) {
      for (const name of byEnd.get(words.slice(at, at + 2)) ?? []) if (says(words, name)) found.add(name);
    }
    const [first, ...others] = [...found].sort((a, b) => b.length - a.length);
    return others.every(name => coreOf(first ?? '').includes(coreOf(name))) ? first : undefined;
  };
}

const NEVER_HERE = /目的|原则|培训|演练|保障|修订/;
/** "做好客户信息泄露事件的现场处置". */
const HANDLES =
  /(?:做好|负责|组织|指挥)[^,。;]{2,40}(?:事件|事故)?的(?:现场|应急)?(?:处置|处理|救援|抢修|上报|报告)/;

/** The words of a name stand in a condition in their order and close together. */
function says(words: string, name: string): boolean {
  const core = coreOf(name);
  const bare = words.replace(/[的之性]|发生|出现/g, '');
  if (bare.includes(core)) return true;
  if (core.length < 4) return false;
  const from = bare.indexOf(core.slice(0, 2));
  const stretch = from < 0 ? '' : bare.slice(from, from + core.length + 10);
  return stretch !== '' && inOrder(core, stretch) === core.length;
}

/** What the text gives as the trigger of each, or else the first condition said under it. */
function triggersOf(
  clauses: readonly DraftClause[],
  of: readonly (string | undefined)[],
): ReadonlyMap<string, string> {
  const said = new Map<string, string>();
  const first = new Map<string, string>();
  clauses.forEach((clause, index) => {
    const name = of[index];
    if (name === undefined) return;
    if (clause.trigger !== undefined && !said.has(name)) said.set(name, clause.trigger);
    if (clause.condition !== null && !first.has(name)) first.set(name, clause.condition);
  });
  return new Map([...first, ...said]);
}
