import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Block, DocumentTree } from '#core/document/document.ts';
import { type Mark, type PdfPage, pdfFile, set } from '../../../test/harness/pdf-file.ts';
import { LIMITS } from '../limits.ts';
import { openPdf } from './pdf.ts';

async function open(pages: readonly PdfPage[]): Promise<DocumentTree> {
  const opened = await openPdf({ bytes: pdfFile(pages), name: 'test.pdf' });
  assert.ok(opened.ok, opened.ok ? '' : opened.code);
  return opened.document;
}

/** One line a paragraph: level and text; one a row of a table. */
function lines(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap(block =>
    block.kind === 'table'
      ? block.rows.map(row => row.map(cell => lines(cell.blocks).join('/')).join(' | '))
      : [`${'#'.repeat(block.level ?? 0)}${block.text}`],
  );
}

const body = async (marks: readonly Mark[]): Promise<readonly string[]> =>
  lines((await open([{ marks }])).body);

const LONG =
  '值班经理接到报告以后，先问清楚地点、人数和险情，再按通讯录逐个通知处置小组，随后在值班记录上写明时间。';

test('lines become paragraphs, headings have levels, every paragraph its page', async () => {
  const document = await open([
    {
      marks: [
        { text: '仓库防汛预案', x: 220, y: 90, size: 22, font: 'hei' },
        { text: '一、报告', x: 70, y: 140, size: 16 },
        ...set(LONG, { x: 70, y: 170, width: 30 }),
        { text: '二、处置', x: 70, y: 260, size: 16 },
        { text: '1. 关闭电源；', x: 70, y: 290 },
        { text: '2. 转移物资。', x: 70, y: 310 },
      ],
    },
  ]);
  assert.deepEqual(lines(document.body), [
    '#仓库防汛预案',
    '##一、报告',
    LONG,
    '##二、处置',
    '1. 关闭电源；',
    '2. 转移物资。',
  ]);
  const third = document.body[2];
  assert.deepEqual(third?.kind === 'paragraph' && third.place, { in: 'page', page: 1, paragraph: 3 });
});

test('a paragraph goes on over the page; headers, footers and page numbers stand apart', async () => {
  const page = (number: number, marks: readonly Mark[]): PdfPage => ({
    marks: [
      { text: '某仓库应急预案', x: 250, y: 40, size: 9 },
      ...marks,
      { text: `第 ${number} 页`, x: 280, y: 810, size: 9 },
    ],
  });
  const text = LONG.repeat(2);
  const document = await open([
    page(1, set(text.slice(0, 58), { x: 70, y: 740, width: 30 })),
    page(2, set(text.slice(58), { x: 70, y: 80, width: 30, indent: 0 })),
  ]);
  assert.deepEqual(lines(document.body), [text]);
  assert.deepEqual(
    document.apart.map(({ text: apart, place }) => [apart, place.in, 'page' in place && place.page]),
    [
      ['某仓库应急预案', 'header', 1],
      ['第1页', 'footer', 1],
      ['某仓库应急预案', 'header', 2],
      ['第2页', 'footer', 2],
    ],
  );
});

test('a header that changes with the chapter is known by the number that runs with the pages', async () => {
  const chapters = ['总则', '总则', '报告', '报告', '处置', '处置'];
  const pages = chapters.map(
    (chapter, i): PdfPage => ({
      marks: [
        { text: `${chapter}篇`, x: 70, y: 40 },
        { text: `${i + 12}`, x: 500, y: 40 },
        { text: `本页写的是${chapter}，第${i}页。`, x: 70, y: 100 },
      ],
    }),
  );
  const document = await open(pages);
  assert.deepEqual(lines(document.body)[0], '本页写的是总则，第0页。');
  assert.equal(document.body.length, 6);
  assert.equal(document.apart.length, 6);
});

test('two columns are read one after the other', async () => {
  const column = (word: string, x: number) =>
    Array.from({ length: 6 }, (_, i) => ({
      text: `${word}第${i}行文字写满这一栏为止呀`,
      x,
      y: 100 + i * 20,
    }));
  const read = (await body([...column('左', 60), ...column('右', 320)])).join('');
  assert.ok(read.indexOf('左第5行') < read.indexOf('右第0行'), read);
});

test('a ruled table keeps its cells, lines within a cell and spans', async () => {
  const [xs, ys] = [
    [70, 150, 400, 520],
    [100, 130, 180, 210],
  ];
  const rules: Mark[] = [
    ...ys.map(y => ({ line: [70, y, 520, y] as const })),
    ...[70, 150, 520].map(x => ({ line: [x, 100, x, 210] as const })),
    { line: [400, 100, 400, 180] },
  ];
  const at = (text: string, column: number, row: number, line = 0): Mark => ({
    text,
    x: (xs[column] ?? 0) + 5,
    y: (ys[row] ?? 0) + 18 + line * 18,
  });
  const marks = [
    at('岗位', 0, 0),
    at('任务', 1, 0),
    at('时限', 2, 0),
    at('保安', 0, 1),
    at('打开全部大门并引导来客沿两侧通道走到', 1, 1),
    at('广场集合', 1, 1, 1),
    at('5 分钟', 2, 1),
    at('备注', 0, 2),
    at('夜间由值班经理兼', 1, 2),
  ];
  const document = await open([{ marks: [...rules, ...marks] }]);
  assert.deepEqual(lines(document.body), [
    '岗位 | 任务 | 时限',
    '保安 | 打开全部大门并引导来客沿两侧通道走到广场集合 | 5 分钟',
    '备注 | 夜间由值班经理兼',
  ]);
  const [table] = document.body;
  assert.ok(table?.kind === 'table');
  assert.equal(table.rows[2]?.[1]?.columns, 2);
  const cell = table.rows[1]?.[2]?.blocks[0];
  assert.deepEqual(cell?.kind === 'paragraph' && cell.place, {
    in: 'cell',
    table: 1,
    row: 2,
    column: 3,
    paragraph: 1,
    page: 1,
  });
});

test('a table without lines is read by its columns; a list of contents is not one', async () => {
  const row = (y: number, ...texts: string[]): Mark[] =>
    texts.map((text, i) => ({ text, x: 70 + i * 150, y }));
  const document = await open([
    {
      marks: [
        ...row(100, '岗位', '姓名', '电话'),
        ...row(120, '经理', '甲', '8001'),
        ...row(140, '保安', '乙', '8002'),
      ],
    },
  ]);
  assert.equal(document.body[0]?.kind, 'table');
  assert.deepEqual(lines(document.body), ['岗位 | 姓名 | 电话', '经理 | 甲 | 8001', '保安 | 乙 | 8002']);
  const contents = ['一、总则', '二、报告', '三、处置'].flatMap((text, i) => [
    { text, x: 70, y: 100 + i * 20 },
    { text: `${i + 1}`, x: 500, y: 100 + i * 20 },
  ]);
  assert.deepEqual(await body(contents), ['一、总则\t1', '二、报告\t2', '三、处置\t3']);
});

test('a page set on its side or turned is read all the same; what stands across it is apart', async () => {
  const upright = await open([
    {
      marks: [
        { text: '逃生路线', x: 70, y: 90 },
        { text: '机密', x: 300, y: 400, size: 40, turn: 45 },
      ],
    },
  ]);
  assert.deepEqual(lines(upright.body), ['逃生路线']);
  assert.deepEqual(
    upright.apart.map(({ text }) => text),
    ['机密'],
  );
  const sideways = [
    { text: '先断电，', x: 100, y: 700, turn: 90 },
    { text: '再救人。', x: 120, y: 700, turn: 90 },
  ];
  assert.deepEqual(await body(sideways), ['先断电，', '再救人。']);
  assert.deepEqual(lines((await open([{ marks: sideways, rotate: 90 }])).body), ['先断电，', '再救人。']);
});

test('English words keep their spaces, parted words come together', async () => {
  const text = (line: string, y: number): Mark => ({ text: line, x: 70, y, font: 'latin' });
  const lead = 'The guard on duty opens every gate, calls the fire bri-';
  assert.deepEqual(
    await body([text(lead, 100), text('gade and waits for it at the southern entrance there.', 116)]),
    [
      'The guard on duty opens every gate, calls the fire brigade and waits for it at the southern entrance there.',
    ],
  );
});

test('a scan is refused with advice, single pictures among text are named', async () => {
  const scan: PdfPage = { marks: [{ picture: [0, 0, 595, 842] }] };
  const refused = await openPdf({ bytes: pdfFile([scan, scan]), name: 'scan.pdf' });
  assert.equal(!refused.ok && refused.code, 'scanned-pdf');
  const stamped: PdfPage = { marks: [...scan.marks, { text: '由某某扫描软件自动生成', x: 70, y: 820 }] };
  const alike = await openPdf({ bytes: pdfFile([stamped, stamped]), name: 'scan.pdf' });
  assert.equal(!alike.ok && alike.code, 'scanned-pdf');
  const text: PdfPage = { marks: set(LONG, { x: 70, y: 100, width: 30 }) };
  const { findings } = await open([text, scan, scan, { marks: [] }, text, scan]);
  assert.deepEqual(
    findings.map(({ code, place }) => [code, place.path]),
    [['pages-without-text', 'page 2–3, 6']],
  );
  assert.match(findings[0]?.message.zh ?? '', /第 2–3, 6 页/);
});

test('text whose characters nobody knows is left out and said', async () => {
  const secret: Mark = { text: 'ƂɎߞᔰᓓ௹ᜒሴᢰᆀௐᎮ', x: 70, y: 300, font: 'secret' };
  const { body: blocks, findings } = await open([
    { marks: [...set(LONG, { x: 70, y: 100, width: 30 }), secret] },
  ]);
  assert.deepEqual(lines(blocks), [LONG]);
  assert.deepEqual(
    findings.map(({ code, place }) => [code, place.path]),
    [['unreadable-characters', 'page 1']],
  );
  const refused = await openPdf({ bytes: pdfFile([{ marks: [secret] }]), name: 'secret.pdf' });
  assert.equal(!refused.ok && refused.code, 'unreadable-characters');
});

test('what is no PDF after its first bytes, or needs a password, is refused', async () => {
  const broken = await openPdf({ bytes: new TextEncoder().encode('%PDF-1.7\nnothing more'), name: 'a.pdf' });
  assert.equal(!broken.ok && broken.code, 'unreadable-pdf');
  const text = new TextDecoder().decode(pdfFile([{ marks: [{ text: '值班', x: 70, y: 90 }] }]));
  const key =
    '/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (01234567890123456789012345678901) /U (01234567890123456789012345678901) >> /ID [(a) (b)]';
  const locked = new TextEncoder().encode(text.replace('/Root 1 0 R', `/Root 1 0 R ${key}`));
  const encrypted = await openPdf({ bytes: locked, name: 'a.pdf' });
  assert.equal(!encrypted.ok && encrypted.code, 'encrypted-pdf');
});

test('PDFs are read one after the other, and only so many may wait', async () => {
  const bytes = pdfFile([{ marks: [{ text: '值班电话', x: 70, y: 90 }] }]);
  const broken = new TextEncoder().encode('%PDF-1.7');
  const first = Array.from({ length: LIMITS.pdfsWaiting + 1 }, () =>
    openPdf({ bytes: broken, name: 'a.pdf' }),
  );
  const refused = await openPdf({ bytes, name: 'a.pdf' });
  assert.equal(!refused.ok && refused.code, 'pdf-reader-busy');
  await Promise.all(first);
  const later = await openPdf({ bytes, name: 'a.pdf' });
  assert.notEqual(!later.ok && later.code, 'pdf-reader-busy');
});
