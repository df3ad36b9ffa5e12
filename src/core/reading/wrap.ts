// The width at which the lines of a text file were broken, told by how many lines end there.
import type { FlatBlock } from '#core/document/flat-text.ts';

/** In half-width columns; undefined: the lines were not broken at one width. */
export type Wrap = number | undefined;

const NARROWEST = 24;
const WIDEST = 160;

export function wrapOf(blocks: readonly FlatBlock[]): Wrap {
  const counts = new Map<number, number>();
  let lines = 0;
  let longer = 0;
  for (const { place, text } of blocks) {
    if (place.in !== 'line') continue;
    lines++;
    const width = widthOf(text.trim());
    if (width > WIDEST) longer++;
    else counts.set(width, (counts.get(width) ?? 0) + 1);
  }
  if (lines < 8 || longer > 0) return undefined;
  const widest = Math.max(...counts.keys());
  if (widest < NARROWEST) return undefined;
  let full = 0; // lines that reach the edge, but for a character that did not fit
  for (let width = widest - 4; width <= widest; width++) full += counts.get(width) ?? 0;
  return full >= 3 && full * 4 >= lines ? widest : undefined;
}

/** Columns: two for a Chinese character or full-width sign. */
export function widthOf(text: string): number {
  let width = 0;
  for (let at = 0; at < text.length; at++)
    width += text.charCodeAt(at) > 0x2e7f || /[“”‘’…—]/.test(text[at] ?? '') ? 2 : 1;
  return width;
}
