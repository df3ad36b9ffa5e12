// The parts of an .xlsx file: its sheets in order, the texts cells share, the formats of numbers. Relations that point
// outside the file are never followed; all parts together stay within the limits.
import { element, elements, parseXml, type Xml, type XmlTrouble } from '../xml.ts';
import { openZip, unpack, type Zip, type ZipTrouble } from '../zip.ts';
import { type Shown, shownBy } from './number-format.ts';

export type WorkbookTrouble = ZipTrouble | XmlTrouble | 'no-workbook';
export type SheetPart = { readonly name: string; readonly hidden: boolean; readonly part: string };
export type Workbook = {
  readonly sheets: readonly SheetPart[];
  readonly strings: readonly string[];
  /** By the number of a cell's style. */
  readonly shown: readonly Shown[];
  readonly from1904: boolean;
  /** A sheet is parsed when it is asked for: two of them need not be held at once. */
  readonly sheet: (part: string) => Xml | WorkbookTrouble | undefined;
};

export function openWorkbook(bytes: Uint8Array): Workbook | WorkbookTrouble {
  const zip = openZip(bytes);
  if (typeof zip === 'string') return zip;
  const workbook = partOf(zip, 'xl/workbook.xml');
  if (typeof workbook === 'string') return workbook;
  if (workbook?.name !== 'workbook') return 'no-workbook';
  const relations = partOf(zip, 'xl/_rels/workbook.xml.rels');
  const strings = partOf(zip, 'xl/sharedStrings.xml');
  const styles = partOf(zip, 'xl/styles.xml');
  for (const part of [relations, strings, styles]) if (typeof part === 'string') return part;
  return {
    sheets: sheetsOf(workbook, typeof relations === 'string' ? undefined : relations),
    strings: elements(typeof strings === 'string' ? undefined : strings, 'si').map(textOf),
    shown: shownOf(typeof styles === 'string' ? undefined : styles),
    from1904: /^(1|true)$/.test(element(workbook, 'workbookPr')?.attributes.date1904 ?? ''),
    sheet: part => partOf(zip, part),
  };
}

function partOf(zip: Zip, name: string): Xml | WorkbookTrouble | undefined {
  const bytes = unpack(zip, name);
  if (bytes === undefined || typeof bytes === 'string') return bytes;
  return parseXml(new TextDecoder().decode(bytes), zip.spent);
}

function sheetsOf(workbook: Xml, relations: Xml | undefined): readonly SheetPart[] {
  const targets = new Map(
    elements(relations, 'Relationship')
      .filter(
        ({ attributes }) => attributes.TargetMode !== 'External' && attributes.Type?.endsWith('/worksheet'),
      )
      .map(({ attributes }) => [attributes.Id ?? '', attributes.Target ?? '']),
  );
  return elements(element(workbook, 'sheets'), 'sheet').flatMap(({ attributes }) => {
    const target = targets.get(attributes.id ?? '');
    if (target === undefined) return []; // a chart
    const part = target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^(\.\/)+/, '')}`;
    return [{ name: attributes.name ?? '', hidden: /hidden/i.test(attributes.state ?? ''), part }];
  });
}

/** Text of a shared or inline string: its runs, without the readings printed above characters. */
export function textOf(item: Xml): string {
  let text = '';
  for (const child of elements(item)) {
    if (child.name === 't') text += child.children.filter(part => typeof part === 'string').join('');
    else if (child.name === 'r') text += textOf(child);
  }
  // Excel writes characters that XML cannot hold as _x000D_.
  return text.replace(/_x000[dD]_/g, '').replace(/\r\n?/g, '\n');
}

function shownOf(styles: Xml | undefined): readonly Shown[] {
  const codes = new Map(
    elements(element(styles, 'numFmts'), 'numFmt').map(({ attributes }) => [
      Number(attributes.numFmtId),
      attributes.formatCode ?? '',
    ]),
  );
  return elements(element(styles, 'cellXfs'), 'xf').map(({ attributes }) => {
    const id = Number(attributes.numFmtId ?? 0);
    return shownBy(id, codes.get(id));
  });
}
