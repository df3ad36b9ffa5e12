// A picture on paper: as many pages as it takes, cut between rows, each with the names of the lanes above it.

import { xmlElementText } from '#core/xml/xml-text.ts';
import { LIGHT } from './colours.ts';
import { draw } from './draw.ts';
import type { Picture } from './place-flow.ts';

export type Part = { readonly from: number; readonly to: number };

/** Parts that fit a page of this shape when the picture is as wide as the page; a row is never cut through. */
export function partsFor(
  { width, height, head, cuts }: Picture,
  page: { readonly width: number; readonly height: number },
): readonly Part[] {
  const most = (page.height * Math.max(width, page.width)) / page.width - head;
  const parts: Part[] = [];
  const ends = [...cuts.slice(1), height];
  let from = head;
  let to = head;
  for (const end of ends) {
    if (end - from > most && to > from) {
      parts.push({ from, to });
      from = to;
    }
    to = end;
  }
  return [...parts, { from, to }];
}

/** SVG of each page, without links. `font` names a font that the document has. */
export function pagesOf(
  picture: Picture,
  page: { readonly width: number; readonly height: number },
  font: string,
): readonly string[] {
  return partsFor(picture, page).map(part => xmlElementText(draw(picture, { colours: LIGHT, font }, part)));
}
