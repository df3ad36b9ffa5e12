// Headers, footers and page numbers: what stands in the margins of pages and comes again on others. It is kept apart.
import type { PageContent } from './page-content.ts';
import { type Row, textOf } from './segments.ts';

export type Margins = {
  readonly body: readonly Row[];
  readonly header: readonly string[];
  readonly footer: readonly string[];
};
type Sheet = Pick<PageContent, 'page' | 'height'> & { readonly rows: readonly Row[] };

/** Share of the page that a header or footer may take. */
const MARGIN = 0.13;
/** How many rows a header or a footer has at most. */
const ROWS = 3;

/** For each page its rows without what comes again. `bodySize` is the size of most of the text. */
export function withoutMargins(sheets: readonly Sheet[], bodySize: number): readonly Margins[] {
  const pagesOf = new Map<string, number>();
  for (const sheet of sheets) {
    const rows = [...edge(sheet, 'header'), ...edge(sheet, 'footer')];
    for (const key of new Set(rows.flatMap(row => keysOf(row, sheet.page))))
      pagesOf.set(key, (pagesOf.get(key) ?? 0) + 1);
  }
  const least = sheets.length > 4 ? 3 : 2;
  return sheets.map(sheet => {
    const comesAgain = (row: Row) =>
      isPageNumber(textOf(row)) || keysOf(row, sheet.page).some(key => (pagesOf.get(key) ?? 0) >= least);
    const header = outermost(edge(sheet, 'header'), comesAgain, bodySize);
    const footer = outermost(edge(sheet, 'footer'), comesAgain, bodySize);
    const away = new Set([...header, ...footer]);
    return {
      body: sheet.rows.filter(row => !away.has(row)),
      header: header.map(textOf),
      footer: footer.map(textOf).reverse(),
    };
  });
}

/** Rows of a margin, the outermost first. */
function edge({ rows, height }: Sheet, which: 'header' | 'footer'): readonly Row[] {
  return which === 'header'
    ? rows.slice(0, ROWS).filter(row => top(row) < height * MARGIN)
    : rows
        .slice(-ROWS)
        .filter(row => top(row) > height * (1 - MARGIN))
        .reverse();
}

/** Nothing that stands further out than a row of the text goes with it; titles are larger than a header. */
function outermost(
  rows: readonly Row[],
  comesAgain: (row: Row) => boolean,
  bodySize: number,
): readonly Row[] {
  const count = rows.findIndex(row => !comesAgain(row) || (row[0]?.size ?? 0) > bodySize * 1.15);
  return count < 0 ? rows : rows.slice(0, count);
}

/**
 * What a row of a margin shares with those of other pages: its text without digits, at its height; and, for headers that
 * change with the chapter, a number at one end that runs with the pages.
 */
function keysOf(row: Row, page: number): readonly string[] {
  const text = textOf(row)
    .replace(/\s/g, '')
    .replace(/\d+|[ivxlc]+$/gi, '#');
  const keys = [`${text}@${Math.round(top(row) / 8)}`];
  for (const end of row.length > 1 ? [row[0], row.at(-1)] : []) {
    if (end !== undefined && /^\d{1,4}$/.test(end.text))
      keys.push(`${Number(end.text) - page}#${Math.round(top(row) / 8)}`);
  }
  return keys;
}

// "第 3 页 共 12 页", "- 3 -", "3 / 12", "Page 3 of 12"; a number alone counts only when it comes again
function isPageNumber(text: string): boolean {
  const plain = text.replace(/\s/g, '');
  return (
    /^第[\d一二三四五六七八九十百]+页([,，/]?共[\d一二三四五六七八九十百]+页)?$/.test(plain) ||
    /^[-—–―·•~]+(\d{1,4}|[ivxlc]+)[-—–―·•~]+$/i.test(plain) ||
    /^\d{1,4}\/\d{1,4}$/.test(plain) ||
    /^page\d{1,4}(of\d{1,4})?$/i.test(plain)
  );
}

const top = (row: Row): number => row[0]?.y ?? 0;
