// The plan a printed file carries, as long as nobody has edited its text since: then the file is that very plan.
import { createHash } from 'node:crypto';
import type { DocumentTree } from '#core/document/document.ts';
import { flatten } from '#core/document/flat-text.ts';

/** Undefined when the file carries no plan or its text has been edited. */
export function unchangedPlanIn(document: DocumentTree): string | undefined {
  const { carried } = document;
  return carried !== undefined && carried.digest === digestOf(document) ? carried.yaml : undefined;
}

/** Of the text as it is read. White space is left out: programs set it as they like when they save. */
export function digestOf(document: DocumentTree): string {
  return createHash('sha256').update(flatten(document).text.replace(/\s+/g, '')).digest('hex');
}
