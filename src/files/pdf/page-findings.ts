// What is to be said about single pages of a PDF: no text on them, characters that cannot be read, damage.
import type { Bilingual, Finding, Severity } from '#core/finding.ts';

export type PageSum = {
  readonly page: number;
  readonly characters: number;
  readonly unreadable: number;
  readonly pictured: boolean;
};

/** Characters of a page that is a picture with little beside it: a stamp, a page number. */
export const LITTLE = 30;

export function pageFindings(pages: readonly PageSum[], damaged: readonly number[]): readonly Finding[] {
  const pictures = pages.filter(one => one.pictured && one.characters < LITTLE && one.unreadable === 0);
  const unreadable = pages.filter(one => one.unreadable > 0);
  return [
    ...about(
      'pages-without-text',
      'warning',
      pictures.map(({ page }) => page),
      list => ({
        zh: `第 ${list} 页是图片（扫描件或截图），上面的文字没有读到。请上传原来的 .docx，或先用文字识别（OCR）软件把这些页转成文字，再核对补入。`,
        en: `Page ${list}: a picture (a scan or screenshot), whose text was not read. Upload the original .docx, or turn these pages into text with OCR software, check it and add it.`,
      }),
    ),
    ...about(
      'unreadable-characters',
      'warning',
      unreadable.map(({ page }) => page),
      list => ({
        zh: `第 ${list} 页有文字无法辨认（字体没有附字符对照表），已略去。请上传原来的 .docx，或打印成新的 PDF 后用文字识别（OCR）。`,
        en: `Page ${list}: some text cannot be made out (its font does not say which characters it draws) and was left out. Upload the original .docx, or print it anew and use OCR.`,
      }),
    ),
    ...about('damaged-pages', 'warning', damaged, list => ({
      zh: `第 ${list} 页已损坏，没有读到。请重新导出 PDF，或上传原来的 .docx。`,
      en: `Page ${list}: damaged and not read. Export the PDF again, or upload the original .docx.`,
    })),
  ];
}

function about(
  code: string,
  severity: Severity,
  pages: readonly number[],
  message: (list: string) => Bilingual,
): readonly Finding[] {
  if (pages.length === 0) return [];
  const list = listed(pages);
  return [{ code, severity, message: message(list), place: { path: `page ${list}` } }];
}

/** 1, 2, 3, 7 → "1–3, 7"; a very long list is cut. */
export function listed(pages: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const page of [...pages].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run !== undefined && page === run[1] + 1) run[1] = page;
    else runs.push([page, page]);
  }
  const shown = runs.slice(0, 20).map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`));
  return shown.join(', ') + (runs.length > 20 ? ' …' : '');
}
