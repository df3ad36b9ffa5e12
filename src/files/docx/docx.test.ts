import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Block, DocumentTree } from '#core/document/document.ts';
import {
  abstractNum,
  type DocxParts,
  docxFile,
  level,
  num,
  numbered,
  p,
} from '../../../test/harness/docx-file.ts';
import { openDocx } from './docx.ts';

function open(parts: DocxParts): DocumentTree {
  const opened = openDocx({ bytes: docxFile(parts), name: 'test.docx' });
  assert.ok(opened.ok, opened.ok ? '' : opened.code);
  return opened.document;
}

/** One line a paragraph: printed number and text. */
function lines(blocks: readonly Block[]): string[] {
  return blocks.flatMap(block =>
    block.kind === 'table'
      ? block.rows.map(row =>
          row
            .map(cell => `${lines(cell.blocks).join('/')}@${cell.column}+${cell.columns}x${cell.rows}`)
            .join(' | '),
        )
      : [
          `${block.level ? '#'.repeat(block.level) : ''}${block.number ? `[${block.number}]` : ''}${block.text}`,
        ],
  );
}

test('numbers count over the document and start again below a higher level', () => {
  const levels =
    level(0, 'chineseCountingThousand', '第%1章') +
    level(1, 'decimal', '%1.%2') +
    level(2, 'decimal', '（%3）');
  const { body } = open({
    numbering: abstractNum(0, levels) + num(1, 0),
    body: [
      p('总则', numbered(1)),
      p('目的', numbered(1, 1)),
      p('范围', numbered(1, 1)),
      p('甲', numbered(1, 2)),
      p('处置', numbered(1)),
      p('断电', numbered(1, 1)),
      p('乙', numbered(1, 2)),
    ].join(''),
  });
  assert.deepEqual(lines(body), [
    '[第一章]总则',
    '[一.1]目的',
    '[一.2]范围',
    '[（1）]甲',
    '[第二章]处置',
    '[二.1]断电',
    '[（1）]乙',
  ]);
});

test('isLgl prints the Chinese chapter number as a decimal', () => {
  const levels = level(0, 'chineseCounting', '%1、') + level(1, 'decimal', '%1.%2', '<w:isLgl/>');
  const { body } = open({
    numbering: abstractNum(0, levels) + num(1, 0),
    body: p('章', numbered(1)) + p('节', numbered(1, 1)),
  });
  assert.deepEqual(lines(body), ['[一、]章', '[1.1]节']);
});

test('two lists of one definition share their count; startOverride restarts once, a level override replaces', () => {
  const start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>';
  const other = `<w:lvlOverride w:ilvl="0">${level(0, 'upperLetter', '%1)')}</w:lvlOverride>`;
  const { body } = open({
    numbering:
      abstractNum(0, level(0, 'decimal', '%1、')) +
      num(1, 0) +
      num(2, 0) +
      num(3, 0, start) +
      num(4, 0, other),
    body: [1, 2, 3, 3, 1, 4].map(id => p('项', numbered(id))).join(''),
  });
  assert.deepEqual(lines(body), ['[1、]项', '[2、]项', '[5、]项', '[6、]项', '[7、]项', '[H)]项']);
});

test('lvlRestart 0 never restarts, without it a level does', () => {
  const body =
    p('章', numbered(1)) + p('条', numbered(1, 1)) + p('章', numbered(1)) + p('条', numbered(1, 1));
  const twoLevels = (restart: string) =>
    open({
      numbering:
        abstractNum(0, level(0, 'decimal', '第%1章') + level(1, 'decimal', '第%2条', restart)) + num(1, 0),
      body,
    }).body;
  assert.deepEqual(lines(twoLevels('<w:lvlRestart w:val="0"/>')), [
    '[第1章]章',
    '[第1条]条',
    '[第2章]章',
    '[第2条]条',
  ]);
  assert.deepEqual(lines(twoLevels('')), ['[第1章]章', '[第1条]条', '[第2章]章', '[第1条]条']);
});

test('numbering by style: linked levels, inheritance, and a list that is a style', () => {
  const styles = [
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>',
    '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="H1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr></w:style>',
    '<w:style w:type="numbering" w:styleId="L"><w:name w:val="list"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>',
  ].join('');
  const linked =
    level(0, 'decimal', '%1', '<w:pStyle w:val="H1"/>') +
    level(1, 'decimal', '%1.%2', '<w:pStyle w:val="H2"/>');
  const { body } = open({
    styles,
    numbering: [
      abstractNum(0, linked),
      abstractNum(1, `<w:styleLink w:val="L"/>${level(0, 'decimalEnclosedCircle', '%1')}`),
      abstractNum(2, '<w:numStyleLink w:val="L"/>'),
      num(1, 0),
      num(2, 1),
      num(3, 2),
    ].join(''),
    body: [
      p('总则', '<w:pStyle w:val="H1"/>'),
      p('目的', '<w:pStyle w:val="H2"/>'),
      p('无编号', '<w:pStyle w:val="H2"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
      p('项', numbered(3)),
    ].join(''),
  });
  assert.deepEqual(lines(body), ['#[1]总则', '##[1.1]目的', '##无编号', '[①]项']);
});

test('merged cells keep their edges and spans; text of a cell is never repeated', () => {
  const cell = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${p(text)}</w:tc>`;
  const { body } = open({
    body: `<w:tbl><w:tr>${cell('级别', '<w:gridSpan w:val="2"/>')}${cell('时限', '<w:vMerge w:val="restart"/>')}</w:tr><w:tr>${cell('一')}${cell('重大')}${cell('', '<w:vMerge/>')}</w:tr></w:tbl>`,
  });
  assert.deepEqual(lines(body), ['级别@1+2x1 | 时限@3+1x2', '一@1+1x1 | 重大@2+1x1']);
});

test('tracked changes are read as if accepted, and it is said', () => {
  const run = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`;
  const { body, findings } = open({
    body: `<w:p>${run('立即')}<w:ins>${run('电话')}</w:ins><w:del><w:r><w:delText>书面</w:delText></w:r></w:del>${run('报告')}</w:p><w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${run('并')}</w:p>${p('记录')}`,
  });
  assert.deepEqual(lines(body), ['立即电话报告', '并记录']);
  assert.deepEqual(
    findings.map(finding => finding.code),
    ['tracked-changes-resolved'],
  );
});

test('text boxes, content controls, links, fields, tabs and breaks are read; hidden text and field codes are not', () => {
  const box =
    '<mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>' +
    p('框内') +
    '</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>' +
    p('框内') +
    '</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent>';
  const { body } = open({
    body: [
      `<w:p><w:r>${box}<w:t>正文</w:t></w:r></w:p>`,
      `<w:sdt><w:sdtContent>${p('控件')}</w:sdtContent></w:sdt>`,
      '<w:p><w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink><w:r><w:tab/><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r></w:p>',
      '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>3</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r></w:p>',
    ].join(''),
  });
  assert.deepEqual(lines(body), ['正文', '框内', '控件', '链接\t甲\n乙', '3']);
});

test('footnotes follow the body; headers and footers stand apart', () => {
  const { notes, apart } = open({
    body: p('正文'),
    footnotes: `<w:footnote w:type="separator" w:id="0">${p('线')}</w:footnote><w:footnote w:id="1">${p('脚注')}</w:footnote>`,
    header: p('页眉'),
    footer: p('页脚'),
  });
  assert.deepEqual(
    notes.map(note => note.text),
    ['脚注'],
  );
  assert.deepEqual(
    apart.map(one => `${one.place.in} ${one.text}`),
    ['header 页眉', 'footer 页脚'],
  );
});

test('places point back to paragraphs and cells', () => {
  const { body } = open({ body: `${p('甲')}<w:tbl><w:tr><w:tc>${p('乙')}</w:tc></w:tr></w:tbl>` });
  const [first, table] = body;
  assert.deepEqual(first?.kind === 'paragraph' && first.place, { in: 'paragraph', paragraph: 1 });
  const inside = table?.kind === 'table' ? table.rows[0]?.[0]?.blocks[0] : undefined;
  assert.deepEqual(inside?.kind === 'paragraph' && inside.place, {
    in: 'cell',
    table: 1,
    row: 1,
    column: 1,
    paragraph: 1,
  });
});
