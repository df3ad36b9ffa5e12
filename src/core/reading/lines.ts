// The lines of a document as people meant them: hard-wrapped lines of a text file are joined, paragraphs of Word stand
// as they are. A line never crosses a heading or the start of a numbered item.
import type { FlatBlock, FlatText } from '#core/document/flat-text.ts';
import { isTitle } from './headings.ts';
import { gluedMarkerAt, markerAt } from './numbering/constructs.ts';

export type Line = {
  readonly start: number;
  readonly end: number;
  readonly level?: number; // set for headings of the original
  readonly cell: boolean;
};

const ENDS = /[。；;：:！!？?…”"」』）)》]$/;

export function readLines(flat: FlatText): readonly Line[] {
  const lines: { start: number; end: number; level?: number; cell: boolean; plain: boolean }[] = [];
  for (const block of flat.blocks) {
    const last = lines[lines.length - 1];
    const plain = block.place.in === 'line' && block.number === undefined && block.level === undefined;
    const level = block.level === undefined ? {} : { level: block.level };
    if (last?.plain && plain && runsOn(flat.text, last, block)) {
      last.end = block.start + block.text.trimEnd().length;
      continue;
    }
    for (const { start, end } of brokenLines(block)) {
      lines.push({ start, end, ...level, cell: block.kind === 'cell', plain });
    }
  }
  return lines;
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

/** Whether a line was broken by the width of a page: it is long, ends within a sentence, and no item begins after it. */
function runsOn(text: string, last: { start: number; end: number }, next: FlatBlock): boolean {
  const tail = text.slice(Math.max(last.start, last.end - 40), last.end);
  if (ENDS.test(tail)) return false;
  if (isTitle(text.slice(last.start, last.end), true)) return false;
  const open = text.lastIndexOf('\n', last.end - 1) + 1;
  const width = last.end - Math.max(last.start, open);
  if (width < 22 && !/[，,、]/.test(tail)) return false;
  const at = next.start + (next.text.length - next.text.trimStart().length);
  return markerAt(text, at) === undefined && gluedMarkerAt(text, at) === undefined;
}
