// The organisation's dictionary at work: what it changes in a reading, and that nothing changes without one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { clauseOf, HOTEL, readLines } from '../review/examples.test-data.ts';
import { dictionaryOf, type Entry } from './dictionary.ts';
import type { Clause, Reading } from './reading.ts';
import { taughtClauses } from './taught.ts';

const read = (lines: readonly string[], ...entries: readonly Entry[]) =>
  readLines(lines, dictionaryOf(entries));

test('with an empty dictionary nothing changes, whatever the text', () => {
  const line = fc.oneof(
    fc.constantFrom(...HOTEL),
    fc.string({ unit: fc.constantFrom(...'一二、。.12应当立即报告值班员（）：') }),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), lines => {
      assert.deepEqual(readLines(lines, dictionaryOf([])), readLines(lines));
    }),
  );
});

test('whatever is taught: the clauses hold the whole text, each part once', () => {
  const text = fc.string({ unit: fc.constantFrom(...'一二、。.12应当立即报告值班员经理（）：，') });
  const term = fc.oneof(
    text.filter(one => one !== ''),
    fc.constantFrom('值班员', '经理', '报告', '立即'),
  );
  const meaning = fc.oneof(
    fc.constant({ kind: 'party', as: 'post' } as const),
    fc.constant({ kind: 'no-party' } as const),
    term.map(name => ({ kind: 'same', name }) as const),
    term.map(name => ({ kind: 'not-same', name }) as const),
    fc.boolean().map(duty => ({ kind: 'duty', duty }) as const),
    fc.constant({ kind: 'minutes', minutes: 3 } as const),
  );
  const lines = fc.array(fc.oneof(text, fc.constantFrom(...HOTEL)), { maxLength: 10 });
  const said = ({ clauses }: Reading) => clauses.map(({ quote }) => quote.replace(/\s/g, '')).join('');
  fc.assert(
    fc.property(lines, fc.array(fc.record({ term, meaning }), { maxLength: 6 }), (all, entries) => {
      const reading = read(all, ...entries);
      assert.equal(said(reading), said(readLines(all)));
      for (const { quote, start, end } of reading.clauses)
        assert.equal(reading.text.slice(start, end), quote);
    }),
  );
});

test('what the dictionary knows of other words changes nothing', () => {
  const other: Entry = { term: '航站楼调度席', meaning: { kind: 'party', as: 'post' } };
  const apart: Entry = { term: '灭火机器人', meaning: { kind: 'no-party' } };
  assert.deepEqual(read(HOTEL, other, apart), readLines(HOTEL));
});

test('a name is read at its full length, and no further', () => {
  const lines = ['预案', '1. 发生火灾时，蓝焰突击一号应当立即扑救初起火灾。'];
  const entry: Entry = { term: '蓝焰突击一号', meaning: { kind: 'party', as: 'group' } };
  const reading = read(lines, entry);
  assert.deepEqual(
    clauseOf(reading, '扑救').actors.map(actor => actor.name),
    ['蓝焰突击一号'],
  );
  assert.equal(reading.units.find(unit => unit.name === '蓝焰突击一号')?.kind, 'group');
});

test('a name inside the sentence is no actor', () => {
  const lines = ['预案', '1. 值班员应当检查蓝焰突击一号的器材。'];
  const entry: Entry = { term: '蓝焰突击一号', meaning: { kind: 'party', as: 'group' } };
  assert.deepEqual(
    clauseOf(read(lines, entry), '器材').actors.map(actor => actor.name),
    ['值班员'],
  );
});

test('what is no party is none any more', () => {
  const [actor] = clauseOf(readLines(HOTEL), '报告大堂经理').actors;
  assert.ok(actor);
  const reading = read(HOTEL, { term: actor.name, meaning: { kind: 'no-party' } });
  for (const clause of reading.clauses)
    assert.ok(!clause.actors.some(one => one.name === actor.name), clause.quote);
});

test('a word makes a duty where the sentence has none of its own, or unmakes it', () => {
  const [some] = readLines(HOTEL).clauses;
  assert.ok(some);
  const clause = { ...some, kind: 'other', quote: '值守地点是一楼前台。', modality: 'statement' } as const;
  const binding = { ...clause, quote: '值班员应当做好值守记录。', modality: 'must' } as const;
  const taught = (duty: boolean, ...clauses: readonly Clause[]) =>
    taughtClauses(clauses, dictionaryOf([{ term: '值守', meaning: { kind: 'duty', duty } }])).map(
      one => one.modality,
    );
  assert.deepEqual(taught(true, clause, binding), ['must', 'must']);
  assert.deepEqual(taught(false, { ...clause, modality: 'must' }), ['statement']);
  assert.deepEqual(taught(false, clause, binding), ['statement', 'must'], 'it says 应当 itself');
  assert.deepEqual(taught(true, { ...clause, quote: '集合地点是一楼前台。' }), ['statement']);
});

test('known synonyms are offered first, refused ones not at all', () => {
  const same: Entry = { term: '大堂经理', meaning: { kind: 'same', name: '前厅经理' } };
  const { synonyms } = read(HOTEL, same);
  assert.deepEqual(synonyms[0], { names: ['前厅经理', '大堂经理'], kind: 'post', why: 'known' });
  const never: Entry = { term: '大堂经理', meaning: { kind: 'not-same', name: '前厅经理' } };
  assert.ok(!read(HOTEL, same, never).synonyms.some(one => one.why === 'known'));
});

test('a vague word is proposed with the organisation’s own minutes', () => {
  const word = clauseOf(readLines(HOTEL), '报告大堂经理').deadline?.text ?? '';
  const { findings } = read(HOTEL, { term: word, meaning: { kind: 'minutes', minutes: 4 } });
  const vague = findings.filter(finding => finding.code === 'vague-urgency');
  assert.ok(vague.length > 0);
  assert.ok(vague.some(finding => finding.proposal?.value === 'PT4M'));
});

const BOILER = [
  '锅炉房停水应急预案',
  '一、处置',
  '1. 司炉工立即通知抢险先锋到场。',
  '2. 蓝焰一号应当扑救，抢险先锋拉警戒线。',
  '3. 由抢险先锋关阀。',
] as const;
const VANGUARD: Entry = { term: '抢险先锋', meaning: { kind: 'party', as: 'group' } };
const BLUE: Entry = { term: '蓝焰一号', meaning: { kind: 'party', as: 'post' } };

test('a taught name is whom a sentence tells and who acts, and the sentence is cut where another acts', () => {
  const reading = read(BOILER, VANGUARD, BLUE);
  assert.deepEqual(clauseOf(reading, '通知').recipients, ['抢险先锋']);
  assert.deepEqual(clauseOf(reading, '应当扑救').actors, [{ name: '蓝焰一号' }]);
  const second = clauseOf(reading, '拉警戒线');
  assert.equal(second.quote, '抢险先锋拉警戒线。');
  assert.deepEqual(second.actors, [{ name: '抢险先锋' }]);
  const without = clauseOf(readLines(BOILER), '拉警戒线');
  assert.ok(without.quote.includes('蓝焰一号'), 'nobody knows these names');
  assert.deepEqual(clauseOf(readLines(BOILER), '通知').recipients, []);
});

test('what one reading was taught another does not know', () => {
  const before = readLines(BOILER);
  read(BOILER, VANGUARD, BLUE);
  assert.deepEqual(readLines(BOILER), before);
});

test('another name of the same is a name as well', () => {
  const same: Entry = { term: '抢险先锋', meaning: { kind: 'same', name: '抢险队' } };
  assert.deepEqual(clauseOf(read(BOILER, same), '关阀').actors, [{ name: '抢险先锋' }]);
  assert.deepEqual(clauseOf(read(BOILER, same), '通知').recipients, ['抢险先锋']);
});

test('a word that makes a duty makes its sentence one, and the other way round', () => {
  const lines = ['预案', '一、概况', '1. 工程部的对讲机共两部。', '2. 工程部对讲机共三部。'];
  const word = (term: string, duty: boolean): Entry => ({ term, meaning: { kind: 'duty', duty } });
  const modality = (about: string, ...taught: readonly Entry[]) =>
    clauseOf(read(lines, ...taught), about).modality;
  assert.equal(modality('共两部'), 'statement');
  assert.equal(modality('共两部', word('共两部', true)), 'must');
  assert.equal(modality('共三部'), 'must');
  assert.equal(modality('共三部', word('共三部', false)), 'statement');
});
