// What a filter shows, which clause is next, and what an answer of the server does to the list.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReviewedClause } from '#contract/review-clause.ts';
import { following, holdsText, isShown, withClauses } from './clause-list.ts';

const MEANING: ReviewedClause['meaning'] = {
  kind: 'step',
  modality: 'must',
  actors: [],
  recipients: [],
  deadline: null,
  periodicity: null,
  condition: null,
  scenario: null,
  gate: null,
  until: null,
  exception: null,
  escalation: null,
  resources: [],
  evidence: [],
  fields: [],
  discretion: [],
  outside: [],
};

const SETTLED: ReviewedClause['settled'] = {
  how: 'accepted',
  by: null,
  at: '2026-01-01T00:00:00.000Z',
  seq: 1,
  reason: null,
  from: null,
};

function clause(id: string, start: number, end: number, more: Partial<ReviewedClause> = {}): ReviewedClause {
  return {
    ...{ id, start, end, number: null, path: [], block: 'b1', quote: `${id} 立即报告`, meaning: MEANING },
    ...{ references: [], confidence: 1, doubts: [], uncertain: false, settled: null, read: null },
    ...{ findings: [], change: null, earlier: null, proposal: null },
    ...more,
  };
}

const ids = (clauses: readonly ReviewedClause[]) => clauses.map(one => one.id).join();
const three = [clause('a', 0, 5), clause('b', 5, 10, { settled: SETTLED }), clause('c', 10, 15)];

test('the next open clause is found, round the end, and none where there is no other', () => {
  const open = (one: ReviewedClause) => one.settled === null;
  assert.equal(following(three, 'a', open)?.id, 'c');
  assert.equal(following(three, 'c', open)?.id, 'a');
  assert.equal(following(three, 'a', open, -1)?.id, 'c');
  assert.equal(
    following(three, 'a', one => one.id === 'a'),
    undefined,
  );
  assert.equal(following(three, undefined, open)?.id, 'a');
  assert.equal(following(three, 'gone', () => true, -1)?.id, 'c');
  assert.equal(
    following([], 'a', () => true),
    undefined,
  );
});

test('a merged clause takes the place of its parts, a split one becomes two, and undoing brings them back', () => {
  const merged = withClauses(three, [clause('a', 0, 10)]);
  assert.equal(ids(merged), 'a,c');
  const back = withClauses(merged, [clause('a', 0, 5), clause('b', 5, 10)]);
  assert.equal(ids(back), 'a,b,c');
  const split = withClauses(three, [clause('a', 0, 2), clause('a2', 2, 5)]);
  assert.equal(ids(split), 'a,a2,b,c');
  assert.equal(ids(withClauses(split, [clause('a', 0, 5)])), 'a,b,c');
  assert.equal(ids(withClauses(three, [], ['b'])), 'a,c');
  assert.equal(withClauses(three, []), three);
});

test('neighbours that only touch stay', () => {
  assert.equal(ids(withClauses(three, [clause('b', 5, 10)])), 'a,b,c');
});

test('filters show what the server would', () => {
  const finding = { code: 'x', severity: 'info', message: { zh: '', en: '' }, place: {}, key: 'x:' } as const;
  assert.ok(isShown(clause('a', 0, 1), 'open'));
  assert.ok(!isShown(clause('a', 0, 1, { settled: SETTLED }), 'open'));
  assert.ok(isShown(clause('a', 0, 1), 'obligations'));
  assert.ok(!isShown(clause('a', 0, 1, { meaning: { ...MEANING, modality: 'may' } }), 'obligations'));
  assert.ok(isShown(clause('a', 0, 1, { findings: [{ ...finding, answer: null }] }), 'findings'));
  assert.ok(!isShown(clause('a', 0, 1, { findings: [{ ...finding, answer: '1' }] }), 'findings'));
  assert.ok(isShown(clause('a', 0, 1, { change: 'edited' }), 'changed'));
  assert.ok(!isShown(clause('a', 0, 1, { change: 'unchanged' }), 'changed'));
  assert.ok(!isShown(clause('a', 0, 1), 'changed'));
});

test('words are looked for without white space', () => {
  assert.ok(holdsText(clause('c1', 0, 1), '立 即'));
  assert.ok(holdsText(clause('c1', 0, 1, { number: '3.2' }), '3.2'));
  assert.ok(holdsText(clause('c1', 0, 1), ''));
  assert.ok(!holdsText(clause('c1', 0, 1), '撤离'));
});
