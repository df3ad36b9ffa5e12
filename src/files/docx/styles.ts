// Styles of a Word document: name, outline level, numbering and hidden text, inherited along "based on".
import { element, elements, type Xml } from '../xml.ts';

export type NumberReference = {
  readonly numId: string | undefined;
  readonly level: number | undefined; // 0 to 8
};

export type Ancestor = { readonly style: string; readonly level: number | undefined };

export type Styles = {
  /** The style of a paragraph that names this one: itself when it exists, otherwise that of paragraphs that name none. */
  readonly known: (id: string | undefined) => string | undefined;
  readonly name: (id: string | undefined) => string | undefined;
  /** 1 to 9; undefined for body text. */
  readonly outline: (id: string | undefined) => number | undefined;
  /** The list of the style (numId). */
  readonly list: (id: string | undefined) => string | undefined;
  /** The style and those it is based on, with the level of a list each says for itself. */
  readonly ancestry: (id: string | undefined) => readonly Ancestor[];
  /** True when text in it is hidden. */
  readonly hides: (id: string | undefined) => boolean;
};

type Raw = {
  readonly id: string;
  readonly xml: Xml;
  readonly name: string;
  readonly basedOn: string | undefined;
};
type Style = {
  readonly name: string | undefined;
  readonly outline: number | undefined;
  readonly list: string | undefined;
  readonly ancestry: readonly Ancestor[];
  readonly hides: boolean;
};

const NONE: Style = { name: undefined, outline: undefined, list: undefined, ancestry: [], hides: false };

export function readStyles(root: Xml | undefined): Styles {
  const raw = new Map<string, Raw>();
  let fallback: string | undefined;
  for (const xml of elements(root, 'style')) {
    const id = xml.attributes.styleId;
    if (id === undefined) continue;
    const name = value(element(xml, 'name')) ?? id;
    raw.set(id, { id, xml, name, basedOn: value(element(xml, 'basedOn')) });
    if ((xml.attributes.type ?? 'paragraph') === 'paragraph' && isOn(xml.attributes.default)) fallback = id;
  }
  const found = new Map<string, Style>();
  const style = (id: string | undefined): Style => {
    if (id === undefined) return NONE;
    const before = found.get(id);
    if (before !== undefined) return before;
    const made = inherit(chain(raw, id));
    found.set(id, made);
    return made;
  };
  return {
    known: id => (id !== undefined && raw.has(id) ? id : fallback),
    name: id => style(id).name,
    outline: id => style(id).outline,
    list: id => style(id).list,
    ancestry: id => style(id).ancestry,
    hides: id => style(id).hides,
  };
}

function inherit(styles: readonly Raw[]): Style {
  const vanish = first(styles, style => element(element(style.xml, 'rPr'), 'vanish'));
  return {
    name: styles[0]?.name,
    outline: first(styles, outlineOfStyle),
    list: first(styles, style => ownNumbering(style)?.numId),
    ancestry: styles.map(style => ({ style: style.id, level: ownNumbering(style)?.level })),
    hides: isSet(vanish),
  };
}

/** What a paragraph (or style) says of its numbering. */
export function numberReference(properties: Xml | undefined): NumberReference | undefined {
  const numbering = element(properties, 'numPr');
  if (numbering === undefined) return undefined;
  const level = Number(value(element(numbering, 'ilvl')) ?? Number.NaN);
  return {
    numId: value(element(numbering, 'numId')),
    level: level >= 0 && level < 9 ? level : undefined,
  };
}

/** Outline level of a paragraph's own properties: 1 to 9, 0 for "body text" said outright. */
export function outlineLevel(properties: Xml | undefined): number | undefined {
  const level = Number(value(element(properties, 'outlineLvl')) ?? Number.NaN);
  if (Number.isNaN(level)) return undefined;
  return level >= 0 && level < 9 ? level + 1 : 0;
}

export function value(xml: Xml | undefined): string | undefined {
  return xml?.attributes.val;
}

/** On/off values of Word: "1", "true", "on". */
export function isOn(text: string | undefined): boolean {
  return text === '1' || text === 'true' || text === 'on';
}

/** True when the element is there and not switched off. */
export function isSet(xml: Xml | undefined): boolean {
  return xml !== undefined && (value(xml) === undefined || isOn(value(xml)));
}

function ownNumbering(style: Raw): NumberReference | undefined {
  return numberReference(element(style.xml, 'pPr'));
}

function outlineOfStyle(style: Raw): number | undefined {
  const level = outlineLevel(element(style.xml, 'pPr'));
  if (level !== undefined) return level;
  const named = /^(?:heading|标题) ?([1-9])$/i.exec(style.name);
  return named ? Number(named[1]) : undefined;
}

/** The style and those it is based on; a circle ends it. */
function chain(styles: ReadonlyMap<string, Raw>, id: string): readonly Raw[] {
  const found: Raw[] = [];
  let next: string | undefined = id;
  while (next !== undefined && found.length < 30) {
    const style = styles.get(next);
    if (style === undefined || found.includes(style)) break;
    found.push(style);
    next = style.basedOn;
  }
  return found;
}

function first<T>(styles: readonly Raw[], read: (style: Raw) => T | undefined): T | undefined {
  for (const style of styles) {
    const found = read(style);
    if (found !== undefined) return found;
  }
  return undefined;
}
