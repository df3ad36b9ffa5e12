// Pieces of text → segments: what stands on one baseline without a wide gap in it. A wide gap parts columns and cells.
import type { Piece } from './page-content.ts';
import { tightened } from './spacing.ts';

export type Segment = {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly size: number; // of most of its characters
  readonly bold: boolean; // all of it
};

/** Segments of one baseline, from left to right. */
export type Row = readonly Segment[];

/** In units of the font's size. Justified Chinese text has gaps of a third; two columns may stand one apart. */
const WIDE = 0.95;
const SPACE = 0.2;
const SPACE_IN_CHINESE = 0.8;

/** Rows from top to bottom. */
export function rowsOf(pieces: readonly Piece[]): readonly Row[] {
  const rows = attached(baselines(withoutDoubles(pieces)));
  return rows.map(row => segmentsOf([...row].sort((a, b) => a.x - b.x)));
}

/** Text drawn twice with a hair's breadth between is how some programs make it bold. */
function withoutDoubles(pieces: readonly Piece[]): readonly Piece[] {
  const seen = new Map<string, number>();
  const kept: Piece[] = [];
  for (const piece of pieces) {
    const key = `${piece.text}|${Math.round(piece.x / 2)}|${Math.round(piece.y / 2)}`;
    const before = seen.get(key);
    const double = before === undefined ? undefined : kept[before];
    if (before !== undefined && double !== undefined) kept[before] = { ...double, bold: true };
    else {
      seen.set(key, kept.length);
      kept.push(piece);
    }
  }
  return kept;
}

function baselines(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const rows: Piece[][] = [];
  let y = Number.NEGATIVE_INFINITY;
  for (const piece of [...pieces].sort((a, b) => a.y - b.y)) {
    const row = rows.at(-1);
    if (row !== undefined && piece.y - y < Math.min(piece.size, row[0]?.size ?? 0) * 0.4) row.push(piece);
    else {
      rows.push([piece]);
      y = piece.y;
    }
  }
  return rows;
}

/** Raised and lowered characters go to the line they touch: "m³", the mark of a footnote. */
function attached(rows: readonly (readonly Piece[])[]): readonly (readonly Piece[])[] {
  const main: Piece[][] = rows.map(row => [...row]);
  rows.forEach((row, index) => {
    for (const next of [index + 1, index - 1]) {
      const line = rows[next];
      if (line === undefined || !row.every(piece => touches(piece, line))) continue;
      main[next]?.push(...row.map(piece => raised(piece, (rows[index]?.[0]?.y ?? 0) < (line[0]?.y ?? 0))));
      main[index] = [];
      return;
    }
  });
  return main.filter(row => row.length > 0);
}

function touches(small: Piece, line: readonly Piece[]): boolean {
  return line.some(
    piece =>
      small.size <= piece.size * 0.8 &&
      small.text.length <= 6 &&
      Math.abs(small.y - piece.y) <= piece.size * 0.7 &&
      small.x - piece.right < piece.size * 0.4 &&
      piece.x - small.right < piece.size * 0.4,
  );
}

const UP = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A raised number must not run into the number beside it. */
function raised(piece: Piece, up: boolean): Piece {
  return up ? { ...piece, text: piece.text.replace(/\d/g, digit => UP[Number(digit)] ?? digit) } : piece;
}

function segmentsOf(pieces: readonly Piece[]): Row {
  const groups: Piece[][] = [];
  for (const piece of pieces) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    const em = Math.max(piece.size, last?.size ?? 0);
    if (group === undefined || last === undefined || piece.x - last.right > em * WIDE) groups.push([piece]);
    else group.push(piece);
  }
  return groups.map(segmentOf);
}

function segmentOf(pieces: readonly Piece[]): Segment {
  let text = '';
  let right = Number.NaN;
  for (const piece of pieces) {
    text += text === '' ? piece.text : `${between(text, piece, right)}${piece.text}`;
    right = Number.isNaN(right) ? piece.right : Math.max(right, piece.right);
  }
  const first = pieces[0];
  const longest = pieces.reduce((a, b) => (b.text.length > a.text.length ? b : a));
  return {
    text: tightened(text.trim()),
    x: first?.x ?? 0,
    right,
    y: longest.y,
    size: longest.size,
    bold: pieces.every(piece => piece.bold),
  };
}

function between(before: string, piece: Piece, right: number): string {
  if (/\s$/.test(before) || /^\s/.test(piece.text)) return '';
  const chinese = IDEOGRAPHIC.test(before.slice(-1)) && IDEOGRAPHIC.test(piece.text.slice(0, 1));
  return piece.x - right > piece.size * (chinese ? SPACE_IN_CHINESE : SPACE) ? ' ' : '';
}

export const IDEOGRAPHIC = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’…—]/u;

/** The row as one line of text: wide gaps become spaces, very wide ones tabs. */
export function textOf(row: Row): string {
  return row.reduce((text, segment, index) => {
    const last = row[index - 1];
    if (last === undefined) return segment.text;
    return `${text}${segment.x - last.right > segment.size * 3 ? '\t' : ' '}${segment.text}`;
  }, '');
}
