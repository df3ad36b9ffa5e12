// Printing: paper → file, with the plan carried inside and the digest of what a reader will see; and back, the plan a
// printed file carries as long as nobody has edited its text.
import type { DocumentTree } from '#core/document/document.ts';
import { flatten } from '#core/document/flat-text.ts';
import type { Paper } from '#core/paper/paper.ts';
import { openDocument } from '../open-document.ts';
import { openZip, unpack } from '../zip.ts';
import { type CarriedPlan, carriedIn, digestOfText } from './carried-plan.ts';
import { writeDocx } from './write-docx.ts';
import { writePdf } from './write-pdf.ts';

export type PaperFormat = 'docx' | 'pdf';

/** Throws only on a fault of our own: a file just written that cannot be read. */
export async function printPlan(paper: Paper, yaml: string, format: PaperFormat): Promise<Uint8Array> {
  const write = format === 'docx' ? writeDocx : writePdf;
  const opened = await openDocument(await write(paper), `paper.${format}`);
  if (!opened.ok) throw new Error(`the printed plan cannot be read: ${opened.code}`);
  return write(paper, { yaml, digest: digestOf(opened.document) });
}

/** The plan in a printed .docx; undefined when there is none or the text has been edited since. */
export function unchangedPlanIn(bytes: Uint8Array, document: DocumentTree): string | undefined {
  const carried = carriedPlanIn(bytes);
  return carried !== undefined && carried.digest === digestOf(document) ? carried.yaml : undefined;
}

const digestOf = (document: DocumentTree): string => digestOfText(flatten(document).text);

/** Word renames custom parts as it likes, so every one of them is looked into. */
function carriedPlanIn(bytes: Uint8Array): CarriedPlan | undefined {
  const zip = openZip(bytes);
  if (typeof zip === 'string') return undefined;
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
