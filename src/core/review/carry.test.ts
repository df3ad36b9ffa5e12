// The review carried over to the next edition: what says the same keeps its settlement, what was edited is to be confirmed
// again with what was decided before.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepIdentity } from '#core/reading/identity.ts';
import { acceptedAlone, carryOver } from './carry.ts';
import { begun, clauseOf, decided, HOTEL, NOON, readLines } from './examples.test-data.ts';
import { orderedClauses, type Review, reviewOf } from './review.ts';

const reading = readLines(HOTEL);
const call = clauseOf(reading, '报告大堂经理');
const tell = clauseOf(reading, '通知工程部');
const check = clauseOf(reading, '检查电梯');

function next(before: Review, lines: readonly string[]) {
  const identity = keepIdentity(before.reading, readLines(lines));
  const carried = carryOver(before, 'd1', identity);
  return { ...carried, identity, review: reviewOf(identity.reading, carried.decisions) };
}

const all = orderedClauses(begun(reading)).map(one => one.clause.id);
const settled = decided(begun(reading), { type: 'accept', clauses: all });

test('the same document keeps every settlement, with who and when and from where', () => {
  const { review, earlier } = next(settled, HOTEL);
  assert.deepEqual(earlier, {});
  for (const id of all)
    assert.deepEqual(review.clauses.get(id)?.settled, {
      ...{ how: 'accepted', by: 'li', at: NOON, seq: 1, reason: null, from: 'd1' },
    });
});

test('an edited clause is open again and comes with what was decided; all others stay', () => {
  const edited = HOTEL.map(line => line.replace('5分钟', '10分钟'));
  const { review, earlier } = next(settled, edited);
  const open = orderedClauses(review).filter(one => one.settled === null);
  assert.deepEqual(
    open.map(one => one.clause.id),
    [tell.id],
  );
  assert.deepEqual(Object.keys(earlier), [tell.id]);
  assert.deepEqual([earlier[tell.id]?.how, earlier[tell.id]?.quote], ['accepted', tell.quote]);
});

test('a correction is offered again on an edited clause, and kept on one that is not', () => {
  const fields = { actors: [{ name: '前厅经理' }] };
  const before = decided(
    begun(reading),
    { type: 'correct', clause: tell.id, fields },
    { type: 'correct', clause: call.id, fields },
  );
  const { review, earlier } = next(
    before,
    HOTEL.map(line => line.replace('5分钟', '10分钟')),
  );
  assert.deepEqual(earlier[tell.id]?.fields, fields);
  assert.deepEqual(review.clauses.get(call.id)?.clause.actors, fields.actors);
  assert.equal(review.clauses.get(call.id)?.settled?.how, 'corrected');
});

test('clauses that were split or merged stay so where their text is the same, numbers apart', () => {
  const place = call.start + call.quote.indexOf('报告');
  const before = decided(
    begun(reading),
    { type: 'split', clause: call.id, at: place },
    { type: 'accept', clauses: [call.id, `${call.id}b`] },
  );
  const renumbered = [...HOTEL.slice(0, 4), '1. 保安队长应当关闭车库卷帘门。', ...HOTEL.slice(4).map(bump)];
  const { review } = next(before, renumbered);
  const part = review.clauses.get(`${call.id}b`);
  assert.match(part?.clause.quote ?? '', /^报告大堂经理/);
  assert.equal(part?.settled?.how, 'accepted');
});

const bump = (line: string) => line.replace(/^\d+/, number => String(Number(number) + 1));

test('what was undone or reopened does not come back', () => {
  const before = decided(
    begun(reading),
    { type: 'accept', clauses: [call.id, tell.id] },
    { type: 'undo', seq: 1 },
    { type: 'accept', clauses: [check.id] },
    { type: 'reopen', clauses: [check.id] },
  );
  const { review, earlier } = next(before, HOTEL);
  assert.ok([...review.clauses.values()].every(one => one.settled === null));
  assert.deepEqual(earlier, {});
});

test('nothing is accepted by itself unless the organisation says from where on, and never what is to be confirmed again', () => {
  const { review, earlier } = next(
    settled,
    HOTEL.map(line => line.replace('5分钟', '10分钟')),
  );
  assert.deepEqual(acceptedAlone(review, null, earlier), []);
  assert.deepEqual(acceptedAlone(review, 0, earlier), []);
  const alone = acceptedAlone(begun(reading), 0.9, {});
  for (const { clause } of begun(reading).clauses.values())
    assert.equal(alone.includes(clause.id), clause.confidence >= 0.9);
});
