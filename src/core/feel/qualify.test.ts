import assert from 'node:assert/strict';
import { test } from 'node:test';
import { namesIn, qualify } from './qualify.ts';

test('bare names are put under the context, others are left alone', () => {
  const names = new Set(['grave', 'name']);
  assert.equal(
    qualify('grave and not(name = "grave")', names, 'item'),
    'item.grave and not(item.name = "grave")',
  );
  assert.equal(
    qualify('some x in name satisfies x.grave', names, 'item'),
    'some x in item.name satisfies x.grave',
  );
  assert.equal(qualify('hurt or item.grave', names, 'item'), 'hurt or item.grave');
  assert.equal(qualify('grave and', names, 'item'), 'grave and');
});

test('names of an expression, without functions and bound variables', () => {
  assert.deepEqual(namesIn('some c in calls satisfies c.told and count(list) > 1'), ['calls', 'list']);
  assert.deepEqual(namesIn('a or'), []);
});
