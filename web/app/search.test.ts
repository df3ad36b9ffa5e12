import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseSearch, stringifySearch } from './search.ts';

test('addresses are plain', () => {
  assert.equal(stringifySearch({ version: '1', view: 'yaml', clause: undefined }), '?version=1&view=yaml');
  assert.equal(stringifySearch({}), '');
  assert.deepEqual(parseSearch('?text=123&after=a&after=b'), { text: '123', after: ['a', 'b'] });
});

test('there and back gives the same', () => {
  const values = fc.oneof(fc.string(), fc.array(fc.string(), { minLength: 2, maxLength: 4 }));
  fc.assert(
    fc.property(fc.dictionary(fc.string({ minLength: 1 }), values), search => {
      assert.deepEqual({ ...parseSearch(stringifySearch(search)) }, { ...search });
    }),
  );
});
