import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asWritten } from './as-written.ts';

const PHRASES: readonly (readonly [quote: string, phrase: string, written: string])[] = [
  ['组长（校长）应立即报告。', '组长(校长)', '组长（校长）'],
  ['发生火灾，火势\n较大时，拨打119。', '发生火灾,火势较大时', '发生火灾，火势较大时'],
  ['（３）３０分钟内报告', '30分钟内', '３０分钟内'],
  ['use the HVAC panel，then call', 'HVAC panel,then', 'HVAC panel，then'],
];

test('a phrase stands as the text writes it', () => {
  for (const [quote, phrase, written] of PHRASES) assert.equal(asWritten(quote, phrase), written);
});

test('a phrase of another sentence, or without a sign, stays', () => {
  assert.equal(asWritten('立即报告。', '发生火灾,火势较大时'), '发生火灾,火势较大时');
  assert.equal(asWritten('值班 员报告。', '值班员'), '值班员');
});
