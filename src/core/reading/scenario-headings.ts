// Headings that name what may happen, and which of them stands over a clause: one event in another's section is part of
// it, unless the outer one only gathers several and asks for nothing itself.
import { bareText } from './bare-text.ts';
import type { DraftClause } from './clauses.ts';
import { endsAsEvent, namesEvent } from './events.ts';
import type { Heading } from './heading-stack.ts';
import type { Passage } from './place.ts';
import { coreOf, eventOfHeading, isHandled, tidyEvent } from './scenario-names.ts';

export type HeadedScenarios = {
  /** Start of the heading → name. */
  readonly byHeading: ReadonlyMap<number, string>;
  /** In the order of the text, each once. */
  readonly names: readonly string[];
};

type Candidate = { readonly heading: Heading; readonly name: string; readonly outer: number | undefined };

/** Section headings that only announce scenarios. */
const ANNOUNCES =
  /应急处置|应急响应|应急措施|响应措施|应急方案|事故类型|事件分类|种类|分类|处置程序|处置措施|处置方案|^处置$|现场处置|分类处置|场景|情[形景]/;

export function headedScenarios(
  passages: readonly Passage[],
  clauses: readonly DraftClause[],
  listed: ReadonlySet<string>,
): HeadedScenarios {
  const candidates = candidatesOf(passages, listed);
  const busy = withOwnDuties(candidates, clauses);
  const byHeading = new Map<number, string>();
  const first = new Map<string, string>(); // core → the name it was first given
  const containers = new Set<number>();
  for (const [start, { name, outer }] of candidates) {
    const within = outer === undefined ? undefined : byHeading.get(outer);
    const part = within !== undefined && !isOneOf(name, within) && isPart(name, within);
    const kind = within !== undefined && isOneOf(name, within);
    const inside =
      within !== undefined && outer !== undefined && busy.has(outer) && !kind && !listed.has(coreOf(name));
    if (within !== undefined && (part || inside)) {
      byHeading.set(start, within);
      continue;
    }
    if (outer !== undefined && (kind || !busy.has(outer))) containers.add(outer);
    const known = first.get(coreOf(name)) ?? name;
    first.set(coreOf(name), known);
    byHeading.set(start, known);
  }
  const kept = new Set([...byHeading].filter(([start]) => !containers.has(start)).map(([, name]) => name));
  for (const start of containers) if (!kept.has(byHeading.get(start) ?? '')) byHeading.delete(start);
  return { byHeading, names: [...kept] };
}

function candidatesOf(
  passages: readonly Passage[],
  listed: ReadonlySet<string>,
): ReadonlyMap<number, Candidate> {
  const candidates = new Map<number, Candidate>();
  const siblings = new Map<number, { readonly passage: Passage; readonly name: string | undefined }[]>();
  for (const passage of passages) {
    const sorts = passage.heading ? [passage.above.at(-1)] : rowScenarios(passage);
    for (const heading of sorts) {
      if (heading === undefined || candidates.has(heading.start)) continue;
      const name = eventOfHeading(heading.title) ?? namedBefore(heading.title, listed);
      const parent = passage.above.at(-2);
      if (name !== undefined && parent !== undefined && passage.heading && ANNOUNCES.test(parent.title)) {
        const group = siblings.get(parent.start) ?? [];
        siblings.set(parent.start, group);
        group.push({ passage, name });
      }
      if (name === undefined || !isScenario(heading, name, passage, listed)) continue;
      candidates.set(heading.start, { heading, name, outer: outerOf(passage, heading, candidates) });
    }
  }
  for (const group of siblings.values()) addSiblings(group, candidates);
  return new Map([...candidates].sort(([a], [b]) => a - b));
}

/** "批量伤员救治": it sounds like handling alone, but was listed among the events before. */
function namedBefore(title: string, listed: ReadonlySet<string>): string | undefined {
  const bare = bareText(title).replace(/[:。.!]+$|(?:预警)?(?:联动|信号)$/g, '');
  const name = tidyEvent(bare);
  if (name === undefined || !listed.has(coreOf(name))) return undefined;
  return bare.length <= 12 && !bare.endsWith('预案') ? bare : name;
}

/** Cells that stand above a row and name an event. */
function rowScenarios(passage: Passage): readonly Heading[] {
  return passage.row === undefined
    ? []
    : passage.above.filter(heading => heading.marker === undefined && namesEvent(heading.title));
}

function outerOf(
  passage: Passage,
  heading: Heading,
  candidates: ReadonlyMap<number, Candidate>,
): number | undefined {
  return passage.above.findLast(above => above.start !== heading.start && candidates.has(above.start))?.start;
}

/** Where most of the headings of a section on handling name events, the others name events too: "软管脱落". */
function addSiblings(
  group: readonly { readonly passage: Passage; readonly name: string | undefined }[],
  candidates: Map<number, Candidate>,
): void {
  const events = group.filter(({ passage }) => candidates.has(passage.above.at(-1)?.start ?? -1)).length;
  if (events < 2 || events * 2 < group.length) return;
  for (const { passage, name } of group) {
    const heading = passage.above.at(-1);
    if (heading === undefined || name === undefined || candidates.has(heading.start)) continue;
    if (name.length <= 14)
      candidates.set(heading.start, { heading, name, outer: outerOf(passage, heading, candidates) });
  }
}

function isScenario(heading: Heading, name: string, passage: Passage, listed: ReadonlySet<string>): boolean {
  const bare = bareText(heading.title);
  if (passage.above[0] === heading && isPlanTitle(heading, bare)) return false;
  if (name.split('、').every(part => listed.has(coreOf(part))) || listed.has(coreOf(name))) return true;
  if (passage.above.some(above => isOneOf(name, eventOfHeading(above.title) ?? ''))) return true;
  if (!namesEvent(name)) return false;
  if (isHandled(bare) || endsAsEvent(name)) return true;
  const parent = passage.above.at(-2);
  return parent !== undefined && ANNOUNCES.test(parent.title) && !/事故\(|级/.test(bare);
}

/** The title of a plan is for its whole text; scenarios.ts sees to it. */
export function isPlanTitle(heading: Heading, bare = bareText(heading.title)): boolean {
  return (
    heading.marker === undefined &&
    /(?:预案|方案|制度|办法|处置卡|应急卡|手册|规程|规范|标准|汇编|措施|处[置理](?:流程)?(?:一览|明细)?表|一览表?)(?:\([^()]{1,20}\))?\d?$/.test(
      bare,
    )
  );
}

/** Headings under which something is to be done that is under no other of them. */
function withOwnDuties(
  candidates: ReadonlyMap<number, Candidate>,
  clauses: readonly DraftClause[],
): ReadonlySet<number> {
  const busy = new Set<number>();
  for (const { modality, passage } of clauses) {
    if (modality === 'statement') continue;
    const own = passage.above.findLast(above => candidates.has(above.start));
    if (own !== undefined) busy.add(own.start);
  }
  return busy;
}

/** 停电 below 停水、停电. */
function isOneOf(name: string, outer: string): boolean {
  const kinds = outer.split('、').map(coreOf);
  return kinds.length > 1 && kinds.includes(coreOf(name));
}

/** "顾客冲突时的处理" below 顾客之间的冲突 is no other event. */
function isPart(name: string, outer: string): boolean {
  if (name === outer) return true;
  if (name.endsWith(outer) && name.length > outer.length) return false; // 计划停电 below 停电 is a kind of it
  const found = [...name].filter(sign => outer.includes(sign)).length;
  return found >= name.length * 0.8;
}
