// Where a case, a ban or another who begins a clause of its own in text without many full stops; who is looked after or
// phoned; what only says which cases are meant.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actorAt, subjectAt } from './actor-name.ts';
import { isDuty } from './duty.ts';
import { groupPieces } from './grouping.ts';
import { modalityOf } from './modality.ts';
import { readPieces } from './pieces.ts';
import { recipientsOf } from './recipient.ts';

const cut = (text: string) =>
  groupPieces(readPieces(text, 0, text.length)).map(group => group.map(piece => piece.bare).join(','));
const bound = (whole: string) => isDuty(whole, whole, undefined, false, undefined);

test('bans in one breath stay one clause, a ban after an order does not', () => {
  assert.equal(cut('店员不得离开柜台，不得议论病情').length, 1);
  assert.equal(cut('店员应锁好柜台，不得议论病情').length, 2);
});

test('what has not come about by then is a case, what lasts is none', () => {
  assert.deepEqual(
    ['水泵3分钟修不好，通知调度室', '水泵试转3分钟，记录读数'].map(
      text => readPieces(text, 0, text.length)[0]?.condition,
    ),
    [true, false],
  );
  assert.deepEqual(cut('先叫保洁员拖地，8分钟没人到打物业经理电话'), [
    '先叫保洁员拖地',
    '8分钟没人到打物业经理电话',
  ]);
});

test('those of whom it is true begin a clause, what somebody does for others does not', () => {
  assert.equal(cut('先关闭入口闸门，低于警戒线的由值班员打开').length, 2);
  assert.equal(cut('先关闭入口闸门，搬开受损的护栏').length, 1);
});

test('people bound for somewhere act, their things do not', () => {
  assert.deepEqual(subjectAt('游客向东侧草坪疏散', 0)?.names, ['游客']);
  assert.equal(subjectAt('游客的行李向东侧转移', 0), undefined);
});

test('names hold no reports and no need for somebody', () => {
  assert.equal(actorAt('机修班长立既报告总指挥', 0), undefined);
  assert.equal(actorAt('危险品要专人', 0), undefined);
  assert.deepEqual(actorAt('当事司机应立即停车', 0)?.names, ['当事司机']);
});

test('who is looked after, phoned, asked to sign; people joined by 和 are two', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['照看受伤的旅客', ['受伤的旅客']],
    ['照看行李', []],
    ['安抚旅客和家属', ['旅客', '家属']],
    ['打自来水公司抢修电话', ['自来水公司']],
    ['填单并经车间主任签字', ['车间主任']],
    ['填单并签字', []],
  ];
  for (const [text, told] of cases) assert.deepEqual(recipientsOf(text), told, text);
});

test('a list of cases and who holds a post bind nobody, a limit before a colon does', () => {
  assert.equal(bound('2名以上旅客受伤送医的'), 'never');
  assert.equal(bound('站长为组长'), 'never');
  assert.notEqual(bound('20分钟内报总站值班室:'), 'never');
  assert.equal(bound('报告内容:'), 'never');
});

test('short orders without a modal word bind, remarks of the same length do not', () => {
  for (const text of ['随时续报', '当班加水', '到现场', '每20分钟复核一次'])
    assert.equal(bound(text), 'bare', text);
  for (const text of ['油量不足', '当班三人']) assert.notEqual(bound(text), 'bare', text);
});

test('how many it must be, and then what is done, are two clauses where the number changes', () => {
  assert.equal(cut('2人以上告知班长，8人以上告知厂长，20人以上报镇政府').length, 3);
  assert.equal(cut('2人以上同时进入，并系好安全绳').length, 2);
});

test('what there is, what is alike and what is only asked bind nobody; what is told of it does', () => {
  for (const text of ['园里有四栋宿舍', '冷库和干库不一样', '领取清单上写什么', '按《防汛手册》执行'])
    assert.equal(bound(text), 'never', text);
  for (const text of ['说清楚堆的什么货', '投加石灰,用量按《加药手册》执行', '应有两人在场'])
    assert.notEqual(bound(text), 'never', text);
});

test('what is forbidden in plain words', () => {
  for (const text of ['不能用湿布盖', '谁也不能进库', '不能碰阀门'])
    assert.equal(modalityOf(text, true), 'must_not', text);
  for (const text of ['电话不能用', '不能用的灭火器应换掉'])
    assert.equal(modalityOf(text, true), 'must', text);
});
