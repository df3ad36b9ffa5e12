// A plan on paper as PDF: the same blocks as the Word file, in Noto Sans with the glyphs it uses embedded. Nothing is
// fetched: fonts come from the package, and the writer may open no other file or address.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pdfmake from 'pdfmake';
import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { cardTables, cardTitle } from '#core/paper/cards.ts';
import type { CoverLine, Paper, PaperBlock, PaperTable, PostCard } from '#core/paper/paper.ts';
import { PICTURE_PAGE } from '#core/paper/pictures.ts';
import { attachmentName, type CarriedPlan } from './carried-plan.ts';
import { numbered, titleSize } from './write-docx.ts';

// The package exports its code only; the fonts lie beside it.
const FONTS = path.resolve(fileURLToPath(import.meta.resolve('@embedpdf/fonts-sc')), '../../fonts');
const font = (weight: string): string => path.join(FONTS, `NotoSansHans-${weight}.otf`);

pdfmake.setFonts({ Sans: { normal: font('Regular'), bold: font('Bold') } });
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy(file => path.resolve(file).startsWith(FONTS + path.sep));

const TEXT_WIDTH = 595.28 - 2 * 70; // A4 less its margins, in points
const CELL_FRAME = 9; // padding on both sides and a line

/** The file; with `carried`, the plan itself is attached to it as plan.yaml. */
export async function writePdf(paper: Paper, carried?: CarriedPlan): Promise<Uint8Array> {
  const definition: TDocumentDefinitions = {
    info: { title: paper.title, author: paper.issuer, creator: 'Fengsui' },
    pageSize: 'A4',
    pageMargins: [70, 70, 70, 60],
    defaultStyle: { font: 'Sans', fontSize: 11, lineHeight: 1.35 },
    header: page => (page === 1 ? '' : margin(paper)),
    footer: (page, pages) =>
      page === 1
        ? ''
        : { text: `${page} / ${pages}`, alignment: 'center', fontSize: 9, margin: [0, 20, 0, 0] },
    content: withHeadings(paper.blocks),
    ...(carried === undefined
      ? {}
      : {
          files: {
            plan: {
              src: `data:application/yaml;base64,${Buffer.from(carried.yaml).toString('base64')}`,
              name: attachmentName(carried),
            },
          },
        }),
  };
  return new Uint8Array(await pdfmake.createPdf(definition).getBuffer());
}

function margin({ issuer, title, code }: Paper): Content {
  const text = [issuer, title, code].filter(part => part !== '').join('  ');
  return { text, alignment: 'right', fontSize: 9, margin: [70, 35, 70, 0] };
}

/** A heading is never left alone at the foot of a page: it goes with what follows it. */
function withHeadings(blocks: readonly PaperBlock[]): Content[] {
  const content: Content[] = [];
  let held: Content[] = [];
  for (const block of blocks) {
    if (block.kind === 'heading') {
      held.push(heading(block));
      continue;
    }
    const made = blockOf(block);
    const short = block.kind === 'paragraph' || (block.kind === 'table' && block.rows.length <= 12);
    if (held.length > 0 && short) content.push({ stack: [...held, ...made], unbreakable: true });
    else content.push(...held, ...made);
    held = [];
  }
  return [...content, ...held];
}

function blockOf(block: PaperBlock): Content[] {
  switch (block.kind) {
    case 'cover':
      return block.lines.map(coverLine);
    case 'heading':
      return [heading(block)];
    case 'paragraph':
      return [
        { text: numbered(block.number, block.text), leadingIndent: block.indent * 22, margin: [0, 2, 0, 2] },
      ];
    case 'table':
      return tableOf(block);
    case 'card':
      return cardOf(block.card, block.page);
    case 'page-break':
      return [{ text: '', pageBreak: 'after' }];
    case 'picture':
      return block.pages.flatMap((svg, index) => pictureOf(svg, index === 0 ? block.title : ''));
  }
}

/** A page across, with narrow margins of its own. */
function pictureOf(svg: string, title: string): Content[] {
  const { width, height } = PICTURE_PAGE;
  const above: Content = {
    text: title,
    bold: true,
    fontSize: 13,
    margin: [-30, -20, 0, 6],
    pageBreak: 'before',
    pageOrientation: 'landscape',
  };
  return [above, { svg, fit: [width, height], margin: [-30, 0, -30, 0] }];
}

const HEADING = { 1: 16, 2: 13.5, 3: 12 } as const;

function heading({ level, number, text }: Extract<PaperBlock, { kind: 'heading' }>): Content {
  return {
    text: numbered(number, text),
    bold: true,
    fontSize: HEADING[level],
    margin: [0, 12, 0, 6],
    headlineLevel: level,
  };
}

const COVER = {
  code: { fontSize: 12, top: 0 },
  title: { fontSize: 28, top: 160 },
  edition: { fontSize: 14, top: 24 },
  issuer: { fontSize: 16, top: 220 },
  date: { fontSize: 14, top: 12 },
} as const;

function coverLine({ role, text }: CoverLine): Content {
  const { top } = COVER[role];
  const fontSize = role === 'title' ? titleSize(text) : COVER[role].fontSize;
  const alignment = role === 'code' ? 'right' : 'center';
  return { text, fontSize, alignment, bold: role === 'title', margin: [0, top, 0, 0] };
}

function tableOf({ caption, widths, head, rows, toFillIn }: PaperTable): Content[] {
  const title: Content[] =
    caption === ''
      ? []
      : [{ text: caption, bold: true, fontSize: 16, alignment: 'center', margin: [0, 0, 0, 10] }];
  const body: TableCell[][] = [
    head.map(text => ({ text, bold: true, fillColor: '#eeeeee' })),
    ...rows.map(row => row.map(text => ({ text }))),
  ];
  const sum = widths.reduce((total, width) => total + width, 0);
  const columns = widths.map(width => (TEXT_WIDTH * width) / sum - CELL_FRAME);
  const heights = (row: number) => (toFillIn === true && row > 0 ? 28 : 'auto');
  const table = { headerRows: 1, keepWithHeaderRows: 1, dontBreakRows: true, widths: columns, heights, body };
  return [...title, { table, layout: LINES, margin: [0, 4, 0, 10] }];
}

/** Thin lines, and air above and below the text. */
const LINES = {
  hLineWidth: () => 0.6,
  vLineWidth: () => 0.6,
  hLineColor: () => '#888888',
  vLineColor: () => '#888888',
  paddingTop: () => 3,
  paddingBottom: () => 2,
};

/** A card is kept together; a longer one than a page goes over. */
function cardOf(card: PostCard, page: boolean): Content[] {
  const tables = cardTables(card).flatMap(tableOf);
  const rows = card.scenarios.reduce((sum, { duties }) => sum + duties.length, card.contacts.length);
  const stack: Content[] = [
    { text: cardTitle(card), bold: true, fontSize: 14, margin: [0, 6, 0, 0] },
    { text: card.plan, fontSize: 8, color: '#555555', margin: [0, 0, 0, 4] },
    { stack: tables, fontSize: 9.5, lineHeight: 1.2 },
  ];
  return [{ stack, unbreakable: rows <= MOST_TOGETHER, ...(page ? { pageBreak: 'before' as const } : {}) }];
}

/** Rows that surely fit a page. */
const MOST_TOGETHER = 16;
