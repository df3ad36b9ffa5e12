// Bytes of an uploaded file → document tree, or a refusal that says what to do. Never throws on bytes.
import { flatten } from '#core/document/flat-text.ts';
import { FORMATS } from './formats.ts';
import { LIMITS } from './limits.ts';
import type { OpenedDocument } from './opener.ts';
import { refuseFile } from './refused-file.ts';
import { refuseUnread } from './unread-format.ts';

/** `name` is the file name as uploaded. */
export async function openDocument(bytes: Uint8Array, name: string): Promise<OpenedDocument> {
  if (bytes.length === 0) return refuseFile('empty-file');
  if (bytes.length > LIMITS.fileBytes) return refuseFile('file-too-large');
  const upload = { bytes, name, extension: extension(name) };
  const format = FORMATS.find(({ recognises }) => recognises(upload));
  const opened = format === undefined ? refuseUnread(upload.extension) : await format.open(upload);
  if (!opened.ok) return opened;
  const { text } = flatten(opened.document);
  if (text.trim() === '') return refuseFile('empty-file');
  return text.length > LIMITS.characters ? refuseFile('text-too-long') : opened;
}

function extension(name: string): string {
  return /\.([a-z0-9]{1,8})$/i.exec(name.trim())?.[1]?.toLowerCase() ?? '';
}
