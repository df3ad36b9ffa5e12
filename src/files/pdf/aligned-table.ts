// Tables without lines: rows whose parts stand below each other. Found where it is plain; otherwise the parts of a row
// stay on one line with tabs between.
import type { Row, Segment } from './segments.ts';

export type AlignedTable = {
  readonly rows: readonly (readonly { readonly column: number; readonly text: string }[])[];
};
export type Part =
  | { readonly kind: 'rows'; readonly rows: readonly Row[] }
  | (AlignedTable & { readonly kind: 'table' });

/** Rows of running text and tables between them, in order. */
export function partsOf(rows: readonly Row[]): readonly Part[] {
  const parts: Part[] = [];
  let plain: Row[] = [];
  for (let i = 0; i < rows.length; ) {
    const table = tableAt(rows, i);
    if (table === undefined) {
      const row = rows[i];
      if (row !== undefined) plain.push(row);
      i++;
      continue;
    }
    if (plain.length > 0) parts.push({ kind: 'rows', rows: plain });
    plain = [];
    parts.push({ kind: 'table', rows: table.rows });
    i = table.end;
  }
  if (plain.length > 0) parts.push({ kind: 'rows', rows: plain });
  return parts;
}

type Column = { readonly left: number; readonly right: number };

function tableAt(rows: readonly Row[], start: number): (AlignedTable & { readonly end: number }) | undefined {
  const head = rows[start];
  if (head === undefined || head.length < 2 || isContents(head) || isItem(head)) return undefined;
  let columns: readonly Column[] = head.map(({ x, right }) => ({ left: x, right }));
  const found: (readonly Segment[])[] = [head];
  let end = start + 1;
  let full = 1;
  for (; end < rows.length; end++) {
    const row = rows[end];
    const last = rows[end - 1];
    if (row === undefined || last === undefined || isContents(row)) break;
    if (top(row) - top(last) > (row[0]?.size ?? 0) * 3.2) break;
    const wider = fitted(columns, row);
    if (wider === undefined) break;
    if (row.length === 1 && columnOf(wider, row[0]) === 0) break;
    if (row.length > 1) full++;
    columns = wider;
    found.push(row);
  }
  if (full < (head.length > 2 ? 2 : 3)) return undefined;
  return { rows: joined(found, columns), end };
}

/** "一、总则 ……… 3": a line of a contents list is no row of a table. */
function isContents(row: Row): boolean {
  const last = row.at(-1)?.text ?? '';
  return (
    row.some(({ text }) => /[.…·]{4,}/.test(text)) ||
    (row.length === 2 && /^[-—(（]?\d{1,3}[-—)）]?$/.test(last))
  );
}

/** "1.  …", "第一条  …": the number stands apart from what it numbers. */
function isItem(row: Row): boolean {
  return row.length === 2 && ITEM.test(row[0]?.text ?? '');
}

const ITEM =
  /^(?:[（(]?[\d一二三四五六七八九十]{1,3}[)）.、．]?|\d{1,2}(?:\.\d{1,2})+|第[\d零〇一二三四五六七八九十百]{1,5}[章节条]|[^\p{L}\d])$/u;

/** The columns with the row's parts put in; undefined when a part stands in none of them or in two. */
function fitted(columns: readonly Column[], row: Row): readonly Column[] | undefined {
  const result = [...columns];
  const used = new Set<number>();
  for (const segment of row) {
    const hits = columns.flatMap((column, index) =>
      Math.min(column.right, segment.right) - Math.max(column.left, segment.x) > 0 ? [index] : [],
    );
    const [index] = hits;
    const column = index === undefined ? undefined : result[index];
    if (hits.length !== 1 || index === undefined || column === undefined || used.has(index)) return undefined;
    used.add(index);
    result[index] = { left: Math.min(column.left, segment.x), right: Math.max(column.right, segment.right) };
  }
  return result;
}

function columnOf(columns: readonly Column[], segment: Segment | undefined): number {
  return columns.findIndex(
    ({ left, right }) => segment !== undefined && segment.x < right && segment.right > left,
  );
}

/** A row without its first cell goes on with the row above. */
function joined(rows: readonly Row[], columns: readonly Column[]): AlignedTable['rows'] {
  const result: { column: number; text: string }[][] = [];
  for (const row of rows) {
    const cells = row.map(segment => ({ column: columnOf(columns, segment) + 1, text: segment.text }));
    const above = result.at(-1);
    if (above === undefined || cells[0]?.column === 1) {
      result.push(cells);
      continue;
    }
    for (const cell of cells) {
      const same = above.find(one => one.column === cell.column);
      if (same === undefined) above.push(cell);
      else same.text += cell.text;
    }
    above.sort((a, b) => a.column - b.column);
  }
  return result;
}

const top = (row: Row): number => row[0]?.y ?? 0;
