import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Block, DocumentTree } from '#core/document/document.ts';
import { openHtml } from './html.ts';

function open(html: string | Uint8Array): DocumentTree {
  const bytes = typeof html === 'string' ? new TextEncoder().encode(html) : html;
  const opened = openHtml({ bytes, name: 'a.html', extension: 'html' });
  assert.ok(opened.ok, opened.ok ? '' : opened.code);
  return opened.document;
}

/** One line a paragraph: level, printed number and text; tables with edge and span of each cell. */
function lines(blocks: readonly Block[]): string[] {
  return blocks.flatMap(block =>
    block.kind === 'table'
      ? block.rows.map(row =>
          row
            .map(cell => `${lines(cell.blocks).join('/')}@${cell.column}+${cell.columns}x${cell.rows}`)
            .join(' | '),
        )
      : [`${'#'.repeat(block.level ?? 0)}${block.number ? `[${block.number}]` : ''}${block.text}`],
  );
}

const read = (html: string) => lines(open(html).body);

test('headings, paragraphs, entities and breaks', () => {
  assert.deepEqual(read('<h1>断电&nbsp;预案</h1><div>甲<p>乙&lt;5&#x4e00;<br>丙<b>丁</b></div>戊'), [
    '#断电 预案',
    '甲',
    '乙<5一\n丙丁',
    '戊',
  ]);
});

test('white space is one space, and a line end between Chinese characters is nothing', () => {
  assert.deepEqual(read('<p>值班员应\n  通知   维修组 A\nB</p><pre>甲\n 乙</pre>'), [
    '值班员应通知 维修组 A B',
    '甲\n 乙',
  ]);
});

test('lists are numbered as a browser numbers them', () => {
  assert.deepEqual(
    read(
      '<ol start=3><li>甲<ol type=a><li>乙<li value=5>丙</ol><li><p>丁</p><p>续</p></ol><ul><li>戊</ul><ol style="list-style-type:cjk-ideographic" reversed start=2><li>己<li>庚</ol>',
    ),
    ['[3.]甲', '[a.]乙', '[e.]丙', '[4.]丁', '续', '[•]戊', '[二、]己', '[一、]庚'],
  );
  assert.deepEqual(read('<ol style="list-style:none"><li>1、甲</ol><li>乙'), ['1、甲', '[•]乙']);
});

test('tables keep edges and spans; end tags may be missing', () => {
  assert.deepEqual(
    read(
      '<table><caption>分级</caption><tr><th rowspan=2>级别<th colspan=2>时限<tr><td>市<td>省<p>部</table>后',
    ),
    ['分级', '级别@1+1x2 | 时限@2+2x1', '市@2+1x1 | 省/部@3+1x1', '后'],
  );
  assert.deepEqual(read('<table><tr><td>外<table><tr><td>内</table></table><table><tr><td></table>'), [
    '外/内@1+1x1@1+1x1',
  ]);
});

test('scripts, styles, hidden and deleted text are dropped; nothing is fetched', () => {
  const { body, findings } = open(
    '<title>题</title><style>p{}</style><script>document.write("<p>坏</p>")</script><p>甲<span style="display:none">藏</span><del>旧</del><ins>新</ins><img src="http://a.b/c"></p><p hidden>无</p><iframe src="http://a.b">x</iframe><p>乙',
  );
  assert.deepEqual(lines(body), ['甲新', '乙']);
  assert.deepEqual(
    findings.map(finding => finding.code),
    ['tracked-changes-resolved', 'pictures-left-out'],
  );
});

test('what Word exports: conditional comments, boxes to tick, raised digits, ruby', () => {
  assert.deepEqual(
    read(
      "<html xmlns:o='x'><!--[if gte mso 9]><xml><w:a>坏</w:a></xml><![endif]--><p class=MsoNormal><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp;</span></span><![endif]>每10m<sup>3</sup>水<input type=checkbox checked><o:p></o:p></p><p><ruby>预<rt>yu</rt></ruby>案</p>",
    ),
    ['1. 每10m³水☑', '预案'],
  );
});

test('the encoding is the one declared, or the one it is', () => {
  const gbk = Buffer.from('d6b5b0e0d4b1', 'hex'); // 值班员
  const page = (head: string) => Buffer.concat([Buffer.from(`${head}<p>`), gbk, Buffer.from('</p>')]);
  assert.deepEqual(lines(open(page('<meta charset="gb2312">')).body), ['值班员']);
  assert.deepEqual(
    lines(open(page('<meta http-equiv=Content-Type content="text/html; charset=GBK">')).body),
    ['值班员'],
  );
  assert.deepEqual(lines(open(page('<meta charset="utf-8">')).body), ['值班员']); // says so, is not
});

test('places are paragraphs of the page and of cells', () => {
  const { body } = open('<p>甲<p>乙<table><tr><td>丙</table><p>丁');
  const places = body.map(block => block.kind === 'paragraph' && block.place);
  assert.deepEqual(places, [
    { in: 'paragraph', paragraph: 1 },
    { in: 'paragraph', paragraph: 2 },
    false,
    { in: 'paragraph', paragraph: 3 },
  ]);
  const inside = body[2]?.kind === 'table' ? body[2].rows[0]?.[0]?.blocks[0] : undefined;
  assert.deepEqual(inside?.kind === 'paragraph' && inside.place, {
    in: 'cell',
    table: 1,
    row: 1,
    column: 1,
    paragraph: 1,
  });
});

test('what is nested beyond reason or has too many elements is refused', () => {
  const refused = (html: string) => {
    const opened = openHtml({ bytes: new TextEncoder().encode(html), name: 'a.html', extension: 'html' });
    return opened.ok ? 'ok' : opened.code;
  };
  assert.equal(refused('<b>'.repeat(100_000)), 'nested-too-deep');
  assert.equal(refused('<table><tr><td>'.repeat(100_000)), 'nested-too-deep');
  assert.equal(refused('<br>'.repeat(1_100_000)), 'decompressed-too-large');
});

test('never throws on tags in any order', () => {
  const tag = fc.constantFrom(
    ...'<p> </p> <ol> </ol> <li> </li> <table> </table> <tr> </tr> <td> <td/rowspan=9> </td> <h2> </h2> <del> </del> <pre> </pre> <sup> </sup> <script> </script> <!-- --> <![CDATA[ 1 预 &lt <'.split(
      ' ',
    ),
  );
  fc.assert(
    fc.property(fc.array(tag, { maxLength: 60 }), tags => {
      open(tags.join(''));
    }),
    { numRuns: 300 },
  );
});
