// Plans of any length for the figure `reading`, as .docx, .pdf and .txt: the sample plan over and over, with tables, until
// so many pages are full.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pdfmake from 'pdfmake';
import { docxFile } from '../test/harness/docx-file.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FONTS = path.join(ROOT, 'node_modules/@embedpdf/fonts-sc/fonts');
const PLAN = readFileSync(path.join(ROOT, 'plans/home-textile/source.txt'), 'utf8').trim().split('\n');
/** Characters of a page of A4 in twelve points: plans have many short lines. The same set by pdfmake fills more pages. */
const PAGE = 700;
const PRINTED_PAGE = 450;
const TABLE = [
  ['岗位', '职责', '时限'],
  ...Array.from({ length: 8 }, (_, i) => [
    `岗位${i + 1}`,
    '负责现场警戒和人员疏散，清点后报告应急小组',
    `${(i + 1) * 5} 分钟内`,
  ]),
];

/** A chapter has a number of its own, so that no two are the same text. */
function chapters(characters: number): readonly (readonly string[])[] {
  const size = PLAN.join('').length + TABLE.flat().join('').length;
  return Array.from({ length: Math.ceil(characters / size) }, (_, i) => [
    `第${i + 1}部分 ${PLAN[0]}`,
    ...PLAN.slice(1),
  ]);
}

export function longText(bytes: number): Uint8Array {
  return new TextEncoder()
    .encode(
      chapters(bytes / 2)
        .map(lines => `${lines.join('\n')}\n`)
        .join(''),
    )
    .subarray(0, bytes);
}

export function longDocx(pages: number): Uint8Array {
  const paragraph = (text: string) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
  const cell = (text: string) => `<w:tc>${paragraph(text)}</w:tc>`;
  const table = `<w:tbl>${TABLE.map(row => `<w:tr>${row.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`;
  return docxFile({
    body: chapters(pages * PAGE)
      .map(lines => lines.map(paragraph).join('') + table)
      .join(''),
  });
}

/** Pages are counted, so that it is no fewer than asked for. */
export async function longPdf(pages: number): Promise<Uint8Array> {
  const font = (weight: string) => path.join(FONTS, `NotoSansHans-${weight}.otf`);
  pdfmake.setFonts({ Sans: { normal: font('Regular'), bold: font('Bold') } });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => true);
  let printed = 0;
  const content = chapters(pages * PRINTED_PAGE).flatMap(lines => [
    ...lines.map(text => ({
      text,
      leadingIndent: 24,
      margin: [0, 0, 0, 4] as [number, number, number, number],
    })),
    {
      table: { widths: [80, '*', 80], body: TABLE.map(row => [...row]) },
      margin: [0, 8, 0, 8] as [number, number, number, number],
    },
  ]);
  const buffer = await pdfmake
    .createPdf({
      pageSize: 'A4',
      pageMargins: [80, 80, 80, 80],
      defaultStyle: { font: 'Sans', fontSize: 12, lineHeight: 1.4 },
      footer: (page: number, count: number) => {
        printed = count;
        return { text: `第 ${page} 页 共 ${count} 页`, alignment: 'center' };
      },
      content,
    })
    .getBuffer();
  if (printed < pages * 0.95 || printed > pages * 1.15)
    throw new Error(`${printed} pages instead of ${pages}`);
  return new Uint8Array(buffer);
}
