// Whether an item or a sentence is a title that stands over what follows: by the style of the original, by its words, by
// the items beside it and the line below it.
import { actorsOfTitle } from './heading-actors.ts';
import type { Entry, Heading } from './heading-stack.ts';
import { caseTitle, headingAt, isBareTitle, isTitle } from './headings.ts';
import type { Item } from './items.ts';
import type { Line } from './lines.ts';
import type { Marker } from './numbering/construct.ts';
import { gluedMarkerAt, markerAt } from './numbering/constructs.ts';
import type { Place } from './place.ts';
import { sectionOf } from './sections.ts';

/** What a line of a card says it is about; numbered lines are items like others. */
export function caseOf(text: string, line: Line, { marker, start, end }: Item): string | undefined {
  if (marker !== undefined || line.cell || line.level !== undefined || end - start > 40) return undefined;
  return caseTitle(text.slice(start, end));
}

/** "V1.0 首次发布", "2024年3月 换版" below 变更记录: entries of a list, no titles. */
export function isRecord(
  { text, stack }: Pick<Place, 'text' | 'stack'>,
  { marker, start, end }: Item,
): boolean {
  if (marker !== undefined || stack.at(-1)?.section !== 'record') return false;
  return /(?:^|\s)(?:[VvＶ]|版本|第)?[ ]?\d+[.．\d]*(?:\s|版|$)|\d{4}[-./年]\d{1,2}/.test(
    text.slice(start, end),
  );
}

export function itemHeading(text: string, line: Line, item: Item) {
  const { body, end } = item;
  if (line.level !== undefined && body === line.end) return undefined;
  // a whole sentence in a heading's style is a sentence
  const sentence = line.level !== undefined && end - body > 30 && /[。；]/.test(text.slice(body, end));
  if (line.level !== undefined && !sentence && item.end === line.end) {
    return { end, title: text.slice(body, end).replace(/\s+/g, '') };
  }
  if (line.cell || item.marker?.style === 'box') return undefined;
  return headingAt(text, body, end, item.marker !== undefined);
}

/** Within a line a few words that may be a title are none after an item of the same list that was none: "1.关闭阀门; 2.铺吸水毯". */
export function plainSibling<Title extends { readonly title: string }>(
  place: Place,
  line: Line,
  title: Title | undefined,
  item: Item,
) {
  const { marker } = item;
  if (title === undefined || marker === undefined || item.start === line.start) return title;
  if (isTitle(title.title, true)) return title;
  const sibling = place.stack.findLast(entry => entry.style === marker.style);
  const follows = sibling?.marker !== undefined && sibling.marker.value + 1 === marker.value;
  return follows && !sibling.isHeading && marker.style !== 'dotted' ? undefined : title;
}

/** "4.5 恢复供电" alone in its line, and below it a sentence or the first of its items: a heading, verb or not. */
export function standsOver(place: Place, line: Line, item: Item, next: Line | undefined) {
  const { text, stack } = place;
  const { marker, body, end } = item;
  if (marker === undefined || next === undefined || line.cell || next.cell) return undefined;
  if (item.start !== line.start || end !== line.end || end - body > 16 || end - body < 2) return undefined;
  const words = text.slice(body, end);
  if (!isBareTitle(words)) return undefined;
  const sibling = stack.findLast(entry => entry.style === marker.style);
  if (sibling !== undefined && !sibling.isHeading && sibling.marker?.value !== marker.value) return undefined;
  const child = markerAt(text, next.start) ?? gluedMarkerAt(text, next.start);
  const first = child !== undefined && child.end < next.end;
  const opens = first
    ? child.label.startsWith(`${marker.label}.`) || (child.value === 1 && child.style !== marker.style)
    : next.end - next.start >= 12 && /[,，。；;]/.test(text.slice(next.start, next.end));
  return opens ? { end, title: words.replace(/\s+/g, '') } : undefined;
}

/** "呼叫业务员的处理流程:" closes a sentence and opens a list. */
export function isLeadIn(text: string, start: number, end: number): boolean {
  if (end - start > 40) return false;
  const words = text.slice(start, end).trim();
  return /[:：]$/.test(words) ? isTitle(words.slice(0, -1)) : isTitle(words, true) && !/[。]$/.test(words);
}

const PLAN =
  /(?:预案|方案|制度|办法|标准|规范|处置卡|应急卡|手册|汇编|措施)(?:[（(][^（()）]{1,20}[)）])?\d?$/;

/** A further plan in the same file: its title stands alone and its first chapter follows. */
export function isNewPlan(text: string, lines: readonly Line[], index: number): boolean {
  const line = lines[index];
  const next = lines[index + 1];
  if (line === undefined || next === undefined || line.end - line.start > 40 || line.cell) return false;
  if (!PLAN.test(text.slice(line.start, line.end))) return false;
  return FIRST_CHAPTER.test(text.slice(next.start, Math.min(next.end, next.start + 6)));
}

const FIRST_CHAPTER = /^(?:第[ ]?[一1][ ]?[章条部]|一[ ]?[、.．]|[1１][.．、 \u4e00-\u9fa5](?!\d)|Ⅰ)/;

export function entryOf(
  line: Line,
  start: number,
  marker: Marker | undefined,
  title: string | undefined,
  newPlan: boolean,
): Omit<Entry, 'afterEmpty'> {
  const name = title ?? '';
  const opensPlan = marker === undefined && PLAN.test(name) && (start < 200 || newPlan);
  const style = line.level !== undefined ? 'level' : (marker?.style ?? (opensPlan ? 'title' : 'label'));
  const depth = line.level ?? marker?.depth ?? 1;
  return { ...describe(name), marker, start, style, depth, isHeading: title !== undefined };
}

export function leadIn(text: string, start: number, end: number): Omit<Entry, 'afterEmpty'> {
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

export function describe(title: string): Pick<Heading, 'title' | 'section' | 'actors'> {
  return { title, section: sectionOf(title), actors: actorsOfTitle(title) };
}
