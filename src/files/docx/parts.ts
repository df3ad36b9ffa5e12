// The parts of a Word file, found by their relations from the main document. Relations that point outside the file are
// never followed; all parts together stay within the limits.
import { type CarriedPlan, carriedInWord } from '../paper/carried-plan.ts';
import { elements, parseXml, type Xml, type XmlTrouble } from '../xml.ts';
import { openZip, unpack, type Zip, type ZipTrouble } from '../zip.ts';

export type Trouble = ZipTrouble | XmlTrouble | 'no-document';

const KINDS = ['styles', 'numbering', 'footnotes', 'endnotes', 'comments', 'header', 'footer'] as const;
export type Kind = (typeof KINDS)[number];

export type Parts = {
  readonly document: Xml;
  /** Those of a kind, in the order of the relations. */
  readonly of: (kind: Kind) => readonly Xml[];
  /** A part by the id of its relation: the data of a diagram. */
  readonly related: ReadonlyMap<string, Xml>;
  readonly macros: boolean;
  readonly carried?: CarriedPlan; // when this program printed the file
};

export function readParts(bytes: Uint8Array): Parts | Trouble {
  const zip = openZip(bytes);
  if (typeof zip === 'string') return zip;
  const start = readPart(zip, '_rels/.rels');
  if (typeof start === 'string') return start;
  const main = targets(start, '', 'officeDocument')[0] ?? 'word/document.xml';
  const document = readPart(zip, main);
  if (typeof document === 'string') return document;
  if (document?.name !== 'document') return 'no-document';
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const relations = readPart(zip, `${folder}_rels/${main.slice(folder.length)}.rels`);
  if (typeof relations === 'string') return relations;
  const found = new Map<Kind, readonly Xml[]>();
  for (const kind of KINDS) {
    const read: Xml[] = [];
    for (const target of new Set(targets(relations, folder, kind))) {
      const part = readPart(zip, target);
      if (typeof part === 'string') return part;
      if (part !== undefined) read.push(part);
    }
    found.set(kind, read);
  }
  const related = readDiagrams(zip, relations, folder);
  if (typeof related === 'string') return related;
  const macros = targets(relations, folder, 'vbaProject').length > 0;
  const carried = carriedInWord(zip);
  return { document, of: kind => found.get(kind) ?? [], related, macros, ...(carried ? { carried } : {}) };
}

function readDiagrams(
  zip: Zip,
  relations: Xml | undefined,
  folder: string,
): ReadonlyMap<string, Xml> | Trouble {
  const related = new Map<string, Xml>();
  for (const { attributes } of elements(relations, 'Relationship')) {
    if (!attributes.Type?.endsWith('/diagramData') || attributes.TargetMode === 'External') continue;
    const part = readPart(zip, within(folder, attributes.Target ?? ''));
    if (typeof part === 'string') return part;
    if (part !== undefined) related.set(attributes.Id ?? '', part);
  }
  return related;
}

function readPart(zip: Zip, name: string): Xml | Trouble | undefined {
  const bytes = unpack(zip, name);
  if (bytes === undefined || typeof bytes === 'string') return bytes;
  const utf16 = bytes[0] === 0xff || bytes[0] === 0xfe;
  const encoding = utf16 ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8';
  return parseXml(new TextDecoder(encoding).decode(bytes), zip.spent, UNREAD);
}

/** What only concerns how the page looks; half of what Word writes. */
const UNREAD = new Set(
  'sz szCs lang color spacing ind jc kern b bCs i iCs u w proofErr bookmarkStart bookmarkEnd lastRenderedPageBreak widowControl snapToGrid adjustRightInd keepNext keepLines pageBreakBefore shd highlight tcW vAlign textAlignment autoSpaceDE autoSpaceDN kinsoku topLinePunct overflowPunct wordWrap noProof webHidden position fitText'.split(
    ' ',
  ),
);

/** Names of the parts a relation of this kind points to, wherever its vocabulary (transitional or strict). */
function targets(relations: Xml | undefined, folder: string, kind: string): readonly string[] {
  return elements(relations, 'Relationship').flatMap(({ attributes }) => {
    if (!attributes.Type?.endsWith(`/${kind}`) || attributes.TargetMode === 'External') return [];
    return [within(folder, attributes.Target ?? '')];
  });
}

/** A name inside the zip file: "../x" goes up, never beyond the root. */
function within(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}
