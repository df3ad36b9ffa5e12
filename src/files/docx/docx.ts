// A .docx file (also .docm, .dotx, and what WPS writes) → document tree, as Word shows it. Macros are never looked at.
// Never throws on bytes.
import type { Block, DocumentTree, Paragraph } from '#core/document/document.ts';
import { findingsOf, nothingNoted } from '../noted.ts';
import type { OpenedDocument, Upload } from '../opener.ts';
import { type RefusedFile, refuseFile } from '../refused-file.ts';
import { elements, type Xml } from '../xml.ts';
import { isRealNote, readBody } from './body.ts';
import { diagramTexts } from './diagram.ts';
import { readNumbering } from './numbering.ts';
import { type Kind, type Parts, readParts, type Trouble } from './parts.ts';
import type { Part } from './story.ts';
import { readStyles } from './styles.ts';

const REFUSALS = {
  'not-a-zip': 'unreadable-docx',
  'no-document': 'unreadable-docx',
  malformed: 'unreadable-docx',
  encrypted: 'encrypted-docx',
  'too-large': 'decompressed-too-large',
  'too-many': 'decompressed-too-large',
  entities: 'xml-with-entities',
  'too-deep': 'nested-too-deep',
} as const satisfies Record<Trouble, RefusedFile['code']>;

export function openDocx({ bytes, name }: Pick<Upload, 'bytes' | 'name'>): OpenedDocument {
  const parts = readParts(bytes);
  if (typeof parts === 'string') return refuseFile(REFUSALS[parts]);
  return { ok: true, document: readTree(parts, name) };
}

function readTree(parts: Parts, name: string): DocumentTree {
  const styles = readStyles(parts.of('styles')[0]);
  const numbering = readNumbering(parts.of('numbering')[0], styles);
  const noted = nothingNoted();
  const drawn = new Set<string>();
  const diagram = (relation: string) => {
    const model = drawn.has(relation) ? undefined : parts.related.get(relation);
    drawn.add(relation); // each is read once, however often it is drawn
    return model === undefined ? [] : diagramTexts(model);
  };
  const shared = { styles, numbering, noted, diagram };
  const body = readBody(elements(parts.document, 'body')[0], {
    ...shared,
    place: paragraph => ({ in: 'paragraph', paragraph }),
  });
  const notes = (['footnotes', 'endnotes'] as const).flatMap(kind =>
    parts.of(kind).flatMap(part => readNotes(part, kind, shared)),
  );
  const apart = (['header', 'footer'] as const).flatMap(kind =>
    parts
      .of(kind)
      .flatMap(part => paragraphs(part, { ...shared, place: paragraph => ({ in: kind, paragraph }) })),
  );
  const comments = parts.of('comments').reduce((sum, part) => sum + elements(part, 'comment').length, 0);
  const findings = findingsOf(noted, { comments, macros: parts.macros });
  const { carried } = parts;
  return { name, format: 'word', body, notes, apart, findings, ...(carried ? { carried } : {}) };
}

function readNotes(
  part: Xml,
  kind: Kind & `${string}notes`,
  shared: Omit<Part, 'place'>,
): readonly Paragraph[] {
  return elements(part)
    .filter(isRealNote)
    .flatMap(note => {
      const id = note.attributes.id ?? '';
      const place: Part['place'] = paragraph => ({
        in: 'note',
        note: kind === 'endnotes' ? `e${id}` : id,
        paragraph,
      });
      return paragraphs(note, { ...shared, place });
    });
}

/** Paragraphs with text, those of tables included. */
function paragraphs(root: Xml, part: Part): readonly Paragraph[] {
  const flat = (blocks: readonly Block[]): readonly Paragraph[] =>
    blocks.flatMap(block =>
      block.kind === 'paragraph'
        ? [block]
        : block.rows.flatMap(row => row.flatMap(cell => flat(cell.blocks))),
    );
  return flat(readBody(root, part)).filter(paragraph => paragraph.text.trim() !== '');
}
