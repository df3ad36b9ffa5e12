import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { DocumentTree } from '#core/document/document.ts';
import { zipFile } from '../../../test/harness/docx-file.ts';
import { type XlsxParts, xlsxFile } from '../../../test/harness/xlsx-file.ts';
import { openDocument } from '../open-document.ts';
import { dateOfSerial, showNumber, shownBy } from './number-format.ts';
import { openXlsx } from './xlsx.ts';

function open(parts: XlsxParts): DocumentTree {
  const opened = openXlsx({ bytes: xlsxFile(parts), name: 'test.xlsx' });
  assert.ok(opened.ok, opened.ok ? '' : opened.code);
  return opened.document;
}

/** "A text" a paragraph, "text@row,column" a cell. */
function lines({ body }: DocumentTree): readonly string[] {
  return body.flatMap(block =>
    block.kind === 'paragraph'
      ? [`# ${block.text}`]
      : block.rows.map(row =>
          row
            .flatMap(cell => cell.blocks.map(inner => (inner.kind === 'paragraph' ? inner : undefined)))
            .map(inner =>
              inner?.place.in === 'sheet' ? `${inner.text}@${inner.place.row},${inner.place.column}` : '?',
            )
            .join(' '),
        ),
  );
}

test('cells are texts with their place, shared, in runs, inline or reckoned', () => {
  const data = `<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c></row>
    <row r="5"><c r="A5" t="str"><f>A1&amp;B1</f><v>甲</v></c><c r="B5"><f>1+1</f><v>2</v></c><c r="C5" t="b"><v>1</v></c>
    <c r="D5" t="e"><v>#N/A</v></c><c r="E5"><f>SUM(A1)</f></c></row>`;
  const strings = [
    '<t>姓名</t>',
    '<r><t>值班</t></r><r><t xml:space="preserve"> 电话</t></r><rPh><t>zhi</t></rPh>',
  ];
  const document = open({ sheets: [{ name: '名单', data }], strings });
  assert.deepEqual(lines(document), ['姓名@2,1 值班 电话@2,3', '甲@5,1 2@5,2 是@5,3']);
  assert.deepEqual(
    document.findings.map(({ code }) => code),
    ['formulas-without-value'],
  );
});

test('numbers are shown as the sheet shows them', () => {
  const shown = (value: number, format: number | string) =>
    showNumber(value, typeof format === 'number' ? shownBy(format, undefined) : shownBy(0, format), false);
  assert.equal(shown(13_800_000_001, 0), '13800000001');
  assert.equal(shown(0.1 + 0.2, 0), '0.3');
  assert.equal(shown(1e21, 0), '1000000000000000000000');
  assert.equal(shown(45_413, 14), '2024-05-01');
  assert.equal(shown(45_413, 'yyyy"年"m"月"d"日"'), '2024-05-01');
  assert.equal(shown(45_413.354_166_67, '[$-804]yyyy/m/d h:mm'), '2024-05-01 08:30');
  assert.equal(shown(0.354_166_67, 'h:mm;@'), '08:30');
  assert.equal(shown(0.15, '0.00%'), '15%');
  assert.equal(shown(45_413, '#,##0.00'), '45413');
  assert.equal(shown(45_413, '[Red]0"天"'), '45413', 'a unit in quotes is no date');
  assert.equal(shown(-1, 14), '-1');
  assert.equal(showNumber(43_951, 'date', true), '2024-05-01');
  assert.equal(dateOfSerial('45413'), '2024-05-01');
  assert.equal(dateOfSerial('10086'), undefined);
  assert.equal(dateOfSerial('400123'), undefined);
});

test('merged cells span; several sheets have their names above them', () => {
  const rows = [
    ['一组', '', '甲'],
    ['', '', '乙'],
  ];
  const after = '<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>';
  const document = open({
    sheets: [
      { name: '白班', data: rows, after },
      { name: '空', data: [] },
      { name: '夜班', data: [['丙']] },
    ],
  });
  assert.deepEqual(lines(document), ['# 白班', '一组@1,1 甲@1,3', '乙@2,3', '# 夜班', '丙@1,1']);
  const [, table] = document.body;
  const first = table?.kind === 'table' ? table.rows[0]?.[0] : undefined;
  assert.deepEqual([first?.columns, first?.rows], [2, 2]);
});

test('what is hidden is left out and said', () => {
  const data = `<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row><row r="2" hidden="1"><c r="A2"><v>3</v></c></row>`;
  const document = open({
    sheets: [
      { name: '名单', data, before: '<cols><col min="2" max="2" hidden="1"/></cols>' },
      { name: '离职', data: [['丁']], state: 'hidden' },
    ],
  });
  assert.deepEqual(lines(document), ['1@1,1']);
  assert.deepEqual(
    document.findings.map(({ code }) => code),
    ['hidden-sheets-left-out', 'hidden-rows-left-out'],
  );
});

test('an upload of a sheet is opened by what is in it; what is none is refused', async () => {
  const opened = await openDocument(xlsxFile({ sheets: [{ name: 'a', data: [['姓名']] }] }), 'contacts.xlsx');
  assert.equal(opened.ok && opened.document.format, 'sheet');
  const broken = await openDocument(zipFile({ 'xl/workbook.xml': '<workbook' }), 'a.xlsx');
  assert.equal(!broken.ok && broken.code, 'unreadable-xlsx');
  const none = await openDocument(new TextEncoder().encode('姓名,电话'), 'a.xlsx');
  assert.equal(!none.ok && none.code, 'unreadable-xlsx');
  const bomb = zipFile({ 'xl/workbook.xml': `<workbook>${' '.repeat(9_000_000)}</workbook>` });
  const refused = await openDocument(bomb, 'a.xlsx');
  assert.equal(!refused.ok && refused.code, 'decompressed-too-large');
});

const SAMPLE = xlsxFile({
  sheets: [
    {
      name: '名单',
      data: [
        ['姓名', '电话'],
        ['甲', '13800000001'],
      ],
      after: '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>',
    },
  ],
});

test('a sheet with bytes changed or cut off comes back', () =>
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat({ max: SAMPLE.length - 1 }), fc.nat({ max: 255 })), { maxLength: 8 }),
      fc.nat({ max: SAMPLE.length }),
      (mutations, length) => {
        const bytes = Uint8Array.from(SAMPLE);
        for (const [at, byte] of mutations) bytes[at] = byte;
        for (const input of [bytes, bytes.slice(0, length)]) {
          const opened = openXlsx({ bytes: input, name: 'a.xlsx' });
          assert.ok(opened.ok || opened.message.zh.length > 10);
        }
      },
    ),
    { numRuns: 200 },
  ));

test('whatever XML a sheet holds, it comes back', () => {
  const name = fc.constantFrom('c', 'row', 'v', 'is', 't', 'f', 'mergeCell', 'col');
  const value = fc.oneof(
    fc.constantFrom('A1', 'ZZZ9999999', '1', '-1', '1e400', 's', 'A1:B', 'true', '٣'),
    fc.string({ maxLength: 5 }),
  );
  const attribute = fc.tuple(fc.constantFrom('r', 't', 's', 'ref', 'hidden', 'min'), value);
  const element = fc.tuple(name, fc.array(attribute, { maxLength: 3 }), value);
  fc.assert(
    fc.property(fc.array(element, { maxLength: 20 }), elements => {
      const safe = (text: string) => text.replace(/[<&">]/g, '');
      const data = elements
        .map(([tag, attributes, inner]) => {
          const given = attributes.map(([key, text]) => ` ${key}="${safe(text)}"`).join('');
          return `<row><${tag}${given}>${safe(inner)}</${tag}><c${given}><v>${safe(inner)}</v></c></row>`;
        })
        .join('');
      const opened = openXlsx({
        bytes: xlsxFile({ sheets: [{ name: 'a', data }], formats: [0, 14, 9] }),
        name: 'a.xlsx',
      });
      assert.ok(opened.ok);
    }),
    { numRuns: 100 },
  );
});
