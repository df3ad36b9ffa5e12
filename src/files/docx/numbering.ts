// Automatic numbers as Word prints them. Counters run over one story (the body, the footnotes, a text box) and are shared
// by all lists with the same definition; a level restarts below a higher one unless told otherwise; a level that was
// skipped counts as used from then on. Where LibreOffice differs, Word is followed: docs/decisions/0603.
import type { Xml } from '../xml.ts';
import { type Level, type List, readLists } from './lists.ts';
import { formatNumber } from './number-format.ts';
import type { Ancestor, NumberReference, Styles } from './styles.ts';

export type Numbering = {
  /** Counting of a story of its own. */
  readonly story: () => Story;
};

export type Story = {
  /** The printed number of the next paragraph with this reference; counts it. Undefined: it has none. */
  readonly next: (own: NumberReference | undefined, style: string | undefined) => string | undefined;
};

type Counts = (number | undefined)[];
type Item = { readonly numId: string; readonly list: List; readonly level: number };

export function readNumbering(root: Xml | undefined, styles: Styles): Numbering {
  const lists = readLists(root, styles);
  return { story: () => story(lists, styles) };
}

function story(lists: ReadonlyMap<string, List>, styles: Styles): Story {
  const counters = new Map<string, Counts>();
  const overridden = new Set<string>(); // numIds whose startOverride was used: it is used once
  return {
    next(own, style) {
      const item = itemOf(lists, styles, own, style);
      if (item === undefined) return undefined;
      const { numId, list, level } = item;
      const counts = counters.get(list.definition) ?? [];
      counters.set(list.definition, counts);
      const override = overridden.has(numId) ? undefined : list.starts.get(level);
      if (override !== undefined) overridden.add(numId);
      count(counts, list, level, override);
      return print(counts, list, level);
    },
  };
}

function count(counts: Counts, list: List, level: number, override: number | undefined): void {
  const before = counts[level];
  counts[level] = override ?? (before === undefined ? startOf(list, level) : before + 1);
  for (let higher = 0; higher < level; higher++) counts[higher] ??= startOf(list, higher);
  for (let lower = level + 1; lower < 9; lower++) {
    if (level < (list.levels.get(lower)?.restart ?? lower)) counts[lower] = undefined;
  }
}

function print(counts: Counts, list: List, level: number): string {
  const { format, legal, text } = list.levels.get(level) ?? BLANK;
  if (format === 'bullet') return text;
  return text.replace(/%([1-9])/g, (_, digit) => {
    const index = Number(digit) - 1;
    if (index > level) return '';
    const at = list.levels.get(index) ?? BLANK;
    const own = at.format === 'none' || at.format === 'bullet' || at.format === 'decimalZero';
    return formatNumber(
      legal && !own ? 'decimal' : at.format,
      counts[index] ?? startOf(list, index),
      at.custom,
    );
  });
}

function startOf(list: List, level: number): number {
  return list.starts.get(level) ?? list.levels.get(level)?.start ?? 1;
}

/** What a paragraph says itself comes before what its style says; numId 0 (there is no such list) takes numbering off. */
function itemOf(
  lists: ReadonlyMap<string, List>,
  styles: Styles,
  own: NumberReference | undefined,
  style: string | undefined,
): Item | undefined {
  const numId = own?.numId ?? styles.list(style);
  const list = numId === undefined ? undefined : lists.get(numId);
  if (numId === undefined || list === undefined) return undefined;
  const level = list.single ? 0 : (own?.level ?? levelOfStyle(list, styles.ancestry(style)));
  return list.levels.has(level) ? { numId, list, level } : undefined;
}

/** A level may name the paragraph style it numbers, or a style its level; the nearest style that has one counts. */
function levelOfStyle(list: List, ancestry: readonly Ancestor[]): number {
  for (const { style, level: said } of ancestry) {
    for (const [index, level] of list.levels) if (level.style === style) return index;
    if (said !== undefined) return said;
  }
  return 0;
}

const BLANK: Level = {
  start: 1,
  format: 'decimal',
  custom: undefined,
  text: '',
  legal: false,
  restart: 0,
  style: undefined,
};
