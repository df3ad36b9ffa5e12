// The address of a comparison: what is none is left out, what a list chooses comes back in.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compareSearch, listPart, withListPart } from './compare-search.ts';

describe('the address of a comparison', () => {
  it('keeps what is compared and what is shown', () => {
    const search = { a: 'd-1', b: 'd-2', show: 'all', kind: 'limits', text: '报告', after: ['50'] } as const;
    assert.deepEqual(compareSearch(search), search);
    assert.deepEqual(compareSearch({ plan: 'p', from: '1', to: '2', part: 'steps' }), {
      plan: 'p',
      from: '1',
      to: '2',
      part: 'steps',
    });
  });

  it('leaves out what is no search', () => {
    assert.deepEqual(compareSearch({ a: '', b: ['x'], show: 'some', kind: 'colour', part: 7, text: '' }), {});
  });

  it('gives a list its part and takes it back', () => {
    const search = compareSearch({ a: 'd-1', b: 'd-2', kind: 'who', text: '班长', after: '50' });
    assert.deepEqual(listPart(search), { text: '班长', state: 'who', after: ['50'] });
    assert.deepEqual(withListPart(search, { state: 'limits' }), { a: 'd-1', b: 'd-2', kind: 'limits' });
    assert.deepEqual(withListPart({ plan: 'p', from: '1', to: '2' }, { state: 'steps' }), {
      plan: 'p',
      from: '1',
      to: '2',
      part: 'steps',
    });
    assert.deepEqual(withListPart(search, {}), { a: 'd-1', b: 'd-2' });
  });
});
