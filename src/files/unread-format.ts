// Formats that are not read: what to do about each.
import type { Bilingual } from '#core/finding.ts';
import { type RefusedFile, refuseFile } from './refused-file.ts';

const ADVICE: Readonly<Record<string, Bilingual>> = {
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

/** `kind` is a row of the advice or the extension of the file. */
export function refuseUnread(kind: string): RefusedFile {
  return refuseFile('unsupported-format', Object.hasOwn(ADVICE, kind) ? ADVICE[kind] : undefined);
}
