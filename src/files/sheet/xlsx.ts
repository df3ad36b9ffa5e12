// An .xlsx file → document tree: one table a sheet, under the sheet's name when there are several. Macros and links to
// other files are never looked at. Never throws on bytes.
import type { Block, DocumentTree } from '#core/document/document.ts';
import type { Bilingual, Finding, Severity } from '#core/finding.ts';
import type { OpenedDocument, Upload } from '../opener.ts';
import { type RefusedFile, refuseFile } from '../refused-file.ts';
import { openWorkbook, type Workbook, type WorkbookTrouble } from './workbook.ts';
import { type ReadSheet, readWorksheet } from './worksheet.ts';

const REFUSALS = {
  'not-a-zip': 'unreadable-xlsx',
  'no-workbook': 'unreadable-xlsx',
  malformed: 'unreadable-xlsx',
  entities: 'unreadable-xlsx',
  encrypted: 'encrypted-xlsx',
  'too-large': 'decompressed-too-large',
  'too-many': 'decompressed-too-large',
  'too-deep': 'unreadable-xlsx',
} as const satisfies Record<WorkbookTrouble, RefusedFile['code']>;

type Named = ReadSheet & { readonly name: string };

export function openXlsx({ bytes, name }: Pick<Upload, 'bytes' | 'name'>): OpenedDocument {
  const workbook = openWorkbook(bytes);
  if (typeof workbook === 'string') return refuseFile(REFUSALS[workbook]);
  const visible = workbook.sheets.filter(({ hidden }) => !hidden);
  const sheets = visible.length > 0 ? visible : workbook.sheets;
  const read: Named[] = [];
  for (const { name: sheet, part } of sheets) {
    const root = workbook.sheet(part);
    if (typeof root === 'string') return refuseFile(REFUSALS[root]);
    if (root !== undefined) read.push({ name: sheet, ...readWorksheet(root, sheet, workbook) });
  }
  return { ok: true, document: treeOf(name, read, hiddenOf(workbook, sheets.length)) };
}

function treeOf(name: string, sheets: readonly Named[], hidden: readonly string[]): DocumentTree {
  const filled = sheets.filter(({ rows }) => rows.length > 0);
  const body = filled.flatMap((sheet, index): readonly Block[] => {
    const table: Block = { kind: 'table', rows: sheet.rows };
    if (filled.length < 2) return [table];
    return [
      { kind: 'paragraph', text: sheet.name, level: 1, place: { in: 'paragraph', paragraph: index + 1 } },
      table,
    ];
  });
  return {
    name,
    format: 'sheet',
    body,
    notes: [],
    apart: [],
    findings: [...aboutHidden(hidden), ...sheets.flatMap(aboutSheet)],
  };
}

function hiddenOf({ sheets }: Workbook, read: number): readonly string[] {
  return read === sheets.length ? [] : sheets.filter(({ hidden }) => hidden).map(({ name }) => name);
}

function aboutHidden(names: readonly string[]): readonly Finding[] {
  const list = names.slice(0, 10).join('、');
  return say(names.length, 'hidden-sheets-left-out', 'info', 'sheets', {
    zh: `有 ${names.length} 个隐藏的工作表未读取：${list}。需要的话，请取消隐藏后重新上传。`,
    en: `${names.length} hidden sheets were not read: ${list}. If they belong to it, unhide them and upload the file again.`,
  });
}

function aboutSheet({ name, hiddenRows, hiddenColumns, unreckoned }: Named): readonly Finding[] {
  return [
    ...say(hiddenRows + hiddenColumns, 'hidden-rows-left-out', 'warning', name, {
      zh: `工作表“${name}”有隐藏的行（${hiddenRows}）或列（${hiddenColumns}）未读取，可能是筛选造成的。需要的话，请取消隐藏或筛选后重新上传。`,
      en: `Sheet "${name}" has hidden rows (${hiddenRows}) or columns (${hiddenColumns}), which were not read; a filter may hide them. If they belong to it, show them and upload the file again.`,
    }),
    ...say(unreckoned, 'formulas-without-value', 'warning', name, {
      zh: `工作表“${name}”有 ${unreckoned} 个公式没有保存结果，读作空白。请在 Excel 或 WPS 中打开，保存后重新上传。`,
      en: `Sheet "${name}" has ${unreckoned} formulas without a stored result; they are read as empty. Open it in Excel or WPS, save it and upload it again.`,
    }),
  ];
}

function say(
  count: number,
  code: string,
  severity: Severity,
  path: string,
  message: Bilingual,
): readonly Finding[] {
  return count === 0 ? [] : [{ code, severity, message, place: { path } }];
}
