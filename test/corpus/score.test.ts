// The scorer itself, on readings small enough to score by hand.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { all, f1, keptShare, type Scored, score, sum } from './score.ts';

const TEXT = '一、停电\n值班员5分钟内报告站长。站长立即启动发电机，\n禁止带负荷合闸。';

const blank = {
  modality: 'must',
  actors: [],
  recipients: [],
  deadline: null,
  periodicity: null,
  condition: null,
} as const;
const heading: Scored = { ...blank, quote: '一、停电', modality: 'statement' };
const report: Scored = {
  ...blank,
  quote: '值班员5分钟内报告站长。',
  actors: ['值班员'],
  recipients: ['站长'],
  deadline: { text: '5分钟内', value: 5, unit: 'minutes' },
};
const start: Scored = {
  ...blank,
  quote: '站长立即启动发电机',
  actors: ['站长'],
  deadline: { text: '立即', value: null, unit: null },
};
const ban: Scored = { ...blank, quote: '禁止带负荷合闸。', modality: 'must_not' };
const gold = { clauses: [heading, report, start, ban], scenarios: ['停电'] };

function scored(clauses: readonly Scored[], scenarios: readonly string[] = ['停电']) {
  return score(gold, { clauses, scenarios }, TEXT);
}

test('a reading like the annotation has every figure at one', () => {
  const same = scored(gold.clauses);
  assert.equal(all(same), 1);
  assert.equal(same.invented, 0);
  assert.equal(same.characters - same.kept, 1); // the comma nobody quotes
});

test('a figure with nothing to find and nothing found is none, and does not count', () => {
  const same = scored(gold.clauses);
  assert.equal(f1(same.tallies.period), null);
  assert.equal(f1(same.tallies.condition), null);
});

test('an empty reading keeps nothing and finds nothing', () => {
  const nothing = scored([], []);
  assert.equal(keptShare(nothing), 0);
  assert.equal(all(nothing), 0);
  assert.deepEqual(nothing.tallies.actor, { hit: 0, read: 0, gold: 2 });
});

test('a duty read as a statement is missed, yet its fields are compared', () => {
  const { tallies } = scored([heading, { ...report, modality: 'statement' }, start, ban]);
  assert.deepEqual(tallies.obligation, { hit: 2, read: 2, gold: 3 });
  assert.equal(f1(tallies.actor), 1);
});

test('a statement read as a duty counts as read; its fields do not', () => {
  const { tallies } = scored([{ ...heading, modality: 'must', actors: ['站长'] }, report, start, ban]);
  assert.deepEqual(tallies.obligation, { hit: 3, read: 4, gold: 3 });
  assert.equal(f1(tallies.actor), 1);
});

test('must for must_not is an obligation all the same', () => {
  assert.equal(f1(scored([heading, report, start, { ...ban, modality: 'must' }]).tallies.obligation), 1);
});

test('clauses match when at least half of both together is shared', () => {
  const long = { ...report, quote: '值班员5分钟内报告站长。站长立即启动发电机，' }; // 12 of 22
  const { tallies } = scored([heading, long, ban]);
  assert.deepEqual(tallies.obligation, { hit: 2, read: 2, gold: 3 });
  const short = { ...report, quote: '值班员5分' }; // 5 of 12
  assert.equal(scored([heading, short, start, ban]).tallies.obligation.hit, 2);
});

test('a clause is matched once, to the closest', () => {
  const { tallies } = scored([heading, report, { ...report, quote: '值班员5分钟内报告' }, start, ban]);
  assert.deepEqual(tallies.obligation, { hit: 3, read: 4, gold: 3 });
});

test('names and words match when one holds the other, numbers when they are the same time', () => {
  const hour = { ...report, deadline: { text: '5分钟', value: 300, unit: 'minutes' } } as const;
  const { tallies } = scored([heading, { ...hour, actors: ['夜间值班员'] }, start, ban]);
  assert.equal(f1(tallies.actor), 1);
  assert.equal(f1(tallies.deadline), 1);
  assert.equal(f1(tallies.numeric), 0);
  const same = score(
    { clauses: [{ ...report, deadline: { text: '1小时', value: 1, unit: 'hours' } }], scenarios: [] },
    { clauses: [{ ...report, deadline: { text: '60分钟', value: 60, unit: 'minutes' } }], scenarios: [] },
    TEXT,
  );
  assert.equal(f1(same.tallies.numeric), 1);
  assert.equal(f1(same.tallies.deadline), 0);
});

test('white space does not count in quotes', () => {
  assert.equal(all(scored([heading, { ...report, quote: '值班员\n5分钟内 报告站长。' }, start, ban])), 1);
});

test('a quote that is not in the text is invented and counts nowhere else', () => {
  const invented = scored([...gold.clauses, { ...blank, quote: '站长应报警。' }]);
  assert.equal(invented.invented, 1);
  assert.equal(f1(invented.tallies.obligation), 1);
});

test('the same words twice in the text are matched in their order', () => {
  const text = '立即报告。处理。立即报告。';
  const twice = [
    { ...blank, quote: '立即报告。', actors: ['甲'] },
    { ...blank, quote: '处理。', actors: ['乙'] },
    { ...blank, quote: '立即报告。', actors: ['丙'] },
  ];
  assert.equal(all(score({ clauses: twice, scenarios: [] }, { clauses: twice, scenarios: [] }, text)), 1);
});

test('a total adds the counts, not the figures', () => {
  const total = sum([scored(gold.clauses), scored([], [])]);
  assert.deepEqual(total.tallies.obligation, { hit: 3, read: 3, gold: 6 });
  assert.equal(f1(total.tallies.obligation), 6 / 9);
});
