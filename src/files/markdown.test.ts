import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readMarkdown } from './markdown.ts';

test('headings, lists, quotes and emphasis become plain paragraphs with level and number', () => {
  const blocks = readMarkdown(
    '# 停电预案\n\n## 处置 ##\n1. **值班员**应[通知](http://a.b)维修组\n- 记录\n> 注意 `备用` 电源\n普通 2*3*4',
  );
  assert.deepEqual(
    blocks.flatMap(block =>
      block.kind === 'paragraph' ? [[block.level ?? 0, block.number ?? '', block.text]] : [],
    ),
    [
      [1, '', '停电预案'],
      [0, '', ''],
      [2, '', '处置'],
      [0, '1.', '值班员应通知维修组'],
      [0, '•', '记录'],
      [0, '', '注意 备用 电源'],
      [0, '', '普通 2*3*4'],
    ],
  );
});

test('a pipe table becomes a table; a line of pipes without a rule does not', () => {
  const [table] = readMarkdown('| 级别 | 时限 |\n|---|---|\n| 一 | 30分钟 |');
  assert.equal(table?.kind === 'table' && table.rows.length, 2);
  const [line] = readMarkdown('| 只有一行 |');
  assert.equal(line?.kind, 'paragraph');
});

test('what is fenced stays as it is', () => {
  const texts = readMarkdown('```\n# 不是标题\n```\n# 标题').map(
    block => block.kind === 'paragraph' && [block.text, block.level],
  );
  assert.deepEqual(texts, [
    ['# 不是标题', undefined],
    ['标题', 1],
  ]);
});
