// The formats of uploads, one row each: how a file of it is recognised and what opens it. The first row that recognises a
// file has it: what the bytes are counts for more than what the name says.
import { openDocx } from './docx/docx.ts';
import { openHtml } from './html/html.ts';
import { openMarkdown } from './markdown.ts';
import { isCompoundFile } from './office/compound-file.ts';
import { compoundOpener, convertingOpener, makeConvert } from './office/old-word.ts';
import type { Opener, Upload } from './opener.ts';
import { openPdf } from './pdf/pdf.ts';
import { isPicture } from './picture.ts';
import { openXlsx } from './sheet/xlsx.ts';
import { openText } from './text.ts';
import { refuseUnread } from './unread-format.ts';
import { packageKind } from './zip.ts';

export type Format = {
  readonly name: string;
  readonly recognises: (upload: Upload) => boolean;
  readonly open: Opener;
};

const convert = makeConvert();

export const FORMATS: readonly Format[] = [
  { name: 'picture', recognises: ({ bytes }) => isPicture(bytes), open: () => refuseUnread('picture') },
  { name: 'pdf', recognises: upload => /^\s{0,16}%PDF-/.test(head(upload)), open: openPdf },
  { name: 'doc', recognises: ({ bytes }) => isCompoundFile(bytes), open: compoundOpener(convert) },
  {
    name: 'rtf',
    recognises: upload => head(upload).startsWith('{\\rtf'),
    open: convertingOpener('rtf', convert),
  },
  { name: 'sheet', recognises: packaged('sheet'), open: openXlsx },
  { name: 'sheet', recognises: named('xlsx', 'xlsm'), open: openXlsx },
  { name: 'slides', recognises: packaged('slides'), open: () => refuseUnread('slides') },
  { name: 'odt', recognises: packaged('odt'), open: convertingOpener('odt', convert) },
  { name: 'docx', recognises: packaged('word'), open: openDocx },
  { name: 'docx', recognises: named('docx', 'docm', 'dotx', 'dotm'), open: openDocx },
  { name: 'mht', recognises: isMht, open: () => refuseUnread('mht') },
  {
    name: 'xml',
    recognises: upload => /<\?mso-application|<w:wordDocument/.test(head(upload)),
    open: () => refuseUnread('xml'),
  },
  { name: 'html', recognises: named('html', 'htm', 'xhtml', 'shtml'), open: openHtml },
  { name: 'text', recognises: named('txt', 'text'), open: openText },
  { name: 'markdown', recognises: named('md', 'markdown'), open: openMarkdown },
  { name: 'html', recognises: isHtml, open: openHtml },
  { name: 'text', recognises: named(''), open: openText },
];

function named(...extensions: readonly string[]): Format['recognises'] {
  return ({ extension }) => extensions.includes(extension);
}

function packaged(kind: ReturnType<typeof packageKind>): Format['recognises'] {
  return ({ bytes }) => bytes[0] === 0x50 && bytes[1] === 0x4b && packageKind(bytes) === kind;
}

/** Web systems give HTML the name .doc. */
function isHtml(upload: Upload): boolean {
  return /^\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[\s\S]{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body|meta)\b/i.test(
    head(upload),
  );
}

function isMht(upload: Upload): boolean {
  return (
    /^(?:mht|mhtml)$/.test(upload.extension) || /^MIME-Version:[\s\S]*?multipart\/related/i.test(head(upload))
  );
}

function head({ bytes }: Upload): string {
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  return new TextDecoder('latin1').decode(bytes.subarray(start, start + 1024));
}
