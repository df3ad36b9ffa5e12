// The text of one Word paragraph: what the reader of the printed page sees. Insertions are kept and deletions dropped,
// hidden text and field codes are left out, text boxes are handed back apart.
import { element, elements, type Xml } from '../xml.ts';
import { type Fields, isContents } from './fields.ts';
import { isSet, type Styles, value } from './styles.ts';
import { symbol } from './symbols.ts';

export type RunText = {
  readonly text: string;
  readonly boxes: readonly Xml[]; // txbxContent, in order
  readonly diagrams: readonly string[]; // ids of their relations
  readonly changes: number; // tracked changes resolved
  readonly pictures: number;
  readonly contents: boolean; // some of it is the result of a contents field
};

type Sink = {
  text: string;
  boxes: Xml[];
  diagrams: string[];
  changes: number;
  pictures: number;
  contents: boolean;
};
type Context = {
  readonly fields: Fields;
  readonly styles: Styles;
  readonly style: string | undefined;
  readonly sink: Sink;
};

/** `style` is that of the paragraph: it may hide text. */
export function readRuns(paragraph: Xml, fields: Fields, styles: Styles, style?: string): RunText {
  const sink: Sink = { text: '', boxes: [], diagrams: [], changes: 0, pictures: 0, contents: false };
  walkAll(paragraph, { fields, styles, style, sink });
  sink.text += fields.endOfParagraph();
  return sink;
}

function walkAll(node: Xml | undefined, context: Context): void {
  for (const child of elements(node)) walk(child, context);
}

function walk(node: Xml, context: Context): void {
  const { sink, fields } = context;
  const sign = SIGNS[node.name];
  if (sign !== undefined) add(sign, context);
  switch (node.name) {
    case 't':
      add(textOf(node), context);
      break;
    case 'br':
      add('\n', context);
      break;
    case 'sym':
      add(signOf(node), context);
      break;
    case 'r':
      if (!isHidden(node, context.styles, context.style)) readRun(node, context);
      break;
    case 'instrText':
      fields.instruct(node.children.filter(child => typeof child === 'string').join(''));
      break;
    case 'fldChar':
      sink.text += fields.mark(node);
      break;
    case 'fldSimple':
      sink.contents ||= isContents(node.attributes.instr ?? '');
      walkAll(node, context);
      break;
    case 'del':
    case 'moveFrom':
      sink.changes++;
      break;
    case 'ins':
    case 'moveTo':
      sink.changes++;
      walkAll(node, context);
      break;
    case 'txbxContent':
      if (fields.shown()) sink.boxes.push(node);
      break;
    case 'relIds': // SmartArt
      sink.diagrams.push(node.attributes.dm ?? '');
      break;
    case 'AlternateContent':
      walkAll(alternative(node), context);
      break;
    case 'blip':
    case 'imagedata':
    case 'OLEObject':
      sink.pictures++;
      break;
    case 'den': // of a fraction
      add('/', context);
      walkAll(node, context);
      break;
    default:
      if (!SILENT.has(node.name)) walkAll(node, context);
  }
}

function add(text: string, { sink, fields }: Context): void {
  if (!fields.shown()) fields.hold(text);
  else {
    sink.text += text;
    sink.contents ||= fields.contents() && text.trim() !== '';
  }
}

const SIGNS: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  tab: '\t',
  ptab: '\t',
  cr: '\n',
  noBreakHyphen: '-',
});

/** Properties, what was deleted, the small characters above others, and what is drawn elsewhere. */
const SILENT = new Set(['pPr', 'rPr', 'sdtPr', 'delText', 'delInstrText', 'rt', 'softHyphen', 'tblPr']);

const WHITE = ' \t\r\n';

/** Word drops white space at the ends of a text unless told to keep it. */
function textOf(node: Xml): string {
  const text = node.children.filter(child => typeof child === 'string').join('');
  if (node.attributes.space === 'preserve') return text;
  let [from, to] = [0, text.length];
  while (from < to && WHITE.includes(text.charAt(from))) from++;
  while (to > from && WHITE.includes(text.charAt(to - 1))) to--;
  return text.slice(from, to);
}

function readRun(run: Xml, context: Context): void {
  const before = context.sink.text.length;
  walkAll(run, context);
  if (value(element(element(run, 'rPr'), 'vertAlign')) !== 'superscript') return;
  const { sink } = context;
  const raised = sink.text.slice(before);
  // "10m" and a raised "3": a cubic metre, not a 3
  if (/^\d{1,3}$/.test(raised))
    sink.text =
      sink.text.slice(0, before) + raised.replace(/\d/g, digit => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] ?? digit);
}

function signOf(node: Xml): string {
  const code = Number.parseInt(node.attributes.char ?? '', 16);
  const sign = symbol(node.attributes.font, code);
  if (sign !== undefined) return sign;
  // A sign of a symbol font we have no character for: most are boxes to tick.
  return code > 0x20 && (code < 0xe000 || code > 0xf8ff) && code < 0xffff ? String.fromCharCode(code) : '□';
}

/** What a run (or the mark of a paragraph) says itself comes before its style, and that before the paragraph's. */
export function isHidden(run: Xml, styles: Styles, style: string | undefined): boolean {
  const properties = element(run, 'rPr');
  const vanish = element(properties, 'vanish');
  if (vanish !== undefined) return isSet(vanish);
  return styles.hides(value(element(properties, 'rStyle'))) || styles.hides(style);
}

/** What Word 2010 and later understand is read from the choice, anything else from what there is to fall back on. */
export function alternative(node: Xml): Xml | undefined {
  const fallback = element(node, 'Fallback');
  const known = elements(node, 'Choice').find(choice =>
    (choice.attributes.Requires ?? 'wps')
      .split(/\s+/)
      .every(prefix => /^(?:wp|w1|a1|v$|cx|am3d)/.test(prefix)),
  );
  return known ?? fallback ?? element(node, 'Choice');
}
