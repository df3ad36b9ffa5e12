// The document as one string with the blocks marked in it. Clauses are spans of this string; nothing of the body or
// the notes is left out of it, and for plain text it is the file itself.
import type { Block, Cell, DocumentTree, Paragraph, Place } from './document.ts';

export type FlatBlock = {
  readonly id: string; // b1, b2 …
  readonly kind: 'heading' | 'paragraph' | 'cell' | 'note';
  readonly text: string; // text.slice(start, end): printed number and text
  readonly number?: string;
  readonly level?: number;
  readonly style?: string;
  readonly contents?: true; // part of a table of contents
  /** How many columns and rows of its table its cell spans, where it is more than one. */
  readonly spans?: { readonly columns: number; readonly rows: number };
  readonly place: Place;
  readonly start: number;
  readonly end: number;
};

export type FlatText = { readonly text: string; readonly blocks: readonly FlatBlock[] };

/** Joins all paragraphs with line feeds. Empty paragraphs keep their line but are no block. */
export function flatten(document: DocumentTree): FlatText {
  const lines: string[] = [];
  const blocks: FlatBlock[] = [];
  let at = 0;
  for (const [paragraph, cell] of paragraphs(document.body, document.notes)) {
    const line = printed(paragraph);
    if (line.trim() !== '') blocks.push(block(paragraph, cell, line, at, blocks.length + 1));
    lines.push(line);
    at += line.length + 1;
  }
  return { text: lines.join('\n'), blocks };
}

function* paragraphs(
  body: readonly Block[],
  notes: readonly Paragraph[],
  within?: Cell,
): Generator<readonly [Paragraph, Cell | undefined]> {
  for (const item of body) {
    if (item.kind === 'paragraph') yield [item, within];
    else for (const row of item.rows) for (const cell of row) yield* paragraphs(cell.blocks, [], cell);
  }
  for (const note of notes) yield [note, undefined];
}

function printed(paragraph: Paragraph): string {
  if (paragraph.number === undefined) return paragraph.text;
  return paragraph.text === '' ? paragraph.number : `${paragraph.number} ${paragraph.text}`;
}

function block(
  paragraph: Paragraph,
  cell: Cell | undefined,
  text: string,
  start: number,
  order: number,
): FlatBlock {
  const { number, level, style, contents, place } = paragraph;
  return {
    id: `b${order}`,
    kind: kindOf(paragraph),
    text,
    ...(number === undefined ? {} : { number }),
    ...(level === undefined ? {} : { level }),
    ...(style === undefined ? {} : { style }),
    ...(contents === undefined ? {} : { contents }),
    ...(cell === undefined || (cell.columns <= 1 && cell.rows <= 1)
      ? {}
      : { spans: { columns: cell.columns, rows: cell.rows } }),
    place,
    start,
    end: start + text.length,
  };
}

function kindOf(paragraph: Paragraph): FlatBlock['kind'] {
  if (paragraph.place.in === 'cell' || paragraph.place.in === 'sheet') return 'cell';
  if (paragraph.place.in === 'note') return 'note';
  return paragraph.level === undefined ? 'paragraph' : 'heading';
}
