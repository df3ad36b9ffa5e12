// Small .xlsx files for tests: cells as XML, or as plain text.
import { zipFile } from './docx-file.ts';

export type SheetOfTest = {
  readonly name: string;
  /** Inside of <sheetData>, or rows of texts. */
  readonly data: string | readonly (readonly string[])[];
  readonly state?: 'hidden' | 'veryHidden';
  readonly before?: string; // <cols>
  readonly after?: string; // <mergeCells>
};

export type XlsxParts = {
  readonly sheets: readonly SheetOfTest[];
  readonly strings?: readonly string[]; // inside of each <si>
  readonly formats?: readonly (number | string)[]; // of the styles 0, 1, 2 …: number or code
  readonly from1904?: boolean;
};

export function xlsxFile({ sheets, strings = [], formats = [0], from1904 = false }: XlsxParts): Uint8Array {
  const codes = formats.flatMap((format, i) =>
    typeof format === 'string' ? [`<numFmt numFmtId="${200 + i}" formatCode="${escaped(format)}"/>`] : [],
  );
  const styles = formats.map(
    (format, i) => `<xf numFmtId="${typeof format === 'string' ? 200 + i : format}"/>`,
  );
  const files: Record<string, string> = {
    'xl/workbook.xml': `<workbook xmlns:r="r"><workbookPr date1904="${from1904 ? 1 : 0}"/><sheets>${sheets
      .map(
        ({ name, state }, i) =>
          `<sheet name="${name}" sheetId="${i + 1}" r:id="r${i}" state="${state ?? 'visible'}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${sheets
      .map(
        (_, i) =>
          `<Relationship Id="r${i}" Type="http://x/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
      )
      .join('')}</Relationships>`,
    'xl/sharedStrings.xml': `<sst>${strings.map(string => `<si>${string}</si>`).join('')}</sst>`,
    'xl/styles.xml': `<styleSheet><numFmts>${codes.join('')}</numFmts><cellXfs>${styles.join('')}</cellXfs></styleSheet>`,
  };
  sheets.forEach(({ data, before = '', after = '' }, i) => {
    const inside = typeof data === 'string' ? data : data.map(row).join('');
    files[`xl/worksheets/sheet${i + 1}.xml`] =
      `<worksheet>${before}<sheetData>${inside}</sheetData>${after}</worksheet>`;
  });
  return zipFile(files);
}

function row(cells: readonly string[], index: number): string {
  const inside = cells.map((text, column) =>
    text === ''
      ? ''
      : `<c r="${String.fromCharCode(65 + column)}${index + 1}" t="inlineStr"><is><t>${escaped(text)}</t></is></c>`,
  );
  return `<row r="${index + 1}">${inside.join('')}</row>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
