// A plan on paper as a Word file (.docx): cover, headings with their printed numbers, clauses, tables, one-page cards.
// Numbers are text, not Word's own lists, so that everybody sees and quotes the same ones.
import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  HeightRule,
  type ISectionOptions,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { cardTables, cardTitle } from '#core/paper/cards.ts';
import type { CoverLine, Paper, PaperBlock, PaperTable, PostCard } from '#core/paper/paper.ts';
import { type CarriedPlan, carryPlan } from './carried-plan.ts';

const SANS = { ascii: 'Arial', hAnsi: 'Arial', eastAsia: '宋体' };
const BOLD = { ascii: 'Arial', hAnsi: 'Arial', eastAsia: '黑体' };
const LEVELS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;
const FULL_WIDTH = { size: 100, type: WidthType.PERCENTAGE };
const TEXT_WIDTH = 9026; // A4 less its margins, in twentieths of a point
const INDENT = 480; // two characters of 12 points, in twentieths of a point

/** The file; with `carried`, the plan itself travels inside it. */
export async function writeDocx(paper: Paper, carried?: CarriedPlan): Promise<Uint8Array> {
  const document = new Document({
    title: paper.title,
    creator: paper.issuer,
    styles: {
      default: {
        document: { run: { font: SANS, size: 24 }, paragraph: { spacing: { line: 360 } } },
        heading1: { run: { font: BOLD, size: 32, bold: true, color: '000000' } },
        heading2: { run: { font: BOLD, size: 28, bold: true, color: '000000' } },
        heading3: { run: { font: BOLD, size: 24, bold: true, color: '000000' } },
      },
    },
    sections: [sectionOf(paper)],
  });
  const bytes = new Uint8Array(await Packer.toArrayBuffer(document));
  return carried === undefined ? bytes : carryPlan(bytes, carried);
}

function sectionOf(paper: Paper): ISectionOptions {
  const marks = [paper.issuer, paper.title, paper.code].filter(text => text !== '').join('  ');
  return {
    properties: { titlePage: true },
    headers: { default: new Header({ children: [small(marks, AlignmentType.RIGHT)] }) },
    footers: {
      default: new Footer({
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            children: [new TextRun({ children: pageNumber(paper), size: 18 })],
          }),
        ],
      }),
    },
    children: paper.blocks.flatMap((block, index) => {
      const fresh = paper.blocks[index - 1]?.kind === 'page-break';
      return blockOf(block, fresh);
    }),
  };
}

const pageNumber = ({ language }: Paper) =>
  language === 'en' ? ['Page ', PageNumber.CURRENT] : ['第 ', PageNumber.CURRENT, ' 页'];

/** `fresh`: begins a page. */
function blockOf(block: PaperBlock, fresh: boolean): readonly (Paragraph | Table)[] {
  switch (block.kind) {
    case 'cover':
      return block.lines.map(coverLine);
    case 'heading':
      return [
        new Paragraph({
          heading: LEVELS[block.level - 1] ?? HeadingLevel.HEADING_3,
          spacing: { before: fresh ? 0 : 240, after: 120 },
          keepNext: true,
          pageBreakBefore: fresh,
          children: [new TextRun(numbered(block.number, block.text))],
        }),
      ];
    case 'paragraph':
      return [
        new Paragraph({
          pageBreakBefore: fresh,
          widowControl: true,
          indent: { firstLine: block.indent * INDENT },
          children: [new TextRun(numbered(block.number, block.text))],
        }),
      ];
    case 'table':
      return tableOf(block, fresh);
    case 'card':
      return cardOf(block.card, fresh || block.page);
    case 'page-break':
      return []; // what follows begins the page
    case 'picture':
      return []; // Word wants a bitmap beside an SVG, and nothing here makes one
  }
}

/** "一、" and "（一）" stand before their text without a space, "1.1" and "第一章" with one. */
export function numbered(number: string, text: string): string {
  if (number === '') return text;
  return /[、）)]$/.test(number) ? `${number}${text}` : `${number} ${text}`;
}

const COVER = {
  code: { size: 24, before: 0 },
  title: { size: 52, before: 3600 },
  edition: { size: 28, before: 600 },
  issuer: { size: 32, before: 4800 },
  date: { size: 28, before: 300 },
} as const;

/** Points: a long title still stands in one or two lines, and none of a single sign. */
export function titleSize(title: string): number {
  const width = [...title].reduce((sum, sign) => sum + (/[\u0020-\u00ff]/.test(sign) ? 0.55 : 1), 0);
  const lines = width <= 22 ? 1 : 2;
  return Math.max(18, Math.min(28, Math.floor((440 * lines) / Math.max(1, width + (lines - 1) * 2))));
}

function coverLine({ role, text }: CoverLine): Paragraph {
  const { before } = COVER[role];
  const size = role === 'title' ? 2 * titleSize(text) : COVER[role].size;
  return new Paragraph({
    alignment: role === 'code' ? AlignmentType.RIGHT : AlignmentType.CENTER,
    spacing: { before },
    children: [new TextRun({ text, size, bold: role === 'title', font: role === 'title' ? BOLD : SANS })],
  });
}

function small(text: string, alignment: (typeof AlignmentType)[keyof typeof AlignmentType]): Paragraph {
  return new Paragraph({ alignment, children: [new TextRun({ text, size: 18 })] });
}

function tableOf(table: PaperTable, fresh: boolean): readonly (Paragraph | Table)[] {
  const { caption, widths, head, rows, toFillIn } = table;
  const title =
    caption === '' && !fresh
      ? []
      : [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            pageBreakBefore: fresh,
            keepNext: true,
            spacing: { after: 160 },
            children: [new TextRun({ text: caption, bold: true, size: 32, font: BOLD })],
          }),
        ];
  const sum = widths.reduce((total, width) => total + width, 0);
  const columnWidths = widths.map(width => Math.round((TEXT_WIDTH * width) / sum));
  const cells = [
    new TableRow({
      tableHeader: true,
      cantSplit: true,
      children: head.map((text, i) => cell(text, { width: columnWidths[i], head: true, keep: true })),
    }),
    ...rows.map(
      row =>
        new TableRow({
          cantSplit: true,
          ...(toFillIn === true ? { height: { value: ROOM, rule: HeightRule.ATLEAST } } : {}),
          children: row.map((text, i) => cell(text, { width: columnWidths[i] })),
        }),
    ),
  ];
  return [...title, new Table({ width: FULL_WIDTH, columnWidths, rows: cells }), new Paragraph({})];
}

/** Height of a row that is signed or filled in by hand, in twentieths of a point. */
const ROOM = 620;

type CellStyle = {
  readonly width?: number | undefined;
  readonly head?: true;
  readonly keep?: boolean; // with the row after it
  readonly size?: number;
};

function cell(text: string, { width = 0, head, keep = false, size = 22 }: CellStyle): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 50, bottom: 50, left: 100, right: 100 },
    verticalAlign: VerticalAlignTable.CENTER,
    ...(head === true ? { shading: { fill: 'EDEDED' } } : {}),
    children: [
      new Paragraph({
        keepNext: keep,
        spacing: { line: 300 },
        children: [new TextRun({ text, bold: head === true, size })],
      }),
    ],
  });
}

/** A card is kept together: its rows go over to the next page with its title. */
function cardOf(card: PostCard, fresh: boolean): readonly (Paragraph | Table)[] {
  const tables = cardTables(card);
  return [
    new Paragraph({
      pageBreakBefore: fresh,
      keepNext: true,
      spacing: { before: fresh ? 0 : 200, after: 40 },
      children: [new TextRun({ text: cardTitle(card), bold: true, size: 28, font: BOLD })],
    }),
    new Paragraph({
      keepNext: true,
      spacing: { line: 260, after: 60 },
      children: [new TextRun({ text: card.plan, size: 18, color: '555555' })],
    }),
    ...tables.flatMap((table, at) => cardTable(table, at < tables.length - 1)),
  ];
}

function cardTable({ widths, head, rows }: PaperTable, more: boolean): readonly (Paragraph | Table)[] {
  const sum = widths.reduce((total, width) => total + width, 0);
  const columnWidths = widths.map(width => Math.round((TEXT_WIDTH * width) / sum));
  const line = (row: readonly string[], keep: boolean, isHead: boolean) =>
    new TableRow({
      cantSplit: true,
      tableHeader: isHead,
      children: row.map((text, i) =>
        cell(text, { width: columnWidths[i], keep, size: 20, ...(isHead ? { head: true } : {}) }),
      ),
    });
  const all = rows.map((row, at) =>
    line(row, rows.length <= MOST_TOGETHER && (more || at < rows.length - 1), false),
  );
  return [
    new Table({ width: FULL_WIDTH, columnWidths, rows: [line(head, true, true), ...all] }),
    new Paragraph({ keepNext: more, spacing: { line: 160 } }),
  ];
}

/** A longer card may go over the page. */
const MOST_TOGETHER = 24;
