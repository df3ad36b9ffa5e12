// Why a file is not read: stable codes with what to do about it, in both languages.
import type { Bilingual } from '#core/finding.ts';
import { PDF_MESSAGES } from './pdf/pdf-messages.ts';
import { SHEET_MESSAGES } from './sheet/sheet-messages.ts';

const MESSAGES = {
  'empty-file': {
    zh: '文件是空的。请选择有内容的预案文件。',
    en: 'The file is empty. Choose a plan document with text in it.',
  },
  'file-too-large': {
    zh: '文件超过 30 MB，未读取。请压缩或删去图片，或把文件拆成几份后再上传。',
    en: 'The file is larger than 30 MB and was not read. Compress or remove its pictures, or split it, and upload it again.',
  },
  'text-too-long': {
    zh: '文件正文超过 200 万字。请按预案拆成几份后分别上传。',
    en: 'The document has more than 2,000,000 characters. Split it by plan and upload the parts one by one.',
  },
  'unreadable-encoding': {
    zh: '无法识别文件的文字编码（可读 UTF-8、UTF-16 和 GB18030/GBK）。请在记事本中打开，另存为 UTF-8 编码的 .txt。',
    en: 'The text encoding was not recognised (UTF-8, UTF-16 and GB18030/GBK are read). Open the file in an editor and save it as .txt in UTF-8.',
  },
  'unsupported-format': {
    zh: '不支持这种文件。请在 Word 或 WPS 中打开，另存为 .docx（.doc、.wps、.html、.txt、.md 也可以）。',
    en: 'This kind of file is not read. Open it in Word or WPS and save it as .docx (.doc, .wps, .html, .txt and .md are read too).',
  },
  'unreadable-docx': {
    zh: '.docx 文件已损坏或不是 Word 文档。请在 Word 或 WPS 中打开修复，另存为 .docx 后再上传。',
    en: 'The .docx file is damaged or no Word document. Open and repair it in Word or WPS, save it as .docx and upload it again.',
  },
  'encrypted-docx': {
    zh: '.docx 文件加了打开密码。请在 Word 中取消密码，另存后再上传。',
    en: 'The .docx file is protected by a password. Remove the password in Word, save it and upload it again.',
  },
  'unreadable-doc': {
    zh: '.doc/.wps 文件已损坏或无法转换。请在 Word 或 WPS 中打开修复，另存为 .docx 后再上传。',
    en: 'The .doc or .wps file is damaged or cannot be converted. Open and repair it in Word or WPS, save it as .docx and upload that.',
  },
  'encrypted-doc': {
    zh: '.doc/.wps 文件加了打开密码。请在 Word 或 WPS 中取消密码，另存后再上传。',
    en: 'The .doc or .wps file is protected by a password. Remove the password in Word or WPS, save it and upload it again.',
  },
  'converter-missing': {
    zh: '读取 .doc、.wps、.rtf 需要服务器上装有 LibreOffice，现在没有。请在 Word 或 WPS 中打开，另存为 .docx 后再上传；或请管理员安装 LibreOffice（Writer）。',
    en: 'Reading .doc, .wps and .rtf needs LibreOffice on the server, and there is none. Open the file in Word or WPS, save it as .docx and upload that, or ask the administrator to install LibreOffice (Writer).',
  },
  'converter-busy': {
    zh: '正在转换的旧格式文件太多。请过一两分钟再上传，或另存为 .docx 后上传。',
    en: 'Too many files of old formats are being converted. Upload it again in a minute or two, or save it as .docx.',
  },
  'conversion-timeout': {
    zh: '旧格式文件转换超时，已停止。请在 Word 或 WPS 中打开，另存为 .docx 后再上传。',
    en: 'Converting the file of an old format took too long and was stopped. Open it in Word or WPS, save it as .docx and upload that.',
  },
  'decompressed-too-large': {
    zh: '文件展开后过大，可能是压缩炸弹，已拒绝。若确是正常文件，请把正文复制到新文档后再上传。',
    en: 'The file unpacks to far more than a document should (a possible zip bomb) and was refused. If it is genuine, copy its text into a new document and upload that.',
  },
  'xml-with-entities': {
    zh: '.docx 内含外部实体或文档类型声明，出于安全已拒绝。请在 Word 或 WPS 中另存为 .docx 后再上传。',
    en: 'The .docx contains a document type declaration or entities and was refused for safety. Save it again as .docx in Word or WPS and upload that.',
  },
  'nested-too-deep': {
    zh: '文件内部嵌套过深（表格套表格过多或文件异常）。请简化后另存再上传。',
    en: 'The file is nested too deeply (tables within tables, or a damaged file). Simplify it, save it and upload it again.',
  },
  ...PDF_MESSAGES,
  ...SHEET_MESSAGES,
} as const satisfies Record<string, Bilingual>;

export type RefusedCode = keyof typeof MESSAGES;

export const REFUSED_CODES: readonly string[] = Object.keys(MESSAGES);

export type RefusedFile = {
  readonly ok: false;
  readonly code: RefusedCode;
  readonly message: Bilingual;
};

/** A refusal; `advice` replaces the general message where more is known. */
export function refuseFile(code: RefusedCode, advice?: Bilingual): RefusedFile {
  return { ok: false, code, message: advice ?? MESSAGES[code] };
}
