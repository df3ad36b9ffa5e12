import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strangeIn, usual } from './characters.ts';

test('radicals become the characters they stand for, signs of Wingdings what they show', () => {
  assert.equal(usual('⼀⻚⻅⾼⻋⻔'), '一页见高车门');
  assert.equal(usual('\uf0b7 一'), '• 一');
  assert.equal(usual('\uf0a8是\uf0fe否'), '□是☑否');
  assert.equal(usual('\ue123'), '•');
  assert.equal(usual('ﬁre\u00a0\u200bdoor\ud800'), 'fire door\ufffd');
});

test('what plans are written with is not strange, what a font without a table gives is', () => {
  assert.equal(strangeIn('应急预案（第2版）：3.1 “值班” ≥30℃ ①②③ ■□☑ Fire №1 臺灣'), 0);
  assert.equal(strangeIn('ƂɎߞᔰᓓ௹ᜒሴ'), 8);
  assert.ok(strangeIn('驫龘靐齉爩') >= 3, 'rare characters in a row');
});
