// What stands above a passage: the numbered items and headings it lies in, highest first. Numbers are a hint, never a
// key: they repeat, skip and restart in real documents.
import type { Marker, NumberStyle } from './numbering/construct.ts';
import type { Section } from './sections.ts';

export type Heading = {
  readonly title: string;
  readonly marker: Marker | undefined;
  readonly section: Section | undefined;
  readonly actors: readonly string[]; // "客服部职责" names who acts below it
  readonly start: number;
};

export type Entry = Heading & {
  readonly style: NumberStyle | 'level' | 'case' | 'label' | 'lead-in' | 'title';
  readonly depth: number;
  readonly isHeading: boolean;
  /** The entry before it on its level had nothing below it: a list of titles. */
  readonly afterEmpty: boolean;
};

export type Stack = readonly Entry[];

const RANKS: Readonly<Record<Entry['style'], number>> = {
  title: 0,
  level: 1,
  annex: 1.5,
  chapter: 2,
  article: 3,
  case: 3.4,
  label: 3.5,
  chinese: 4,
  roman: 4,
  'chinese-paren': 5,
  dotted: 6,
  decimal: 6,
  step: 6.5,
  'decimal-paren': 7,
  'half-paren': 7,
  'small-paren': 8,
  circled: 8,
  letter: 9,
  bullet: 9,
  box: 9,
  'lead-in': 10,
};

/** Styles that may restart below a heading of their own style: "3、抢劫" and "1、预防" below it. */
const NESTING: ReadonlySet<Entry['style']> = new Set(['decimal', 'decimal-paren', 'half-paren', 'circled']);

export type Pushed = { readonly stack: Stack; readonly outOfOrder: boolean };

/** `empty`: nothing has been said yet below the last entry. */
export function push(before: Stack, entry: Omit<Entry, 'afterEmpty'>, empty: boolean): Pushed {
  const stack = closed(before, entry);
  const top = stack[stack.length - 1];
  const nested = isNested(top, entry, empty) || isBelow(top, entry, empty);
  const promoted = nested ? undefined : promotedTo(stack, entry);
  const at = nested ? stack.length : (promoted ?? parentOf(stack, entry));
  const sibling = stack[at];
  const same = sibling !== undefined && (promoted !== undefined || sibling.style === entry.style);
  const style = promoted === undefined ? entry.style : (sibling?.style ?? entry.style);
  const afterEmpty = same && empty && at === stack.length - 1 && top?.isHeading === true;
  return {
    stack: [...stack.slice(0, at), { ...entry, style, afterEmpty }],
    outOfOrder: isOutOfOrder(entry, same ? sibling : undefined),
  };
}

/** 目录 and 修订记录 end where the first chapter begins; so does a label whose list is of a lower rank than what follows. */
function closed(stack: Stack, entry: Omit<Entry, 'afterEmpty'>): Stack {
  if (entry.marker === undefined && entry.style !== 'level') return stack;
  const at = stack.findIndex((one, index) => {
    if (one.marker !== undefined || one.style === 'title' || one.style === 'level') return false;
    if (one.section === 'contents' || one.section === 'record') return true;
    const child = stack[index + 1];
    return (
      child?.marker !== undefined &&
      RANKS[child.style] > RANKS[entry.style] &&
      !stack.some(other => other.style === entry.style)
    );
  });
  return at < 0 ? stack : stack.slice(0, at);
}

/** "3、抢劫事件" and right below it "1、如何预防": the count restarts within. */
function isNested(top: Entry | undefined, entry: Omit<Entry, 'afterEmpty'>, empty: boolean): boolean {
  return (
    empty &&
    top?.isHeading === true &&
    !top.afterEmpty &&
    entry.marker?.value === 1 &&
    entry.style === top.style &&
    NESTING.has(entry.style)
  );
}

/** "四、演练科目:" and in a line of its own "营业大厅火灾": the answer to the heading, no chapter. */
function isBelow(top: Entry | undefined, entry: Omit<Entry, 'afterEmpty'>, empty: boolean): boolean {
  return (
    empty && entry.style === 'label' && top?.isHeading === true && top.marker !== undefined && !top.afterEmpty
  );
}

/** "一、 … 1、 2、" and then a heading "2、" that should have been 二、: it repeats its own count and continues the one above. */
function promotedTo(stack: Stack, entry: Omit<Entry, 'afterEmpty'>): number | undefined {
  const value = entry.marker?.value;
  if (value === undefined || value < 2 || !entry.isHeading || entry.style !== 'decimal') return undefined;
  const at = stack.findLastIndex(other => other.style === entry.style);
  const parent = stack[at - 1];
  if (at < 1 || stack[at]?.marker?.value !== value || !parent?.isHeading) return undefined;
  return parent.style === 'chinese' && parent.marker?.value === value - 1 ? at - 1 : undefined;
}

/** How many of the entries stay above the new one. */
function parentOf(stack: Stack, entry: Omit<Entry, 'afterEmpty'>): number {
  const top = stack[stack.length - 1];
  if (entry.style === 'title') return 0;
  if (entry.style === 'level') {
    const at = stack.findIndex(
      other => other.style !== 'title' && (other.style !== 'level' || other.depth >= entry.depth),
    );
    return at < 0 ? stack.length : at;
  }
  const sibling = siblingOf(stack, entry);
  if (sibling >= 0) return sibling;
  if (top?.isHeading && (entry.marker?.value === 1 || entry.style === 'lead-in')) {
    // a first number opens a list, but never brings a chapter below an item
    if (RANKS[entry.style] > 3 || RANKS[top.style] < RANKS[entry.style]) return stack.length;
  }
  if (entry.style === 'lead-in') return stack.length;
  const at = stack.findIndex(other => other.style !== 'level' && RANKS[other.style] > RANKS[entry.style]);
  return at < 0 ? stack.length : at;
}

/** The entry of its own style that it follows: the one whose count goes on, else the nearest. */
function siblingOf(stack: Stack, entry: Omit<Entry, 'afterEmpty'>): number {
  let nearest = -1;
  for (let i = stack.length - 1; i >= 0; i--) {
    const other = stack[i];
    if (other === undefined || other.style === 'level') break;
    if (other.style !== entry.style || other.depth < entry.depth) continue;
    if (isCounted(entry.style))
      return stack.findIndex(one => one.style === entry.style && one.depth >= entry.depth);
    if (other.marker !== undefined && other.marker.value + 1 === entry.marker?.value) return i;
    if (nearest < 0) nearest = i;
  }
  return nearest;
}

/** Styles whose depth is printed. */
function isCounted(style: Entry['style']): boolean {
  return style === 'dotted' || style === 'chapter' || style === 'article';
}

function isOutOfOrder(entry: Omit<Entry, 'afterEmpty'>, sibling: Entry | undefined): boolean {
  const value = entry.marker?.value;
  if (value === undefined || Number.isNaN(value) || entry.style === 'bullet' || entry.style === 'box')
    return false;
  const before = sibling?.depth === entry.depth ? sibling.marker?.value : undefined;
  if (entry.style === 'dotted' && before === undefined) return false; // "3.2" may follow "2.4"
  return value !== (before ?? 0) + 1;
}

/** "二、4", "四(一)", "3.2.1". */
export function numberOf(stack: Stack): string | null {
  let number = '';
  for (const { marker } of stack) {
    if (marker === undefined || marker.style === 'bullet' || marker.style === 'box') continue;
    if (marker.style === 'dotted') number = marker.label;
    else
      number += number === '' || /^[(\u2460-\u2487]/.test(marker.label) ? marker.label : `、${marker.label}`;
  }
  return number === '' ? null : number;
}
