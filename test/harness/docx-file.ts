// Word files for tests, made of just the XML a test is about.
import { zipSync } from 'fflate';

export type DocxParts = {
  readonly body: string; // inside w:body
  readonly styles?: string; // inside w:styles
  readonly numbering?: string; // inside w:numbering
  readonly footnotes?: string;
  readonly endnotes?: string;
  readonly comments?: string;
  readonly header?: string;
  readonly footer?: string;
};

const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"';
const RELATED = ['styles', 'numbering', 'footnotes', 'endnotes', 'comments', 'header', 'footer'] as const;
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export function docxFile(parts: DocxParts): Uint8Array {
  const files: Record<string, string> = {
    '[Content_Types].xml': contentTypes(parts),
    '_rels/.rels': relations([['officeDocument', 'word/document.xml']]),
    'word/document.xml': root('document', `<w:body>${parts.body}</w:body>`),
  };
  const related: [string, string][] = [];
  for (const kind of RELATED) {
    const inside = parts[kind];
    if (inside === undefined) continue;
    files[`word/${kind}.xml`] = root({ header: 'hdr', footer: 'ftr' }[kind as string] ?? kind, inside);
    related.push([kind, `${kind}.xml`]);
  }
  files['word/_rels/document.xml.rels'] = relations(related);
  return zipFile(files);
}

export function zipFile(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const encoder = new TextEncoder();
  return zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => [
        name,
        typeof content === 'string' ? encoder.encode(content) : content,
      ]),
    ),
  );
}

/** A paragraph, with properties where a test is about them. */
export function p(text: string, properties = ''): string {
  const set = properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`;
  return `<w:p>${set}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

/** Properties that number a paragraph. */
export function numbered(numId: number, level = 0): string {
  return `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numId}"/></w:numPr>`;
}

export function level(index: number, format: string, text: string, more = ''): string {
  return `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
}

export function abstractNum(id: number, inside: string): string {
  return `<w:abstractNum w:abstractNumId="${id}">${inside}</w:abstractNum>`;
}

export function num(id: number, abstract: number, overrides = ''): string {
  return `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstract}"/>${overrides}</w:num>`;
}

function root(name: string, inside: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:${name} ${NAMESPACES}>${inside}</w:${name}>`;
}

function contentTypes(parts: DocxParts): string {
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
  const override = (part: string, kind: string) =>
    `<Override PartName="/word/${part}.xml" ContentType="${type}.${kind}+xml"/>`;
  const related = RELATED.filter(kind => parts[kind] !== undefined).map(kind => override(kind, kind));
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('document', 'document.main')}${related.join('')}</Types>`;
}

function relations(list: readonly (readonly [string, string])[]): string {
  const items = list.map(
    ([kind, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${RELATION}/${kind}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join('')}</Relationships>`;
}
