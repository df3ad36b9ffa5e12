// The rows and cells of tables: those of the original, and rows typed into lines with tabs, bars or wide gaps.
import type { FlatBlock, FlatText } from '#core/document/flat-text.ts';
import { roleOfHead } from './table-heads.ts';

export type GridCell = {
  readonly start: number;
  readonly end: number;
  readonly column: number;
  readonly text: string;
};
export type Grid = readonly (readonly GridCell[])[];

/** Tables of the original, their cells by row; a cell of several paragraphs gives several cells of one column. */
export function gridsOf(blocks: readonly FlatBlock[]): Iterable<Grid> {
  const tables = new Map<string, Map<number, GridCell[]>>();
  for (const { place, text, start } of blocks) {
    if (place.in !== 'cell' && place.in !== 'sheet') continue;
    const key = place.in === 'cell' ? `t${place.table}` : `s${place.sheet}`;
    const table = tables.get(key) ?? new Map<number, GridCell[]>();
    tables.set(key, table);
    const row = table.get(place.row) ?? [];
    table.set(place.row, row);
    const lead = text.length - text.trimStart().length;
    row.push({
      start: start + lead,
      end: start + text.trimEnd().length,
      column: place.column,
      text: text.trim(),
    });
  }
  return [...tables.values()].map(table => [...table.values()]);
}

/** Rows typed with tabs, bars or wide gaps, below a row of heads the rules know. */
export function typedGrids(flat: FlatText): readonly { readonly grid: Grid; readonly first: number }[] {
  const grids: { grid: (readonly GridCell[])[]; first: number }[] = [];
  let open: { grid: (readonly GridCell[])[]; first: number; split: RegExp } | undefined;
  flat.blocks.forEach((block, index) => {
    if (open !== undefined) {
      const row = block.place.in === 'line' ? cellsOf(block, open.split) : [];
      if (row.length >= 2 || isRule(block.text)) {
        open.grid.push(row);
        return;
      }
      if (open.grid.length > 1) grids.push(open);
      open = undefined;
    }
    if (block.place.in !== 'line') return;
    const split = SPLITS.find(candidate => {
      const row = cellsOf(block, candidate);
      return (
        isHeadRow(row) || (row.length === 2 && isKeyRow(row) && isKeyRow(nextRow(flat, index, candidate)))
      );
    });
    if (split !== undefined) open = { grid: [cellsOf(block, split)], first: index, split };
  });
  if (open !== undefined && open.grid.length > 1) grids.push(open);
  return grids;
}

const SPLITS = [/[|｜]/, /\t/, /[ \u3000]{2}/];

function isRule(text: string): boolean {
  return /^[\s|｜+:=-]{3,200}$/.test(text);
}

function nextRow(flat: FlatText, index: number, split: RegExp): readonly GridCell[] {
  const next = flat.blocks[index + 1];
  return next === undefined ? [] : cellsOf(next, split);
}

/** "处置措施	1.…": a key the rules know and what stands for it. */
function isKeyRow(row: readonly GridCell[]): boolean {
  return row.length === 2 && roleOfHead(row[0]?.text ?? '') !== undefined;
}

/** All short, two of them heads the rules know. */
function isHeadRow(row: readonly GridCell[]): boolean {
  if (row.length < 2 || row.length > 12) return false;
  if (row.some(cell => cell.text.length > 12 || /[，,。；;]/.test(cell.text))) return false;
  return row.filter(cell => roleOfHead(cell.text) !== undefined).length >= 2;
}

function cellsOf(block: FlatBlock, split: RegExp): readonly GridCell[] {
  if (block.text.length > 2000 || !split.test(block.text) || isRule(block.text)) return [];
  const cells: GridCell[] = [];
  let at = block.start;
  let column = 0;
  for (const part of block.text.split(split)) {
    const start = at + (part.length - part.trimStart().length);
    const text = part.trim();
    column++;
    if (text !== '') cells.push({ start, end: start + text.length, column, text });
    at += part.length + (split.source.includes('{2}') ? 2 : 1);
  }
  // wide gaps differ in width: what counts is the order
  return split.source.includes('{2}') ? cells.map((cell, index) => ({ ...cell, column: index + 1 })) : cells;
}
