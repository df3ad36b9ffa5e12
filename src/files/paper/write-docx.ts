// A plan on paper as a Word file (.docx): cover, headings with their printed numbers, clauses, tables, one-page cards.
// Numbers are text, not Word's own lists, so that everybody sees and quotes the same ones.
import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  type ISectionOptions,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
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
            children: [new TextRun({ children: ['第 ', PageNumber.CURRENT, ' 页'], size: 18 })],
          }),
        ],
      }),
    },
    children: paper.blocks.flatMap(blockOf),
  };
}

function blockOf(block: PaperBlock): readonly (Paragraph | Table)[] {
  switch (block.kind) {
    case 'cover':
      return block.lines.map(coverLine);
    case 'heading':
      return [
        new Paragraph({
          heading: LEVELS[block.level - 1] ?? HeadingLevel.HEADING_3,
          spacing: { before: 240, after: 120 },
          children: [new TextRun(numbered(block.number, block.text))],
        }),
      ];
    case 'paragraph':
      return [
        new Paragraph({
          indent: { firstLine: block.indent * INDENT },
          children: [new TextRun(numbered(block.number, block.text))],
        }),
      ];
    case 'table':
      return tableOf(block);
    case 'card':
      return cardOf(block.card);
    case 'page-break':
      return [new Paragraph({ pageBreakBefore: true })];
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

function coverLine({ role, text }: CoverLine): Paragraph {
  const { size, before } = COVER[role];
  return new Paragraph({
    alignment: role === 'code' ? AlignmentType.RIGHT : AlignmentType.CENTER,
    spacing: { before },
    children: [new TextRun({ text, size, bold: role === 'title', font: role === 'title' ? BOLD : SANS })],
  });
}

function small(text: string, alignment: (typeof AlignmentType)[keyof typeof AlignmentType]): Paragraph {
  return new Paragraph({ alignment, children: [new TextRun({ text, size: 18 })] });
}

function tableOf({ caption, widths, head, rows }: PaperTable): readonly (Paragraph | Table)[] {
  const title =
    caption === ''
      ? []
      : [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            children: [new TextRun({ text: caption, bold: true, size: 32, font: BOLD })],
          }),
        ];
  const sum = widths.reduce((total, width) => total + width, 0);
  const columnWidths = widths.map(width => Math.round((TEXT_WIDTH * width) / sum));
  const cells = [
    new TableRow({ tableHeader: true, children: head.map((text, i) => cell(text, true, columnWidths[i])) }),
    ...rows.map(
      row =>
        new TableRow({ cantSplit: true, children: row.map((text, i) => cell(text, false, columnWidths[i])) }),
    ),
  ];
  return [...title, new Table({ width: FULL_WIDTH, columnWidths, rows: cells }), new Paragraph({})];
}

function cell(text: string, bold: boolean, width = 0): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
    children: [new Paragraph({ children: [new TextRun({ text, bold, size: 22 })] })],
  });
}

function cardOf(card: PostCard): readonly (Paragraph | Table)[] {
  return [
    new Paragraph({
      pageBreakBefore: true,
      alignment: AlignmentType.CENTER,
      children: [new TextRun({ text: cardTitle(card), bold: true, size: 36, font: BOLD })],
    }),
    small(card.plan, AlignmentType.CENTER),
    ...cardTables(card).flatMap(tableOf),
  ];
}
