// One story of a Word document (the body, a header, the notes) as blocks: paragraphs with their automatic numbers, tables,
// text boxes after the paragraph that carries them. Paragraphs whose mark was deleted by a tracked change run on into
// the next; hidden paragraphs are neither read nor counted.
import type { Block, Paragraph, Place } from '#core/document/document.ts';
import { element, elements, type Xml } from '../xml.ts';
import { makeFields } from './fields.ts';
import { alternative, isHidden, readRuns } from './runs.ts';
import type { Part, State } from './story.ts';
import { isOn, isSet, numberReference, outlineLevel, type Styles, value } from './styles.ts';
import { readTable } from './table.ts';

export function readBody(root: Xml | undefined, part: Part): readonly Block[] {
  const story = part.numbering.story();
  return readBlocks(root, { ...part, story, fields: makeFields(), paragraphs: 0, tables: 0 }, part.place);
}

function readBlocks(parent: Xml | undefined, state: State, place: Part['place'], contents = false): Block[] {
  const into: Into = { blocks: [], carried: '', last: undefined };
  readInto(into, parent, state, place, contents);
  // The last mark of a cell cannot go: what ran on stays a paragraph of its own.
  if (into.carried.trim() !== '' && into.last !== undefined)
    into.blocks.push({ kind: 'paragraph', text: into.carried.trimEnd(), place: into.last });
  return into.blocks;
}

type Into = { readonly blocks: Block[]; carried: string; last: Place | undefined };

function readInto(
  into: Into,
  parent: Xml | undefined,
  state: State,
  place: Part['place'],
  contents: boolean,
): void {
  for (const child of elements(parent)) {
    switch (child.name) {
      case 'p':
        readParagraph(into, child, state, place, contents);
        break;
      case 'tbl':
        into.blocks.push(readTable(child, state, readBlocks));
        break;
      case 'sdt':
        readInto(into, element(child, 'sdtContent'), state, place, contents || isContentsControl(child));
        break;
      case 'AlternateContent':
        readInto(into, alternative(child), state, place, contents);
        break;
      case 'ins':
      case 'moveTo':
      case 'customXml':
      case 'smartTag':
        readInto(into, child, state, place, contents);
        break;
      case 'altChunk':
      case 'subDoc':
        state.noted.embedded++;
        break;
      default:
        break; // section properties, bookmarks, deleted content
    }
  }
}

function readParagraph(into: Into, xml: Xml, state: State, place: Part['place'], contents: boolean): void {
  const properties = element(xml, 'pPr');
  const style = state.styles.known(value(element(properties, 'pStyle')));
  const runs = readRuns(xml, state.fields, state.styles, style);
  const mark = element(properties, 'rPr');
  state.noted.changes += runs.changes;
  state.noted.pictures += runs.pictures;
  if (
    runs.text.trim() === '' &&
    runs.boxes.length + runs.diagrams.length === 0 &&
    isHiddenMark(properties, state.styles, style)
  )
    return;
  const at = place(++state.paragraphs);
  const text = into.carried + runs.text;
  const runsOn = element(mark, 'del') ?? element(mark, 'moveFrom');
  if (runsOn !== undefined) state.noted.changes++;
  into.last = at;
  if (runsOn !== undefined || isDropCap(properties)) into.carried = text;
  else {
    into.carried = '';
    const inContents = contents || runs.contents || isContentsStyle(state.styles.name(style));
    into.blocks.push(describe(text.trimEnd(), properties, style, state, at, inContents));
  }
  for (const box of runs.boxes) into.blocks.push(...readBox(box, state, at));
  for (const relation of runs.diagrams)
    for (const line of state.diagram(relation))
      into.blocks.push({ kind: 'paragraph', text: line, place: at });
}

/** Text boxes number on their own; their paragraphs stand where the box is anchored. */
function readBox(box: Xml, state: State, at: Place): readonly Block[] {
  const inside: State = { ...state, story: state.numbering.story(), fields: makeFields() };
  const blocks = readBlocks(box, inside, () => at);
  state.tables = inside.tables;
  return blocks;
}

function describe(
  text: string,
  properties: Xml | undefined,
  style: string | undefined,
  state: State,
  at: Place,
  contents: boolean,
): Paragraph {
  const { styles, story, noted } = state;
  // A paragraph that only ends a section has no number.
  const counts = text !== '' || element(properties, 'sectPr') === undefined;
  const number = counts ? story.next(numberReference(properties), style)?.trim() : undefined;
  const level = outlineLevel(properties) ?? styles.outline(style);
  const name = styles.name(style);
  if (!contents) noted.brokenReferences += text.match(BROKEN)?.length ?? 0;
  return {
    kind: 'paragraph',
    text,
    ...(number === undefined || number === '' ? {} : { number }),
    ...(level === undefined || level === 0 ? {} : { level }),
    ...(name === undefined ? {} : { style: name }),
    ...(contents ? { contents: true } : {}),
    place: at,
  };
}

/** What Word prints for a reference whose target is gone. */
const BROKEN =
  /错误[!！]\s*(?:未找到引用源|未定义书签|文档中没有指定样式的文字)|Error! (?:Reference source not found|Bookmark not defined)/g;

/** The mark of a hidden paragraph; a style separator (specVanish) hides its mark but not its text. */
function isHiddenMark(properties: Xml | undefined, styles: Styles, style: string | undefined): boolean {
  const separator = isSet(element(element(properties, 'rPr'), 'specVanish'));
  return !separator && isHidden(properties ?? EMPTY, styles, style);
}

const EMPTY: Xml = { name: '', attributes: {}, children: [] };

function isDropCap(properties: Xml | undefined): boolean {
  const cap = element(properties, 'framePr')?.attributes.dropCap;
  return cap === 'drop' || cap === 'margin';
}

function isContentsStyle(name: string | undefined): boolean {
  return name !== undefined && /^(?:toc|目录) ?\d$/i.test(name);
}

function isContentsControl(sdt: Xml): boolean {
  const gallery = element(element(element(sdt, 'sdtPr'), 'docPartObj'), 'docPartGallery');
  return value(gallery) === 'Table of Contents';
}

/** True for separators of footnotes and other notes that are no text. */
export function isRealNote(note: Xml): boolean {
  const type = note.attributes.type;
  return (type === undefined || type === 'normal') && !isOn(note.attributes.hidden);
}
