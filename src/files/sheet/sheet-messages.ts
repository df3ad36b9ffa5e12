// Why a spreadsheet is not read, and what to do about it; part of the messages of refused-file.ts.
import type { Bilingual } from '#core/finding.ts';

export const SHEET_MESSAGES = {
  'unreadable-xlsx': {
    zh: '.xlsx 文件已损坏或不是 Excel 表格。请在 Excel 或 WPS 中打开修复，另存为 .xlsx 后再上传。',
    en: 'The .xlsx file is damaged or no Excel workbook. Open and repair it in Excel or WPS, save it as .xlsx and upload it again.',
  },
  'encrypted-xlsx': {
    zh: '.xlsx 文件加了打开密码。请在 Excel 或 WPS 中取消密码，另存后再上传。',
    en: 'The .xlsx file is protected by a password. Remove the password in Excel or WPS, save it and upload it again.',
  },
} as const satisfies Record<string, Bilingual>;
