// Ids of clauses over editions: who is unchanged, moved or edited keeps its id; nobody gets one that another ever had.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readLines } from '../review/examples.test-data.ts';
import { changeOf, type Identity, keepIdentity } from './identity.ts';
import type { Reading } from './reading.ts';

// Sentences that differ in more than a word, so that which is which is never in doubt.
const WHO = ['值班员', '大堂经理', '工程部', '保安队长', '客房主管', '安全总监', '医务室', '车队'];
const DOES = [
  '检查配电室的开关和仪表',
  '疏散西侧楼梯间的住客',
  '关闭地下车库的卷帘门',
  '清点前台保管的贵重物品',
  '联系附近医院准备床位',
  '切断厨房燃气总阀',
  '引导消防车停靠北门广场',
  '安抚餐厅里用餐的老人',
  '登记被困人员姓名和房号',
  '更换破损的应急照明灯具',
];
const SENTENCES = WHO.flatMap(who => DOES.map(does => `${who}应当${does}。`));

const numbered = (sentences: readonly string[], from = 1): readonly string[] => [
  '停电处置预案',
  '一、处置措施',
  ...sentences.map((sentence, i) => `${i + from}. ${sentence}`),
];

const idsByText = (reading: Reading): ReadonlyMap<string, string> =>
  new Map(reading.clauses.map(clause => [clause.quote.replace(/^\d+\.\s*/, ''), clause.id]));

const isOnce = (ids: readonly string[]): boolean => new Set(ids).size === ids.length;

const some = fc.shuffledSubarray(SENTENCES, { minLength: 3, maxLength: 25 });

function read(before: readonly string[], after: readonly string[], from = 1): readonly [Reading, Identity] {
  const former = readLines(numbered(before));
  return [former, keepIdentity(former, readLines(numbered(after, from)))];
}

/** Every sentence of both has the id it had. */
function keeps(former: Reading, { reading }: Identity, sentences: readonly string[]): void {
  const [was, is] = [idsByText(former), idsByText(reading)];
  for (const sentence of sentences) {
    assert.ok(was.get(sentence), `${sentence} is a clause`);
    assert.equal(is.get(sentence), was.get(sentence), sentence);
  }
  assert.ok(isOnce(reading.clauses.map(clause => clause.id)));
}

test('a document read again is the same, id for id', () => {
  fc.assert(
    fc.property(some, sentences => {
      const [former, identity] = read(sentences, sentences);
      assert.deepEqual(identity.reading, former);
      assert.deepEqual([identity.changes, identity.removed], [{}, []]);
    }),
  );
});

test('inserting gives a new id to what is new and leaves all others, renumbered or not', () => {
  fc.assert(
    fc.property(some, fc.nat(), (all, at) => {
      const [added = '', ...rest] = all;
      const place = at % (rest.length + 1);
      const [former, identity] = read(rest, rest.toSpliced(place, 0, added));
      keeps(former, identity, rest);
      const id = idsByText(identity.reading).get(added) ?? '';
      assert.equal(changeOf(identity, id), 'new');
      assert.ok(!former.clauses.some(clause => clause.id === id));
      assert.deepEqual(identity.removed, []);
    }),
  );
});

test('deleting leaves all others, and the id is never given again', () => {
  fc.assert(
    fc.property(some, fc.nat(), (all, at) => {
      const [added = '', ...rest] = all;
      const place = at % rest.length;
      const gone = rest[place] ?? '';
      const kept = rest.toSpliced(place, 1);
      const [former, second] = read(rest, kept);
      keeps(former, second, kept);
      const removed = idsByText(former).get(gone) ?? '';
      assert.deepEqual(second.removed, [removed]);
      const third = keepIdentity(second.reading, readLines(numbered([...kept, added])), second.highest);
      keeps(second.reading, third, kept);
      assert.ok(!third.reading.clauses.some(clause => clause.id === removed));
    }),
  );
});

test('editing some words keeps the id and says so', () => {
  fc.assert(
    fc.property(some, fc.nat(), (all, at) => {
      const place = at % all.length;
      const sentence = all[place] ?? '';
      const edited = sentence.replace('应当', '应当在10分钟内');
      const [former, identity] = read(all, all.with(place, edited));
      keeps(former, identity, all.toSpliced(place, 1));
      const id = idsByText(former).get(sentence) ?? '';
      assert.equal(idsByText(identity.reading).get(edited), id);
      assert.equal(changeOf(identity, id), 'edited');
    }),
  );
});

test('moving keeps the ids of all, wherever they go', () => {
  fc.assert(
    fc.property(some, fc.nat(), fc.nat(), (all, from, to) => {
      const [moved = ''] = all.slice(from % all.length);
      const rest = all.filter(sentence => sentence !== moved);
      const place = to % (rest.length + 1);
      const [former, identity] = read(all, rest.toSpliced(place, 0, moved));
      keeps(former, identity, all);
      assert.deepEqual(identity.removed, []);
      for (const change of Object.values(identity.changes)) assert.equal(change, 'moved');
    }),
  );
});

test('renumbering changes nothing but the numbers', () => {
  fc.assert(
    fc.property(some, fc.integer({ min: 2, max: 60 }), (all, from) => {
      const [former, identity] = read(all, all, from);
      keeps(former, identity, all);
      assert.deepEqual([identity.changes, identity.removed], [{}, []]);
    }),
  );
});

test('any text after any text: no id twice, none of a removed clause, every place renamed', () => {
  const line = fc.oneof(
    fc.constantFrom(...SENTENCES, '一、总则', '处理流程：', '', '（一）职责', '处理流程：'),
    fc.string({ unit: fc.constantFrom(...'一二三、。.12应当 时报告值班员（）\n') }),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), fc.array(line, { maxLength: 30 }), (before, after) => {
      const former = readLines(before);
      const identity = keepIdentity(former, readLines(after));
      const ids = identity.reading.clauses.map(clause => clause.id);
      assert.ok(isOnce(ids));
      const there = new Set(ids);
      assert.ok(!identity.removed.some(id => there.has(id)));
      const { units, scenarios, findings } = identity.reading;
      for (const id of [...units, ...scenarios].flatMap(one => one.clauses)) assert.ok(there.has(id));
      for (const { place } of findings) assert.ok(place.clause === undefined || there.has(place.clause));
    }),
  );
});

test('a limit at the head of the sentence is no number: another limit is an edit', () => {
  const [, identity] = read(
    ['1.5小时内，值班员应当报告经理。', '保安队长应当封锁现场。'],
    ['2.5小时内，值班员应当报告经理。', '保安队长应当封锁现场。'],
  );
  assert.ok(Object.values(identity.changes).includes('edited'));
});

test('a short line of one section is not that of another', () => {
  const section = (name: string, step: string) => [`${name}`, '处理流程：', `1. ${step}`];
  const before = readLines([
    '停电处置预案',
    ...section('一、停电', '值班员应当检查配电室的开关。'),
    ...section('二、停水', '工程部应当关闭地下车库的阀门。'),
  ]);
  const after = readLines([
    '停电处置预案',
    ...section('一、停水', '工程部应当关闭地下车库的阀门。'),
    ...section('二、停气', '厨房主管应当疏散全部用餐的客人。'),
  ]);
  const identity = keepIdentity(before, after);
  const idOf = (reading: Reading, words: string, nth = 0) =>
    reading.clauses.filter(clause => clause.quote.includes(words))[nth]?.id;
  assert.equal(idOf(identity.reading, '处理流程', 0), idOf(before, '处理流程', 1), 'of 停水');
  assert.equal(idOf(identity.reading, '地下车库'), idOf(before, '地下车库'));
});
