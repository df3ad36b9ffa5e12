import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forget, remembered } from './remembered.ts';

test('asks a rule once for the same words, and again after the reading', () => {
  let asked = 0;
  const rule = remembered((text: string) => {
    asked++;
    return text.length > 2 ? text.length : undefined;
  });
  assert.deepEqual(
    [rule('报告经理'), rule('报告经理'), rule('报'), rule('报')],
    [4, 4, undefined, undefined],
  );
  assert.equal(asked, 2);
  forget();
  rule('报告经理');
  assert.equal(asked, 3);
});

test('does not keep long texts', () => {
  let asked = 0;
  const rule = remembered((text: string) => {
    asked++;
    return text.length;
  });
  const long = '长'.repeat(2000);
  rule(long);
  rule(long);
  assert.equal(asked, 2);
});
