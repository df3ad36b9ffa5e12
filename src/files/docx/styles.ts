// Paragraph styles of a Word document: name, outline level and numbering, inherited along "based on".
import { element, elements, type Xml } from '../xml.ts';

export type NumberReference = {
  readonly numId: string | undefined;
  readonly level: number | undefined;
  /** The style it was found in, undefined when the paragraph says it itself. */
  readonly style?: string;
};

export type Styles = {
  /** Style of paragraphs that name none. */
  readonly fallback: string | undefined;
  readonly name: (id: string | undefined) => string | undefined;
  /** 1 to 9; undefined for body text. */
  readonly outline: (id: string | undefined) => number | undefined;
  readonly numbering: (id: string | undefined) => NumberReference | undefined;
};

type Style = { readonly id: string; readonly xml: Xml; readonly name: string; readonly basedOn?: string };

export function readStyles(root: Xml | undefined): Styles {
  const styles = new Map<string, Style>();
  let fallback: string | undefined;
  for (const xml of elements(root, 'style')) {
    const id = xml.attributes.styleId;
    if (id === undefined || (xml.attributes.type ?? 'paragraph') === 'character') continue;
    const basedOn = value(element(xml, 'basedOn'));
    styles.set(id, {
      id,
      xml,
      name: value(element(xml, 'name')) ?? id,
      ...(basedOn === undefined ? {} : { basedOn }),
    });
    if (xml.attributes.type === 'paragraph' && isOn(xml.attributes.default)) fallback = id;
  }
  return {
    fallback,
    name: id => (id === undefined ? undefined : styles.get(id)?.name),
    outline: id => first(chain(styles, id), outlineOfStyle),
    numbering: id =>
      first(chain(styles, id), style => {
        const found = numberReference(element(style.xml, 'pPr'));
        return found?.numId === undefined ? undefined : { ...found, style: style.id };
      }),
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

/** On/off values of Word: "1", "true", "on"; absent value means on when the element is there. */
export function isOn(text: string | undefined): boolean {
  return text === '1' || text === 'true' || text === 'on';
}

function outlineOfStyle(style: Style): number | undefined {
  const level = outlineLevel(element(style.xml, 'pPr'));
  if (level !== undefined) return level;
  const named = /^(?:heading|标题) ?([1-9])$/i.exec(style.name);
  return named ? Number(named[1]) : undefined;
}

/** The style and those it is based on; a circle ends it. */
function chain(styles: ReadonlyMap<string, Style>, id: string | undefined): readonly Style[] {
  const found: Style[] = [];
  let next = id;
  while (next !== undefined && found.length < 30) {
    const style = styles.get(next);
    if (style === undefined || found.includes(style)) break;
    found.push(style);
    next = style.basedOn;
  }
  return found;
}

function first<T>(styles: readonly Style[], read: (style: Style) => T | undefined): T | undefined {
  for (const style of styles) {
    const found = read(style);
    if (found !== undefined) return found;
  }
  return undefined;
}
