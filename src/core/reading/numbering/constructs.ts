// The table of number styles, tried in this order at every boundary. To read another style, add a file and a line here.
import { article, chapter } from './chapter.ts';
import { chinese, chineseParen } from './chinese.ts';
import type { Marker, NumberConstruct } from './construct.ts';
import { decimal, decimalParen, halfParen } from './decimal.ts';
import { dotted, glued } from './dotted.ts';
import { bullet, letter, signs } from './signs.ts';

export const CONSTRUCTS: readonly NumberConstruct[] = [
  chapter,
  article,
  chineseParen,
  decimalParen,
  dotted,
  decimal,
  halfParen,
  signs,
  chinese,
  letter,
  bullet,
];

/** Marker at a boundary. `glued` ("2总则") is asked for apart: only the outline can tell whether to believe it. */
export function markerAt(text: string, at: number): Marker | undefined {
  const sign = text[at] ?? '';
  for (const construct of CONSTRUCTS) {
    const found = construct.first.test(sign) ? construct.match(text, at) : undefined;
    if (found) return found;
  }
  return undefined;
}

export function gluedMarkerAt(text: string, at: number): Marker | undefined {
  return glued.match(text, at);
}
