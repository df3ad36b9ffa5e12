import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearest } from './nearest.ts';

test('a misspelt name is told', () => {
  assert.equal(nearest('outge', ['outage', 'order']), 'outage');
  assert.equal(nearest('gaurd', ['guard', 'board']), 'guard');
  assert.equal(nearest('afer', ['after']), 'after');
});

test('a name too far off is not', () => {
  assert.equal(nearest('dispatch', ['decide', 'report']), undefined);
  assert.equal(nearest('ops', ['who']), undefined);
  assert.equal(nearest('same', ['same']), undefined);
});
