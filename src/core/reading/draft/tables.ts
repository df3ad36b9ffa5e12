// The tables of a document by their rows: what each cell says under which head, and the clauses that lie in the row. Cells merged over
// rows speak in each of them.
import type { FlatText } from '#core/document/flat-text.ts';
import { type Grid, type GridCell, gridsOf, type Row } from '../grids.ts';
import type { Clause, Reading } from '../reading.ts';
import { type Columns, headAt } from '../table-columns.ts';
import type { ColumnRole } from '../table-heads.ts';
import { typedGrids } from '../typed-grids.ts';

export type TableCell = {
  readonly head: string;
  readonly role: ColumnRole | undefined;
  readonly text: string;
  /** Where its lines stand in the text; none of what a merged cell above says. */
  readonly spans: readonly { readonly start: number; readonly end: number }[];
};
export type TableRow = { readonly cells: readonly TableCell[]; readonly clauses: readonly Clause[] };
export type DraftTable = {
  readonly heads: readonly string[];
  readonly rows: readonly TableRow[];
  readonly grid: Grid; // with its heads
  /** The headings it stands below, the nearest last. */
  readonly path: readonly string[];
};

/** Tables that have heads; others are text like any other. */
export function tablesOf(reading: Reading): readonly DraftTable[] {
  const flat: FlatText = { text: reading.text, blocks: reading.blocks };
  const sorted = reading.clauses.toSorted((a, b) => a.start - b.start);
  return [...gridsOf(flat.blocks), ...typedGrids(flat)].flatMap(({ grid: all }) => {
    const grid = all.filter(row => row.length > 0);
    const head = [0, 1].map(at => headAt(grid, at)).findIndex(found => found !== undefined);
    const found = head < 0 ? undefined : headAt(grid, head);
    if (found === undefined) return [];
    const body = grid.slice(head + found.rows);
    const carried = new Map<number, { readonly text: string; left: number }>();
    const rows = body.map(row => ({
      cells: cellsOf(row, found.columns, carried),
      clauses: clausesIn(row, sorted),
    }));
    const [first] = clausesIn(grid[head] ?? [], sorted);
    const heads = [...found.columns.values()].map(({ title }) => title);
    return [{ heads, rows, grid, path: first?.path ?? rows[0]?.clauses[0]?.path ?? [] }];
  });
}

function cellsOf(
  row: Row,
  columns: Columns,
  carried: Map<number, { readonly text: string; left: number }>,
): readonly TableCell[] {
  return [...columns].map(([column, { title, role }]) => {
    const cells = row.filter(one => one.column === column);
    const above = carried.get(column);
    const text = cells.length > 0 ? linesOf(cells) : above !== undefined && above.left > 0 ? above.text : '';
    const [first] = cells;
    if (first !== undefined && first.rows > 1) carried.set(column, { text, left: first.rows - 1 });
    else if (above !== undefined && cells.length === 0) above.left--;
    return { head: title, role, text, spans: cells.map(({ start, end }) => ({ start, end })) };
  });
}

/** A cell may hold several lines, each a cell of the grid. */
const linesOf = (cells: readonly GridCell[]): string => cells.map(({ text }) => text).join('\n');

function clausesIn(row: Row, sorted: readonly Clause[]): readonly Clause[] {
  const start = Math.min(...row.map(cell => cell.start));
  const end = Math.max(...row.map(cell => cell.end));
  const found: Clause[] = [];
  for (let at = firstEndingAfter(sorted, start); at < sorted.length; at++) {
    const clause = sorted[at];
    if (clause === undefined || clause.start >= end) break;
    if (clause.end > start) found.push(clause);
  }
  return found;
}

/** Clauses follow each other without overlapping. */
function firstEndingAfter(sorted: readonly Clause[], start: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.end ?? 0) > start) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Clause → its words in the columns of what is to be done: "灭火组 | 张工 | 扑救初起火灾" is 扑救初起火灾. */
export function actsOfRows(tables: readonly DraftTable[], text: string): ReadonlyMap<string, string> {
  const acts = new Map<string, string>();
  for (const { rows } of tables)
    for (const { cells, clauses } of rows) {
      const does = cells
        .filter(({ role }) => role === 'act' || role === 'check')
        .flatMap(({ spans }) => spans);
      for (const { id, start, end } of clauses) {
        const own = does.filter(span => span.start < end && span.end > start);
        const words = own.map(span =>
          text.slice(Math.max(start, span.start), Math.min(end, span.end)).trim(),
        );
        const all = words.filter(one => one !== '').join('，');
        if (all.length >= 2 && all.length < end - start) acts.set(id, all);
      }
    }
  return acts;
}

/** What stands under the first head that is meant; '' where there is none. */
export function cellUnder({ cells }: TableRow, head: RegExp): string {
  return cells.find(cell => head.test(cell.head.replace(/\s+/g, '')) && cell.text !== '')?.text.trim() ?? '';
}
