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
  zipFile,
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
  assert.match(findings[0]?.message.zh ?? '', / 3 处/);
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
      '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>3</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r></w:p>',
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

test('deleted rows and cells go, moved text stands where it went, the last mark of a cell stays', () => {
  const cell = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${text}</w:tc>`;
  const run = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`;
  const { body, findings } = open({
    body: [
      `<w:tbl><w:tr><w:trPr><w:del/></w:trPr>${cell(p('旧'))}</w:tr><w:tr>${cell(`<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${run('新')}</w:p>`)}${cell(p('无'), '<w:cellDel/>')}</w:tr></w:tbl>`,
      `<w:p><w:moveFrom>${run('移')}</w:moveFrom><w:r><w:t>甲</w:t></w:r></w:p><w:p><w:moveTo>${run('移')}</w:moveTo></w:p>`,
    ].join(''),
  });
  assert.deepEqual(lines(body), ['新@1+1x1', '甲', '移']);
  assert.match(findings[0]?.message.en ?? '', / 5 tracked changes/);
});

const LEVELS =
  level(0, 'chineseCountingThousand', '第%1章') +
  level(1, 'decimal', '%1.%2', '<w:isLgl/>') +
  level(2, 'lowerLetter', '(%3)');

function numbers(body: string, nums = num(1, 0), levels = LEVELS): string {
  const { body: blocks } = open({ numbering: abstractNum(0, levels) + nums, body });
  return lines(blocks)
    .map(line => /^#*\[(.*?)\]/.exec(line)?.[1] ?? '-')
    .join(' ');
}

const items = (...of: readonly (readonly [numId: number, level: number])[]) =>
  of.map(([numId, at]) => p('项', numbered(numId, at))).join('');

test('a level that was skipped counts as used', () => {
  assert.equal(numbers(items([1, 1], [1, 1], [1, 0], [1, 2], [1, 1])), '1.1 1.2 第二章 (a) 2.2');
});

test('startOverride counts once, when its list is first used, and is where deeper levels begin', () => {
  const start = (index: number, at: number) =>
    `<w:lvlOverride w:ilvl="${index}"><w:startOverride w:val="${at}"/></w:lvlOverride>`;
  assert.equal(
    numbers(
      items([1, 0], [1, 0], [2, 0], [2, 1], [2, 1], [2, 0], [2, 1], [1, 0]),
      num(1, 0) + num(2, 0, start(0, 1) + start(1, 5)),
    ),
    '第一章 第二章 第一章 1.5 1.6 第二章 2.5 第三章',
  );
});

test('bullets, no number, a level in the text of another', () => {
  const levels =
    level(0, 'bullet', '\uf075', '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>') +
    level(1, 'none', '附件') +
    level(2, 'decimal', '%1%2%3)') +
    level(3, 'bullet', '注意：') +
    level(4, 'decimalZero', '%5-%5');
  assert.equal(
    numbers(items([1, 0], [1, 1], [1, 2], [1, 3], [1, 4]), num(1, 0), levels),
    '◆ 附件 1) 注意： 01-01',
  );
});

test('a restart in a level says after which level; a list of one level has no other', () => {
  const levels = (n: number) => LEVELS + level(3, 'decimal', '%4', `<w:lvlRestart w:val="${n}"/>`);
  const body = items([1, 0], [1, 2], [1, 3], [1, 2], [1, 3], [1, 0], [1, 3]);
  assert.match(numbers(body, num(1, 0), levels(1)), /^第一章 \(a\) 1 \(b\) 2 第二章 1$/);
  assert.match(numbers(body, num(1, 0), levels(3)), /^第一章 \(a\) 1 \(b\) 1 第二章 1$/);
  const single = `<w:multiLevelType w:val="singleLevel"/>${level(0, 'decimal', '%1.')}`;
  assert.equal(numbers(items([1, 0], [1, 1]), num(1, 0), single), '1. 2.');
});

test('hidden, deleted and section-ending paragraphs are not counted; empty ones are', () => {
  const hidden = `<w:p><w:pPr>${numbered(1)}<w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r></w:p>`;
  const deleted = `<w:p><w:pPr>${numbered(1)}<w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>`;
  const section = `<w:p><w:pPr>${numbered(1)}<w:sectPr/></w:pPr></w:p>`;
  assert.equal(
    numbers(`${items([1, 0])}${hidden}${deleted}${section}${p('', numbered(1))}${items([1, 0])}`),
    '第一章 - 第二章 第三章',
  );
});

test('a style may hide text; what the text says itself comes first', () => {
  const hiding = (type: string, id: string) =>
    `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${id}"/><w:rPr><w:vanish/></w:rPr></w:style>`;
  const run = (text: string, properties = '') => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;
  const { body } = open({
    styles: hiding('paragraph', 'P') + hiding('character', 'C'),
    body: [
      p('藏', '<w:pStyle w:val="P"/>'),
      `<w:p>${run('见')}${run('藏', '<w:rStyle w:val="C"/>')}${run('也见', '<w:rStyle w:val="C"/><w:vanish w:val="0"/>')}</w:p>`,
    ].join(''),
  });
  assert.deepEqual(lines(body), ['见也见']);
});

test('text boxes and notes count on their own, merged cells do not count what they hide', () => {
  const box = `<w:p><w:r><w:pict><v:textbox><w:txbxContent>${items([1, 0])}</w:txbxContent></v:textbox></w:pict></w:r></w:p>`;
  assert.equal(numbers(`${items([1, 0])}${box}${items([1, 0])}`), '第一章 - 第一章 第二章');
  const cell = (properties: string) =>
    `<w:tr><w:tc><w:tcPr>${properties}</w:tcPr>${items([1, 0])}</w:tc></w:tr>`;
  const { body } = open({
    numbering: abstractNum(0, LEVELS) + num(1, 0),
    body: `<w:tbl>${cell('<w:vMerge w:val="restart"/>')}${cell('<w:vMerge/>')}${cell('')}</w:tbl>`,
  });
  assert.deepEqual(lines(body), ['[第一章]项@1+1x2', '', '[第二章]项@1+1x1']);
});

test('a style based on a numbered one is numbered; its own level, or none, comes first', () => {
  const style = (id: string, properties: string, basedOn = '') =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id}"/>${basedOn && `<w:basedOn w:val="${basedOn}"/>`}<w:pPr>${properties}</w:pPr></w:style>`;
  const { body } = open({
    styles:
      style('A', '<w:numPr><w:numId w:val="1"/></w:numPr>') +
      style('B', '', 'A') +
      style('L', '', 'A') +
      style('C', '<w:numPr><w:ilvl w:val="1"/></w:numPr>', 'A') +
      style('D', '<w:numPr><w:numId w:val="0"/></w:numPr>', 'A') +
      style('E', '<w:numPr><w:ilvl w:val="2"/></w:numPr>', 'L'),
    numbering: abstractNum(0, LEVELS.replace('<w:isLgl/>', '<w:isLgl/><w:pStyle w:val="L"/>')) + num(1, 0),
    body: ['A', 'B', 'C', 'D', 'L', 'E'].map(id => p(id, `<w:pStyle w:val="${id}"/>`)).join(''),
  });
  assert.deepEqual(lines(body), ['[第一章]A', '[第二章]B', '[2.1]C', 'D', '[2.2]L', '[(a)]E']);
});

test('a contents list is marked, text beside it is not; broken references are said', () => {
  const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  const run = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`;
  const { body, findings } = open({
    styles: '<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style>',
    body: [
      `<w:p>${mark('begin')}<w:r><w:instrText> TOC \\o </w:instrText></w:r>${mark('separate')}${run('总则 错误!未定义书签。')}</w:p>`,
      `<w:p>${run('处置')}<w:r><w:tab/></w:r>${run('2')}</w:p>`,
      `<w:p>${mark('end')}${run('正文见错误!未找到引用源。')}</w:p>`,
      p('附件', '<w:pStyle w:val="T1"/>'),
      `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${p('目录')}</w:sdtContent></w:sdt>`,
    ].join(''),
  });
  assert.deepEqual(
    body.map(block => block.kind === 'paragraph' && block.contents === true),
    [true, true, false, true, true],
  );
  assert.deepEqual(
    findings.map(finding => finding.code),
    ['broken-references'],
  );
});

test('fields Word draws itself: circled characters, symbols, boxes to tick, lists to choose from', () => {
  const field = (instruction: string) =>
    `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`;
  const form = (inside: string) =>
    `<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData>${inside}</w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`;
  const { body } = open({
    body: [
      field('eq \\o\\ac(○,3)'),
      field('EQ \\o\\ac(○,特)'),
      field('SYMBOL 254 \\f "Wingdings" \\s 12'),
      form('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>'),
      form('<w:ddList><w:result w:val="1"/><w:listEntry w:val="甲"/><w:listEntry w:val="乙"/></w:ddList>'),
    ].join(''),
  });
  assert.deepEqual(lines(body), ['③', '特', '☑', '☑', '乙']);
});

test('a damaged field hides no text', () => {
  const { body } = open({
    body: `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r><w:r><w:t>甲</w:t></w:r></w:p>${p('乙')}<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>丙</w:t></w:r></w:p>`,
  });
  assert.deepEqual(lines(body), ['甲', '乙', '丙']);
});

test('symbols, raised digits, ruby, equations, white space that does not count', () => {
  const { body } = open({
    body: [
      '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Wingdings" w:char="F0A8"/><w:sym w:font="X" w:char="F0FF"/></w:r></w:p>',
      '<w:p><w:r><w:t>10m</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>3</w:t></w:r></w:p>',
      '<w:p><w:r><w:ruby><w:rt><w:r><w:t>yu</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>预</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>',
      '<w:p><m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath></w:p>',
      '<w:p><w:r><w:t> 甲\n</w:t><w:noBreakHyphen/><w:softHyphen/><w:t xml:space="preserve"> 乙</w:t></w:r></w:p>',
    ].join(''),
  });
  assert.deepEqual(lines(body), ['☑□□', '10m³', '预', '1/2', '甲- 乙']);
});

test('of a choice only one is read: the one Word understands', () => {
  const choice = (requires: string) =>
    `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="${requires}"><w:t>新</w:t></mc:Choice><mc:Fallback><w:t>旧</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
  assert.deepEqual(lines(open({ body: choice('wps') + choice('wpsx future') }).body), ['新', '旧']);
});

test('nested tables, old horizontal merges, and rows inside content controls', () => {
  const cell = (inside: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${inside}</w:tc>`;
  const { body } = open({
    body: `<w:tbl><w:sdt><w:sdtContent><w:tr>${cell(p('甲'), '<w:hMerge w:val="restart"/>')}${cell(p(''), '<w:hMerge/>')}${cell(`<w:tbl><w:tr>${cell(p('内'))}</w:tr></w:tbl>${p('')}`)}</w:tr></w:sdtContent></w:sdt></w:tbl>`,
  });
  assert.deepEqual(lines(body), ['甲@1+2x1 | 内@1+1x1/@3+1x1']);
});

test('comments and embedded files are left out, and it is said; pictures are counted', () => {
  const { body, findings } = open({
    body: `<w:p><w:r><w:t>正文</w:t></w:r><w:r><w:commentReference w:id="1"/></w:r><w:r><w:drawing><pic:blipFill><a:blip/></pic:blipFill></w:drawing></w:r></w:p><w:altChunk/>`,
    comments: `<w:comment w:id="1">${p('请改')}</w:comment>`,
  });
  assert.deepEqual(lines(body), ['正文']);
  assert.deepEqual(
    findings.map(finding => finding.code),
    ['comments-left-out', 'embedded-parts-left-out', 'pictures-left-out'],
  );
});

test('a drop cap belongs to the paragraph that follows it', () => {
  assert.deepEqual(lines(open({ body: p('为', '<w:framePr w:dropCap="drop"/>') + p('了规范处置') }).body), [
    '为了规范处置',
  ]);
});

test('strict documents are read like the usual ones', () => {
  const strict = zipFile({
    '_rels/.rels':
      '<Relationships><Relationship Id="r" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/word/doc.xml"/></Relationships>',
    'word/doc.xml':
      '<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:r><x:t>正文</x:t></x:r></x:p></x:body></x:document>',
  });
  const opened = openDocx({ bytes: strict, name: 'a.docx' });
  assert.ok(opened.ok);
  assert.deepEqual(lines(opened.document.body), ['正文']);
});
