import assert from 'node:assert/strict';
import { test } from 'node:test';
import { referencesOf } from './references.ts';

const found = (text: string) => referencesOf(text).map(({ to, title }) => [to, title]);

test('clauses of this document, documents elsewhere, laws and standards', () => {
  const cases = [
    ['按本预案4.2规定执行', [['inside', '4.2']]],
    ['按照第十二条处理', [['inside', '第十二条']]],
    ['填写附件3', [['inside', '附件3']]],
    ['按值班管理制度执行', [['document', '值班管理制度']]],
    ['执行《档案室巡查办法》', [['document', '档案室巡查办法']]],
    ['依据《中华人民共和国消防法》', [['law', '中华人民共和国消防法']]],
    ['符合GB/T 29639-2020', [['law', 'GB/T 29639-2020']]],
  ] as const;
  for (const [text, references] of cases) assert.deepEqual(found(text), references, text);
});

test('figures and ordinals that refer to nothing', () => {
  for (const text of ['加压到0.35兆帕', '每日第一节课前', '第一时间到场', '按规定处理', '第三方机构'])
    assert.deepEqual(found(text), [], text);
});
