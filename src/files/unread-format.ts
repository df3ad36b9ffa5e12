// Formats that are not read: what to do about each.
import type { Bilingual } from '#core/finding.ts';
import { type RefusedFile, refuseFile } from './refused-file.ts';

const ADVICE: Readonly<Record<string, Bilingual>> = {
  csv: {
    zh: '不读取 .csv。请在 Excel 或 WPS 中打开，另存为 .xlsx 后再上传。',
    en: '.csv files are not read. Open the file in Excel or WPS, save it as .xlsx and upload that.',
  },
  xls: {
    zh: '不读取旧版表格（.xls、.et）和 .xlsb。请在 Excel 或 WPS 中打开，另存为 .xlsx 后再上传。',
    en: 'Old spreadsheets (.xls, .et) and .xlsb are not read. Open the file in Excel or WPS, save it as .xlsx and upload that.',
  },
  slides: {
    zh: '幻灯片不作为预案读取。请把文字复制到 Word 中，另存为 .docx 后再上传。',
    en: 'Slides are not read as plans. Copy their text into Word, save it as .docx and upload that.',
  },
  picture: {
    zh: '这是图片（扩展名可能改过），上面的文字读不出来。请上传原来的 .docx；只有照片或扫描件时，请先用文字识别（OCR）软件转成文字，核对后再上传。',
    en: 'This is a picture, whatever its name says, and its text cannot be read. Upload the original .docx; where there is only a photograph or scan, turn it into text with OCR software, check it and upload that.',
  },
  mht: {
    zh: '不读取单个文件网页（.mht）。请在 Word 中打开，另存为 .docx（或“筛选过的网页”.html）后再上传。',
    en: 'Single-file web pages (.mht) are not read. Open the file in Word and save it as .docx (or as a filtered web page, .html).',
  },
  xml: {
    zh: '不读取 Word 的 .xml 文件。请在 Word 中打开，另存为 .docx 后再上传。',
    en: 'Word documents in .xml are not read. Open the file in Word, save it as .docx and upload that.',
  },
};

/** `kind` is a row of the advice or the extension of the file. */
export function refuseUnread(kind: string): RefusedFile {
  return refuseFile('unsupported-format', Object.hasOwn(ADVICE, kind) ? ADVICE[kind] : undefined);
}
