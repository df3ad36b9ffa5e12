// The grid of an HTML table: where each cell stands once the spans of the cells before and above it are counted.
import type { Block, Cell } from '#core/document/document.ts';

const WIDEST = 1000;

export type Grid = {
  readonly rows: Cell[][];
  /** The last row (0-based) a cell from above reaches into, by column. */
  readonly reach: number[];
  column: number; // 1-based, where the next cell may stand
};

export function openGrid(): Grid {
  return { rows: [], reach: [], column: 1 };
}

export function nextRow(grid: Grid): void {
  grid.rows.push([]);
  grid.column = 1;
}

/** Puts a cell into the current row; its blocks are filled in later. */
export function place(grid: Grid, attributes: Readonly<Record<string, string>>, blocks: Block[]): Cell {
  if (grid.rows.length === 0) nextRow(grid);
  const row = grid.rows.length - 1;
  let column = grid.column;
  while ((grid.reach[column] ?? -1) >= row) column++;
  const columns = Math.min(span(attributes.colspan), Math.max(1, WIDEST - column));
  const rows = span(attributes.rowspan);
  for (let c = column; c < column + columns; c++) grid.reach[c] = row + rows - 1;
  grid.column = column + columns;
  const cell = { column, columns, rows, blocks };
  grid.rows[row]?.push(cell);
  return cell;
}

function span(text: string | undefined): number {
  const number = Number.parseInt(text ?? '', 10);
  return number >= 1 && number <= WIDEST ? number : 1;
}
