// Whatever is done to the bytes of a PDF: a document or a refusal comes back, in time.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { type Mark, pdfFile } from '../../../test/harness/pdf-file.ts';
import { layOut } from './layout.ts';
import type { PageContent } from './page-content.ts';
import { openPdf } from './pdf.ts';

const SAMPLE = pdfFile(
  [1, 2].map(page => ({
    marks: [
      { text: '一、总则', x: 70, y: 90, size: 16 },
      ...Array.from({ length: 4 }, (_, i): Mark => ({ text: `值班经理第${page}页`, x: 70, y: 120 + i * 20 })),
      ...[200, 230, 260].map((y): Mark => ({ line: [70, y, 300, y] })),
      ...[70, 150, 300].map((x): Mark => ({ line: [x, 200, x, 260] })),
      { text: '岗位', x: 75, y: 220 },
      { text: '任务', x: 155, y: 220 },
      { text: '保安', x: 75, y: 250 },
    ],
  })),
);

console.warn = () => undefined; // pdf.js says that it would rather have another build
const { readPages } = await import('./read-pages.ts');

/** Without the thread, which takes longer to start than such a file to read. */
async function comesBack(bytes: Uint8Array): Promise<void> {
  const found = await readPages(bytes, 100);
  if (typeof found === 'string') assert.match(found, /^(encrypted|damaged|too-many-pages)$/);
  else assert.ok(Array.isArray(layOut(found.pages).body));
}

const MUTATION = fc.record({
  at: fc.nat({ max: SAMPLE.length - 1 }),
  bytes: fc.uint8Array({ minLength: 1, maxLength: 6 }),
});

/** The seed is fixed: these are many steps in code that is not ours. */
const FEW = { numRuns: 40, seed: 3 };

test('a PDF with bytes changed comes back', () =>
  fc.assert(
    fc.asyncProperty(fc.array(MUTATION, { minLength: 1, maxLength: 12 }), mutations => {
      const bytes = Uint8Array.from(SAMPLE);
      for (const one of mutations) bytes.set(one.bytes.subarray(0, bytes.length - one.at), one.at);
      return comesBack(bytes);
    }),
    FEW,
  ));

test('a PDF cut off anywhere comes back', () =>
  fc.assert(
    fc.asyncProperty(fc.nat({ max: SAMPLE.length }), length => comesBack(SAMPLE.slice(0, length))),
    FEW,
  ));

test('any bytes come back', () =>
  fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), bytes => comesBack(bytes)),
    FEW,
  ));

const PLACE = fc.oneof(fc.double({ min: -100, max: 1_000, noNaN: true }), fc.integer({ min: 0, max: 600 }));
const PIECE = fc.record({
  text: fc.oneof(
    fc.string({ minLength: 1, maxLength: 30 }),
    fc.constantFrom('1. 甲', '① 注', '……3', '应 急 预 案'),
  ),
  x: PLACE,
  right: PLACE,
  y: PLACE,
  size: fc.double({ min: 0.5, max: 60, noNaN: true }),
  font: fc.constantFrom('a', 'b'),
  bold: fc.boolean(),
});
const RULE = fc.record({
  direction: fc.constantFrom('level', 'upright'),
  at: PLACE,
  from: PLACE,
  to: PLACE,
});
const PAGE: fc.Arbitrary<PageContent> = fc.record({
  page: fc.integer({ min: 1, max: 9 }),
  width: fc.constantFrom(595, 842),
  height: fc.constantFrom(842, 595),
  pieces: fc.array(PIECE, { maxLength: 40 }),
  rules: fc.array(RULE, { maxLength: 20 }),
  slanted: fc.array(fc.string(), { maxLength: 2 }),
  unreadable: fc.nat({ max: 9 }),
  pictured: fc.boolean(),
});

/** Letters and digits in any order: spaces and hyphens may go, what they stand between may not. */
function signs(text: string): string {
  return [...text.replace(/[^\p{L}\p{N}]/gu, '')].sort().join('');
}

test('however text and lines stand on pages, every letter of them comes out once', () =>
  fc.assert(
    fc.property(fc.array(PAGE, { maxLength: 3 }), pages => {
      const { body, notes, apart } = layOut(pages);
      const texts: string[] = [];
      for (const block of body) {
        if (block.kind === 'paragraph') texts.push(block.text);
        else
          for (const cell of block.rows.flat())
            for (const inner of cell.blocks) if (inner.kind === 'paragraph') texts.push(inner.text);
      }
      const marks = notes.map(({ place, text }) => (place.in === 'note' ? place.note + text : text));
      const found = signs([...texts, ...marks, ...apart.map(({ text }) => text)].join(''));
      const wanted = signs(
        pages
          .flatMap(({ pieces, slanted }) => [...unlike(pieces).map(({ text }) => text), ...slanted])
          .join(''),
      );
      assert.equal(found.normalize('NFKC').length, wanted.normalize('NFKC').length);
    }),
    { numRuns: 150, seed: 5 },
  ));

/** Doubled text is drawn once. */
function unlike(pieces: PageContent['pieces']): PageContent['pieces'] {
  const keys = new Set<string>();
  return pieces.filter(({ text, x, y }) => {
    const key = `${text}|${Math.round(x / 2)}|${Math.round(y / 2)}`;
    return keys.size < keys.add(key).size;
  });
}

test('a stream that unpacks to far more than a page is stopped or read, and nothing is left running', async () => {
  const bomb = deflateSync(Buffer.alloc(10 * 1024 * 1024, '0 0 m '), { level: 1 });
  const head = `%PDF-1.7
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Count 1 /Kids [3 0 R] >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >> endobj
4 0 obj << /Length ${bomb.length} /Filter /FlateDecode >>
stream
`;
  const tail = '\nendstream endobj\ntrailer << /Root 1 0 R >>\n%%EOF';
  const opened = await openPdf({
    bytes: Buffer.concat([Buffer.from(head), bomb, Buffer.from(tail)]),
    name: 'a.pdf',
  });
  assert.ok(opened.ok || opened.message.zh.length > 10);
});
