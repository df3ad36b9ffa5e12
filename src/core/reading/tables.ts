// Tables are read by row: a cell that says what is to be done gets the heads above it, and who acts, its limit and condition
// from the cells beside it. A row is one clause, or several where its cell holds several duties; nothing of it is lost.
import type { FlatBlock, FlatText } from '#core/document/flat-text.ts';
import { type Grid, type GridCell, gridsOf, type PlacedGrid } from './grids.ts';
import { hasModal } from './modality.ts';
import type { ClauseKind } from './reading.ts';
import { isKeyed, readCard } from './table-card.ts';
import { isBlank } from './table-cells.ts';
import { type Columns, columnsByBody, headAt } from './table-columns.ts';
import { type CellHeading, columnOf, type RowReading, readRow, titleOf } from './table-said.ts';
import { type CellSense, cover, endsOf, fillIn, PLAIN, silence } from './table-senses.ts';
import { typedGrids } from './typed-grids.ts';

export type { CellSense } from './table-senses.ts';

/** How each cell is to be read, by where it starts; and the cells of lines that are rows, by block. */
export type Tables = {
  readonly senses: ReadonlyMap<number, CellSense>;
  readonly rows: ReadonlyMap<number, readonly GridCell[]>;
};
export type Senses = Map<number, CellSense>;

export function readTables(flat: FlatText): Tables {
  const senses: Senses = new Map();
  const rows = new Map<number, readonly GridCell[]>();
  let before: Before | undefined;
  for (const placed of gridsOf(flat.blocks)) {
    const read = readGrid(placed, before, senses);
    before = typeof read === 'string' ? undefined : read;
  }
  for (const placed of typedGrids(flat)) {
    const grid = placed.grid.filter(row => row.length > 0);
    if (readGrid({ ...placed, grid }, undefined, senses) !== 'nothing') keepRows(flat, placed, rows, senses);
  }
  return { senses, rows };
}

function keepRows(
  { blocks }: FlatText,
  { grid, first }: PlacedGrid,
  rows: Map<number, readonly GridCell[]>,
  senses: Senses,
): void {
  grid.forEach((row, index) => {
    const block = blocks[first + index];
    if (row.length === 0 && block !== undefined) {
      rows.set(first + index, [ruleOf(block)]);
      senses.set(block.start, { ...PLAIN, silent: 'other' });
    } else rows.set(first + index, row);
  });
}

/** "|---|---|" is kept and says nothing. */
function ruleOf({ start, end, text }: FlatBlock): GridCell {
  const at = { start, end };
  return { ...at, outer: at, column: 1, columns: 1, rows: 1, text, order: start };
}

/** The table before, which may go on over the page without its heads. */
type Before = { readonly columns: Columns; readonly width: number; readonly last: number };

/** 'nothing': the rules know no table in it. */
function readGrid(
  { grid, first, last }: PlacedGrid,
  before: Before | undefined,
  senses: Senses,
): Before | 'card' | 'nothing' {
  const width = widthOf(grid);
  if (width === 1) {
    readLayout(grid, senses);
    return 'nothing';
  }
  const titles = titleRows(grid);
  const head = headAt(grid, titles);
  const above = grid.slice(0, titles).flatMap(row => row.slice(0, 1).map(titleOf));
  const known = [...(head?.columns.values() ?? [])].filter(({ role }) => role !== undefined).length;
  if ((known < 2 || isAlternating(grid, titles)) && isKeyed(grid.slice(titles))) {
    silenceTitles(grid, titles, senses);
    readCard(grid.slice(titles), above, senses);
    return 'card';
  }
  const goesOn = head === undefined && before?.last === first - 1 && before.width === width;
  const columns = head?.columns ?? (goesOn ? before.columns : columnsByBody(grid.slice(titles)));
  if (columns === undefined) {
    if (isLayout(grid)) readLayout(grid, senses);
    return 'nothing';
  }
  silenceTitles(grid, titles, senses);
  const from = titles + (head?.rows ?? 0);
  for (const row of grid.slice(titles, from)) silence(row, 'heading', senses);
  return { columns: readRows(grid, from, columns, above, senses), width, last };
}

function widthOf(grid: Grid): number {
  let width = 0;
  for (const row of grid) for (const { column } of row) width = Math.max(width, column);
  return width;
}

/** "停电处置卡" over the heads, in a row of its own. */
function titleRows(grid: Grid): number {
  let rows = 0;
  while (rows < 3 && rows < grid.length - 1 && isAlone(grid[rows] ?? [])) rows++;
  return rows;
}

function isAlone(row: readonly GridCell[]): boolean {
  const [first] = row;
  return first !== undefined && row.every(cell => cell.column === first.column) && first.text.length <= 40;
}

function silenceTitles(grid: Grid, titles: number, senses: Senses): void {
  for (const row of grid.slice(0, titles)) silence(row, 'heading', senses);
}

/** "事故名称 | 停电 | 责任部门 | 工程部": a key and what stands for it, twice in a row. */
function isAlternating(grid: Grid, at: number): boolean {
  const [, second] = grid[at] ?? [];
  return second !== undefined && columnOf(second) === undefined;
}

/** Boxes around text: long paragraphs, several in a cell. */
function isLayout(grid: Grid): boolean {
  const cells = grid.flat();
  return cells.length > 0 && cells.reduce((sum, { text }) => sum + text.length, 0) / cells.length >= 40;
}

function readLayout(grid: Grid, senses: Senses): void {
  for (const row of grid) for (const cell of row) senses.set(cell.start, { ...PLAIN, layout: true });
}

function readRows(
  grid: Grid,
  from: number,
  heads: Columns,
  above: readonly CellHeading[],
  senses: Senses,
): Columns {
  let columns = heads;
  let reading: RowReading = { columns, above, band: undefined, carried: new Map() };
  for (let at = from; at < grid.length; at++) {
    const row = grid[at] ?? [];
    const again = newHeads(grid, at, columns);
    if (again !== undefined) {
      for (const one of grid.slice(at, at + again.rows)) silence(one, 'heading', senses);
      at += again.rows - 1;
      columns = again.columns;
      reading = { ...reading, columns };
    } else if (isBand(row)) {
      silence(row, 'heading', senses);
      const [first] = row;
      reading = { ...reading, band: first && titleOf(first), carried: new Map() };
    } else readCells(row, reading, senses);
  }
  return columns;
}

/** The heads come again on the next page, or others begin in the same sheet. */
function newHeads(grid: Grid, at: number, columns: Columns) {
  const row = grid[at] ?? [];
  const same =
    row.length > 1 && row.every(cell => columns.get(cell.column)?.title === cell.text.replace(/\s+/g, ''));
  const other = row.length >= 3 && row.every(cell => cell.text.length <= 8 && columnOf(cell) !== undefined);
  const head = same || other ? headAt(grid, at) : undefined;
  return head;
}

/** "二、压缩机爆炸" over all columns. */
function isBand(row: readonly GridCell[]): boolean {
  const [first] = row;
  return (
    isAlone(row) &&
    first !== undefined &&
    first.columns > 1 &&
    first.column === 1 &&
    !/[。；;]/.test(first.text)
  );
}

function readCells(row: readonly GridCell[], reading: RowReading, senses: Senses): void {
  const { columns } = reading;
  const hasAct = [...columns.values()].some(({ role }) => role === 'act');
  const said = readRow(row, reading, hasAct);
  let pending: GridCell[] = [];
  let speaking: GridCell | undefined;
  for (const cell of row) {
    if (!speaks(cell, columns, hasAct)) {
      pending.push(cell);
      continue;
    }
    const act = columns.get(cell.column)?.role === 'act';
    const { above, row: beside } = said(cell);
    senses.set(cell.start, { ...PLAIN, act, above, row: beside, ...endsOf(cell) });
    pending = cover(pending, cell, 'before', senses);
    silenceRun(pending, columns, senses);
    pending = [];
    speaking = cell;
  }
  if (speaking !== undefined) pending = cover(pending, speaking, 'after', senses);
  else if (said.whole !== undefined && row[0] !== undefined) {
    senses.set(row[0].start, { ...PLAIN, row: said.whole, ...endsOf(row[0]) });
    pending = cover(pending.slice(1), row[0], 'after', senses);
  }
  silenceRun(pending, columns, senses, said.kept);
}

/** Cells that say what is to be done, and long remarks that may. */
function speaks(cell: GridCell, columns: Columns, hasAct: boolean): boolean {
  const role = columns.get(cell.column)?.role;
  if (isBlank(cell.text)) return false;
  if (role === 'act') return true;
  if (cell.text.length <= 16) return false;
  if (role === undefined || role === 'remark') return !hasAct || hasModal(cell.text);
  return role === 'check' && hasModal(cell.text);
}

function silenceRun(
  cells: readonly GridCell[],
  columns: Columns,
  senses: Senses,
  row?: CellSense['row'],
): void {
  const roles = new Set(cells.map(cell => columns.get(cell.column)?.role));
  const kind: ClauseKind =
    roles.has('grade') || roles.has('condition')
      ? 'grading'
      : [...roles].some(role => role !== undefined && role !== 'remark' && role !== 'number')
        ? 'definition'
        : 'other';
  fillIn(cells, kind, senses, row);
}
