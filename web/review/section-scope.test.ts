// The section of a clause: what stands below the same headings without a break, narrowest first.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReviewedClause } from '#contract/review-clause.ts';
import { isTicked, scopesOf } from './section-scope.ts';

/** Only what a scope looks at. */
const clause = (id: string, path: readonly string[], settled = false, confidence = 0.8) =>
  ({ id, path, settled: settled ? {} : null, confidence }) as unknown as ReviewedClause;

const BOOK = [
  clause('title', ['预案'], true),
  clause('h1', ['预案', '一、报告']),
  clause('a', ['预案', '一、报告'], true),
  clause('b', ['预案', '一、报告']),
  clause('h2', ['预案', '二、处置']),
  clause('c', ['预案', '二、处置', '记录']),
  clause('h3', ['预案', '三、恢复'], true),
  clause('d', ['预案', '三、恢复', '记录'], true),
  clause('e', ['预案', '三、恢复', '记录']),
];

const ids = (chosen: string | undefined, book = BOOK) =>
  scopesOf(
    book,
    book.find(({ id }) => id === chosen),
  ).map(({ title, open }) => [title, open.map(({ id }) => id).join(' ')]);

test('the section first, then what it is part of, each with what is open in it', () => {
  assert.deepEqual(ids('b'), [
    ['一、报告', 'h1 b'],
    ['预案', 'h1 b h2 c e'],
  ]);
});

test('a title that comes again elsewhere is another section', () => {
  assert.deepEqual(ids('c'), [
    ['记录', 'c'],
    ['二、处置', 'h2 c'],
    ['预案', 'h1 b h2 c e'],
  ]);
  assert.deepEqual(ids('e')[0], ['记录', 'e']);
});

test('a section where nothing is open is passed over; nothing open at all gives none', () => {
  assert.deepEqual(ids('h3')[0], ['三、恢复', 'e']);
  assert.deepEqual(
    ids(
      'a',
      BOOK.map(one => ({ ...one, settled: {} }) as ReviewedClause),
    ),
    [],
  );
});

test('without a clause, or in a text without headings, it is the whole document', () => {
  assert.deepEqual(ids(undefined), [[null, 'h1 b h2 c e']]);
  const plain = [clause('x', []), clause('y', [])];
  assert.deepEqual(ids('x', plain), [[null, 'x y']]);
});

test('ticked by how sure the rules are, unless a person has said otherwise', () => {
  const one = clause('a', [], false, 0.7);
  assert.equal(isTicked(one, 0.7, new Map()), true);
  assert.equal(isTicked(one, 0.71, new Map()), false);
  assert.equal(isTicked(one, 0.71, new Map([['a', true]])), true);
  assert.equal(isTicked(one, 0.5, new Map([['a', false]])), false);
});
