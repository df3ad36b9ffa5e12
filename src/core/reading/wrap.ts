// How the lines of a text file were broken: at one width, told by how many lines end there, or wherever the writer liked.
import type { FlatBlock } from '#core/document/flat-text.ts';

export type Wrap = {
  /** In half-width columns; undefined: the lines were not broken at one width. */
  readonly width: number | undefined;
  /** Most long lines end without a sign: a line is a sentence, whatever its length. */
  readonly ragged: boolean;
};

const NARROWEST = 24;
const WIDEST = 160;
const LONG = 24;
const FEW = 6;

export function wrapOf(blocks: readonly FlatBlock[]): Wrap {
  const counts = new Map<number, number>();
  let lines = 0;
  let long = 0;
  let ended = 0;
  for (const { place, text } of blocks) {
    if (place.in !== 'line') continue;
    lines++;
    const words = text.trim();
    const width = widthOf(words.slice(0, WIDEST));
    counts.set(width, (counts.get(width) ?? 0) + 1);
    if (width < LONG) continue;
    long++;
    if (/[。；;：:！!？?，,、…）)”.]$/.test(words)) ended++;
  }
  const width = lines < 8 ? undefined : edgeOf(counts, lines);
  return { width, ragged: width === undefined && long >= FEW && ended * 2 < long };
}

function edgeOf(counts: ReadonlyMap<number, number>, lines: number): number | undefined {
  const widest = Math.max(...counts.keys());
  if (widest < NARROWEST || widest >= WIDEST) return undefined;
  let full = 0; // lines that reach the edge, but for a character that did not fit
  for (let width = widest - 4; width <= widest; width++) full += counts.get(width) ?? 0;
  return full >= 3 && full * 4 >= lines ? widest : undefined;
}

/** Columns: two for a Chinese character or full-width sign. */
export function widthOf(text: string): number {
  let width = 0;
  for (const sign of text) width += /[\u2014\u2018-\u201d\u2026\u2e80-\uffef]/.test(sign) ? 2 : 1;
  return width;
}
