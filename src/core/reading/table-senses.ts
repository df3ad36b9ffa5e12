// How a cell is to be read, and which cells of a row belong to the clause of another.
import type { GridCell } from './grids.ts';
import type { ClauseKind } from './reading.ts';
import type { Section } from './sections.ts';
import type { RowSaid } from './table-row.ts';

/** A cell that stands above another as a heading does. */
export type CellHeading = {
  readonly title: string;
  readonly section: Section | undefined;
  readonly actors: readonly string[];
  readonly start: number;
};

export type CellSense = {
  /** Set for cells that bind nobody: heads, numbers, names. */
  readonly silent: ClauseKind | undefined;
  readonly act: boolean;
  /** A box around text: read as if there were no table. */
  readonly layout: boolean;
  /** What stands before and behind it in the row belongs to its clauses: where they begin and end. */
  readonly from: number | undefined;
  readonly to: number | undefined;
  /** Belongs to the clause of another cell. */
  readonly covered: boolean;
  readonly above: readonly CellHeading[];
  readonly row: RowSaid | undefined;
};

export const PLAIN: CellSense = {
  silent: undefined,
  act: false,
  layout: false,
  from: undefined,
  to: undefined,
  covered: false,
  above: [],
  row: undefined,
};

type Senses = Map<number, CellSense>;

/** Longer cells are clauses of their own: the criteria of a level. */
const LONGEST = 40;

/** Takes the cells next to one that speaks into its clause; gives back those that stand apart. */
export function cover(
  cells: readonly GridCell[],
  cell: GridCell,
  side: 'before' | 'after',
  senses: Senses,
): GridCell[] {
  const near = side === 'before' ? cells.toReversed() : cells;
  let last = cell;
  let taken = 0;
  for (const one of near) {
    if (one.text.length > LONGEST || Math.abs(one.order - last.order) !== 1) break;
    senses.set(one.start, { ...PLAIN, covered: true });
    last = one;
    taken++;
  }
  if (taken > 0) {
    const sense = senses.get(cell.start) ?? PLAIN;
    senses.set(cell.start, {
      ...sense,
      ...(side === 'before' ? { from: last.outer.start } : { to: last.outer.end }),
    });
  }
  const rest = near.slice(taken);
  return side === 'before' ? rest.toReversed() : rest;
}

/** Cells that bind nobody: those that follow each other are one clause. */
export function fillIn(cells: readonly GridCell[], kind: ClauseKind, senses: Senses, row?: RowSaid): void {
  let at = 0;
  while (at < cells.length) {
    const first = cells[at];
    let end = at + 1;
    while (end < cells.length && cells[end]?.order === (cells[end - 1]?.order ?? 0) + 1) end++;
    const last = cells[end - 1];
    if (first === undefined || last === undefined) return;
    senses.set(first.start, {
      ...PLAIN,
      silent: kind,
      from: first.outer.start,
      to: last.outer.end,
      row,
    });
    for (const one of cells.slice(at + 1, end)) senses.set(one.start, { ...PLAIN, covered: true });
    at = end;
  }
}

export function silence(row: readonly GridCell[], kind: ClauseKind, senses: Senses): void {
  fillIn(row, kind, senses);
}

/** The bars around a cell belong to its clause. */
export function endsOf({ start, end, outer }: GridCell): Pick<CellSense, 'from' | 'to'> {
  return {
    from: outer.start < start ? outer.start : undefined,
    to: outer.end > end ? outer.end : undefined,
  };
}
