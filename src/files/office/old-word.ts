// .doc, .wps and .rtf: converted by LibreOffice where it is installed, one at a time, then read as .docx; otherwise a plain
// refusal that says what to install or how to save the file. What is protected or damaged is refused before anything runs.
import type { Finding } from '#core/finding.ts';
import { openDocx } from '../docx/docx.ts';
import { LIMITS } from '../limits.ts';
import type { OpenedDocument, Opener, Upload } from '../opener.ts';
import { refuseFile } from '../refused-file.ts';
import { refuseUnread } from '../unread-format.ts';
import { type CompoundFile, readCompoundFile } from './compound-file.ts';
import { type ConvertTrouble, convertToDocx, findLibreOffice } from './libre-office.ts';

export type Convert = (
  bytes: Uint8Array,
  extension: string,
) => Promise<Uint8Array | ConvertTrouble | 'missing' | 'busy'>;

const REFUSALS = {
  missing: 'converter-missing',
  busy: 'converter-busy',
  failed: 'unreadable-doc',
  timeout: 'conversion-timeout',
  'too-large': 'decompressed-too-large',
} as const;

/** Files of the compound format: what they are says the directory inside, not the name. */
export function compoundOpener(convert: Convert): Opener {
  return async upload => {
    const file = readCompoundFile(upload.bytes);
    if (file === undefined) return refuseFile('unreadable-doc');
    if (file.has('EncryptedPackage'))
      return refuseFile(/^xls/.test(upload.extension) ? 'encrypted-xlsx' : 'encrypted-docx');
    if (file.has('WordDocument'))
      return isEncrypted(file) ? refuseFile('encrypted-doc') : await converted(upload, 'doc', convert);
    if (file.has('Workbook') || file.has('Book')) return refuseUnread('xls');
    return upload.extension === 'wps'
      ? await converted(upload, 'wps', convert)
      : refuseUnread(upload.extension);
  };
}

export function convertingOpener(extension: string, convert: Convert): Opener {
  return upload => converted(upload, extension, convert);
}

/** One conversion at a time; a few may wait. */
export function makeConvert(
  find: () => Promise<string | undefined> = findLibreOffice,
  seconds?: number,
): Convert {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return async (bytes, extension) => {
    const program = await find();
    if (program === undefined) return 'missing';
    if (waiting >= LIMITS.conversionsWaiting) return 'busy';
    waiting++;
    const mine = last.then(() =>
      convertToDocx(bytes, { program, extension, ...(seconds === undefined ? {} : { seconds }) }),
    );
    last = mine.catch(() => undefined);
    try {
      return await mine;
    } finally {
      waiting--;
    }
  };
}

async function converted(
  { bytes, name }: Upload,
  extension: string,
  convert: Convert,
): Promise<OpenedDocument> {
  const docx = await convert(bytes, extension);
  if (typeof docx === 'string') return refuseFile(REFUSALS[docx]);
  const opened = openDocx({ bytes: docx, name });
  if (!opened.ok) return opened.code === 'unreadable-docx' ? refuseFile('unreadable-doc') : opened;
  const findings = [CONVERTED, ...opened.document.findings];
  return { ok: true, document: { ...opened.document, findings } };
}

const CONVERTED: Finding = {
  code: 'converted-from-old-format',
  severity: 'info',
  message: {
    zh: '旧格式文件由 LibreOffice 转换后读取，编号和表格可能与原件略有出入，请核对。以后请直接上传 .docx。',
    en: 'The old format was converted by LibreOffice; numbers and tables may differ slightly from the original. Please check, and upload .docx where you can.',
  },
  place: {},
};

/** fEncrypted in the head of the WordDocument stream ([MS-DOC] FibBase). */
function isEncrypted(file: CompoundFile): boolean {
  const head = file.head('WordDocument');
  return head !== undefined && ((head[11] ?? 0) & 1) === 1;
}
