// Bytes of an uploaded file → document tree, or a refusal that says what to do. Never throws on bytes.
import type { Block, DocumentFormat, DocumentTree } from '#core/document/document.ts';
import { flatten } from '#core/document/flat-text.ts';
import type { Bilingual, Finding } from '#core/finding.ts';
import { decodeText, type Encoding } from './decode-text.ts';
import { readDocx } from './docx/docx.ts';
import { readMarkdown } from './markdown.ts';
import { LIMITS, type RefusedFile, refuseFile } from './refused-file.ts';
import { readText } from './text.ts';

export type OpenedDocument = { readonly ok: true; readonly document: DocumentTree } | RefusedFile;

/** `name` is the file name as uploaded; what the bytes are counts for more than what the name says. */
export function openDocument(bytes: Uint8Array, name: string): OpenedDocument {
  if (bytes.length === 0) return refuseFile('empty-file');
  if (bytes.length > LIMITS.fileBytes) return refuseFile('file-too-large');
  const opened = open(bytes, name);
  if (!opened.ok) return opened;
  const { text } = flatten(opened.document);
  if (text.trim() === '') return refuseFile('empty-file');
  return text.length > LIMITS.characters ? refuseFile('text-too-long') : opened;
}

function open(bytes: Uint8Array, name: string): OpenedDocument {
  const kind = extension(name);
  if (startsWith(bytes, OLE))
    return isEncrypted(bytes) ? refuseFile('encrypted-docx') : unsupported(kind === 'wps' ? 'wps' : 'doc');
  if (startsWith(bytes, PDF)) return unsupported('pdf');
  if (kind === 'docx') return readDocx(bytes, name);
  if (startsWith(bytes, ZIP)) return kind in OTHERS ? unsupported(kind) : readDocx(bytes, name);
  if (TEXT.has(kind)) return openText(bytes, name, 'text', readText);
  if (MARKDOWN.has(kind)) return openText(bytes, name, 'markdown', readMarkdown);
  return unsupported(kind);
}

function openText(
  bytes: Uint8Array,
  name: string,
  format: DocumentFormat,
  read: (text: string) => readonly Block[],
): OpenedDocument {
  const decoded = decodeText(bytes);
  if (decoded === undefined) return refuseFile('unreadable-encoding');
  if (decoded.text.length > LIMITS.characters) return refuseFile('text-too-long');
  const document: DocumentTree = {
    name,
    format,
    body: read(decoded.text),
    notes: [],
    apart: [],
    findings: guessed(decoded.encoding),
  };
  return { ok: true, document };
}

function guessed(encoding: Encoding): readonly Finding[] {
  if (encoding !== 'gb18030') return [];
  const message = {
    zh: '文件按 GB18030(GBK)编码读取。若文字不对,请另存为 UTF-8 后重新上传。',
    en: 'The file was read as GB18030 (GBK). If the text looks wrong, save it as UTF-8 and upload it again.',
  };
  return [{ code: 'encoding-guessed', severity: 'info', message, place: {} }];
}

const TEXT = new Set(['txt', 'text', '']);
const MARKDOWN = new Set(['md', 'markdown']);
const OLE = [0xd0, 0xcf, 0x11, 0xe0];
const PDF = [0x25, 0x50, 0x44, 0x46];
const ZIP = [0x50, 0x4b];

const OTHERS: Readonly<Record<string, Bilingual>> = {
  doc: {
    zh: '暂不读取旧版 .doc。请在 Word 或 WPS 中打开,另存为 .docx 后再上传。',
    en: 'Old .doc files are not read. Open the file in Word or WPS, save it as .docx and upload that.',
  },
  wps: {
    zh: '暂不读取 .wps。请在 WPS 中打开,另存为 .docx 后再上传。',
    en: '.wps files are not read. Open the file in WPS, save it as .docx and upload that.',
  },
  pdf: {
    zh: '暂不读取 .pdf。请上传原来的 .docx;没有原件时,可在 Word 或 WPS 中打开 PDF 后另存为 .docx,或把文字复制到 .txt。',
    en: '.pdf files are not read. Upload the original .docx; without one, open the PDF in Word or WPS and save it as .docx, or copy its text into a .txt.',
  },
  xlsx: {
    zh: '表格文件(.xlsx)不作为预案读取。请把预案文字另存为 .docx 或 .txt。',
    en: 'Spreadsheets (.xlsx) are not read as plans. Save the text of the plan as .docx or .txt.',
  },
};

function unsupported(kind: string): RefusedFile {
  return refuseFile('unsupported-format', Object.hasOwn(OTHERS, kind) ? OTHERS[kind] : undefined);
}

function extension(name: string): string {
  return /\.([a-z0-9]{1,8})$/i.exec(name.trim())?.[1]?.toLowerCase() ?? '';
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

/** An encrypted .docx is an OLE file with a stream named EncryptedPackage (UTF-16). */
function isEncrypted(bytes: Uint8Array): boolean {
  const head = new TextDecoder('utf-16le').decode(bytes.subarray(0, Math.min(bytes.length & ~1, 1 << 20)));
  return head.includes('EncryptedPackage');
}
