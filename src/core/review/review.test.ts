// A reading under review: what each decision does, what is refused, and that the text stays tiled whatever is decided.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decideReview, decisionOf, type ReviewCommand } from './command.ts';
import { begun, clauseOf, decided, HOTEL, NOON, readLines, refusal } from './examples.test-data.ts';
import { progressOf, uncoveredPassages } from './progress.ts';
import { afterDecision, findingKeys, orderedClauses, type Review, reviewOf } from './review.ts';
import { reviewedReading } from './reviewed-reading.ts';
import { USUAL_SETTINGS } from './settings.ts';

const reading = readLines(HOTEL);
const fresh = begun(reading);
const call = clauseOf(reading, '报告大堂经理');
const tell = clauseOf(reading, '通知工程部');
/** "…应当立即 | 报告大堂经理" */
const split: ReviewCommand = {
  type: 'split',
  clause: call.id,
  at: call.start + call.quote.indexOf('报告'),
};
const at = (review: Review, id: string) => review.clauses.get(id);

test('nothing is settled before somebody decides, and progress says so', () => {
  const progress = progressOf(fresh, USUAL_SETTINGS);
  assert.equal(progress.clauses, reading.clauses.length);
  assert.deepEqual([progress.settled, progress.accepted, progress.by_itself], [0, 0, 0]);
});

test('accepting settles, by whom and when; twice does not', () => {
  const review = decided(fresh, { type: 'accept', clauses: [call.id] });
  assert.deepEqual(at(review, call.id)?.settled, {
    ...{ how: 'accepted', by: 'li', at: NOON, seq: 1, reason: null, from: null },
  });
  assert.equal(progressOf(review, USUAL_SETTINGS).settled, 1);
  assert.equal(refusal(review, { type: 'accept', clauses: [call.id] }), 'already-settled');
  assert.equal(refusal(review, { type: 'accept', clauses: ['c999'] }), 'unknown-clause');
});

test('statements and headings the rules are sure of go in one act, duties never', () => {
  const review = decided(fresh, { type: 'accept-together' });
  for (const { clause, settled } of review.clauses.values())
    assert.equal(settled !== null, clause.modality === 'statement' && clause.confidence >= 0.9, clause.quote);
  assert.equal(refusal(review, { type: 'accept-together' }), 'nothing-to-accept');
});

test('correcting keeps what the rules read beside it', () => {
  const fields = { actors: [{ name: '前厅经理' }], recipients: ['工程部'] };
  const review = decided(fresh, { type: 'correct', clause: tell.id, fields });
  const found = at(review, tell.id);
  assert.deepEqual(found?.clause.actors, [{ name: '前厅经理' }]);
  assert.deepEqual(found?.read, tell);
  assert.equal(found?.settled?.how, 'corrected');
  assert.deepEqual([found?.clause.quote, found?.clause.confidence], [tell.quote, 1]);
  const same = { actors: [{ name: '前厅经理' }] };
  assert.equal(refusal(review, { type: 'correct', clause: tell.id, fields: same }), 'nothing-corrected');
});

test('a part goes where its words are, the text stays tiled', () => {
  const review = decided(fresh, split);
  const [first, second] = [at(review, call.id), at(review, `${call.id}b`)];
  assert.match(first?.clause.quote ?? '', /应当立即$/);
  assert.match(second?.clause.quote ?? '', /^报告大堂经理/);
  assert.deepEqual([first?.clause.recipients, second?.clause.recipients], [[], call.recipients]);
  assert.deepEqual([first?.settled, second?.settled], [null, null]);
  assert.deepEqual(uncoveredPassages(review), []);
  for (const bad of [call.start, call.end, -1, call.end + 5, call.start + 0.5])
    assert.equal(refusal(fresh, { type: 'split', clause: call.id, at: bad }), 'split-outside', String(bad));
});

test('neighbours are merged, others are not', () => {
  const ids = orderedClauses(fresh).map(one => one.clause.id);
  const place = ids.indexOf(call.id);
  const next = ids[place + 1] ?? '';
  const review = decided(fresh, { type: 'merge', clauses: [next, call.id] });
  const merged = at(review, call.id)?.clause;
  assert.equal(merged?.quote, reading.text.slice(call.start, at(fresh, next)?.clause.end));
  assert.equal(at(review, next), undefined);
  assert.equal(refusal(review, { type: 'accept', clauses: [next] }), 'unknown-clause');
  assert.equal(refusal(fresh, { type: 'merge', clauses: [ids[0] ?? '', ids[2] ?? ''] }), 'not-neighbours');
  assert.equal(refusal(fresh, { type: 'merge', clauses: [call.id, call.id] }), 'not-neighbours');
});

test('what is ignored asks for nothing and keeps its reason', () => {
  const review = decided(fresh, { type: 'ignore', clauses: [call.id], reason: '已改为自动报警' });
  const reviewed = reviewedReading(review);
  assert.deepEqual(reviewed.ignored, { [call.id]: '已改为自动报警' });
  const clause = clauseOf(reviewed.reading, '报告大堂经理');
  assert.equal(clause.modality, 'statement');
  assert.ok(!reviewed.reading.findings.some(finding => finding.code === 'actor-missing'));
});

test('undoing takes back a decision, undoing that brings it again; not while another rests on it', () => {
  const accepted = decided(fresh, split, { type: 'accept', clauses: [`${call.id}b`] });
  assert.equal(refusal(accepted, { type: 'undo', seq: 1 }), 'decided-upon');
  const back = decided(accepted, { type: 'undo', seq: 2 }, { type: 'undo', seq: 1 });
  assert.deepEqual(back.clauses, fresh.clauses);
  assert.equal(refusal(back, { type: 'undo', seq: 1 }), 'undone-already');
  assert.equal(refusal(back, { type: 'undo', seq: 9 }), 'unknown-decision');
  const again = decided(back, { type: 'undo', seq: 4 });
  assert.ok(again.clauses.has(`${call.id}b`));
  const other = decided(back, split);
  assert.ok(other.clauses.has(`${call.id}c`), 'the id of the part that was undone is not given again');
});

test('reopening makes it open; what is open cannot be reopened', () => {
  const review = decided(
    fresh,
    { type: 'accept', clauses: [call.id] },
    { type: 'reopen', clauses: [call.id] },
  );
  assert.equal(at(review, call.id)?.settled, null);
  assert.equal(refusal(review, { type: 'reopen', clauses: [call.id] }), 'already-open');
});

test('what another settled meanwhile is told, what he did elsewhere is in nobody’s way', () => {
  const others = decided(fresh, { type: 'accept', clauses: [call.id] });
  const mine: ReviewCommand = { type: 'ignore', clauses: [call.id], reason: '不适用' };
  assert.equal(refusal(others, mine, 'wang', 0), 'settled-meanwhile');
  assert.equal(refusal(others, mine, 'wang', 1), 'already-settled', 'he has seen it');
  assert.equal(refusal(others, { type: 'accept', clauses: [tell.id] }, 'wang', 0), 'not refused');
  assert.equal(refusal(others, { type: 'reopen', clauses: [call.id] }, 'li', 0), 'not refused', 'his own');
  const ids = orderedClauses(fresh).map(one => one.clause.id);
  const gone = ids[ids.indexOf(tell.id) + 1] ?? '';
  const merged = decided(fresh, { type: 'merge', clauses: [tell.id, gone] });
  assert.equal(refusal(merged, { type: 'accept', clauses: [gone] }, 'wang', 0), 'settled-meanwhile');
  const undone = decided(others, { type: 'undo', seq: 1 });
  assert.equal(refusal(undone, { type: 'accept', clauses: [call.id] }, 'wang', 1), 'settled-meanwhile');
});

test('names brought together are one in the reviewed reading', () => {
  const same: ReviewCommand = { type: 'same', names: ['大堂经理', '前厅经理'], as: '前厅经理', same: true };
  const { reading: reviewed } = reviewedReading(decided(fresh, same));
  assert.ok(!JSON.stringify(reviewed.clauses.map(clause => clause.actors)).includes('大堂经理'));
  assert.ok(reviewed.units.some(unit => unit.name === '前厅经理'));
  assert.ok(!reviewed.units.some(unit => unit.name === '大堂经理'));
  const none: ReviewCommand = { type: 'same', names: ['甲', '甲'], as: '甲', same: true };
  assert.equal(refusal(fresh, none), 'names-required');
});

test('a finding answered is settled, and its answer stands in the clause', () => {
  const keys = findingKeys(reading.findings);
  const vague = keys.find(key => key.startsWith('vague-urgency:')) ?? '';
  const review = decided(fresh, { type: 'settle', finding: vague, answer: { how: 'own', value: 'PT3M' } });
  const { reading: reviewed } = reviewedReading(review);
  const { deadline } = clauseOf(reviewed, '报告大堂经理');
  assert.deepEqual([deadline?.value, deadline?.unit, deadline?.class], [3, 'minutes', 'hard']);
  assert.equal(reviewed.findings.length, reading.findings.length - 1);
  assert.equal(progressOf(review, USUAL_SETTINGS).findings_settled, 1);
  const answer = { how: 'left', reason: '以现场为准' } as const;
  assert.equal(refusal(fresh, { type: 'settle', finding: 'nothing:c001', answer }), 'unknown-finding');
});

test('a finding of a clause that was merged away stands at the one it went into', () => {
  const ids = orderedClauses(fresh).map(one => one.clause.id);
  const place = reading.findings.findIndex(({ place: { clause } }) => ids.indexOf(clause ?? '') > 0);
  const clause = reading.findings[place]?.place.clause ?? '';
  assert.notEqual(clause, '', 'something is to be settled in a clause');
  const before = ids[ids.indexOf(clause) - 1] ?? '';
  const review = decided(fresh, { type: 'merge', clauses: [before, clause] });
  const { findings } = reviewedReading(review).reading;
  assert.equal(findings[place]?.place.clause, before);
  assert.equal(findings.length, reading.findings.length);
});

// ---------------------------------------------------------------- any history

const anyCommand = (review: Review): fc.Arbitrary<ReviewCommand> => {
  const ordered = orderedClauses(review);
  const index = fc.nat({ max: ordered.length - 1 });
  const id = index.map(i => ordered[i]?.clause.id ?? '');
  const cut = fc.tuple(index, fc.double({ min: 0, max: 1, noNaN: true })).map(([i, share]): ReviewCommand => {
    const { id: clause = '', start = 0, end = 1 } = ordered[i]?.clause ?? {};
    return { type: 'split', clause, at: Math.round(start + share * (end - start)) };
  });
  const merge = fc.tuple(index, fc.integer({ min: 2, max: 4 })).map(
    ([i, count]): ReviewCommand => ({
      type: 'merge',
      clauses: ordered.slice(i, i + count).map(one => one.clause.id),
    }),
  );
  const clauses = fc.array(id, { minLength: 1, maxLength: 4 });
  return fc.oneof(
    cut,
    merge,
    clauses.map((ids): ReviewCommand => ({ type: 'accept', clauses: ids })),
    clauses.map((ids): ReviewCommand => ({ type: 'ignore', clauses: ids, reason: '不适用' })),
    clauses.map((ids): ReviewCommand => ({ type: 'reopen', clauses: ids })),
    id.map((clause): ReviewCommand => ({ type: 'correct', clause, fields: { condition: '停电时' } })),
    fc.nat({ max: 12 }).map((seq): ReviewCommand => ({ type: 'undo', seq })),
    fc.constant<ReviewCommand>({ type: 'accept-together' }),
  );
};

test('whatever is decided: the text stays tiled, no id twice, replaying gives the same, decisions are only added', () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.nat()), fc.integer({ min: 1, max: 14 }), (seeds, steps) => {
      let review = fresh;
      for (let i = 0; i < steps; i++) {
        const seed = seeds.next().value ?? 0;
        const [command] = fc.sample(anyCommand(review), { numRuns: 1, seed });
        if (!command) continue;
        const given = { by: 'li', seen: review.seq, settings: USUAL_SETTINGS };
        const outcome = decideReview(review, command, given);
        if (outcome.ok) review = afterDecision(review, decisionOf(review, outcome.act, 'li', NOON + i));
      }
      const replayed = reviewOf(reading, review.decisions);
      assert.deepEqual(orderedClauses(replayed), orderedClauses(review));
      assert.deepEqual([replayed.touched, replayed.undone], [review.touched, review.undone]);
      let last = 0;
      for (const { clause } of orderedClauses(review)) {
        assert.ok(clause.start >= last && clause.end > clause.start);
        assert.equal(reading.text.slice(last, clause.start).trim(), '');
        assert.equal(clause.quote, reading.text.slice(clause.start, clause.end));
        last = clause.end;
      }
      assert.equal(reading.text.slice(last).trim(), '');
      const reviewed = reviewedReading(review).reading;
      const there = new Set(reviewed.clauses.map(clause => clause.id));
      assert.equal(there.size, reviewed.clauses.length);
      for (const one of [...reviewed.units, ...reviewed.scenarios])
        for (const id of one.clauses) assert.ok(there.has(id));
    }),
  );
});
