// PDFs as programs write them: fonts embedded in part, streams packed, text in many pieces, a password.
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import pdfmake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { openPdf } from './pdf.ts';

const FONTS = path.join(
  fileURLToPath(new URL('../../..', import.meta.url)),
  'node_modules/@embedpdf/fonts-sc/fonts',
);
const font = (weight: string) => path.join(FONTS, `NotoSansHans-${weight}.otf`);

async function printed(definition: TDocumentDefinitions): Promise<Uint8Array> {
  pdfmake.setFonts({ Sans: { normal: font('Regular'), bold: font('Bold') } });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => true);
  const document = pdfmake.createPdf({
    defaultStyle: { font: 'Sans', fontSize: 12, lineHeight: 1.4 },
    ...definition,
  });
  return new Uint8Array(await document.getBuffer());
}

const LONG =
  '值班经理接到报告以后，先问清楚地点、人数和险情，再按通讯录逐个通知处置小组，随后在值班记录上写明时间，并在 30 分钟内向总经理报告处置的进展。';

test('what is printed is read back, a table over two pages in one piece', async () => {
  const rows = Array.from({ length: 30 }, (_, i) => [
    `第${i + 1}组`,
    '打开全部大门并引导来客沿两侧通道走到广场集合清点人数',
    '5分钟',
  ]);
  const bytes = await printed({
    content: [
      { text: '仓库防汛预案', fontSize: 20, bold: true, alignment: 'center' },
      { text: '一、报告', bold: true },
      { text: LONG, leadingIndent: 24 },
      { text: LONG, leadingIndent: 24 },
      {
        table: {
          headerRows: 1,
          widths: [60, 200, 60],
          body: [['小组', '任务', '时限'], ...rows.map(row => [...row])],
        },
      },
    ],
    footer: (page, count) => ({ text: `${page} / ${count}`, alignment: 'center', fontSize: 9 }),
  });
  const opened = await openPdf({ bytes, name: 'a.pdf' });
  assert.ok(opened.ok, opened.ok ? '' : opened.code);
  const { body, apart, findings } = opened.document;
  const texts = body.flatMap(block =>
    block.kind === 'paragraph' ? [`${'#'.repeat(block.level ?? 0)}${block.text}`] : [],
  );
  const tight = LONG.replaceAll(' ', '');
  assert.deepEqual(texts, ['#仓库防汛预案', '##一、报告', tight, tight]);
  const tables = body.filter(block => block.kind === 'table');
  assert.equal(tables.length, 1);
  assert.deepEqual(
    tables[0]?.rows.map(row =>
      row.map(cell => cell.blocks.map(one => (one.kind === 'paragraph' ? one.text : '')).join('/')),
    ),
    [['小组', '任务', '时限'], ...rows],
  );
  assert.match(apart[0]?.text ?? '', /^1 ?\/ ?\d$/);
  assert.deepEqual(findings, []);
});

test('a password to open it is asked for nowhere: the file is refused; one that only forbids printing is no matter', async () => {
  const content = (): TDocumentDefinitions['content'] => [{ text: LONG }]; // pdfmake writes into what it is given
  const locked = await openPdf({
    bytes: await printed({ content: content(), userPassword: 'secret' }),
    name: 'a.pdf',
  });
  assert.equal(!locked.ok && locked.code, 'encrypted-pdf');
  const owned = await openPdf({
    bytes: await printed({ content: content(), ownerPassword: 'secret', permissions: {} }),
    name: 'a.pdf',
  });
  assert.ok(owned.ok, owned.ok ? '' : owned.code);
});
