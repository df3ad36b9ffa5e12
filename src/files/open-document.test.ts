import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { compoundFile } from '../../test/harness/compound-file.ts';
import { abstractNum, docxFile, level, num, numbered, p, zipFile } from '../../test/harness/docx-file.ts';
import { LIMITS } from './limits.ts';
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

test('reads UTF-16 without mark, and does not take other bytes for it', async () => {
  const utf16 = Buffer.from(TEXT.repeat(3), 'utf16le');
  assert.equal(await textOf(utf16), TEXT.repeat(3));
  assert.equal(await textOf(Buffer.from(utf16).swap16()), TEXT.repeat(3));
});

test('a last character that was cut off is dropped', async () => {
  assert.equal(await textOf(utf8(TEXT).slice(0, -2)), TEXT.slice(0, -2));
  assert.equal(await textOf(GBK.slice(0, -1)), '值班员应立即通知维修人');
  assert.equal(await textOf(Buffer.from(`\ufeff${TEXT}`, 'utf16le').subarray(0, -1)), TEXT.slice(0, -1));
});

test('a damaged character in a long text is marked, and it is said', async () => {
  const bytes = utf8(TEXT.repeat(100));
  bytes[31] = 0xff;
  const opened = await openDocument(bytes, 'a.txt');
  assert.ok(opened.ok);
  assert.deepEqual(
    opened.document.findings.map(finding => finding.code),
    ['characters-damaged'],
  );
  const few = utf8(TEXT);
  few[31] = 0xff;
  assert.equal(await codeOf(few, 'a.txt'), 'unreadable-encoding');
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
  for (const name of ['a.doc', 'a.wps', 'a.rtf', 'a.exe']) {
    assert.equal(await codeOf(utf8('x'), name), 'unsupported-format', name);
  }
});

test('looks at the bytes before the name', async () => {
  assert.equal(await codeOf(docxFile({ body: p('正文') }), '预案.txt'), 'ok');
  assert.notEqual(await codeOf(utf8('%PDF-1.7 …'), '预案.txt'), 'ok');
  assert.equal(
    await codeOf(compoundFile({ WordDocument: new Uint8Array(12).fill(1) }), '预案.docx'),
    'encrypted-doc',
  );
  const encrypted = compoundFile({ EncryptedPackage: new Uint8Array(12) });
  assert.equal(await codeOf(encrypted, '预案.docx'), 'encrypted-docx');
  assert.equal(await codeOf(utf8('<html><body><p>正文</p></body></html>'), '导出.doc'), 'ok');
  assert.equal(await codeOf(utf8('<html>'), '预案.txt'), 'ok'); // text about HTML
  assert.equal(
    await codeOf(utf8('MIME-Version: 1.0\nContent-Type: multipart/related;'), 'a.doc'),
    'unsupported-format',
  );
  assert.equal(await codeOf(zipFile({ 'ppt/presentation.xml': '<p/>' }), 'a.docx'), 'unsupported-format');
  for (const name of ['a.docm', 'a.dotx'])
    assert.equal(await codeOf(docxFile({ body: p('正文') }), name), 'ok');
});

test('refuses damaged and hostile Word files', async () => {
  const good = docxFile({ body: p('正文') });
  assert.equal(await codeOf(good.slice(0, good.length / 2), 'a.docx'), 'unreadable-docx');
  assert.equal(await codeOf(utf8('hello'), 'a.docx'), 'unreadable-docx');
  assert.equal(await codeOf(zipFile({ 'readme.txt': 'x' }), 'a.docx'), 'unreadable-docx');
  assert.equal(
    await codeOf(zipFile({ 'word/document.xml': '<w:document><w:body></w:document>' }), 'a.docx'),
    'unreadable-docx',
  );
  const entities = '<!DOCTYPE x [<!ENTITY a "b">]><w:document>&a;</w:document>';
  assert.equal(await codeOf(zipFile({ 'word/document.xml': entities }), 'a.docx'), 'xml-with-entities');
  const deep = `<w:document>${'<w:tbl>'.repeat(5000)}${'</w:tbl>'.repeat(5000)}</w:document>`;
  assert.equal(await codeOf(zipFile({ 'word/document.xml': deep }), 'a.docx'), 'nested-too-deep');
  assert.equal(await codeOf(docxFile({ body: p('') }), 'a.docx'), 'empty-file');
  const many = zipFile({ 'word/document.xml': `<document>${'<a/>'.repeat(LIMITS.xmlElements)}</document>` });
  assert.equal(await codeOf(many, 'a.docx'), 'decompressed-too-large');
});

test('relations lead nowhere outside the file', async () => {
  const relation = (target: string, more = '') =>
    `<Relationship Id="r" Type="http://x/officeDocument" Target="${target}" ${more}/>`;
  const file = (relations: string) =>
    zipFile({ '_rels/.rels': `<Relationships>${relations}</Relationships>`, 'etc/passwd': '<document/>' });
  for (const relations of [
    relation('../../../etc/shadow'),
    relation('file:///etc/passwd'),
    relation('http://a.b/c', 'TargetMode="External"'),
  ])
    assert.equal(await codeOf(file(relations), 'a.docx'), 'unreadable-docx', relations);
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

const WORD = docxFile({
  styles: '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="heading 1"/></w:style>',
  numbering: abstractNum(0, level(0, 'chineseCounting', '%1、') + level(1, 'decimal', '%1.%2')) + num(1, 0),
  body: `${p('断电', numbered(1))}<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>${p('通知', numbered(1, 1))}</w:tc></w:tr></w:tbl>${p('1、值班员应立即通知维修组。', '<w:pStyle w:val="A"/>')}`,
  footnotes: `<w:footnote w:id="1">${p('脚注')}</w:footnote>`,
});
const PAGE =
  '<meta charset=gb2312><h1>断电</h1><ol type=a><li>通知<li>记录</ol><table><tr><td rowspan=2>一<td>二<tr><td>三</table>';

/** XML that is well formed and means nothing: names of Word anywhere in each other. */
const anyXml = fc.letrec<{ node: string }>(tie => ({
  node: fc
    .tuple(
      fc.constantFrom(
        ...'p r t pPr rPr numPr ilvl numId tbl tr tc tcPr vMerge gridSpan sdt sdtContent ins del fldChar instrText fldSimple AlternateContent Choice Fallback txbxContent sym hyperlink sectPr abstractNum num lvl lvlText lvlOverride startOverride numStyleLink styleLink style basedOn outlineLvl footnote framePr'.split(
          ' ',
        ),
      ),
      fc.array(
        fc.tuple(
          fc.constantFrom(
            'val',
            'ilvl',
            'numId',
            'abstractNumId',
            'styleId',
            'type',
            'fldCharType',
            'char',
            'id',
          ),
          fc.constantFrom(
            '0',
            '1',
            '9',
            '-1',
            '1e9',
            'A',
            'begin',
            'separate',
            'end',
            'TOC',
            'restart',
            '%1%2%9',
            '',
          ),
        ),
        { maxLength: 3 },
      ),
      fc.array(fc.oneof({ depthSize: 'small' }, fc.constantFrom('通知', ' TOC '), tie('node')), {
        maxLength: 6,
      }),
    )
    .map(
      ([name, attributes, children]) =>
        `<w:${name}${[...new Map(attributes)].map(([key, value]) => ` w:${key}="${value}"`).join('')}>${children.join('')}</w:${name}>`,
    ),
})).node;

test('never throws on Word files that are well formed and mean nothing', async () => {
  await fc.assert(
    fc.asyncProperty(anyXml, anyXml, anyXml, async (body, numbering, styles) => {
      const opened = await openDocument(docxFile({ body, numbering, styles, footnotes: body }), 'a.docx');
      assert.equal(typeof opened.ok, 'boolean');
    }),
    { numRuns: 200 },
  );
});

test('never throws on bytes', async () => {
  const seeds = [WORD, utf8(TEXT), GBK, utf8(PAGE)];
  const names = fc.constantFrom('a.docx', 'a.txt', 'a.md', 'a', 'a.doc', 'a.html', '');
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

test('long runs of one character take no longer than other text', async () => {
  const run = (sign: string) => sign.repeat(400_000);
  const texts = [' ', '\t', '#', '-', '|', '| ', '*', '[', '\n', '> ', '` '].flatMap(sign => [
    `# a${run(sign)}b`,
    `| a |\n|-${run(sign)}x\n`,
    `${run(sign)}b`,
  ]);
  for (const text of texts) assert.equal(typeof (await openDocument(utf8(text), 'a.md')).ok, 'boolean');
  for (const inside of [
    run(' '),
    run('<br>').slice(0, 800_000),
    run('\n预'),
    run('&nbsp;').slice(0, 900_000),
  ])
    assert.equal(await codeOf(utf8(`<p>预${inside}案<pre>a${inside}b</pre>`), 'a.html'), 'ok');
  const body = `<w:p><w:r><w:t>a${run(' ')}b</w:t></w:r></w:p>`;
  assert.equal(await codeOf(docxFile({ body }), 'a.docx'), 'ok');
});

test('what is printed at every paragraph stays short', async () => {
  const numbering = abstractNum(0, level(0, 'decimal', `${'第'.repeat(500_000)}%1`)) + num(1, 0);
  const body = p('项', numbered(1)).repeat(2000);
  assert.equal(await codeOf(docxFile({ numbering, body }), 'a.docx'), 'ok');
});
