// The outline: numbered items found within lines, headings told from bodies, and for each sentence the headings above
// it. What only belongs to the page, to a contents list or to a cell that fills in is kept and binds nobody.
import type { FlatText } from '#core/document/flat-text.ts';
import { contentsLines, contentsWithin, numberOfEntry } from './contents.ts';
import { isFlatChart } from './flat-chart.ts';
import { actorsOfTitle } from './heading-actors.ts';
import { type Entry, type Heading, numberOf, push, type Stack } from './heading-stack.ts';
import { caseTitle, headingAt, isBareTitle, isTitle } from './headings.ts';
import { type Bare, type Item, readItems } from './items.ts';
import { type Line, readLines } from './lines.ts';
import type { Marker, NumberStyle } from './numbering/construct.ts';
import { gluedMarkerAt, markerAt } from './numbering/constructs.ts';
import { furnitureLines } from './page-furniture.ts';
import type { ClauseKind } from './reading.ts';
import { sectionOf } from './sections.ts';
import { readSentences } from './sentences.ts';
import type { RowSaid } from './table-row.ts';
import { type CellSense, readTables } from './tables.ts';

export type { Heading } from './heading-stack.ts';

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
  /** Set where nothing binds: contents lists, page headers, flattened charts, cells that fill in. */
  readonly silent: ClauseKind | undefined;
  /** What the other cells of its row say. */
  readonly row: RowSaid | undefined;
  /** Where its clause ends, when what stands behind it in its row belongs to it. */
  readonly tail?: number;
  /** Its printed number repeats, skips or restarts. */
  readonly outOfOrder: boolean;
};

type Place = {
  readonly text: string;
  readonly passages: Passage[];
  stack: Stack;
  above: readonly Heading[]; // of the stack: those that are headings
  number: string | null; // of the stack
  order: number;
  empty: boolean; // nothing said yet below the last entry
  outOfOrder: boolean; // of the item being read
  readonly bare: Bare;
};

/** What the lines around a line say of it; `act`: it is a cell that says what to do, and no heading. */
type Around = { readonly newPlan: boolean; readonly next: Line | undefined; readonly act: boolean };
const ALONE: Around = { newPlan: false, next: undefined, act: false };

export function readOutline(flat: FlatText): readonly Passage[] {
  const { text } = flat;
  const tables = readTables(flat);
  const lines = readLines(flat, tables.rows);
  const contents = contentsLines(text, lines);
  const furniture = furnitureLines(text, lines);
  const place: Place = {
    text,
    passages: [],
    stack: [],
    above: [],
    number: null,
    order: 0,
    empty: false,
    outOfOrder: false,
    bare: { last: 0 },
  };
  lines.forEach((line, index) => {
    const sense = line.cell ? tables.senses.get(line.start) : undefined;
    if (sense !== undefined && !sense.layout) readCell(place, line, sense);
    else if (contents.has(index) || flat.blocks[line.block]?.contents) contentsEntry(place, line);
    else if (furniture.has(index)) silentLine(place, line, 'other');
    else if (sense?.layout) readMixed(place, { ...line, cell: false }, ALONE);
    else if (line.cell) apart(place, () => readLine(place, line));
    else
      readMixed(place, line, { newPlan: isNewPlan(text, lines, index), next: lines[index + 1], act: false });
  });
  return place.passages;
}

/** A line that may hold a contents list among other things. */
function readMixed(place: Place, line: Line, around: Around): void {
  let from = line.start;
  if (/[.．·…‥\-—－]{2}|定义书签/.test(place.text.slice(line.start, line.end))) {
    for (const entry of contentsWithin(place.text, line)) {
      readLine(place, { ...line, start: from, end: entry.start }, around);
      contentsEntry(place, entry);
      from = entry.end;
    }
  }
  readLine(place, { ...line, start: from }, around);
}

function readLine(place: Place, line: Line, around = ALONE): void {
  const { text } = place;
  if (isFlatChart(text, line.start, line.end)) {
    silentLine(place, line, 'definition');
    return;
  }
  for (const item of readItems(text, trimmed(text, line), place.bare)) readItem(place, line, item, around);
}

function readItem(place: Place, line: Line, item: Item, around: Around): void {
  const { text } = place;
  const { marker } = item;
  place.order++;
  place.outOfOrder = false;
  const title = around.act
    ? undefined
    : (plainSibling(place, line, itemHeading(text, line, item), item) ??
      standsOver(place, line, item, around.next));
  const common = { style: marker?.style, cell: line.cell };
  let at = item.body;
  const about = caseOf(text, line, item);
  if (about !== undefined && !around.act) {
    enter(place, {
      ...describe(about),
      marker: undefined,
      start: item.start,
      style: 'case',
      depth: 1,
      isHeading: true,
    });
    add(place, { ...common, start: item.start, body: item.body, end: item.end, heading: true });
    return;
  }
  if (title !== undefined || marker !== undefined) {
    enter(place, entryOf(line, item.start, marker, title?.title, around.newPlan));
  }
  if (title !== undefined) {
    add(place, { ...common, start: item.start, body: item.body, end: title.end, heading: true });
    at = title.end;
  }
  if (at >= item.end && title === undefined) {
    add(place, { ...common, start: item.start, body: item.end, end: item.end, heading: true }); // a number alone
  }
  for (const [index, sentence] of readSentences(text, at, item.end).entries()) {
    const lead = index === 0 && title === undefined;
    const start = lead ? item.start : sentence.start;
    const opens =
      !line.cell &&
      !around.act &&
      !(lead && marker !== undefined && !sentence.titled) &&
      isLeadIn(text, sentence.start, sentence.end);
    if (opens) enter(place, leadIn(text, sentence.start, sentence.end));
    add(place, { ...common, start, body: sentence.start, end: sentence.end, heading: opens });
  }
}

/** A cell with the heads and cells that say what it is about; what it holds never stands above what follows. */
function readCell(place: Place, line: Line, sense: CellSense): void {
  if (sense.covered) return;
  if (sense.silent !== undefined) {
    silentLine(
      place,
      { start: sense.from ?? line.start, end: sense.to ?? line.end },
      sense.silent,
      sense.row,
    );
    return;
  }
  const { above } = place;
  apart(place, () => {
    for (const [index, heading] of sense.above.entries()) {
      enter(place, { ...heading, marker: undefined, style: 'lead-in', depth: index + 1, isHeading: true });
    }
    const from = place.passages.length;
    readLine(place, { ...line, cell: !sense.act }, { ...ALONE, act: sense.act });
    for (let i = from; i < place.passages.length; i++) {
      const passage = place.passages[i];
      if (passage === undefined) continue;
      const start = i === from ? (sense.from ?? passage.start) : passage.start;
      const tail = i === place.passages.length - 1 && sense.to !== undefined ? { tail: sense.to } : {};
      // a row is an item of its own
      place.passages[i] = { ...passage, start, style: passage.style ?? 'decimal', row: sense.row, ...tail };
    }
  });
  place.above = above;
}

/** Reads something whose items do not count for what follows. */
function apart(place: Place, read: () => void): void {
  const { stack, above, number, empty } = place;
  read();
  Object.assign(place, { stack, above, number, empty });
}

function enter(place: Place, entry: Omit<Entry, 'afterEmpty'>): void {
  const pushed = push(place.stack, entry, place.empty);
  place.stack = pushed.stack;
  place.above = pushed.stack.filter(one => one.isHeading);
  place.number = numberOf(pushed.stack);
  place.outOfOrder = entry.marker !== undefined && pushed.outOfOrder;
  place.empty = true;
}

type Said = Pick<Passage, 'start' | 'body' | 'end' | 'heading' | 'style' | 'cell'>;

function add(place: Place, passage: Said): void {
  place.passages.push({
    ...passage,
    above: place.above,
    number: place.number,
    item: place.order,
    silent: undefined,
    row: undefined,
    outOfOrder: place.outOfOrder,
  });
  place.outOfOrder = false;
  if (!passage.heading) place.empty = false;
}

function silentLine(
  place: Place,
  { start, end }: Pick<Line, 'start' | 'end'>,
  silent: ClauseKind,
  row?: RowSaid,
): void {
  place.order++;
  place.passages.push({
    start,
    body: start,
    end,
    heading: false,
    above: place.above,
    number: null,
    item: place.order,
    style: undefined,
    cell: false,
    silent,
    row,
    outOfOrder: false,
  });
}

function contentsEntry(place: Place, line: Pick<Line, 'start' | 'end'>): void {
  silentLine(place, line, 'heading');
  const last = place.passages.pop();
  if (last !== undefined) place.passages.push({ ...last, number: numberOfEntry(place.text, line) });
}

function trimmed(text: string, line: Line): Line {
  let { start, end } = line;
  while (start < end && /\s/.test(text[start] ?? '')) start++;
  while (end > start && /\s/.test(text[end - 1] ?? '')) end--;
  return { ...line, start, end };
}

/** What a line of a card says it is about; numbered lines are items like others. */
function caseOf(text: string, line: Line, { marker, start, end }: Item): string | undefined {
  if (marker !== undefined || line.cell || line.level !== undefined || end - start > 40) return undefined;
  return caseTitle(text.slice(start, end));
}

function itemHeading(text: string, line: Line, item: Item) {
  const { body, end } = item;
  if (line.level !== undefined && body === line.end) return undefined;
  // a whole sentence in a heading's style is a sentence
  const sentence = line.level !== undefined && end - body > 30 && /[。；]/.test(text.slice(body, end));
  if (line.level !== undefined && !sentence && item.end === line.end) {
    return { end, title: text.slice(body, end).replace(/\s+/g, '') };
  }
  if (line.cell) return undefined;
  return headingAt(text, body, end, item.marker !== undefined);
}

/** Within a line a few words that may be a title are none after an item of the same list that was none: "1.关闭阀门; 2.铺吸水毯". */
function plainSibling<Title extends { readonly title: string }>(
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
function standsOver(place: Place, line: Line, item: Item, next: Line | undefined) {
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
function isLeadIn(text: string, start: number, end: number): boolean {
  if (end - start > 40) return false;
  const words = text.slice(start, end).trim();
  return /[:：]$/.test(words) ? isTitle(words.slice(0, -1)) : isTitle(words, true) && !/[。]$/.test(words);
}

const PLAN =
  /(?:预案|方案|制度|办法|标准|规范|处置卡|应急卡|手册|汇编|措施)(?:[（(][^（()）]{1,20}[)）])?\d?$/;

/** A further plan in the same file: its title stands alone and its first chapter follows. */
function isNewPlan(text: string, lines: readonly Line[], index: number): boolean {
  const line = lines[index];
  const next = lines[index + 1];
  if (line === undefined || next === undefined || line.end - line.start > 40 || line.cell) return false;
  if (!PLAN.test(text.slice(line.start, line.end))) return false;
  return FIRST_CHAPTER.test(text.slice(next.start, Math.min(next.end, next.start + 6)));
}

const FIRST_CHAPTER = /^(?:第[ ]?[一1][ ]?[章条部]|一[ ]?[、.．]|[1１][.．、 \u4e00-\u9fa5](?!\d)|Ⅰ)/;

function entryOf(
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

function leadIn(text: string, start: number, end: number): Omit<Entry, 'afterEmpty'> {
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
