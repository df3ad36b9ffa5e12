// Contents of pages → document tree: margins and notes apart, tables, columns in reading order, lines joined into
// paragraphs (over pages too), headings. Pure, and never throws on what a page may hold.
import type { Block, DocumentTree, Paragraph } from '#core/document/document.ts';
import { type AlignedTable, partsOf } from './aligned-table.ts';
import { regionsOf } from './columns.ts';
import { type Footnote, withoutFootnotes } from './footnotes.ts';
import { type Grid, gridsOf } from './grid.ts';
import { headingLevels } from './heading-levels.ts';
import { type Margins, withoutMargins } from './margins.ts';
import type { PageContent, Piece } from './page-content.ts';
import { joined, type Line, lineOf, paragraphsOf, type TextParagraph } from './paragraphs.ts';
import { type Row, rowsOf, textOf } from './segments.ts';
import { alignedBlock, type GridTable, gridBlock, gridTable } from './table-block.ts';
import { type Edges, textEdges } from './text-edges.ts';

export type LaidOut = Pick<DocumentTree, 'body' | 'notes' | 'apart'>;

type Sheet = PageContent & { readonly rows: readonly Row[]; readonly tables: readonly GridTable[] };
/** What is read one after the other: runs of lines, and the tables between them. */
type Part =
  | { readonly kind: 'lines'; readonly lines: readonly Line[] }
  | { readonly kind: 'grid'; readonly page: number; readonly table: GridTable }
  | { readonly kind: 'aligned'; readonly page: number; readonly table: AlignedTable };

export function layOut(pages: readonly PageContent[]): LaidOut {
  const size = bodySizeOf(pages);
  const sheets = pages.map(sheetOf);
  const margins = withoutMargins(sheets, size);
  const feet = margins.map(({ body }) => withoutFootnotes(body, size));
  const bodies = feet.map(({ body }) => body);
  const edges = textEdges(sheets.map(({ width }, index) => ({ width, rows: bodies[index] ?? [] })));
  const parts = sheets.flatMap((sheet, index) =>
    partsOfSheet(sheet, bodies[index] ?? [], edges[index] ?? WIDE),
  );
  return {
    body: blocksOf(parts, size),
    notes: feet.flatMap(({ notes }, index) => notesOf(notes, sheets[index]?.page ?? 1)),
    apart: sheets.flatMap((sheet, index) => apartOf(sheet, margins[index])),
  };
}

const WIDE: Edges = { left: 0, right: Number.POSITIVE_INFINITY };

/** The size in which most characters are set. */
function bodySizeOf(pages: readonly PageContent[]): number {
  const sums = new Map<number, number>();
  for (const { text, size } of pages.flatMap(({ pieces }) => pieces)) {
    const step = Math.round(size * 2) / 2;
    sums.set(step, (sums.get(step) ?? 0) + text.length);
  }
  return [...sums].reduce((best, one) => (one[1] > best[1] ? one : best), [12, 0])[0];
}

function sheetOf(page: PageContent): Sheet {
  const grids = gridsOf(page.rules);
  const within = new Map<Grid, Piece[]>(grids.map(grid => [grid, []]));
  const outside: Piece[] = [];
  for (const piece of page.pieces) {
    const grid = grids.find(one => holds(one, piece));
    (grid === undefined ? outside : (within.get(grid) ?? outside)).push(piece);
  }
  const tables = grids.flatMap(grid => gridTable(grid, within.get(grid) ?? []));
  const kept = new Set(tables.map(({ grid }) => grid));
  for (const [grid, pieces] of within) if (!kept.has(grid)) outside.push(...pieces);
  return { ...page, rows: rowsOf(outside), tables };
}

function holds({ left, right, top, bottom }: Grid, { x, right: end, y, size }: Piece): boolean {
  const middle = (x + end) / 2;
  const height = y - size * 0.35;
  return middle > left && middle < right && height > top && height < bottom;
}

/** Rows above, between and below the ruled tables of the page. */
function partsOfSheet(sheet: Sheet, rows: readonly Row[], edges: Edges): readonly Part[] {
  const parts: Part[] = [];
  let rest = rows;
  for (const table of sheet.tables) {
    const above = rest.filter(row => (row[0]?.y ?? 0) <= table.grid.top + 2);
    parts.push(...textParts(above, sheet.page, edges), { kind: 'grid', page: sheet.page, table });
    rest = rest.filter(row => (row[0]?.y ?? 0) > table.grid.top + 2);
  }
  return [...parts, ...textParts(rest, sheet.page, edges)];
}

function textParts(rows: readonly Row[], page: number, edges: Edges): readonly Part[] {
  if (rows.length === 0) return [];
  const regions = regionsOf(rows);
  return regions.flatMap(region => {
    const { left, right } = regions.length > 1 ? region : edges;
    return partsOf(region.rows).map(
      (part): Part =>
        part.kind === 'table'
          ? { kind: 'aligned', page, table: part }
          : { kind: 'lines', lines: part.rows.map(row => lineOf(row, page, left, right)) },
    );
  });
}

type Piled =
  | { readonly kind: 'paragraph'; readonly paragraph: TextParagraph }
  | Exclude<Part, { kind: 'lines' }>;

function blocksOf(parts: readonly Part[], size: number): readonly Block[] {
  const piled = pile(parts);
  const paragraphs = piled.flatMap(one => (one.kind === 'paragraph' ? [one.paragraph] : []));
  const levels = headingLevels(paragraphs, size);
  const levelOf = new Map(paragraphs.map((paragraph, index) => [paragraph, levels[index]]));
  const blocks: Block[] = [];
  let tables = 0;
  const onPage = new Map<number, number>();
  for (const one of piled) {
    if (one.kind === 'grid') blocks.push(gridBlock(one.table, { table: ++tables, page: one.page }));
    else if (one.kind === 'aligned')
      blocks.push(alignedBlock(one.table, { table: ++tables, page: one.page }));
    else {
      const { page, text } = one.paragraph;
      const paragraph = (onPage.get(page) ?? 0) + 1;
      onPage.set(page, paragraph);
      const level = levelOf.get(one.paragraph);
      blocks.push({
        kind: 'paragraph',
        text,
        ...(level === undefined ? {} : { level }),
        place: { in: 'page', page, paragraph },
      });
    }
  }
  return blocks;
}

/** Lines that follow each other become paragraphs; a table that goes on over the page becomes one. */
function pile(parts: readonly Part[]): readonly Piled[] {
  const piled: Piled[] = [];
  let lines: Line[] = [];
  const settle = () => {
    piled.push(...paragraphsOf(lines).map(paragraph => ({ kind: 'paragraph', paragraph }) as const));
    lines = [];
  };
  for (const part of parts) {
    if (part.kind === 'lines') {
      lines.push(...part.lines);
      continue;
    }
    settle();
    const last = piled.at(-1);
    const whole = last?.kind === 'grid' && part.kind === 'grid' ? continued(last, part) : undefined;
    if (whole === undefined) piled.push(part);
    else piled[piled.length - 1] = whole;
  }
  settle();
  return piled;
}

type GridPart = Extract<Part, { kind: 'grid' }>;

/** The table goes on where the next page begins with one of the same columns; a head printed again is left out. */
function continued(before: GridPart, after: GridPart): GridPart | undefined {
  const [a, b] = [before.table.grid.columns, after.table.grid.columns];
  const alike = a.length === b.length && a.every((x, index) => Math.abs(x - (b[index] ?? 0)) < 4);
  if (!alike || after.page <= before.page) return undefined;
  const [head, again] = [before.table.rows[0], after.table.rows[0]];
  const repeated =
    JSON.stringify(head?.map(({ texts }) => texts)) === JSON.stringify(again?.map(({ texts }) => texts));
  const rows = joinedRows(before.table.rows, after.table.rows.slice(repeated ? 1 : 0));
  return { ...after, page: before.page, table: { grid: after.table.grid, rows } };
}

/** A row that the end of the page cut through: its rest has nothing in the first cell. */
function joinedRows(before: GridTable['rows'], after: GridTable['rows']): GridTable['rows'] {
  const [rest, ...others] = after;
  const last = before.at(-1);
  if (rest === undefined || last === undefined || rest[0]?.texts.length !== 0 || rest.length !== last.length)
    return [...before, ...after];
  const whole = last.map((cell, index) => ({
    ...cell,
    texts: joinedTexts(cell.texts, rest[index]?.texts ?? []),
  }));
  return [...before.slice(0, -1), whole, ...others];
}

function joinedTexts(before: readonly string[], after: readonly string[]): readonly string[] {
  const [first, ...others] = after;
  const last = before.at(-1);
  if (first === undefined || last === undefined || /[。；;!！]$/.test(last)) return [...before, ...after];
  return [...before.slice(0, -1), joined(last, first), ...others];
}

function notesOf(notes: readonly Footnote[], page: number): readonly Paragraph[] {
  return notes.map(({ mark, text }) => ({
    kind: 'paragraph',
    text,
    place: { in: 'note', note: mark, paragraph: 1, page },
  }));
}

function apartOf(sheet: Sheet, margins: Margins | undefined): readonly Paragraph[] {
  const paragraphs = (which: 'header' | 'footer', texts: readonly string[]) =>
    texts.map(
      (text, index): Paragraph => ({
        kind: 'paragraph',
        text,
        place: { in: which, paragraph: index + 1, page: sheet.page },
      }),
    );
  const slanted = sheet.slanted.length === 0 ? [] : [sheet.slanted.join(' ')];
  return [
    ...paragraphs('header', [...(margins?.header ?? []), ...slanted]),
    ...paragraphs('footer', margins?.footer ?? []),
  ];
}

/** All text of the page's rows, for those who look whether there is any. */
export function charactersOn({ pieces }: Pick<PageContent, 'pieces'>): number {
  return rowsOf(pieces).reduce((sum, row) => sum + textOf(row).replace(/\s/g, '').length, 0);
}
