import assert from 'node:assert/strict';
import { test } from 'node:test';
import { p, zipFile } from '../../../test/harness/docx-file.ts';
import { openDocx } from './docx.ts';

const point = (id: string, text: string, type = 'node') =>
  `<dgm:pt modelId="${id}" type="${type}"><dgm:t><a:p><a:r><a:t>${text}</a:t></a:r></a:p></dgm:t></dgm:pt>`;
const below = (from: string, to: string, order: number, type = 'parOf') =>
  `<dgm:cxn modelId="x" type="${type}" srcId="${from}" destId="${to}" srcOrd="${order}"/>`;

function read(points: string, connections: string): readonly string[] {
  const relation = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="http://x/relationships/${kind}" Target="${target}"/>`;
  const bytes = zipFile({
    '_rels/.rels': `<Relationships>${relation('a', 'officeDocument', 'word/document.xml')}</Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships>${relation('rId7', 'diagramData', 'diagrams/data1.xml')}</Relationships>`,
    'word/document.xml': `<w:document><w:body>${p('组织机构图')}<w:p><w:r><w:drawing><a:graphicData><dgm:relIds r:dm="rId7"/></a:graphicData></w:drawing></w:r></w:p></w:body></w:document>`,
    'word/diagrams/data1.xml': `<dgm:dataModel><dgm:ptLst>${points}</dgm:ptLst><dgm:cxnLst>${connections}</dgm:cxnLst></dgm:dataModel>`,
  });
  const opened = openDocx({ bytes, name: 'a.docx' });
  assert.ok(opened.ok);
  return opened.document.body.map(block => (block.kind === 'paragraph' ? block.text : ''));
}

test('a chart drawn as SmartArt is read from the top down', () => {
  const points =
    point('0', '', 'doc') +
    point('2', '抢险组') +
    point('1', '指挥部') +
    point('3', '疏散组') +
    point('9', '箭头', 'sibTrans');
  const connections =
    below('0', '1', 0) + below('1', '3', 1) + below('1', '2', 0) + below('1', '9', 2, 'presOf');
  assert.deepEqual(read(points, connections), ['组织机构图', '', '指挥部', '抢险组', '疏散组']);
});

test('a circle of points ends', () => {
  assert.deepEqual(read(point('1', '甲') + point('2', '乙'), below('1', '2', 0) + below('2', '1', 0)), [
    '组织机构图',
    '',
    '甲',
    '乙',
  ]);
});
