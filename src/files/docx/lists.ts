// The list definitions of a Word document: what every level of a list looks like, and where an instance of a definition
// departs from it. Counting is numbering.ts.
import { element, elements, type Xml } from '../xml.ts';
import { isSet, type Styles, value } from './styles.ts';
import { bulletSign } from './symbols.ts';

export type Level = {
  readonly start: number;
  readonly format: string;
  readonly custom: string | undefined; // pattern of a custom format
  readonly text: string; // "%1.%2"; of a bullet the sign itself
  readonly legal: boolean; // all numbers in decimals
  /** A level below this one (0-based) that is used restarts it; 0: none does. */
  readonly restart: number;
  readonly style: string | undefined; // the paragraph style it numbers
};

export type List = {
  readonly definition: string; // lists of the same definition share their counts
  readonly levels: ReadonlyMap<number, Level>;
  readonly starts: ReadonlyMap<number, number>; // startOverride
  readonly single: boolean; // only the first level is used
};

/** By numId. */
export function readLists(root: Xml | undefined, styles: Styles): ReadonlyMap<string, List> {
  const definitions = new Map<string, Xml>();
  const byStyle = new Map<string, string>(); // styleLink → definition
  for (const xml of elements(root, 'abstractNum')) {
    const id = xml.attributes.abstractNumId ?? '';
    definitions.set(id, xml);
    const link = value(element(xml, 'styleLink'));
    if (link !== undefined) byStyle.set(link, id);
  }
  const nums = new Map<string, Xml>();
  for (const num of elements(root, 'num')) nums.set(num.attributes.numId ?? '', num);
  const definitionOf = (num: Xml | undefined): string => value(element(num, 'abstractNumId')) ?? '';
  const looks = (definition: string): string => {
    const link = value(element(definitions.get(definition), 'numStyleLink'));
    if (link === undefined) return definition;
    const num = nums.get(styles.list(link) ?? '');
    return byStyle.get(link) ?? (num === undefined ? definition : definitionOf(num));
  };
  const lists = new Map<string, List>();
  for (const [id, num] of nums) {
    const definition = definitionOf(num);
    const look = definitions.get(looks(definition));
    const single = value(element(look, 'multiLevelType')) === 'singleLevel';
    lists.set(id, { definition, single, ...withOverrides(readLevels(look), num) });
  }
  return lists;
}

function readLevels(definition: Xml | undefined): Map<number, Level> {
  const levels = new Map<number, Level>();
  for (const xml of elements(definition, 'lvl')) {
    const index = Number(xml.attributes.ilvl);
    if (index >= 0 && index < 9) levels.set(index, readLevel(xml, index));
  }
  return levels;
}

function withOverrides(levels: Map<number, Level>, num: Xml): Pick<List, 'levels' | 'starts'> {
  const starts = new Map<number, number>();
  for (const override of elements(num, 'lvlOverride')) {
    const index = Number(override.attributes.ilvl);
    const level = element(override, 'lvl');
    // Word takes no notice of a restart in an override (MS-OI29500, lvlRestart).
    if (level !== undefined && index >= 0 && index < 9)
      levels.set(index, { ...readLevel(level, index), restart: levels.get(index)?.restart ?? index });
    const start = whole(element(override, 'startOverride'));
    if (start !== undefined) starts.set(index, start);
  }
  return { levels, starts };
}

function readLevel(xml: Xml, index: number): Level {
  const restart = whole(element(xml, 'lvlRestart'));
  // A custom format stands in a choice, with a plain one to fall back on.
  const choice = element(element(xml, 'AlternateContent'), 'Choice');
  const format = element(choice, 'numFmt') ?? element(xml, 'numFmt');
  const name = value(format) ?? 'decimal';
  // Word takes 31 characters; what repeats at every paragraph must not be long.
  const text = (value(element(xml, 'lvlText')) ?? '').slice(0, 100);
  return {
    start: whole(element(xml, 'start')) ?? 0,
    format: name,
    custom: format?.attributes.format,
    text: name === 'bullet' ? bulletSign(text, element(element(xml, 'rPr'), 'rFonts')) : text,
    legal: isSet(element(xml, 'isLgl')),
    restart: restart === undefined || restart > index ? index : Math.max(0, restart),
    style: value(element(xml, 'pStyle')),
  };
}

function whole(xml: Xml | undefined): number | undefined {
  const number = Number(value(xml) ?? Number.NaN);
  return Number.isInteger(number) ? number : undefined;
}
