// The outline: numbered items found within lines, headings told from bodies, and for each sentence the headings above
// it. Numbers are a hint, never a key: they repeat, skip and restart in real documents.
import type { FlatText } from '#core/document/flat-text.ts';
import { actorAt } from './actor-name.ts';
import { bareText } from './bare-text.ts';
import { headingAt, isTitle } from './headings.ts';
import { readItems } from './items.ts';
import { type Line, readLines } from './lines.ts';
import type { Marker, NumberStyle } from './numbering/construct.ts';
import { type Section, sectionOf } from './sections.ts';
import { readSentences } from './sentences.ts';

export type Heading = {
  readonly title: string;
  readonly marker: Marker | undefined;
  readonly section: Section | undefined;
  readonly actors: readonly string[]; // "客服部职责" names who acts below it
  readonly start: number;
};

/** A heading, or a sentence of a body, with what stands above it. */
export type Passage = {
  readonly start: number; // of its marker, when it begins an item
  readonly body: number; // after the marker
  readonly end: number;
  readonly heading: boolean;
  readonly above: readonly Heading[]; // highest first; of a heading: itself last
  readonly number: string | null;
  readonly item: number; // sentences of one item share it
  readonly style: NumberStyle | undefined; // of that item's number
  readonly cell: boolean;
};

type Entry = Heading & {
  readonly style: NumberStyle | 'level' | 'label' | 'lead-in' | 'title';
  readonly depth: number;
  readonly isHeading: boolean;
};

const RANKS: Readonly<Record<Entry['style'], number>> = {
  title: 0,
  level: 1,
  chapter: 2,
  article: 3,
  label: 3.5,
  chinese: 4,
  'chinese-paren': 5,
  dotted: 6,
  decimal: 6,
  'decimal-paren': 7,
  'half-paren': 7,
  'small-paren': 8,
  circled: 8,
  letter: 9,
  bullet: 9,
  'lead-in': 10,
};

export function readOutline(flat: FlatText): readonly Passage[] {
  const { text } = flat;
  const passages: Passage[] = [];
  let stack: readonly Entry[] = [];
  let order = 0;
  const add = (passage: Omit<Passage, 'above' | 'number' | 'item'>) => {
    const above = stack.filter(entry => entry.isHeading);
    passages.push({ ...passage, above, number: numberOf(stack), item: order });
  };
  for (const line of readLines(flat)) {
    for (const item of readItems(text, line)) {
      order++;
      const { marker } = item;
      const title = itemHeading(text, line, item.body, item.end, marker !== undefined);
      const common = { style: marker?.style, cell: line.cell };
      let at = item.body;
      if (title !== undefined || marker !== undefined) {
        stack = push(stack, entryOf(line, item.start, marker, title?.title));
      }
      if (title !== undefined) {
        add({ ...common, start: item.start, body: item.body, end: title.end, heading: true });
        at = title.end;
      }
      if (at >= item.end && title === undefined) {
        add({ ...common, start: item.start, body: item.end, end: item.end, heading: true }); // a number alone
      }
      for (const [index, sentence] of readSentences(text, at, item.end).entries()) {
        const lead = index === 0 && title === undefined;
        const start = lead ? item.start : sentence.start;
        if (
          !line.cell &&
          isLeadIn(text, sentence.start, sentence.end) &&
          !(lead && marker !== undefined && !sentence.titled)
        ) {
          stack = push(stack, leadIn(text, sentence.start, sentence.end));
          add({ ...common, start, body: sentence.start, end: sentence.end, heading: true });
        } else add({ ...common, start, body: sentence.start, end: sentence.end, heading: false });
      }
    }
  }
  return passages;
}

function itemHeading(text: string, line: Line, from: number, to: number, numbered: boolean) {
  if (line.level !== undefined) return { end: to, title: text.slice(from, to).replace(/\s+/g, '') };
  if (line.cell) return undefined;
  return headingAt(text, from, to, numbered);
}

/** "呼叫业务员的处理流程:" closes a sentence and opens a list. */
function isLeadIn(text: string, start: number, end: number): boolean {
  const words = text.slice(start, Math.min(end, start + 40)).trim();
  if (end - start > 40) return false;
  return /[:：]$/.test(words) ? isTitle(words.slice(0, -1)) : isTitle(words, true) && !/[。]$/.test(words);
}

function entryOf(line: Line, start: number, marker: Marker | undefined, title: string | undefined): Entry {
  const name = title ?? '';
  const style =
    line.level !== undefined
      ? 'level'
      : (marker?.style ??
        (start < 200 && /(预案|方案|制度|办法|标准|规范)\d?$/.test(name) ? 'title' : 'label'));
  const depth = line.level ?? marker?.depth ?? 1;
  return { ...describe(name), marker, start, style, depth, isHeading: title !== undefined };
}

function leadIn(text: string, start: number, end: number): Entry {
  const title = text.slice(start, end).replace(/[\s:：]+/g, '');
  const minor = /原则|流程|程序|步骤|如下|以下|描述|要求|内容|职责$/.test(title);
  return {
    ...describe(title),
    marker: undefined,
    start,
    style: minor ? 'lead-in' : 'label',
    depth: 1,
    isHeading: true,
  };
}

function describe(title: string): Pick<Heading, 'title' | 'section' | 'actors'> {
  return { title, section: sectionOf(title), actors: actorsOfTitle(title) };
}

const DUTIES =
  /^(.{2,20}?)(?:的)?(?:主要|岗位|工作|应急)?(?:职责|职能|任务|处理流程|处置流程|工作流程|工作安排|处理程序|工作要求|工作内容|分工)(?:及权限|与权限)?$/;

/** 客服部工作职能 → 客服部; 收银部 → 收银部; 各部门职责 names nobody. */
function actorsOfTitle(title: string): readonly string[] {
  const bare = bareText(title).replace(/[:.。]$/, '');
  const name = DUTIES.exec(bare)?.[1] ?? bare;
  if (/^各|^相关|应急预案/.test(name)) return [];
  const found = actorAt(name, 0);
  return found?.end === name.length ? found.names : [];
}

function push(stack: readonly Entry[], entry: Entry): readonly Entry[] {
  return [...stack.slice(0, parentOf(stack, entry)), entry];
}

/** How many of the entries stay above the new one. */
function parentOf(stack: readonly Entry[], entry: Entry): number {
  const top = stack[stack.length - 1];
  if (entry.style === 'title') return 0;
  if (entry.style === 'level') {
    const at = stack.findIndex(
      other => other.style !== 'title' && (other.style !== 'level' || other.depth >= entry.depth),
    );
    return at < 0 ? stack.length : at;
  }
  for (let i = stack.length - 1; i >= 0; i--) {
    const other = stack[i];
    if (other === undefined || other.style === 'level') break;
    if (other.style === entry.style && (entry.style !== 'dotted' || other.depth >= entry.depth)) {
      if (entry.style !== 'dotted') return i;
      const first = stack.findIndex(one => one.style === 'dotted' && one.depth >= entry.depth);
      return first;
    }
  }
  if (top?.isHeading && (entry.marker?.value === 1 || entry.style === 'lead-in')) return stack.length;
  if (entry.style === 'lead-in') return stack.length;
  const at = stack.findIndex(other => other.style !== 'level' && RANKS[other.style] > RANKS[entry.style]);
  return at < 0 ? stack.length : at;
}

/** "二、4", "四(一)", "3.2.1". */
function numberOf(stack: readonly Entry[]): string | null {
  let number = '';
  for (const { marker } of stack) {
    if (marker === undefined || marker.style === 'bullet') continue;
    if (marker.style === 'dotted') number = marker.label;
    else
      number += number === '' || /^[(\u2460-\u2487]/.test(marker.label) ? marker.label : `、${marker.label}`;
  }
  return number === '' ? null : number;
}
