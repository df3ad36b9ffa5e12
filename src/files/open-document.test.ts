import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { docxFile, p, zipFile } from '../../test/harness/docx-file.ts';
import { openDocument } from './open-document.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const TEXT = '一、断电处理\n1、值班员应立即通知维修组。\n';

async function codeOf(bytes: Uint8Array, name: string): Promise<string> {
  const opened = await openDocument(bytes, name);
  if (opened.ok) return 'ok';
  assert.ok(opened.message.zh.length > 0 && opened.message.en.length > 0);
  return opened.code;
}

async function textOf(bytes: Uint8Array, name = 'a.txt'): Promise<string> {
  const opened = await openDocument(bytes, name);
  assert.ok(opened.ok, opened.ok ? '' : opened.code);
  return opened.document.body.map(block => (block.kind === 'paragraph' ? block.text : '')).join('\n');
}

/** GB18030 has no encoder in the platform; these are the bytes of "值班员应立即通知维修组". */
const GBK = Uint8Array.from(
  Buffer.from('d6b5b0e0d4b1d3a6c1a2bcb4cda8d6aacea2d0dec8cbd4b1'.replace('cea2', 'ceac'), 'hex'),
);

test('reads UTF-8 with and without mark, UTF-16 with mark, and GB18030', async () => {
  assert.equal(await textOf(utf8(TEXT)), TEXT);
  assert.equal(await textOf(utf8(`\ufeff${TEXT}`)), TEXT);
  assert.equal(await textOf(utf8(TEXT.replaceAll('\n', '\r\n'))), TEXT);
  const utf16 = Buffer.from(`\ufeff${TEXT}`, 'utf16le');
  assert.equal(await textOf(utf16), TEXT);
  assert.equal(await textOf(Buffer.from(utf16).swap16()), TEXT);
  assert.match(await textOf(GBK), /^值班员应立即通知维修/);
});

test('says so when it had to guess the encoding', async () => {
  const opened = await openDocument(GBK, 'a.txt');
  assert.deepEqual(opened.ok && opened.document.findings.map(finding => finding.code), ['encoding-guessed']);
});

test('refuses what is empty, too large, garbage or another format, and says what to do', async () => {
  assert.equal(await codeOf(new Uint8Array(), 'a.txt'), 'empty-file');
  assert.equal(await codeOf(utf8(' \n\n'), 'a.txt'), 'empty-file');
  assert.equal(await codeOf(new Uint8Array(100 * 1024 * 1024), 'a.docx'), 'file-too-large');
  assert.equal(await codeOf(randomBytes(4000), 'a.txt'), 'unreadable-encoding');
  assert.equal(await codeOf(utf8('一\u0000二'), 'a.txt'), 'unreadable-encoding');
  assert.equal(await codeOf(utf8('条'.repeat(2_000_001)), 'a.txt'), 'text-too-long');
  for (const name of ['a.doc', 'a.wps', 'a.pdf', 'a.xlsx', 'a.rtf', 'a.exe']) {
    assert.equal(await codeOf(utf8('x'), name), 'unsupported-format', name);
  }
});

test('looks at the bytes before the name', async () => {
  assert.equal(await codeOf(docxFile({ body: p('正文') }), '预案.txt'), 'ok');
  assert.equal(await codeOf(utf8('%PDF-1.7 …'), '预案.txt'), 'unsupported-format');
  assert.equal(
    await codeOf(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3, 4), '预案.docx'),
    'unsupported-format',
  );
  const encrypted = Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.from('EncryptedPackage', 'utf16le'),
  ]);
  assert.equal(await codeOf(encrypted, '预案.docx'), 'encrypted-docx');
});

test('refuses damaged and hostile Word files', async () => {
  const good = docxFile({ body: p('正文') });
  assert.equal(await codeOf(good.slice(0, good.length / 2), 'a.docx'), 'unreadable-docx');
  assert.equal(await codeOf(utf8('hello'), 'a.docx'), 'unreadable-docx');
  assert.equal(await codeOf(zipFile({ 'xl/workbook.xml': '<workbook/>' }), 'a.docx'), 'unreadable-docx');
  assert.equal(
    await codeOf(zipFile({ 'word/document.xml': '<w:document><w:body></w:document>' }), 'a.docx'),
    'unreadable-docx',
  );
  const entities = '<!DOCTYPE x [<!ENTITY a "b">]><w:document>&a;</w:document>';
  assert.equal(await codeOf(zipFile({ 'word/document.xml': entities }), 'a.docx'), 'xml-with-entities');
  const deep = `<w:document>${'<w:tbl>'.repeat(5000)}${'</w:tbl>'.repeat(5000)}</w:document>`;
  assert.equal(await codeOf(zipFile({ 'word/document.xml': deep }), 'a.docx'), 'nested-too-deep');
  assert.equal(await codeOf(docxFile({ body: p('') }), 'a.docx'), 'empty-file');
});

test('stops unpacking a zip bomb, also one that lies about its size', async () => {
  const bomb = zipFile({ 'word/document.xml': new Uint8Array(60 * 1024 * 1024) });
  assert.equal(await codeOf(bomb, 'a.docx'), 'decompressed-too-large');
  const lying = Uint8Array.from(bomb);
  const view = new DataView(lying.buffer);
  const directory = view.getUint32(lying.length - 22 + 16, true);
  view.setUint32(directory + 24, 1000, true); // claims 1000 bytes
  assert.equal(await codeOf(lying, 'a.docx'), 'decompressed-too-large');
  view.setUint32(directory + 24, 0x7fffffff, true); // claims 2 GB
  assert.equal(await codeOf(lying, 'a.docx'), 'decompressed-too-large');
});

test('never throws on bytes', async () => {
  const seeds = [docxFile({ body: p('1、值班员应立即通知维修组。') }), utf8(TEXT), GBK];
  const names = fc.constantFrom('a.docx', 'a.txt', 'a.md', 'a', 'a.doc', '');
  const mutated = fc
    .tuple(
      fc.constantFrom(...seeds),
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }),
      fc.nat(100),
    )
    .map(([seed, changes, keep]) => {
      const bytes = Uint8Array.from(seed.slice(0, Math.ceil((seed.length * (keep + 1)) / 101)));
      for (const [at, value] of changes) if (bytes.length > 0) bytes[at % bytes.length] = value;
      return bytes;
    });
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 300 }), mutated), names, async (bytes, name) => {
      const opened = await openDocument(bytes, name);
      assert.equal(typeof opened.ok, 'boolean');
    }),
    { numRuns: 400 },
  );
});
