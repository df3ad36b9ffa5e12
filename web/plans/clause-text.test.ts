import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { layClauses } from './clause-text.ts';

const TEXT = '处理流程: 1、立即上报组长。2、通知运维。\n其他';
const BREAK = TEXT.indexOf('\n');
const block = (start: number, end: number) => ({ text: TEXT.slice(start, end), start, end });
const clause = (id: string, quote: string) => ({
  id,
  start: TEXT.indexOf(quote),
  end: TEXT.indexOf(quote) + quote.length,
});

test('several clauses of one paragraph are told apart, and what is in none stays', () => {
  const parts = layClauses(
    [block(0, BREAK)],
    [clause('c1', '1、立即上报组长。'), clause('c2', '2、通知运维。')],
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
    [block(0, BREAK), block(BREAK + 1, TEXT.length)],
    [clause('c2', '2、通知运维。\n其')],
  );
  assert.deepEqual(parts[1], [
    { text: '其', clause: 'c2' },
    { text: '他', clause: null },
  ]);
});

test('a clause outside a block does not touch it', () => {
  assert.deepEqual(layClauses([block(BREAK + 1, TEXT.length)], [clause('c1', '1、立即上报组长。')]), [
    [{ text: '其他', clause: null }],
  ]);
});

test('nothing of the document is dropped, whatever the clauses', () => {
  const span = fc
    .tuple(fc.nat(60), fc.nat(60))
    .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 15 })), fc.array(span), (texts, spans) => {
      let at = 0;
      const blocks = texts.map(text => {
        const start = at;
        at += text.length + 1;
        return { text, start, end: start + text.length };
      });
      const parts = layClauses(
        blocks,
        spans.map((it, i) => ({ ...it, id: `c${i}` })),
      );
      return texts.every((text, i) => (parts[i] ?? []).map(part => part.text).join('') === text);
    }),
  );
});
