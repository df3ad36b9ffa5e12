// A table of a Word document: cells with their left edge and what they span. Rows and cells deleted by a tracked change
// are left out, and so is what stands in the hidden part of a merged cell.
import type { Cell, Table } from '#core/document/document.ts';
import { element, elements, type Xml } from '../xml.ts';
import type { ReadBlocks, State } from './story.ts';
import { value } from './styles.ts';

type Growing = { column: number; columns: number; rows: number; blocks: Cell['blocks'] };
type At = { readonly table: number; readonly row: number; readonly column: number };
type ReadCell = (cell: Xml, at: At) => Cell['blocks'];
type Merged = Map<number, Growing>; // vertical merges still open, by left edge

export function readTable(xml: Xml, state: State, readBlocks: ReadBlocks): Table {
  const readCell: ReadCell = (cell, at) => {
    let paragraph = 0;
    return readBlocks(cell, state, () => ({ in: 'cell', ...at, paragraph: ++paragraph }));
  };
  const table = ++state.tables;
  const rows: Growing[][] = [];
  const merged: Merged = new Map();
  for (const row of tableRows(xml, state))
    rows.push(readRow(row, state, { table, row: rows.length + 1 }, merged, readCell));
  return { kind: 'table', rows };
}

function readRow(
  row: Xml,
  state: State,
  at: { readonly table: number; readonly row: number },
  merged: Merged,
  readCell: ReadCell,
): Growing[] {
  const cells: Growing[] = [];
  let column = 1 + count(element(element(row, 'trPr'), 'gridBefore'), 0);
  for (const cell of cellsOf(row, state)) {
    const properties = element(cell, 'tcPr');
    const columns = Math.max(1, count(element(properties, 'gridSpan'), 1));
    const above = goesOn(element(properties, 'vMerge')) ? merged.get(column) : undefined;
    const left = goesOn(element(properties, 'hMerge')) ? cells.at(-1) : undefined;
    if (left !== undefined) left.columns += columns;
    else if (above !== undefined) above.rows++;
    else {
      const blocks = readCell(cell, { ...at, column });
      const read: Growing = { column, columns, rows: 1, blocks };
      cells.push(read);
      if (element(properties, 'vMerge') === undefined) merged.delete(column);
      else merged.set(column, read);
    }
    column += columns;
  }
  return cells;
}

/** A cell that is the continuation of the one above or before it. */
function goesOn(merge: Xml | undefined): boolean {
  return merge !== undefined && value(merge) !== 'restart';
}

/** A count as the grid may have it: no table is wider than 1,000 columns. */
function count(xml: Xml | undefined, otherwise: number): number {
  const number = Number(value(xml) ?? otherwise);
  return Number.isInteger(number) && number >= 0 && number <= 1000 ? number : otherwise;
}

/** Rows, also inside content controls. */
function tableRows(table: Xml, state: State): readonly Xml[] {
  return elements(table).flatMap(child => {
    if (child.name === 'sdt') return tableRows(element(child, 'sdtContent') ?? child, state);
    if (child.name === 'ins' || child.name === 'moveTo' || child.name === 'customXml')
      return tableRows(child, state);
    if (child.name !== 'tr') return [];
    const properties = element(child, 'trPr');
    const deleted = element(properties, 'del') !== undefined;
    if (deleted || element(properties, 'ins') !== undefined) state.noted.changes++;
    return deleted ? [] : [child];
  });
}

function cellsOf(row: Xml, state: State): readonly Xml[] {
  return elements(row).flatMap(child => {
    if (child.name === 'sdt') return cellsOf(element(child, 'sdtContent') ?? child, state);
    if (child.name === 'customXml') return cellsOf(child, state);
    if (child.name !== 'tc') return [];
    const deleted = element(element(child, 'tcPr'), 'cellDel') !== undefined;
    if (deleted) state.noted.changes++;
    return deleted ? [] : [child];
  });
}
