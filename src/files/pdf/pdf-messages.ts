// Why a .pdf file is not read, and what to do about it; part of the messages of refused-file.ts.
import type { Bilingual } from '#core/finding.ts';

export const PDF_MESSAGES = {
  'unreadable-pdf': {
    zh: '.pdf 文件已损坏，无法读取。请重新导出 PDF，或上传原来的 .docx。',
    en: 'The .pdf file is damaged and cannot be read. Export it again, or upload the original .docx.',
  },
  'encrypted-pdf': {
    zh: '.pdf 文件加了打开密码。请取消密码后另存再上传，或上传原来的 .docx。',
    en: 'The .pdf file is protected by a password. Save it without the password, or upload the original .docx.',
  },
  'scanned-pdf': {
    zh: '这份 .pdf 是扫描件，只有图片，没有可读的文字。请上传原来的 .docx；没有原件时，先用文字识别（OCR）软件转成文字，核对后再上传。',
    en: 'This .pdf is a scan: pictures without any text to read. Upload the original .docx; without one, turn it into text with OCR software, check that, and upload it.',
  },
  'unreadable-characters': {
    zh: '这份 .pdf 的字体没有附字符对照表，文字无法辨认。请上传原来的 .docx，或换一种方式重新导出 PDF（如在 Word 或 WPS 中“另存为 PDF”）。',
    en: 'The fonts of this .pdf do not say which characters they draw, so its text cannot be made out. Upload the original .docx, or export the PDF in another way (as “Save as PDF” in Word or WPS).',
  },
  'too-many-pages': {
    zh: '.pdf 超过 2000 页。请按预案拆成几份后分别上传。',
    en: 'The .pdf has more than 2,000 pages. Split it by plan and upload the parts one by one.',
  },
  'pdf-too-slow': {
    zh: '读取这份 .pdf 用时过长，已停止。请拆成几份，或上传原来的 .docx。',
    en: 'Reading this .pdf took too long and was stopped. Split it, or upload the original .docx.',
  },
  'pdf-too-complex': {
    zh: '读取这份 .pdf 需要的内存过多，已停止。请拆成几份，或上传原来的 .docx。',
    en: 'Reading this .pdf needed too much memory and was stopped. Split it, or upload the original .docx.',
  },
  'pdf-reader-busy': {
    zh: '正在读取的 PDF 太多。请过一两分钟再上传。',
    en: 'Too many PDFs are being read. Upload it again in a minute or two.',
  },
} as const satisfies Record<string, Bilingual>;
