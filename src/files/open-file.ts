// A file on disk → document tree. Its size is looked at first: what is too large is never read into memory.
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { LIMITS } from './limits.ts';
import { openDocument } from './open-document.ts';
import type { OpenedDocument } from './opener.ts';
import { refuseFile } from './refused-file.ts';

/** Throws what the file system throws (ENOENT, EISDIR, EACCES). */
export async function openFile(path: string): Promise<OpenedDocument> {
  const { size } = await stat(path);
  if (size > LIMITS.fileBytes) return refuseFile('file-too-large');
  return openDocument(await readFile(path), basename(path));
}
