// Automatic numbers as Word prints them: counters run over the document and are shared by all lists with the same
// definition, a list may restart at a number of its own, a level restarts after a higher one unless told otherwise.
import { element, elements, type Xml } from '../xml.ts';
import { formatNumber } from './number-format.ts';
import { isOn, type NumberReference, type Styles, value } from './styles.ts';

type Level = {
  readonly start: number;
  readonly format: string;
  readonly custom: string | undefined;
  readonly text: string; // "%1.%2"
  readonly legal: boolean; // all numbers in decimals
  readonly restart: number | undefined; // after which level (1-based) it starts again; 0: never
  readonly style: string | undefined;
};

type List = {
  readonly definition: string; // counters are kept for it
  readonly levels: ReadonlyMap<number, Level>;
  readonly starts: ReadonlyMap<number, number>; // startOverride
};

export type Numbering = {
  /** The printed number of the next paragraph with this reference; counts it. Undefined: it has none. */
  readonly next: (own: NumberReference | undefined, style: string | undefined) => string | undefined;
};

export function readNumbering(root: Xml | undefined, styles: Styles): Numbering {
  const lists = readLists(root, styles);
  const counters = new Map<string, (number | undefined)[]>();
  const overridden = new Set<string>();
  return {
    next(own, style) {
      const found = resolve(lists, styles, own, style);
      if (found === undefined) return undefined;
      const { numId, list, level } = found;
      const counts = counters.get(list.definition) ?? [];
      counters.set(list.definition, counts);
      const key = `${numId}|${level}`;
      const override = overridden.has(key) ? undefined : list.starts.get(level);
      overridden.add(key);
      count(counts, list, level, override);
      return print(counts, list, level);
    },
  };
}

function count(counts: (number | undefined)[], list: List, level: number, override: number | undefined) {
  const before = counts[level];
  counts[level] = override ?? (before === undefined ? startOf(list, level) : before + 1);
  for (let lower = level + 1; lower < 9; lower++) {
    const restart = list.levels.get(lower)?.restart;
    // Without lvlRestart any higher level restarts it; with n only levels up to n do; 0 never.
    if (restart === undefined || level < restart) counts[lower] = undefined;
  }
}

function print(counts: readonly (number | undefined)[], list: List, level: number): string {
  const { format, legal, text } = list.levels.get(level) ?? PLAIN;
  if (format === 'bullet') return '•';
  return text.replace(/%([1-9])/g, (_, digit) => {
    const index = Number(digit) - 1;
    const at = list.levels.get(index) ?? PLAIN;
    const n = counts[index] ?? startOf(list, index);
    return formatNumber(legal && at.format !== 'none' ? 'decimal' : at.format, n, at.custom);
  });
}

function startOf(list: List, level: number): number {
  return list.starts.get(level) ?? list.levels.get(level)?.start ?? 1;
}

function resolve(
  lists: ReadonlyMap<string, List>,
  styles: Styles,
  own: NumberReference | undefined,
  style: string | undefined,
): { readonly numId: string; readonly list: List; readonly level: number } | undefined {
  const reference = own?.numId === undefined ? styles.numbering(style) : own;
  const numId = reference?.numId;
  const list = numId === undefined ? undefined : lists.get(numId);
  if (numId === undefined || list === undefined) return undefined; // numId 0 takes numbering off
  const level = own?.level ?? linkedLevel(list, reference, style) ?? reference?.level ?? 0;
  return list.levels.has(level) ? { numId, list, level } : undefined;
}

/** A level may name the paragraph style it numbers. */
function linkedLevel(
  list: List,
  reference: NumberReference | undefined,
  style: string | undefined,
): number | undefined {
  if (reference?.style === undefined) return undefined;
  for (const wanted of [style, reference.style]) {
    for (const [index, level] of list.levels) if (level.style === wanted) return index;
  }
  return undefined;
}

function readLists(root: Xml | undefined, styles: Styles): ReadonlyMap<string, List> {
  const definitions = new Map<string, Xml>();
  const byStyle = new Map<string, string>(); // styleLink → definition
  for (const xml of elements(root, 'abstractNum')) {
    const id = xml.attributes.abstractNumId ?? '';
    definitions.set(id, xml);
    const link = value(element(xml, 'styleLink'));
    if (link !== undefined) byStyle.set(link, id);
  }
  const nums = elements(root, 'num');
  const definitionOf = (numId: string | undefined): string | undefined =>
    value(
      element(
        nums.find(num => num.attributes.numId === numId),
        'abstractNumId',
      ),
    );
  const lists = new Map<string, List>();
  for (const num of nums) {
    let definition = value(element(num, 'abstractNumId')) ?? '';
    const link = value(element(definitions.get(definition), 'numStyleLink'));
    if (link !== undefined) {
      definition = byStyle.get(link) ?? definitionOf(styles.numbering(link)?.numId) ?? definition;
    }
    const levels = readLevels(definitions.get(definition));
    lists.set(num.attributes.numId ?? '', { definition, ...withOverrides(levels, num) });
  }
  return lists;
}

function withOverrides(levels: Map<number, Level>, num: Xml): Pick<List, 'levels' | 'starts'> {
  const starts = new Map<number, number>();
  for (const override of elements(num, 'lvlOverride')) {
    const index = Number(override.attributes.ilvl);
    const level = element(override, 'lvl');
    if (level !== undefined) levels.set(index, readLevel(level));
    const start = Number(value(element(override, 'startOverride')) ?? Number.NaN);
    if (Number.isInteger(start)) starts.set(index, start);
  }
  return { levels, starts };
}

function readLevels(definition: Xml | undefined): Map<number, Level> {
  const levels = new Map<number, Level>();
  for (const xml of elements(definition, 'lvl')) levels.set(Number(xml.attributes.ilvl), readLevel(xml));
  return levels;
}

const PLAIN: Level = {
  start: 1,
  format: 'decimal',
  custom: undefined,
  text: '',
  legal: false,
  restart: undefined,
  style: undefined,
};

function readLevel(xml: Xml): Level {
  const start = Number(value(element(xml, 'start')) ?? 1);
  const restart = Number(value(element(xml, 'lvlRestart')) ?? Number.NaN);
  const legal = element(xml, 'isLgl');
  // A custom format stands in a choice, with a plain one to fall back on.
  const choice = element(element(xml, 'AlternateContent'), 'Choice');
  const format = element(choice, 'numFmt') ?? element(xml, 'numFmt');
  return {
    start: Number.isInteger(start) ? start : 1,
    format: value(format) ?? 'decimal',
    custom: format?.attributes.format,
    text: value(element(xml, 'lvlText')) ?? '',
    legal: legal !== undefined && (value(legal) === undefined || isOn(value(legal))),
    restart: Number.isInteger(restart) ? restart : undefined,
    style: value(element(xml, 'pStyle')),
  };
}
