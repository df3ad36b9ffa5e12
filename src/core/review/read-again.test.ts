// Parts of a clause and neighbours joined are read again by the rules: who, by when and on what condition is of each part.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dictionaryOf } from '#core/reading/dictionary.ts';
import type { Clause } from '#core/reading/reading.ts';
import { decideReview, decisionOf } from './command.ts';
import { begun, clauseOf, decided, HOTEL, NOON, readLines } from './examples.test-data.ts';
import { afterDecision, orderedClauses, type Review, reviewOf } from './review.ts';
import { USUAL_SETTINGS } from './settings.ts';

const PLAN = [
  '锦江楼酒店停电处置预案',
  '一、处置',
  '1. 如遇停电，值班员立即关闭总闸、十分钟内通知住客。',
  '2. 大堂经理在五分钟内报告总经理。工程部检查电梯。',
  '3. 恢复供电后，值班员做好记录。',
] as const;

/** Cut before these words. */
function cut(review: Review, words: string, dictionary = dictionaryOf([])): Review {
  const clause = clausesOf(review).find(one => one.quote.includes(words));
  assert.ok(clause, words);
  const at = review.reading.text.indexOf(words, clause.start);
  const given = { by: 'li', seen: review.seq, settings: USUAL_SETTINGS, dictionary };
  const outcome = decideReview(review, { type: 'split', clause: clause.id, at }, given);
  assert.ok(outcome.ok);
  return afterDecision(review, decisionOf(review, outcome.act, 'li', NOON));
}

const clausesOf = (review: Review): readonly Clause[] => orderedClauses(review).map(one => one.clause);
const find = (review: Review, words: string) => clauseOf({ clauses: clausesOf(review) }, words);
const actors = (clause: Clause) => clause.actors.map(({ name, implied }) => (implied ? `(${name})` : name));

test('each part has its own kind, limit and recipients, and who acts is carried over from the part before', () => {
  const review = cut(begun(readLines(PLAN)), '十分钟内');
  const first = find(review, '总闸');
  const second = find(review, '十分钟内');
  assert.deepEqual(actors(first), ['值班员']);
  assert.equal(first.kind, 'step');
  assert.equal(first.deadline?.class, 'immediate');
  assert.deepEqual(first.recipients, []);
  assert.deepEqual(actors(second), ['(值班员)']);
  assert.equal(second.kind, 'notification');
  assert.deepEqual([second.deadline?.value, second.deadline?.unit], [10, 'minutes']);
  assert.deepEqual(second.recipients, ['住客']);
  assert.equal(second.context, '如遇停电', 'the case holds for the whole sentence');
});

test('a part that is no sentence by itself says so', () => {
  const review = cut(begun(readLines(PLAN)), '值班员立即');
  assert.equal(find(review, '如遇停电').modality, 'statement');
  assert.deepEqual(actors(find(review, '关闭总闸')), ['值班员']);
});

test('neighbours that are joined are read as one, and nothing they said is lost', () => {
  const review = begun(readLines(PLAN));
  const [report, check] = [find(review, '报告总经理'), find(review, '检查电梯')];
  const joined = decided(review, { type: 'merge', clauses: [report.id, check.id] });
  const whole = find(joined, '报告总经理');
  assert.equal(whole.id, report.id);
  assert.equal(whole.end, check.end);
  assert.deepEqual(actors(whole), ['大堂经理']);
  assert.deepEqual(whole.recipients, ['总经理']);
  assert.deepEqual([whole.deadline?.value, whole.modality], [5, 'must']);
});

test('cut and joined again, a clause is read as it was in the beginning', () => {
  const review = begun(readLines(PLAN));
  const was = find(review, '关闭总闸');
  const parts = cut(review, '十分钟内');
  const [first, second] = [find(parts, '总闸'), find(parts, '十分钟内')];
  const again = find(decided(parts, { type: 'merge', clauses: [first.id, second.id] }), '关闭总闸');
  assert.deepEqual(
    [again.quote, again.kind, actors(again), again.recipients, again.condition],
    [was.quote, was.kind, actors(was), was.recipients, was.condition],
  );
});

test('what a person had corrected stays, whatever the rules read of the parts', () => {
  const review = begun(readLines(PLAN));
  const { id } = find(review, '关闭总闸');
  const corrected = decided(review, {
    type: 'correct',
    clause: id,
    fields: { actors: [{ name: '夜班经理' }] },
  });
  const parts = cut(corrected, '十分钟内');
  assert.deepEqual(actors(find(parts, '总闸')), ['夜班经理']);
  assert.deepEqual(actors(find(parts, '十分钟内')), ['(夜班经理)']);
  assert.equal(find(parts, '十分钟内').deadline?.value, 10);
});

test('a name the organisation has taught is known in the parts', () => {
  const lines = ['预案', '一、处置', '1. 值班员关阀，随后抢险先锋通知蓝焰一号。'];
  const taught = dictionaryOf([
    { term: '抢险先锋', meaning: { kind: 'party', as: 'group' } },
    { term: '蓝焰一号', meaning: { kind: 'party', as: 'post' } },
  ]);
  const without = find(cut(begun(readLines(lines)), '抢险先锋'), '抢险先锋');
  const knowing = find(cut(begun(readLines(lines)), '抢险先锋', taught), '抢险先锋');
  assert.deepEqual(without.recipients, []);
  assert.deepEqual([actors(knowing), knowing.recipients], [['抢险先锋'], ['蓝焰一号']]);
});

test('a decision of before, which keeps nothing that was read, still counts', () => {
  const review = begun(readLines(PLAN));
  const { id, start } = find(review, '关闭总闸');
  const at = review.reading.text.indexOf('十分钟内', start);
  const old = { seq: 1, by: 'li', at: NOON, act: { type: 'split', clause: id, at, into: `${id}b` } } as const;
  const after = reviewOf(review.reading, [old]);
  assert.equal(find(after, '十分钟内').quote, '十分钟内通知住客。');
});

test('wherever it is cut: the parts hold the text, replaying gives the same, undoing gives the clause back', () => {
  const readings = [PLAN, HOTEL].map(lines => readLines(lines));
  fc.assert(
    fc.property(
      fc.constantFrom(...readings),
      fc.array(fc.tuple(fc.nat(30), fc.nat(60), fc.boolean()), { minLength: 1, maxLength: 6 }),
      (reading, moves) => {
        let review = begun(reading);
        for (const [which, place, merge] of moves) {
          const ordered = clausesOf(review);
          const one = ordered[which % ordered.length];
          const next = ordered[(which % ordered.length) + 1];
          if (!one) continue;
          const command =
            merge && next
              ? ({ type: 'merge', clauses: [one.id, next.id] } as const)
              : ({ type: 'split', clause: one.id, at: one.start + place } as const);
          const given = { by: 'li', seen: review.seq, settings: USUAL_SETTINGS };
          const outcome = decideReview(review, command, given);
          if (outcome.ok) review = afterDecision(review, decisionOf(review, outcome.act, 'li', NOON));
        }
        const said = clausesOf(review).map(({ quote }) => quote.replace(/\s/g, ''));
        assert.equal(said.join(''), reading.clauses.map(({ quote }) => quote.replace(/\s/g, '')).join(''));
        assert.deepEqual(reviewOf(reading, review.decisions).clauses, review.clauses);
      },
    ),
    { numRuns: 60 },
  );
});
