// The rows and cells of the tables of the original. Merged cells keep what they span; a cell of several lines gives
// several cells of one column.
import type { FlatBlock } from '#core/document/flat-text.ts';

export type GridCell = {
  readonly start: number;
  readonly end: number;
  /** With the bars around it, where it is typed between bars. */
  readonly outer: { readonly start: number; readonly end: number };
  readonly column: number;
  readonly columns: number; // how many it spans
  readonly rows: number;
  readonly text: string;
  readonly order: number; // cells that follow each other in the text count on
};
export type Row = readonly GridCell[];
export type Grid = readonly Row[];

/** Tables in the order of the text; `first` and `last` are the indexes of their blocks. */
export type PlacedGrid = { readonly grid: Grid; readonly first: number; readonly last: number };

export function gridsOf(blocks: readonly FlatBlock[]): readonly PlacedGrid[] {
  const tables = new Map<string, { rows: Map<number, GridCell[]>; first: number; last: number }>();
  let order = 0;
  blocks.forEach((block, index) => {
    const { place } = block;
    if (place.in !== 'cell' && place.in !== 'sheet') {
      order++; // what stands between two cells parts them
      return;
    }
    const key = place.in === 'cell' ? `t${place.table}` : `s${place.sheet}`;
    const table = tables.get(key) ?? { rows: new Map<number, GridCell[]>(), first: index, last: index };
    tables.set(key, table);
    table.last = index;
    const row = table.rows.get(place.row) ?? [];
    table.rows.set(place.row, row);
    for (const { start, end, text } of linesOf(block)) {
      const { columns, rows } = block.spans ?? { columns: 1, rows: 1 };
      row.push({
        start,
        end,
        outer: { start, end },
        column: place.column,
        columns,
        rows,
        text,
        order: order++,
      });
    }
  });
  return [...tables.values()].map(({ rows, first, last }) => ({ grid: [...rows.values()], first, last }));
}

function linesOf({ text, start }: FlatBlock) {
  let at = start;
  return text.split('\n').flatMap(line => {
    const from = at + (line.length - line.trimStart().length);
    const words = line.trim();
    at += line.length + 1;
    return words === '' ? [] : [{ start: from, end: from + words.length, text: words }];
  });
}

/** The cells of one column of a row, which are the lines of one cell, as one text. */
export function columnText(row: Row, column: number, sign: string): string {
  return row
    .filter(cell => cell.column === column)
    .map(({ text }) => text)
    .join(sign);
}
