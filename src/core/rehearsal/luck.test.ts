// Throws are uniform, named and independent enough; spans are log-normal about their median.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { logNormal, luckOf, seedOfRun } from './luck.ts';

const names = Array.from({ length: 20_000 }, (_, i) => `delay|0|person${i % 7}|rehearsal-1/step${i}/1`);

test('the same name is the same throw, another seed another', () => {
  assert.equal(luckOf(7).roll('a'), luckOf(7).roll('a'));
  assert.notEqual(luckOf(7).roll('a'), luckOf(8).roll('a'));
  assert.notEqual(luckOf(7).roll('a'), luckOf(7).roll('b'));
});

test('throws of near names lie evenly between 0 and 1', () => {
  const { roll } = luckOf(1);
  const buckets = new Array<number>(10).fill(0);
  for (const name of names) {
    const at = Math.floor(roll(name) * 10);
    buckets[at] = (buckets[at] ?? 0) + 1;
  }
  for (const count of buckets) assert.ok(Math.abs(count - 2000) < 200, String(buckets));
});

test('without a seed everything goes the usual way', () => {
  assert.equal(luckOf(null).roll('anything'), 0.5);
  assert.equal(logNormal(0.5, 60_000, 0.7), 60_000);
});

test('half of all spans are shorter than the median, one in six longer than one deviation', () => {
  const { roll } = luckOf(3);
  const spans = names.map(name => logNormal(roll(name), 100, 0.5));
  const share = (below: number) => spans.filter(span => span < below).length / spans.length;
  assert.ok(Math.abs(share(100) - 0.5) < 0.02);
  assert.ok(Math.abs(share(100 * Math.exp(0.5)) - 0.8413) < 0.02);
  assert.ok(spans.every(span => span > 0 && Number.isFinite(span)));
});

test('seeds of runs do not meet', () => {
  assert.equal(new Set(Array.from({ length: 10_000 }, (_, i) => seedOfRun(7, i))).size, 10_000);
});
