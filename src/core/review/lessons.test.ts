// What decisions teach: names that stand in the text, names brought together or kept apart, minutes. Nothing else.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Act } from './decision.ts';
import { begun, clauseOf, HOTEL, readLines } from './examples.test-data.ts';
import { lessonsOf } from './lessons.ts';
import { findingKeys } from './review.ts';

const review = begun(readLines(HOTEL));
const call = clauseOf(review.reading, '报告大堂经理');
const correct = (fields: Extract<Act, { type: 'correct' }>['fields']): Act => ({
  type: 'correct',
  clause: call.id,
  fields,
});

test('a name given to a clause that says it is learnt, one of elsewhere is not', () => {
  const [lesson, ...more] = lessonsOf(
    review,
    correct({ actors: [{ name: '停电后' }, { name: '电力局' }] }),
    [],
  );
  assert.deepEqual([lesson?.term, lesson?.clause, more], ['停电后', call.id, []]);
});

test('names the rules had found, or the dictionary has, are not learnt again; names taken out teach nothing', () => {
  assert.deepEqual(lessonsOf(review, correct({ actors: [...call.actors], recipients: [] }), []), []);
  const known = { term: '大堂', meaning: { kind: 'party', as: 'unit' } } as const;
  assert.deepEqual(lessonsOf(review, correct({ recipients: ['大堂'] }), [known]), []);
});

test('names brought together or kept apart', () => {
  const act = {
    type: 'same',
    names: ['客服部', '市场客服部'],
    as: '市场客服部',
    same: true,
    kind: 'unit',
  } as const;
  assert.deepEqual(
    lessonsOf(review, act, []).map(({ term, meaning }) => [term, meaning]),
    [['客服部', { kind: 'same', name: '市场客服部' }]],
  );
  const apart = lessonsOf(review, { ...act, same: false }, []);
  assert.deepEqual(apart[0]?.meaning, { kind: 'not-same', name: '市场客服部' });
});

test('minutes of a vague word, not of a finding that is left', () => {
  const finding = findingKeys(review.reading.findings).find(key => key.startsWith('vague-urgency:')) ?? '';
  const own = { type: 'settle', finding, answer: { how: 'own', value: '4分钟' } } as const;
  const [lesson] = lessonsOf(review, own, []);
  assert.deepEqual(lesson?.meaning, { kind: 'minutes', minutes: 4 });
  assert.equal(lesson?.term, call.deadline?.text);
  const left = { ...own, answer: { how: 'left', reason: '不需要' } } as const;
  assert.deepEqual(lessonsOf(review, left, []), []);
});

test('accepting, splitting, undoing teach nothing', () => {
  for (const act of [
    { type: 'accept', clauses: [call.id] },
    { type: 'split', clause: call.id, at: call.start + 5, into: 'c005b' },
    { type: 'undo', seq: 1 },
  ] satisfies readonly Act[])
    assert.deepEqual(lessonsOf(review, act, []), []);
});
