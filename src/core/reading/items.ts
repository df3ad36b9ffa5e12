// Numbered items within one line: "1、… 2、…" may follow each other without a line break, and a whole document may stand
// on one line. A number is believed after a boundary, and the doubtful styles only where the count goes on.
import type { Line } from './lines.ts';
import type { Marker, NumberStyle } from './numbering/construct.ts';
import { gluedMarkerAt, markerAt } from './numbering/constructs.ts';

export type Item = {
  readonly start: number;
  readonly body: number; // after the marker
  readonly end: number;
  readonly marker: Marker | undefined;
};

const BOUNDARY = /[\s。；;：:!！?？)）】」”》…]/;
const CLOSED = /[。；;：:!！?？)）】」”》…]/;

export function readItems(text: string, line: Line): readonly Item[] {
  const items: Item[] = [];
  const last = new Map<NumberStyle, number>();
  let open: { start: number; body: number; marker: Marker | undefined } = {
    start: line.start,
    body: line.start,
    marker: undefined,
  };
  for (let at = line.start; at < line.end; at++) {
    if (at !== line.start && !BOUNDARY.test(text[at - 1] ?? '')) continue;
    if (/\s/.test(text[at] ?? '')) continue;
    const marker = believed(text, line, at, last);
    if (marker === undefined || marker.end > line.end) continue;
    close(items, text, open, at);
    open = { start: at, body: marker.end, marker };
    if (marker.style !== 'dotted' || marker.depth === 1) last.set(marker.style, marker.value);
    at = marker.end - 1;
  }
  close(items, text, open, line.end);
  return items;
}

function close(items: Item[], text: string, open: Omit<Item, 'end'>, at: number): void {
  let end = at;
  while (end > open.body && /\s/.test(text[end - 1] ?? '')) end--;
  if (end > open.start) items.push({ ...open, end });
}

function believed(
  text: string,
  line: Line,
  at: number,
  last: ReadonlyMap<NumberStyle, number>,
): Marker | undefined {
  const lineStart = at === line.start;
  const marker = markerAt(text, at);
  if (marker === undefined) return gluedHeading(text, line, at, last);
  const expected = (last.get(marker.style) ?? 0) + 1;
  const counts = marker.value === 1 || marker.value === expected;
  const closed = lineStart || CLOSED.test(before(text, line, at));
  switch (marker.style) {
    case 'decimal':
      return closed || counts ? marker : undefined;
    case 'half-paren':
    case 'letter':
      return counts ? marker : undefined;
    case 'dotted':
      return /(^|\.)0+(\.|$)/.test(marker.label) ? undefined : marker;
    case 'bullet':
      return lineStart || !/[-—*]/.test(marker.label) ? marker : undefined;
    default:
      return marker;
  }
}

/** "2总则": the next chapter number before a few words that are followed by a break. */
function gluedHeading(
  text: string,
  line: Line,
  at: number,
  last: ReadonlyMap<NumberStyle, number>,
): Marker | undefined {
  if (at !== line.start && !/\s/.test(text[at - 1] ?? '')) return undefined;
  const marker = gluedMarkerAt(text, at);
  if (marker === undefined) return undefined;
  const words = /^[^\s,，。;；:：]{2,24}(?=\s|$)/.exec(
    text.slice(marker.end, Math.min(line.end, marker.end + 26)),
  );
  if (words === null) return undefined;
  if (at === line.start) return marker;
  return marker.value === (last.get('dotted') ?? 0) + 1 ? marker : undefined;
}

/** The last character before `at` that is no white space. */
function before(text: string, line: Line, at: number): string {
  let i = at - 1;
  while (i > line.start && /\s/.test(text[i] ?? '')) i--;
  return text[i] ?? '';
}
