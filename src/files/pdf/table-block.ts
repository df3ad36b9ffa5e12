// Tables found on a page → tables of the document tree, each cell with its place.
import type { Cell, Place, Table } from '#core/document/document.ts';
import type { AlignedTable } from './aligned-table.ts';
import type { Grid, GridCell } from './grid.ts';
import type { Piece } from './page-content.ts';
import { lineOf, paragraphsOf } from './paragraphs.ts';
import { rowsOf } from './segments.ts';

export type TextCell = Pick<GridCell, 'column' | 'columns' | 'rows'> & { readonly texts: readonly string[] };
export type GridTable = { readonly grid: Grid; readonly rows: readonly (readonly TextCell[])[] };
type Where = { readonly table: number; readonly page: number };

/** The pieces put into their cells; none when too few cells have text for a table (a frame, a drawing). */
export function gridTable(grid: Grid, pieces: readonly Piece[]): readonly GridTable[] {
  const contents = new Map<GridCell, Piece[]>(grid.cells.map(cell => [cell, []]));
  for (const piece of pieces.flatMap(one => cut(one, grid))) {
    const cell = grid.cells.find(one => isIn(one, piece));
    if (cell !== undefined) contents.get(cell)?.push(piece);
  }
  const filled = [...contents.values()].filter(list => list.length > 0).length;
  if (filled < 3 || filled * 6 < grid.cells.length) return [];
  const byRow = Map.groupBy(grid.cells, ({ row }) => row);
  const rows = [...byRow.values()].map(cells =>
    cells.map(cell => ({
      column: cell.column,
      columns: cell.columns,
      rows: cell.rows,
      texts: textsOf(cell, contents.get(cell) ?? []),
    })),
  );
  return [{ grid, rows: rows.filter(row => row.some(({ texts }) => texts.length > 0)) }];
}

function isIn({ left, right, top, bottom }: GridCell, piece: Piece): boolean {
  const middle = (piece.x + piece.right) / 2;
  const height = piece.y - piece.size * 0.35;
  return middle >= left && middle <= right && height >= top && height <= bottom;
}

/** A piece that runs over the line between two cells is parted at the space nearest to it. */
function cut(piece: Piece, { columns, cells }: Pick<Grid, 'columns' | 'cells'>): readonly Piece[] {
  const line = columns.find(x => x > piece.x + piece.size && x < piece.right - piece.size);
  if (line === undefined || !piece.text.includes(' ')) return [piece];
  const height = piece.y - piece.size * 0.35;
  const isEdge = cells.some(
    ({ right, top, bottom }) => Math.abs(right - line) < 1 && top < height && height < bottom,
  );
  if (!isEdge) return [piece];
  const wanted = ((line - piece.x) / (piece.right - piece.x)) * piece.text.length;
  const spaces = [...piece.text.matchAll(/ /g)].map(({ index }) => index);
  const at = spaces.reduce((a, b) => (Math.abs(b - wanted) < Math.abs(a - wanted) ? b : a));
  const [left, right] = [piece.text.slice(0, at).trim(), piece.text.slice(at + 1).trim()];
  if (left === '' || right === '') return [piece];
  const rest = { ...piece, text: right, x: line + 1 };
  return [
    { ...piece, text: left, right: line - 1 },
    ...cut(rest, { columns: columns.filter(x => x > line), cells }),
  ];
}

function textsOf({ left, right }: GridCell, pieces: readonly Piece[]): readonly string[] {
  const lines = rowsOf(pieces).map(row => lineOf(row, 1, left, right));
  const inner = {
    left: Math.min(...lines.map(line => line.x)),
    end: right - padding(lines.map(line => line.x - left)),
  };
  return paragraphsOf(lines.map(line => ({ ...line, ...inner }))).map(({ text }) => text);
}

/** As much as the text keeps from the left edge, in reason: centred text keeps more. */
const padding = (gaps: readonly number[]): number => Math.max(0, Math.min(8, ...gaps));

export function gridBlock({ rows }: GridTable, where: Where): Table {
  return { kind: 'table', rows: rows.map((row, index) => row.map(cell => cellOf(cell, index + 1, where))) };
}

export function alignedBlock({ rows }: AlignedTable, where: Where): Table {
  const cells = (row: AlignedTable['rows'][number], index: number) =>
    row.map(({ column, text }) => cellOf({ column, columns: 1, rows: 1, texts: [text] }, index + 1, where));
  return { kind: 'table', rows: rows.map(cells) };
}

function cellOf({ column, columns, rows, texts }: TextCell, row: number, { table, page }: Where): Cell {
  const place = (paragraph: number): Place => ({ in: 'cell', table, row, column, paragraph, page });
  const blocks = texts.map((text, index) => ({ kind: 'paragraph', text, place: place(index + 1) }) as const);
  return { column, columns, rows, blocks };
}
