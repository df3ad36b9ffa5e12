// The formats of uploads, one row each: how a file of it is recognised and what opens it. The first row that recognises a
// file has it: what the bytes are counts for more than what the name says.
import { openDocx } from './docx/docx.ts';
import { openMarkdown } from './markdown.ts';
import type { Opener, Upload } from './opener.ts';
import { openPdf } from './pdf/pdf.ts';
import { openText } from './text.ts';
import { refuseUnread } from './unread-format.ts';
import { openCompound } from './word97/compound.ts';

export type Format = {
  readonly name: string;
  readonly recognises: (upload: Upload) => boolean;
  readonly open: Opener;
};

export const FORMATS: readonly Format[] = [
  { name: 'pdf', recognises: ({ bytes }) => startsWith(bytes, PDF), open: openPdf },
  { name: 'doc', recognises: ({ bytes }) => startsWith(bytes, CFB), open: openCompound },
  { name: 'docx', recognises: named('docx'), open: openDocx },
  { name: 'sheet', recognises: named('xlsx', 'xls', 'et', 'csv'), open: () => refuseUnread('xlsx') },
  { name: 'docx', recognises: ({ bytes }) => startsWith(bytes, ZIP), open: openDocx },
  { name: 'text', recognises: named('txt', 'text', ''), open: openText },
  { name: 'markdown', recognises: named('md', 'markdown'), open: openMarkdown },
];

const PDF = [0x25, 0x50, 0x44, 0x46];
const CFB = [0xd0, 0xcf, 0x11, 0xe0];
const ZIP = [0x50, 0x4b];

function named(...extensions: readonly string[]): Format['recognises'] {
  return ({ extension }) => extensions.includes(extension);
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}
