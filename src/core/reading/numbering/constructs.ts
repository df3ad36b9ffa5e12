// The table of number styles, tried in this order at every boundary. To read another style, add a file and a line here.
import { firstSigns } from '../edge-signs.ts';
import { annex } from './annex.ts';
import { article, chapter } from './chapter.ts';
import { chinese, chineseParen } from './chinese.ts';
import type { Marker, NumberConstruct } from './construct.ts';
import { decimal, decimalParen, halfParen } from './decimal.ts';
import { dotted, glued } from './dotted.ts';
import { roman } from './roman.ts';
import { box, bullet, letter, signs } from './signs.ts';
import { step } from './step.ts';

export const CONSTRUCTS: readonly NumberConstruct[] = [
  step,
  chapter,
  article,
  annex,
  chineseParen,
  decimalParen,
  dotted,
  decimal,
  halfParen,
  signs,
  chinese,
  roman,
  letter,
  box,
  bullet,
];

/** Any of them: most characters begin none. */
const FIRST = firstSigns(...CONSTRUCTS.map(construct => construct.first));

const SIGNS = CONSTRUCTS.map(construct => firstSigns(construct.first));

/** Whether any number may begin with what stands at `at`: a cheap first look. */
export function mayBegin(text: string, at: number): boolean {
  return FIRST[text.charCodeAt(at)] === 1;
}

/** Marker at a boundary. `glued` ("2总则") is asked for apart: only the outline can tell whether to believe it. */
export function markerAt(text: string, at: number): Marker | undefined {
  if (!mayBegin(text, at)) return undefined;
  const sign = text.charCodeAt(at);
  for (let i = 0; i < CONSTRUCTS.length; i++) {
    const found = SIGNS[i]?.[sign] === 1 ? CONSTRUCTS[i]?.match(text, at) : undefined;
    if (found) return found;
  }
  return undefined;
}

const isFigure = (code: number) => (code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19);

export function gluedMarkerAt(text: string, at: number): Marker | undefined {
  return isFigure(text.charCodeAt(at)) ? glued.match(text, at) : undefined;
}
