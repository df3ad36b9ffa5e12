// Lines → paragraphs. A line goes on with the one before when that was full and nothing says that something new begins:
// an indent, a number, a gap, another size.
import { IDEOGRAPHIC, type Row, type Segment, textOf } from './segments.ts';

export type Line = Omit<Segment, 'y'> & {
  readonly page: number;
  readonly y: number;
  /** Edges of the column it stands in. */
  readonly left: number;
  readonly end: number;
};

export type TextParagraph = {
  readonly text: string;
  readonly page: number; // on which it begins
  readonly size: number;
  readonly bold: boolean;
  readonly lines: number;
};

export function lineOf(row: Row, page: number, left: number, end: number): Line {
  const longest = row.reduce((a, b) => (b.text.length > a.text.length ? b : a));
  return {
    text: textOf(row),
    page,
    x: row[0]?.x ?? 0,
    right: row.at(-1)?.right ?? 0,
    y: row[0]?.y ?? 0,
    size: longest.size,
    bold: row.every(segment => segment.bold),
    left,
    end,
  };
}

export function paragraphsOf(lines: readonly Line[]): readonly TextParagraph[] {
  const pitch = pitchOf(lines);
  const groups: Line[][] = [];
  lines.forEach((line, index) => {
    const last = lines[index - 1];
    const group = groups.at(-1);
    if (group === undefined || last === undefined || begins(line, last, group, pitch)) groups.push([line]);
    else group.push(line);
  });
  return groups.map(paragraphOf);
}

/** The usual distance between two lines, in units of the font's size. */
function pitchOf(lines: readonly Line[]): number {
  const steps = lines
    .flatMap((line, index) => {
      const last = lines[index - 1];
      const step = last === undefined ? 0 : (line.y - last.y) / line.size;
      return last !== undefined && same(line, last) && step > 0.5 && step < 4 ? [step] : [];
    })
    .sort((a, b) => a - b);
  return steps[Math.floor(steps.length * 0.4)] ?? 1.5;
}

/** In one column of one page. */
function same(line: Line, last: Line): boolean {
  return line.page === last.page && line.y > last.y && line.x < last.end && line.right > last.left;
}

function begins(line: Line, last: Line, group: readonly Line[], pitch: number): boolean {
  if (Math.abs(line.size - last.size) > last.size * 0.08 || !isFull(last, line)) return true;
  if (CONTENTS.test(last.text)) return true;
  if (line.bold !== last.bold && !goesOn(last.text)) return true;
  const step = (line.y - last.y) / line.size;
  const ended = ENDED.test(last.text);
  if (same(line, last) && (step > pitch * 1.6 || (step > pitch * 1.25 && ended))) return true;
  if (isNumbered(line.text)) return ended || !goesOn(last.text);
  return isIndented(line, last, group);
}

/** "一、总则 ………… 3" */
const CONTENTS = /[.…·](?:\s?[.…·]){3,}\s*\d{1,4}$/;
const ENDED = /[。；：！？.;:!?…][”’"'）)]?$/;

/** A comma or a word that wants something after it: what follows is no new item, whatever it begins with. */
function goesOn(text: string): boolean {
  return /[,，、（(“《及和与或第见按至到按照根据为在由]$/.test(text);
}

const NUMBERED =
  /^(?:第[\d零〇一二三四五六七八九十百]{1,5}[章节条款项部分编篇]|[（(][\d一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}[、.．]|\d{1,3}[、）)]|\d{1,2}[.．](?![\d.])|\d{1,2}(?:[.．]\d{1,2}){1,4}(?![\d%％])|[①-⑳⑴-⒇⒈-⒛㈠-㈩]|[•●○■□◆◇▪➢✓√-]\s|[a-zA-Z][.)）、]|附[件录表]|(?:步骤|附)[一二三四五六七八九十\d])/;
/** "2.5 米", "30.5 ℃": a measure, not a number of a section. */
const MEASURE =
  /^\d+[.．]\d+\s*(?:[米元度℃℉吨级倍%％‰]|万|亿|公里|千米|毫米|厘米|小时|分钟|平方|立方|[kmc]?m\b|MPa|kV)/;

export function isNumbered(text: string): boolean {
  return NUMBERED.test(text) && !MEASURE.test(text);
}

/** Nothing more would have fitted: for Chinese a character and a half, for English the first word of the next line. */
function isFull(last: Line, line: Line): boolean {
  const word = /^[!-~]+/.exec(line.text)?.[0];
  const wanted = word === undefined ? 1.6 : Math.max(1.6, Math.min(word.length, 24) * 0.55 + 0.3);
  return last.right + last.size * wanted > last.end - slack(last);
}

/** Punctuation may not stand at the beginning of a line, so the line above gives up a character for it. */
const slack = (last: Line): number => last.size * 0.9;

/**
 * Further in than the line before: a paragraph's first line, unless the paragraph is an item whose number hangs out on the
 * left. As far in as the line before: the next of several paragraphs of one line, or a text that stands in as a whole.
 */
function isIndented(line: Line, last: Line, group: readonly Line[]): boolean {
  const em = line.size;
  if (line.x - line.left < em * 0.8) return false;
  const further = line.x - line.left - (last.x - last.left);
  if (further > em * 0.8) return group.length > 1 || further > em * 3.5 || !isNumbered(group[0]?.text ?? '');
  return further > em * -0.4 && group.length === 1 && ENDED.test(last.text);
}

function paragraphOf(lines: readonly Line[]): TextParagraph {
  const first = lines[0];
  const longest = lines.reduce((a, b) => (b.text.length > a.text.length ? b : a));
  return {
    text: lines.reduce((text, line) => joined(text, line.text), ''),
    page: first?.page ?? 1,
    size: longest.size,
    bold: lines.every(line => line.bold),
    lines: lines.length,
  };
}

/** Chinese without a space, English with one; a word parted by a hyphen comes together. */
export function joined(before: string, after: string): string {
  if (before === '') return after;
  if (/[a-z]-$/.test(before) && /^[a-z]/.test(after)) return before.slice(0, -1) + after;
  if (IDEOGRAPHIC.test(before.slice(-1)) || IDEOGRAPHIC.test(after.slice(0, 1))) return before + after;
  return `${before} ${after}`;
}
