// The lines of a document as people meant them: hard-wrapped lines of a text file are joined, paragraphs of Word stand
// as they are. A line never crosses a heading or the start of a numbered item.
import type { FlatBlock, FlatText } from '#core/document/flat-text.ts';
import type { GridCell } from './grids.ts';
import { isTitle } from './headings.ts';
import { gluedMarkerAt, markerAt } from './numbering/constructs.ts';
import { type Wrap, widthOf, wrapOf } from './wrap.ts';

export type Line = {
  readonly start: number;
  readonly end: number;
  readonly level?: number; // set for headings of the original
  readonly block: number; // index of the block it begins in
  readonly cell: boolean;
};

type Open = {
  start: number;
  end: number;
  readonly block: number;
  readonly level?: number;
  readonly cell: boolean;
};

/** `rows`: the cells of lines that are rows of a table, by block. */
export function readLines(flat: FlatText, rows: ReadonlyMap<number, readonly GridCell[]>): readonly Line[] {
  const lines: Open[] = [];
  const wrap = wrapOf(flat.blocks);
  let before: FlatBlock | undefined; // the block before, when it was a plain line of the last line
  flat.blocks.forEach((block, index) => {
    const last = lines[lines.length - 1];
    const row = rows.get(index);
    if (row !== undefined) {
      for (const { start, end } of row) lines.push({ start, end, block: index, cell: true });
      before = undefined;
      return;
    }
    const plain = isPlain(block);
    if (last !== undefined && before !== undefined && plain && runsOn(flat.text, last, before, block, wrap)) {
      last.end = block.start + block.text.trimEnd().length;
    } else {
      const level = block.level === undefined ? {} : { level: block.level };
      for (const { start, end } of brokenLines(block)) {
        lines.push({ start, end, ...level, block: index, cell: isCell(block) });
      }
    }
    before = plain ? block : undefined;
  });
  return lines;
}

function isPlain(block: FlatBlock): boolean {
  return block.place.in === 'line' && block.number === undefined && block.level === undefined;
}

function isCell({ place }: FlatBlock): boolean {
  return place.in === 'cell' || place.in === 'sheet';
}

/** A paragraph of Word with line breaks in it is several lines; white space around them is cut off. */
function brokenLines(block: FlatBlock): readonly { readonly start: number; readonly end: number }[] {
  let at = block.start;
  return block.text.split('\n').flatMap(line => {
    const start = at + (line.length - line.trimStart().length);
    const end = at + line.trimEnd().length;
    at += line.length + 1;
    return end > start ? [{ start, end }] : [];
  });
}

const ENDS = /[。；;：:！!？?…”"」』）)》]$/;
/** What never begins a sentence. */
const GOES_ON = /^[,，。；;、：:）)”》」！!？?]/;

/** Whether a line was broken by the width of a page: it is long, ends within a sentence, and no item begins after it. */
function runsOn(text: string, line: Open, before: FlatBlock, next: FlatBlock, wrap: Wrap): boolean {
  const words = before.text.trim();
  const first = next.text.trimStart();
  if (GOES_ON.test(first)) return true;
  if (ENDS.test(words)) return isBareNumber(text, line);
  if (isBareNumber(text, line)) return !startsItem(text, next);
  if (before.start <= line.start && words.length <= 40 && isTitle(words, true)) return false;
  if (!/[，,、]$/.test(words) && (wrap.ragged || widthOf(words.slice(0, 160)) < (wrap.width ?? 48) - 4))
    return false;
  return !startsItem(text, next);
}

function startsItem(text: string, next: FlatBlock): boolean {
  const at = next.start + (next.text.length - next.text.trimStart().length);
  return text[at] === '【' || markerAt(text, at) !== undefined || gluedMarkerAt(text, at) !== undefined;
}

/** "一、" alone in its line: its title follows in the next. */
function isBareNumber(text: string, line: Open): boolean {
  if (line.end - line.start > 8) return false;
  const marker = markerAt(text, line.start);
  return marker !== undefined && marker.style !== 'bullet' && marker.end >= line.end;
}
