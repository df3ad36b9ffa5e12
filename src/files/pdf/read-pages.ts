// Bytes of a PDF → what stands on its pages, by pdf.js. No script in the file is run, no picture decoded, nothing
// fetched: character maps and standard fonts come from the package. Runs in the worker thread (worker.ts).
import { fileURLToPath } from 'node:url';
import { getDocument, OPS, PasswordException, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist';
import { strangeIn, usual } from './characters.ts';
import { drawnOn } from './drawn.ts';
import type { PageContent, Piece } from './page-content.ts';
import { combine, type Matrix, matrixOf } from './transform.ts';

export type PdfTrouble = 'encrypted' | 'damaged' | 'too-many-pages';
export type PdfPages = {
  readonly pages: readonly PageContent[];
  readonly damaged: readonly number[]; // pages that could not be read
  readonly attached: readonly Attached[]; // small files only
};

export type Attached = { readonly name: string; readonly bytes: Uint8Array };

type Font = { readonly bold: boolean };
/** A piece with the direction in which it is read: 0, 90, 180, 270 degrees, or between. */
type Placed = Piece & { readonly turn: number; readonly matrix: Matrix; readonly length: number };

const PACKAGE = new URL('../', import.meta.resolve('pdfjs-dist'));
const folder = (name: string): string => fileURLToPath(new URL(`${name}/`, PACKAGE));

export async function readPages(bytes: Uint8Array, most: number): Promise<PdfPages | PdfTrouble> {
  const task = getDocument({
    data: bytes,
    verbosity: 0,
    maxImageSize: 0, // no picture is decoded
    disableFontFace: false, // true would make paths of all glyphs
    fontExtraProperties: true, // the names of fonts
    useSystemFonts: false,
    useWorkerFetch: false,
    enableXfa: false,
    cMapUrl: folder('cmaps'),
    standardFontDataUrl: folder('standard_fonts'),
  });
  try {
    const document = await task.promise;
    return document.numPages > most ? 'too-many-pages' : await readAll(document);
  } catch (trouble) {
    return trouble instanceof PasswordException ? 'encrypted' : 'damaged';
  } finally {
    await task.destroy().catch(() => undefined);
  }
}

async function readAll(document: PDFDocumentProxy): Promise<PdfPages> {
  const pages: PageContent[] = [];
  const damaged: number[] = [];
  const fonts = new Map<string, Font>();
  for (let number = 1; number <= document.numPages; number++) {
    try {
      const page = await document.getPage(number);
      pages.push(await readPage(page, fonts));
      page.cleanup();
    } catch {
      damaged.push(number);
    }
  }
  return { pages: withoutUnreadable(pages), damaged, attached: await attachedTo(document) };
}

const MOST_ATTACHED = 1_000_000; // bytes of each
const MOST_ATTACHED_FILES = 20;

async function attachedTo(document: PDFDocumentProxy): Promise<readonly Attached[]> {
  const listed: unknown = await document.getAttachments().catch(() => undefined);
  const names = listed instanceof Map ? [...listed.keys()].slice(0, MOST_ATTACHED_FILES) : [];
  const attached: Attached[] = [];
  for (const name of names) {
    const bytes: unknown = await document.getAttachmentContent(name).catch(() => undefined);
    if (bytes instanceof Uint8Array && bytes.length <= MOST_ATTACHED) attached.push({ name, bytes });
  }
  return attached;
}

async function readPage(page: PDFPageProxy, fonts: Map<string, Font>): Promise<PageContent> {
  const operators = await page.getOperatorList();
  const { items } = await page.getTextContent({ disableNormalization: true });
  const view = page.getViewport({ scale: 1 });
  const upright = matrixOf(view.transform) ?? [1, 0, 0, -1, 0, view.height];
  const placed = items.flatMap(item =>
    'str' in item ? placedOf(item, upright, fontOf(page, item.fontName, fonts)) : [],
  );
  const turn = mainTurn(placed);
  const turned = turnPage(upright, turn, view.width, view.height);
  const { rules, pictured } = drawnOn(operators, OPS, turned.matrix, view.width * view.height);
  return {
    page: page.pageNumber,
    width: turned.width,
    height: turned.height,
    pieces: placed.filter(piece => piece.turn === turn).map(piece => uprightPiece(piece, turned.back)),
    rules,
    slanted: placed.filter(piece => piece.turn !== turn && piece.text.trim() !== '').map(piece => piece.text),
    unreadable: 0,
    pictured,
  };
}

function fontOf(page: PDFPageProxy, name: string, fonts: Map<string, Font>): Font {
  const known = fonts.get(name);
  if (known !== undefined) return known;
  const found: unknown = page.commonObjs.has(name) ? page.commonObjs.get(name) : undefined;
  const font = { bold: isBold(found) };
  fonts.set(name, font);
  return font;
}

const BOLD = /bold|black|heavy|semibold|demi|simhei|heiti|[-,+]hei|黑体|粗/i;
/** Families whose name holds one of these words without being bold. */
const NOT_BOLD = /yahei|light|regular|medium/i;

function isBold(font: unknown): boolean {
  if (typeof font !== 'object' || font === null) return false;
  if (('bold' in font && font.bold === true) || ('black' in font && font.black === true)) return true;
  const name = 'name' in font && typeof font.name === 'string' ? font.name : '';
  return BOLD.test(name) && !(NOT_BOLD.test(name) && !/bold/i.test(name));
}

type Item = {
  readonly str: string;
  readonly transform: unknown;
  readonly width: number;
  readonly fontName: string;
};

function placedOf(item: Item, view: Matrix, font: Font): readonly Placed[] {
  const inner = matrixOf(item.transform);
  const text = usual(item.str);
  if (inner === undefined || text.trim() === '' || !Number.isFinite(item.width)) return [];
  const matrix = combine(view, inner);
  const size = Math.hypot(matrix[2], matrix[3]);
  if (!(size > 0.5 && size < 2_000)) return [];
  const degrees = (Math.atan2(matrix[1], matrix[0]) * 180) / Math.PI;
  const square = Math.round(degrees / 90) * 90;
  const turn = Math.abs(degrees - square) < 2 ? (square + 360) % 360 : degrees;
  const common = { text, size, font: item.fontName, bold: font.bold, turn, matrix, length: item.width };
  return [{ ...common, x: 0, right: 0, y: 0 }];
}

/** The direction most characters of the page are read in; a page without text is upright. */
function mainTurn(placed: readonly Placed[]): number {
  const sums = new Map<number, number>([[0, 0]]);
  for (const { turn, text } of placed)
    if (turn % 90 === 0) sums.set(turn, (sums.get(turn) ?? 0) + text.length);
  return [...sums].reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}

type Turned = {
  readonly matrix: Matrix;
  readonly back: Matrix;
  readonly width: number;
  readonly height: number;
};

/** The page turned so that its text is level. */
function turnPage(view: Matrix, turn: number, width: number, height: number): Turned {
  const back: Matrix =
    turn === 90
      ? [0, -1, 1, 0, 0, width]
      : turn === 270
        ? [0, 1, -1, 0, height, 0]
        : turn === 180
          ? [-1, 0, 0, -1, width, height]
          : [1, 0, 0, 1, 0, 0];
  const onSide = turn === 90 || turn === 270;
  return {
    matrix: combine(back, view),
    back,
    width: onSide ? height : width,
    height: onSide ? width : height,
  };
}

function uprightPiece({ text, size, font, bold, matrix, length }: Placed, back: Matrix): Piece {
  const [, , , , x, y] = combine(back, matrix);
  return { text, x, right: x + Math.abs(length), y, size, font, bold };
}

/** Fonts of which a good part is no text are left out, and their characters counted. */
function withoutUnreadable(pages: readonly PageContent[]): readonly PageContent[] {
  const sums = new Map<string, { strange: number; all: number }>();
  for (const { text, font } of pages.flatMap(page => page.pieces)) {
    const sum = sums.get(font) ?? { strange: 0, all: 0 };
    sum.strange += strangeIn(text);
    sum.all += text.length;
    sums.set(font, sum);
  }
  const bad = new Set(
    [...sums].filter(([, { strange, all }]) => strange > 2 && strange > all * 0.3).map(([font]) => font),
  );
  if (bad.size === 0) return pages;
  return pages.map(page => {
    const unreadable = page.pieces.reduce(
      (sum, piece) => sum + (bad.has(piece.font) ? piece.text.length : 0),
      0,
    );
    return { ...page, unreadable, pieces: page.pieces.filter(piece => !bad.has(piece.font)) };
  });
}
