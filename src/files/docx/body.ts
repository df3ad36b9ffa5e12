// The body of a Word part as blocks: paragraphs with their automatic numbers, tables with merged cells, text boxes after
// the paragraph that carries them. Paragraphs whose mark was deleted by a tracked change run on into the next.
import type { Block, Cell, Paragraph, Place, Table } from '#core/document/document.ts';
import { element, elements, type Xml } from '../xml.ts';
import type { Numbering } from './numbering.ts';
import { readRuns } from './runs.ts';
import { isOn, numberReference, outlineLevel, type Styles, value } from './styles.ts';

export type Part = {
  readonly styles: Styles;
  readonly numbering: Numbering;
  /** Where the n-th paragraph of the part stands. */
  readonly place: (paragraph: number) => Place;
};

export type BodyText = { readonly blocks: readonly Block[]; readonly changed: boolean };

type State = Part & { paragraphs: number; tables: number; changed: boolean; carried: string };

export function readBody(root: Xml | undefined, part: Part): BodyText {
  const state: State = { ...part, paragraphs: 0, tables: 0, changed: false, carried: '' };
  const blocks = readBlocks(root, state, part.place);
  return { blocks, changed: state.changed };
}

function readBlocks(parent: Xml | undefined, state: State, place: Part['place']): Block[] {
  const blocks: Block[] = [];
  for (const child of elements(parent)) {
    switch (child.name) {
      case 'p':
        blocks.push(...readParagraph(child, state, place));
        break;
      case 'tbl':
        blocks.push(readTable(child, state));
        break;
      case 'sdt':
        blocks.push(...readBlocks(element(child, 'sdtContent'), state, place));
        break;
      case 'AlternateContent':
        blocks.push(...readBlocks(element(child, 'Choice') ?? element(child, 'Fallback'), state, place));
        break;
      case 'ins':
      case 'moveTo':
      case 'customXml':
      case 'smartTag':
        blocks.push(...readBlocks(child, state, place));
        break;
      default:
        break; // section properties, bookmarks, deleted content
    }
  }
  return blocks;
}

function readParagraph(xml: Xml, state: State, place: Part['place']): Block[] {
  const properties = element(xml, 'pPr');
  const runs = readRuns(xml);
  state.paragraphs++;
  state.changed ||= runs.changed;
  const text = state.carried + runs.text;
  const at = place(state.paragraphs);
  const boxes = runs.boxes.flatMap(box => readBlocks(box, state, () => at));
  if (element(element(properties, 'rPr'), 'del') !== undefined) {
    state.carried = text;
    state.changed = true;
    return boxes;
  }
  state.carried = '';
  return [describe(text.trimEnd(), properties, state, at), ...boxes];
}

function describe(text: string, properties: Xml | undefined, state: State, at: Place): Paragraph {
  const { styles, numbering } = state;
  const style = value(element(properties, 'pStyle')) ?? styles.fallback;
  const number = numbering.next(numberReference(properties), style);
  const level = outlineLevel(properties) ?? styles.outline(style);
  const name = styles.name(style);
  return {
    kind: 'paragraph',
    text,
    ...(number === undefined || number.trim() === '' ? {} : { number: number.trim() }),
    ...(level === undefined || level === 0 ? {} : { level }),
    ...(name === undefined ? {} : { style: name }),
    place: at,
  };
}

function readTable(xml: Xml, state: State): Table {
  const table = ++state.tables;
  const rows: Cell[][] = [];
  const open = new Map<number, { rows: number }>(); // vertical merges by left edge
  for (const row of tableRows(xml, state)) {
    const cells: Cell[] = [];
    let column = 1 + Number(value(element(element(row, 'trPr'), 'gridBefore')) ?? 0);
    for (const cell of cellsOf(row)) {
      const properties = element(cell, 'tcPr');
      const columns = Math.max(1, Number(value(element(properties, 'gridSpan')) ?? 1) || 1);
      const merge = element(properties, 'vMerge');
      const above = open.get(column);
      const [r, c] = [rows.length + 1, column];
      const blocks = readCell(cell, state, { table, row: r, column: c });
      if (merge !== undefined && value(merge) !== 'restart' && above !== undefined) above.rows++;
      else {
        const read = { column, columns, rows: 1, blocks };
        cells.push(read);
        if (merge === undefined) open.delete(column);
        else open.set(column, read);
      }
      column += columns;
    }
    rows.push(cells);
  }
  return { kind: 'table', rows };
}

function readCell(
  cell: Xml,
  state: State,
  at: { readonly table: number; readonly row: number; readonly column: number },
): readonly Block[] {
  let paragraph = 0;
  return readBlocks(cell, state, () => ({ in: 'cell', ...at, paragraph: ++paragraph }));
}

/** Rows, also inside content controls; rows deleted by a tracked change are left out. */
function tableRows(table: Xml, state: State): readonly Xml[] {
  return elements(table).flatMap(child => {
    if (child.name === 'sdt') return tableRows(element(child, 'sdtContent') ?? child, state);
    if (child.name === 'ins' || child.name === 'customXml') return tableRows(child, state);
    if (child.name !== 'tr') return [];
    const deleted = element(element(child, 'trPr'), 'del');
    if (deleted !== undefined) state.changed = true;
    return deleted === undefined ? [child] : [];
  });
}

function cellsOf(row: Xml): readonly Xml[] {
  return elements(row).flatMap(child => {
    if (child.name === 'sdt') return cellsOf(element(child, 'sdtContent') ?? child);
    if (child.name === 'customXml') return cellsOf(child);
    return child.name === 'tc' ? [child] : [];
  });
}

/** True for separators of footnotes and other notes that are no text. */
export function isRealNote(note: Xml): boolean {
  const type = note.attributes.type;
  return (type === undefined || type === 'normal') && !isOn(note.attributes.hidden);
}
