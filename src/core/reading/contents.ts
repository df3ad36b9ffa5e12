// A contents list left in the text: under 目录, or known by dot leaders, page numbers and "错误!未定义书签". Its entries are
// kept as lines of their own and bind nobody.
import { gluedMarkerAt, markerAt } from './numbering/constructs.ts';

type Span = { readonly start: number; readonly end: number };

const BROKEN = '错误[!！][ ]*未定义书签[。.]?';
const LEADERS = '(?:[.．·・…‥][ ]?){4,}|[-—－]{4,}';
/** What closes an entry, wherever it stands. */
const TAIL = new RegExp(`(?:${LEADERS})[ \\t]{0,8}(?:\\d{1,3}(?!\\d)|${BROKEN})|${BROKEN}`, 'g');
/** What closes an entry that has its line to itself. */
const PAGE = new RegExp(
  `(?:(?:${LEADERS})[ \\t]{0,8}|\\t[ \\t]*|[ \\u3000]{3,40})(?:\\d{1,3}|[ivxⅰ-ⅻ]{1,5})$`,
);
const TITLE = /^目[ \u3000]{0,8}[录次]$/;
const LONGEST = 60;

export function isContentsTitle(line: string): boolean {
  return TITLE.test(line);
}

/** Which of the lines are entries of a contents list. */
export function contentsLines(text: string, lines: readonly Span[]): ReadonlySet<number> {
  const found = new Set<number>();
  let at = 0;
  while (at < lines.length) {
    const words = wordsOf(text, lines[at]);
    if (isContentsTitle(words)) {
      const end = endOfList(text, lines, at + 1);
      for (let i = at + 1; i < end; i++) found.add(i);
      at = Math.max(end, at + 1);
    } else {
      if (words !== '' && PAGE.test(words) && !/[。；;]/.test(words)) found.add(at);
      at++;
    }
  }
  // one line that merely ends in a figure is no list
  return found.size === 1 && ![...found].some(index => /\.{4}|…{2}/.test(wordsOf(text, lines[index])))
    ? new Set()
    : found;
}

/** The list ends where its first title comes again, or at the first line that is no short title. */
function endOfList(text: string, lines: readonly Span[], from: number): number {
  const first = titleOf(wordsOf(text, lines[from]));
  let paged = false;
  for (let at = from; at < lines.length; at++) {
    const words = wordsOf(text, lines[at]);
    if (words === '' || isContentsTitle(words) || /[。；;]$/.test(words)) return paged ? at : from;
    if (at > from && titleOf(words) === first) return at;
    paged ||= PAGE.test(words) || /\d$/.test(words);
  }
  return paged ? lines.length : from;
}

/** "一、总则......3" → "一、总则". */
function titleOf(words: string): string {
  return words.replace(/[\s.．·・…‥—－-]*\d{1,3}$/, '').replace(/\s+/g, '');
}

/** The words of a line that is short enough for an entry; '' for any other. */
function wordsOf(text: string, line: Span | undefined): string {
  if (line === undefined || line.end - line.start > LONGEST * 3) return '';
  const words = text.slice(line.start, line.end);
  return words.replace(/[.．·・…‥—－-]{4,}/, '....').length > LONGEST ? '' : words;
}

/** Entries run together in one line ("目录 第一章总则……1 第二章…"): where each begins and ends. */
export function contentsWithin(text: string, line: Span): readonly Span[] {
  const words = text.slice(line.start, line.end);
  const entries: Span[] = [];
  let from = -1;
  for (const tail of words.matchAll(TAIL)) {
    const end = line.start + tail.index + tail[0].length;
    const start = from < 0 ? startOfFirst(text, line, line.start + tail.index) : from;
    if (end - start <= LONGEST * 5) entries.push({ start: skip(text, start, end), end });
    from = end;
  }
  return entries;
}

/** Behind 目录, or else behind the last sentence. */
function startOfFirst(text: string, line: Span, at: number): number {
  const from = Math.max(line.start, at - LONGEST);
  const before = text.slice(from, at);
  const title = /^[\s\S]*目[ \u3000]{0,8}[录次](?=[\s第一1])/.exec(before);
  if (title) return from + title[0].length;
  return from + Math.max(before.lastIndexOf('。'), before.lastIndexOf('\n')) + 1;
}

function skip(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && /\s/.test(text[at] ?? '')) at++;
  return at;
}

/** The printed number an entry begins with. */
export function numberOfEntry(text: string, line: Span): string | null {
  const marker = markerAt(text, line.start) ?? gluedMarkerAt(text, line.start);
  return marker === undefined || marker.end >= line.end ? null : marker.label;
}
