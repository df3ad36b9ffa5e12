// The document's text cut at the edges of clauses, block by block: every character is in one part, with its clause or with
// none. And blocks put together as they stood: the cells of a table, the paragraphs of a page. Pure.
import { firstEndingAfter } from './clause-list.ts';
import type { SourceBlock } from './review-data.ts';

export type Span = { readonly id: string; readonly start: number; readonly end: number };
export type Part = { readonly start: number; readonly end: number; readonly clause: string | null };

/** `clauses` in the order of the text and apart. */
export function partsOf(
  block: { readonly start: number; readonly end: number },
  clauses: readonly Span[],
): readonly Part[] {
  const parts: Part[] = [];
  let at = block.start;
  const push = (to: number, clause: string | null) => {
    const end = Math.min(to, block.end);
    if (end > at) parts.push({ start: at, end, clause });
    at = Math.max(at, end);
  };
  for (let i = firstEndingAfter(clauses, block.start); i < clauses.length; i++) {
    const clause = clauses[i];
    if (!clause || clause.start >= block.end) break;
    push(clause.start, null);
    push(clause.end, clause.id);
  }
  push(block.end, null);
  return parts;
}

export type Row = readonly SourceBlock[];
export type Unit =
  | { readonly kind: 'page'; readonly page: number; readonly start: number }
  | { readonly kind: 'block'; readonly block: SourceBlock; readonly start: number }
  | { readonly kind: 'table'; readonly rows: readonly Row[]; readonly start: number };

/** Which table a cell is of, and its row; null: it is of none. */
function cellOf({ place }: SourceBlock): { readonly table: string; readonly row: unknown } | null {
  if (place.in === 'cell') return { table: `t${place.table}`, row: place.row };
  if (place.in === 'sheet') return { table: `s${place.sheet}`, row: place.row };
  return null;
}

export function unitsOf(blocks: readonly SourceBlock[]): readonly Unit[] {
  const units: Unit[] = [];
  let page: unknown;
  let table: { readonly id: string; readonly rows: SourceBlock[][]; row: unknown } | undefined;
  for (const block of blocks) {
    const { start, place } = block;
    if (typeof place.page === 'number' && place.page !== page) {
      page = place.page;
      units.push({ kind: 'page', page: place.page, start });
      table = undefined;
    }
    const cell = cellOf(block);
    if (cell === null) {
      table = undefined;
      units.push({ kind: 'block', block, start });
      continue;
    }
    if (table?.id !== cell.table) {
      table = { id: cell.table, rows: [], row: undefined };
      units.push({ kind: 'table', rows: table.rows, start });
    }
    if (table.row !== cell.row || table.rows.length === 0) table.rows.push([]);
    table.row = cell.row;
    table.rows.at(-1)?.push(block);
  }
  return units;
}
