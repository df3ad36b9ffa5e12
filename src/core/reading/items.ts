// Numbered items within one line: "1、… 2、…" may follow each other without a line break, and a whole document may stand
// on one line. A number is believed after a boundary, and the doubtful styles and places only where the count goes on.
import { gluedTitleEnd } from './glued-title.ts';
import { isTitle } from './headings.ts';
import { type Marker, matchAt, type NumberStyle, marker as numbered } from './numbering/construct.ts';
import { gluedMarkerAt, markerAt, mayBegin } from './numbering/constructs.ts';

export type Item = {
  readonly start: number;
  readonly body: number; // after the marker
  readonly end: number;
  readonly marker: Marker | undefined;
};

type Span = { readonly start: number; readonly end: number };
/** The last number of each style in this line. */
type Counts = ReadonlyMap<NumberStyle, number>;

const BOUNDARY = /[\s。；;：:!！?？)）】」”》…]/;
const CLOSED = /[。；;：:!！?？)）】」”》…]/;
/** "①断电,②报警": after these only where the count goes on. */
const PAUSE = /[,，、]/;
/** "职责1、组织…2、协调…": numbers with nothing before them, only where the count goes on. */
const LIST_SIGN = /[\d(（\u2460-\u249b一二三四五六七八九十]/;
/** "第三、", "周二、", "三条(一)": no item begins behind these. */
const MENTIONS = /[第周期章条款项一二三四五六七八九十百\d]/;
/** How far ahead the second item of such a list is looked for. */
const NEAR = 600;

/** The last number that stood before a sentence with nothing but a space ("3 叫值班员"), over the lines. */
export type Bare = { last: number };

export function readItems(text: string, line: Span, bare: Bare): readonly Item[] {
  const items: Item[] = [];
  const last = new Map<NumberStyle, number>();
  let open: { start: number; body: number; marker: Marker | undefined } = {
    start: line.start,
    body: line.start,
    marker: undefined,
  };
  for (let at = line.start; at < line.end; at++) {
    const marker =
      markerHere(text, line, at, last) ?? (at === line.start ? bareNumber(text, line, bare) : undefined);
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

function markerHere(text: string, line: Span, at: number, last: Counts): Marker | undefined {
  if (!mayBegin(text, at)) return undefined;
  const before = text[at - 1] ?? '';
  if (at === line.start || BOUNDARY.test(before)) {
    return /\s/.test(text[at] ?? '') ? undefined : believed(text, line, at, last);
  }
  if (PAUSE.test(before)) return goesOn(markerAt(text, at), last);
  if (!LIST_SIGN.test(text[at] ?? '') || !/[\u4e00-\u9fa5]/.test(before) || MENTIONS.test(before))
    return undefined;
  const marker = markerAt(text, at);
  return goesOn(marker, last) ?? firstOfList(text, line, marker);
}

/** The next number of a list of this line. */
function goesOn(marker: Marker | undefined, last: Counts): Marker | undefined {
  if (marker === undefined || !LISTED.has(marker.style)) return undefined;
  return marker.value > 1 && marker.value === (last.get(marker.style) ?? 0) + 1 ? marker : undefined;
}

const LISTED: ReadonlySet<NumberStyle> = new Set([
  'decimal',
  'decimal-paren',
  'half-paren',
  'small-paren',
  'circled',
  'chinese',
  'chinese-paren',
]);

/** "职责1、组织…2、协调…": the first of a list glued to what stands before it, told by the second. */
function firstOfList(text: string, line: Span, marker: Marker | undefined): Marker | undefined {
  if (marker?.value !== 1 || !LISTED.has(marker.style)) return undefined;
  const own = text.slice(marker.start, marker.end).trimEnd();
  const second = own.replace(/[1１⑴①⒈一]/, sign =>
    sign === '一' ? '二' : String.fromCharCode(sign.charCodeAt(0) + 1),
  );
  const from = marker.end + 4;
  const at = text.slice(from, Math.min(line.end, from + NEAR)).indexOf(second);
  return at >= 0 && !/\d/.test(text[from + at - 1] ?? '') && !/\d/.test(text[marker.end] ?? '')
    ? marker
    : undefined;
}

function believed(text: string, line: Span, at: number, last: Counts): Marker | undefined {
  const lineStart = at === line.start;
  const marker = markerAt(text, at);
  if (marker === undefined) return gluedHeading(text, line, at, last);
  const expected = (last.get(marker.style) ?? 0) + 1;
  const counts = marker.value === 1 || marker.value === expected;
  const closed = lineStart || CLOSED.test(lastSign(text, line, at));
  switch (marker.style) {
    case 'decimal':
      return closed || counts ? marker : undefined;
    case 'half-paren':
      return counts || lineStart ? marker : undefined;
    case 'letter':
      return counts || (lineStart && /^[a-z][)）]/i.test(text.slice(at, at + 2))) ? marker : undefined;
    case 'dotted':
      return /(^|\.)0+(\.|$)/.test(marker.label) ? undefined : marker;
    case 'bullet':
      return lineStart || !/[-—－*·‧]/.test(marker.label) ? marker : undefined;
    default:
      return marker;
  }
}

/** "2总则": the next chapter number before a few words that are followed by a break, or a usual title and its body. */
function gluedHeading(text: string, line: Span, at: number, last: Counts): Marker | undefined {
  if (at !== line.start && !/\s/.test(text[at - 1] ?? '')) return undefined;
  const marker = gluedMarkerAt(text, at);
  if (marker === undefined) return undefined;
  const words = /^[^\s,，。;；:：]{2,24}(?=\s|$)/.exec(
    text.slice(marker.end, Math.min(line.end, marker.end + 26)),
  );
  const titled =
    words !== null || gluedTitleEnd(text, marker.end, line.end, title => isTitle(title, true)) !== undefined;
  if (!titled) return undefined;
  if (at === line.start) return marker;
  return marker.value === (last.get('dotted') ?? 0) + 1 ? marker : undefined;
}

/** "1 接到报警,先…", "2 问清…": a number and a space, in a row of lines that begin so. */
function bareNumber(text: string, line: Span, bare: Bare): Marker | undefined {
  const found = matchAt(BARE, text, line.start);
  const label = found?.[1];
  if (!found || label === undefined) return undefined;
  const step = Number(label) - bare.last;
  const opens = Number(label) === 1 || step === 0 || step === 2;
  // "7 人救出来以后" goes on; "2 名员工" does not begin a count
  if (step !== 1 && !(opens && gluedMarkerAt(text, line.start) !== undefined)) return undefined;
  bare.last = Number(label);
  return numbered('decimal', line.start, found, label, bare.last);
}

const BARE = /(\d{1,2})[ \t\u3000]{1,8}(?=[\u4e00-\u9fa5])/y;

/** The last character before `at` that is no white space. */
function lastSign(text: string, line: Span, at: number): string {
  let i = at - 1;
  while (i > line.start && /\s/.test(text[i] ?? '')) i--;
  return text[i] ?? '';
}
