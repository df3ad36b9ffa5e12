// The plan inside the .docx it was printed to, as a custom XML part with the digest of the printed text: read back
// unedited the file is the very same plan; edited it is read like any other document. Never trusted: it is a draft.
import { createHash } from 'node:crypto';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

export type CarriedPlan = {
  readonly yaml: string;
  /** Of the text as a reader of the printed file sees it. */
  readonly digest: string;
};

const NAMESPACE = 'urn:fengsui:plan:1';
const PART = 'customXml/item1.xml';
const RELATIONS = 'word/_rels/document.xml.rels';
const KIND = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml';

/** White space is left out: Word and others set it as they like when they save. */
export function digestOfText(text: string): string {
  return createHash('sha256').update(text.replace(/\s+/g, '')).digest('hex');
}

/** The same .docx with the plan in it. `docx` must be a file this program has written. */
export function carryPlan(docx: Uint8Array, { yaml, digest }: CarriedPlan): Uint8Array {
  const parts = unzipSync(docx);
  const relations = strFromU8(parts[RELATIONS] ?? new Uint8Array());
  const relation = `<Relationship Id="rIdFengsui" Type="${KIND}" Target="../${PART}"/></Relationships>`;
  const encoded = Buffer.from(yaml).toString('base64');
  const xml = `<?xml version="1.0" encoding="UTF-8"?><plan xmlns="${NAMESPACE}" digest="${digest}">${encoded}</plan>`;
  return zipSync({
    ...parts,
    [RELATIONS]: strToU8(relations.replace('</Relationships>', relation)),
    [PART]: strToU8(xml),
  });
}

/** The plan a custom XML part holds, if it is ours; undefined otherwise, whatever the text. */
export function carriedIn(xml: string): CarriedPlan | undefined {
  if (!xml.includes(NAMESPACE)) return undefined;
  const found = /<plan\b[^>]{0,400}\bdigest="([0-9a-f]{64})"[^>]{0,400}>([A-Za-z0-9+/=\s]*)<\/plan>/.exec(
    xml,
  );
  if (found?.[1] === undefined || found[2] === undefined) return undefined;
  return { digest: found[1], yaml: Buffer.from(found[2], 'base64').toString('utf8') };
}
