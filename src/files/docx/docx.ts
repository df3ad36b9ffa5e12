// A .docx file → document tree. Parts are found by their relations, unpacked under limits, and read as Word shows them.
// Never throws on bytes.
import type { Block, DocumentTree, Paragraph } from '#core/document/document.ts';
import type { Finding } from '#core/finding.ts';
import type { OpenedDocument, Upload } from '../opener.ts';
import { type RefusedFile, refuseFile } from '../refused-file.ts';
import { elements, parseXml, type Xml, type XmlTrouble } from '../xml.ts';
import { openZip, unpack, type Zip, type ZipTrouble } from '../zip.ts';
import { isRealNote, type Part, readBody } from './body.ts';
import { readNumbering } from './numbering.ts';
import { readStyles } from './styles.ts';

type Trouble = ZipTrouble | XmlTrouble;
type Parts = {
  readonly document: Xml;
  readonly one: (kind: string) => Xml | undefined;
  readonly all: (kind: string) => readonly Xml[];
};

const REFUSALS = {
  'not-a-zip': 'unreadable-docx',
  malformed: 'unreadable-docx',
  encrypted: 'encrypted-docx',
  'too-large': 'decompressed-too-large',
  entities: 'xml-with-entities',
  'too-deep': 'nested-too-deep',
} as const satisfies Record<Trouble, RefusedFile['code']>;

export function openDocx({ bytes, name }: Pick<Upload, 'bytes' | 'name'>): OpenedDocument {
  const zip = openZip(bytes);
  if (typeof zip === 'string') return refuseFile(REFUSALS[zip]);
  const parts = readParts(zip);
  if (typeof parts === 'string') return refuseFile(REFUSALS[parts]);
  return { ok: true, document: readTree(parts, name) };
}

function readTree(parts: Parts, name: string): DocumentTree {
  const styles = readStyles(parts.one('styles'));
  const numbering = readNumbering(parts.one('numbering'), styles);
  const shared = { styles, numbering };
  const body = readBody(elements(parts.document, 'body')[0], {
    ...shared,
    place: paragraph => ({ in: 'paragraph', paragraph }),
  });
  const notes = ['footnotes', 'endnotes'].flatMap(kind =>
    elements(parts.one(kind))
      .filter(isRealNote)
      .flatMap(note =>
        paragraphs(note, {
          ...shared,
          place: paragraph => ({ in: 'note', note: note.attributes.id ?? '', paragraph }),
        }),
      ),
  );
  const apart = (['header', 'footer'] as const).flatMap(kind =>
    parts
      .all(kind)
      .flatMap(part => paragraphs(part, { ...shared, place: paragraph => ({ in: kind, paragraph }) })),
  );
  const findings = body.changed ? [CHANGES_RESOLVED] : [];
  return { name, format: 'word', body: body.blocks, notes, apart, findings };
}

const CHANGES_RESOLVED: Finding = {
  code: 'tracked-changes-resolved',
  severity: 'info',
  message: {
    zh: '文档含有修订痕迹:已按“接受全部修订”读取,请核对。',
    en: 'The document has tracked changes: it was read as if all were accepted. Please check.',
  },
  place: {},
};

/** Paragraphs with text, those of tables included. */
function paragraphs(root: Xml, part: Part): readonly Paragraph[] {
  const flat = (blocks: readonly Block[]): readonly Paragraph[] =>
    blocks.flatMap(block =>
      block.kind === 'paragraph'
        ? [block]
        : block.rows.flatMap(row => row.flatMap(cell => flat(cell.blocks))),
    );
  return flat(readBody(root, part).blocks).filter(paragraph => paragraph.text.trim() !== '');
}

function readParts(zip: Zip): Parts | Trouble {
  const start = readPart(zip, '_rels/.rels');
  if (typeof start === 'string') return start;
  const main = targets(start, '', 'officeDocument')[0] ?? 'word/document.xml';
  const document = readPart(zip, main);
  if (document === undefined) return 'malformed';
  if (typeof document === 'string') return document;
  if (document.name !== 'document') return 'malformed';
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const relations = readPart(zip, `${folder}_rels/${main.slice(folder.length)}.rels`);
  if (typeof relations === 'string') return relations;
  const found = new Map<string, readonly Xml[]>();
  for (const kind of ['styles', 'numbering', 'footnotes', 'endnotes', 'header', 'footer']) {
    const read: Xml[] = [];
    for (const target of targets(relations, folder, kind)) {
      const part = readPart(zip, target);
      if (typeof part === 'string') return part;
      if (part !== undefined) read.push(part);
    }
    found.set(kind, read);
  }
  return { document, one: kind => found.get(kind)?.[0], all: kind => found.get(kind) ?? [] };
}

function readPart(zip: Zip, name: string): Xml | Trouble | undefined {
  const bytes = unpack(zip, name);
  if (bytes === undefined || typeof bytes === 'string') return bytes;
  const utf16 = bytes[0] === 0xff || bytes[0] === 0xfe;
  return parseXml(
    new TextDecoder(utf16 ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(bytes),
  );
}

/** Names of the parts a relation of this kind points to. */
function targets(relations: Xml | undefined, folder: string, kind: string): readonly string[] {
  return elements(relations, 'Relationship').flatMap(({ attributes }) => {
    if (!attributes.Type?.endsWith(`/${kind}`) || attributes.TargetMode === 'External') return [];
    const target = attributes.Target ?? '';
    return [target.startsWith('/') ? target.slice(1) : folder + target.replace(/^\.\//, '')];
  });
}
