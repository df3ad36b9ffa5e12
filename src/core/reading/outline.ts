// The outline: numbered items found within lines, headings told from bodies, and for each sentence the headings above
// it. What only belongs to the page, to a contents list or to a cell that fills in is kept and binds nobody.
import type { FlatText } from '#core/document/flat-text.ts';
import { contentsLines, contentsWithin } from './contents.ts';
import { isFlatChart } from './flat-chart.ts';
import {
  caseOf,
  describe,
  entryOf,
  isLeadIn,
  isNewPlan,
  isRecord,
  itemHeading,
  leadIn,
  plainSibling,
  standsOver,
} from './item-titles.ts';
import { type Item, readItems } from './items.ts';
import { type Line, readLines } from './lines.ts';
import { furnitureLines } from './page-furniture.ts';
import {
  add,
  apart,
  contentsEntry,
  emptyPlace,
  enter,
  type Passage,
  type Place,
  silentLine,
} from './place.ts';
import { readSentences } from './sentences.ts';
import { type CellSense, readTables } from './tables.ts';

/** What the lines around a line say of it; `act`: it is a cell that says what to do, and no heading. */
type Around = { readonly newPlan: boolean; readonly next: Line | undefined; readonly act: boolean };
const ALONE: Around = { newPlan: false, next: undefined, act: false };

export function readOutline(flat: FlatText): readonly Passage[] {
  const { text } = flat;
  const tables = readTables(flat);
  const lines = readLines(flat, tables.rows);
  const contents = contentsLines(text, lines);
  const furniture = furnitureLines(text, lines);
  const place = emptyPlace(text);
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
  const record = isRecord(place, item);
  const title =
    around.act || record
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
      !record &&
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

function trimmed(text: string, line: Line): Line {
  let { start, end } = line;
  while (start < end && /\s/.test(text[start] ?? '')) start++;
  while (end > start && /\s/.test(text[end - 1] ?? '')) end--;
  return { ...line, start, end };
}
