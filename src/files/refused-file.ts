// Why a file is not read: stable codes with what to do about it, in both languages.
import type { Bilingual } from '#core/finding.ts';

const MESSAGES = {
  'empty-file': {
    zh: '文件是空的。请选择有内容的预案文件。',
    en: 'The file is empty. Choose a plan document with text in it.',
  },
  'file-too-large': {
    zh: '文件超过 20 MB,未读取。请压缩或删去图片,或把文件拆成几份后再上传。',
    en: 'The file is larger than 20 MB and was not read. Compress or remove its pictures, or split it, and upload it again.',
  },
  'text-too-long': {
    zh: '文件正文超过 200 万字。请按预案拆成几份后分别上传。',
    en: 'The document has more than 2,000,000 characters. Split it by plan and upload the parts one by one.',
  },
  'unreadable-encoding': {
    zh: '无法识别文件的文字编码(可读 UTF-8、UTF-16 和 GB18030/GBK)。请在记事本中打开,另存为 UTF-8 编码的 .txt。',
    en: 'The text encoding was not recognised (UTF-8, UTF-16 and GB18030/GBK are read). Open the file in an editor and save it as .txt in UTF-8.',
  },
  'unsupported-format': {
    zh: '不支持这种文件。请在 Word 或 WPS 中打开,另存为 .docx(也可存为 .txt 或 .md)。',
    en: 'This kind of file is not read. Open it in Word or WPS and save it as .docx (.txt and .md are read too).',
  },
  'unreadable-docx': {
    zh: '.docx 文件已损坏或不是 Word 文档。请在 Word 或 WPS 中打开修复,另存为 .docx 后再上传。',
    en: 'The .docx file is damaged or no Word document. Open and repair it in Word or WPS, save it as .docx and upload it again.',
  },
  'encrypted-docx': {
    zh: '.docx 文件加了打开密码。请在 Word 中取消密码,另存后再上传。',
    en: 'The .docx file is protected by a password. Remove the password in Word, save it and upload it again.',
  },
  'decompressed-too-large': {
    zh: '.docx 解压后过大,可能是压缩炸弹,已拒绝。若确是正常文件,请把正文复制到新文档后再上传。',
    en: 'The .docx unpacks to far more than a document should (a possible zip bomb) and was refused. If it is genuine, copy its text into a new document and upload that.',
  },
  'xml-with-entities': {
    zh: '.docx 内含外部实体或文档类型声明,出于安全已拒绝。请在 Word 或 WPS 中另存为 .docx 后再上传。',
    en: 'The .docx contains a document type declaration or entities and was refused for safety. Save it again as .docx in Word or WPS and upload that.',
  },
  'nested-too-deep': {
    zh: '.docx 内部嵌套过深(表格套表格过多或文件异常)。请简化后另存再上传。',
    en: 'The .docx is nested too deeply (tables within tables, or a damaged file). Simplify it, save it and upload it again.',
  },
  'unreadable-pdf': {
    zh: '.pdf 文件已损坏,无法读取。请重新导出 PDF,或上传原来的 .docx。',
    en: 'The .pdf file is damaged and cannot be read. Export it again, or upload the original .docx.',
  },
  'encrypted-pdf': {
    zh: '.pdf 文件加了打开密码。请取消密码后另存再上传,或上传原来的 .docx。',
    en: 'The .pdf file is protected by a password. Save it without the password, or upload the original .docx.',
  },
  'scanned-pdf': {
    zh: '这份 .pdf 是扫描件,只有图片,没有可读的文字。请上传原来的 .docx;没有原件时,先用文字识别(OCR)软件转成文字,核对后再上传。',
    en: 'This .pdf is a scan: pictures without any text to read. Upload the original .docx; without one, turn it into text with OCR software, check that, and upload it.',
  },
  'unreadable-characters': {
    zh: '这份 .pdf 的字体没有附字符对照表,文字无法辨认。请上传原来的 .docx,或换一种方式重新导出 PDF(如在 Word 或 WPS 中“另存为 PDF”)。',
    en: 'The fonts of this .pdf do not say which characters they draw, so its text cannot be made out. Upload the original .docx, or export the PDF in another way (as “Save as PDF” in Word or WPS).',
  },
  'too-many-pages': {
    zh: '.pdf 超过 2000 页。请按预案拆成几份后分别上传。',
    en: 'The .pdf has more than 2,000 pages. Split it by plan and upload the parts one by one.',
  },
  'pdf-too-slow': {
    zh: '读取这份 .pdf 用时过长,已停止。请拆成几份,或上传原来的 .docx。',
    en: 'Reading this .pdf took too long and was stopped. Split it, or upload the original .docx.',
  },
  'pdf-too-complex': {
    zh: '读取这份 .pdf 需要的内存过多,已停止。请拆成几份,或上传原来的 .docx。',
    en: 'Reading this .pdf needed too much memory and was stopped. Split it, or upload the original .docx.',
  },
} as const satisfies Record<string, Bilingual>;

export type RefusedCode = keyof typeof MESSAGES;

export type RefusedFile = {
  readonly ok: false;
  readonly code: RefusedCode;
  readonly message: Bilingual;
};

/** A refusal; `advice` replaces the general message where more is known. */
export function refuseFile(code: RefusedCode, advice?: Bilingual): RefusedFile {
  return { ok: false, code, message: advice ?? MESSAGES[code] };
}
