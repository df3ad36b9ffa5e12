import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { layClauses } from './clause-text.ts';

const block = (text: string, clause: string | null = null) => ({ text, clause });

test('several clauses of one paragraph are told apart, and what is in none stays', () => {
  const parts = layClauses(
    [block('处理流程: 1、立即上报组长。2、通知运维。')],
    [
      { id: 'c1', quote: '1、立即上报组长。' },
      { id: 'c2', quote: '2、通知运维。' },
    ],
  );
  assert.deepEqual(parts, [
    [
      { text: '处理流程: ', clause: null },
      { text: '1、立即上报组长。', clause: 'c1' },
      { text: '2、通知运维。', clause: 'c2' },
    ],
  ]);
});

test('a clause goes on over the end of a block', () => {
  const parts = layClauses(
    [block('值班组长在五分钟内上报'), block('主管，并做好记录。其他')],
    [{ id: 'c1', quote: '值班组长在五分钟内上报\n主管，并做好记录。' }],
  );
  assert.deepEqual(parts[1], [
    { text: '主管，并做好记录。', clause: 'c1' },
    { text: '其他', clause: null },
  ]);
});

test('a quote that is not found does not swallow the clauses after it', () => {
  const parts = layClauses(
    [block('甲乙丙。')],
    [
      { id: 'c1', quote: '没有这句' },
      { id: 'c2', quote: '乙丙。' },
    ],
  );
  assert.deepEqual(parts, [
    [
      { text: '甲', clause: null },
      { text: '乙丙。', clause: 'c2' },
    ],
  ]);
});

test('a block without a found quote belongs to the clause that begins there', () => {
  assert.deepEqual(layClauses([block('标题', 'c9')], []), [[{ text: '标题', clause: 'c9' }]]);
});

test('nothing of the document is dropped', () => {
  const letters = fc.string({ unit: fc.constantFrom('甲', '乙', ' ', '\n', '。'), maxLength: 30 });
  fc.assert(
    fc.property(fc.array(letters), fc.array(letters), (texts, quotes) => {
      const parts = layClauses(
        texts.map(text => block(text)),
        quotes.map((quote, i) => ({ id: `c${i}`, quote })),
      );
      return texts.every((text, i) => (parts[i] ?? []).map(part => part.text).join('') === text);
    }),
  );
});
