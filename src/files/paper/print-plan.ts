// Printing: paper → file, with the plan carried inside and the digest of what a reader of the file will see.
import type { Paper } from '#core/paper/paper.ts';
import { openDocument } from '../open-document.ts';
import { digestOf } from './unchanged-plan.ts';
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
