// One sheet → rows of cells as it shows them. Merged cells are one; hidden rows and columns are left out and counted.
import type { Cell } from '#core/document/document.ts';
import { element, elements, type Xml } from '../xml.ts';
import { showNumber } from './number-format.ts';
import { textOf, type Workbook } from './workbook.ts';

export type ReadSheet = {
  readonly rows: readonly (readonly Cell[])[]; // rows without text are left out
  readonly hiddenRows: number; // with text in them
  readonly hiddenColumns: number;
  readonly unreckoned: number; // formulas without a value
};

type Span = { readonly rows: number; readonly columns: number };
type Position = { readonly row: number; readonly column: number };

const LAST_COLUMN = 16_384;
const LAST_ROW = 1_048_576;

export function readWorksheet(root: Xml, name: string, workbook: Workbook): ReadSheet {
  const spans = spansOf(root);
  const hidden = hiddenColumns(root);
  const counted = { hiddenRows: 0, columns: new Set<number>(), unreckoned: 0 };
  const rows: (readonly Cell[])[] = [];
  let row = 0;
  for (const line of elements(element(root, 'sheetData'), 'row')) {
    row = position(line.attributes.r) ?? row + 1;
    const cells = cellsOf(line, row, workbook, counted);
    if (cells.length === 0 || row > LAST_ROW) continue;
    if (isOn(line.attributes.hidden)) {
      counted.hiddenRows++;
      continue;
    }
    const shown = cells.filter(({ column }) => {
      if (!hidden(column)) return true;
      counted.columns.add(column);
      return false;
    });
    if (shown.length > 0) rows.push(shown.map(cell => block(cell, name, spans)));
  }
  return {
    rows,
    hiddenRows: counted.hiddenRows,
    hiddenColumns: counted.columns.size,
    unreckoned: counted.unreckoned,
  };
}

type Value = Position & { readonly text: string };

function cellsOf(
  line: Xml,
  row: number,
  workbook: Workbook,
  counted: { unreckoned: number },
): readonly Value[] {
  const values: Value[] = [];
  let column = 0;
  for (const cell of elements(line, 'c')) {
    column = addressOf(cell.attributes.r ?? '')?.column ?? column + 1;
    const text = shownIn(cell, workbook).trim();
    if (text === '' && element(cell, 'f') !== undefined && element(cell, 'v') === undefined)
      counted.unreckoned++;
    if (text !== '' && column <= LAST_COLUMN) values.push({ row, column, text });
  }
  return values;
}

function shownIn(cell: Xml, { strings, shown, from1904 }: Workbook): string {
  const inline = element(cell, 'is');
  if (inline !== undefined) return textOf(inline);
  const value = (element(cell, 'v')?.children ?? []).filter(child => typeof child === 'string').join('');
  switch (cell.attributes.t) {
    case 's':
      return strings[Number(value)] ?? '';
    case 'str':
      return value;
    case 'b':
      return value === '1' ? '是' : '否';
    case 'e':
      return ''; // #REF!, #N/A: says nothing
    case 'd':
      return value.replace(/T00:00:00.*$/, '').replace('T', ' ');
    default:
      return value === '' || Number.isNaN(Number(value))
        ? value
        : showNumber(Number(value), shown[Number(cell.attributes.s ?? 0)] ?? 'number', from1904);
  }
}

function block({ row, column, text }: Value, sheet: string, spans: ReadonlyMap<string, Span>): Cell {
  const { rows, columns } = spans.get(`${row},${column}`) ?? { rows: 1, columns: 1 };
  return {
    column,
    columns,
    rows,
    blocks: [{ kind: 'paragraph', text, place: { in: 'sheet', sheet, row, column } }],
  };
}

/** By the upper left cell: "A1:C2". */
function spansOf(root: Xml): ReadonlyMap<string, Span> {
  const spans = new Map<string, Span>();
  for (const { attributes } of elements(element(root, 'mergeCells'), 'mergeCell')) {
    const [first, last] = (attributes.ref ?? '').split(':').map(addressOf);
    if (first === undefined || last === undefined) continue;
    const span = { rows: last.row - first.row + 1, columns: last.column - first.column + 1 };
    if (span.rows > 0 && span.columns > 0) spans.set(`${first.row},${first.column}`, span);
  }
  return spans;
}

function hiddenColumns(root: Xml): (column: number) => boolean {
  const ranges = elements(element(root, 'cols'), 'col')
    .filter(({ attributes }) => isOn(attributes.hidden))
    .map(({ attributes }) => [Number(attributes.min), Number(attributes.max)] as const);
  return column => ranges.some(([min, max]) => min <= column && column <= max);
}

/** "AB12" → row 12, column 28. */
function addressOf(address: string): Position | undefined {
  const [, letters = '', digits = ''] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(address) ?? [];
  if (letters === '') return undefined;
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(digits), column };
}

function position(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,7}$/.test(text) ? Number(text) : undefined;
}

const isOn = (value: string | undefined): boolean => value === '1' || value === 'true';
