// The plan inside the file it was printed to (a custom XML part of .docx, an attachment of PDF) with the digest of the
// printed text: read back unedited it is the very same plan. Never trusted: anybody may have made it, and it is a draft.
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { unpack, type Zip } from '../zip.ts';

export type CarriedPlan = {
  readonly yaml: string;
  /** Of the text as a reader of the printed file sees it. */
  readonly digest: string;
};

const NAMESPACE = 'urn:fengsui:plan:1';
const PART = 'customXml/item1.xml';
const RELATIONS = 'word/_rels/document.xml.rels';
const KIND = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml';

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

/** The plan in the custom XML parts of a .docx. Word renames them as it likes, so every one is looked into. */
export function carriedInWord(zip: Zip): CarriedPlan | undefined {
  const names = [...zip.entries.keys()]
    .filter(name => /^customXml\/item\d{1,4}\.xml$/.test(name))
    .slice(0, 20);
  for (const name of names) {
    const part = unpack(zip, name);
    const carried = part instanceof Uint8Array ? carriedIn(new TextDecoder().decode(part)) : undefined;
    if (carried !== undefined) return carried;
  }
  return undefined;
}

function carriedIn(xml: string): CarriedPlan | undefined {
  if (!xml.includes(NAMESPACE)) return undefined;
  const found = /<plan\b[^>]{0,400}\bdigest="([0-9a-f]{64})"[^>]{0,400}>([A-Za-z0-9+/=\s]*)<\/plan>/.exec(
    xml,
  );
  if (found?.[1] === undefined || found[2] === undefined) return undefined;
  return { digest: found[1], yaml: Buffer.from(found[2], 'base64').toString('utf8') };
}

/** What a PDF has attached under the name that attachmentName gives. */
export function carriedAmong(
  attached: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): CarriedPlan | undefined {
  for (const { name, bytes } of attached) {
    const digest = /^plan-([0-9a-f]{64})\.yaml$/.exec(name)?.[1];
    if (digest !== undefined) return { digest, yaml: new TextDecoder().decode(bytes) };
  }
  return undefined;
}

export const attachmentName = ({ digest }: CarriedPlan): string => `plan-${digest}.yaml`;
