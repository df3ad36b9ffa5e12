import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleCard } from '#desk/fake-cards.ts';
import { viewOf } from '#http/card-input.ts';
import { countdown, glance } from './state.ts';
import { afterAnswer, type Tap, tapsFrom, withTaps } from './taps.ts';

const NOW = Date.UTC(2026, 10, 23, 8, 0);
const view = viewOf(sampleCard(NOW), NOW);
const tap = (act: Tap['act']): Tap => ({
  id: 'i',
  path: '/t/s',
  act,
  at: '2026-11-23T08:01:00.000Z',
  inputs: {},
});

test('an acknowledgement that waits shows at once, with the time of the tap', () => {
  const after = withTaps(view, [tap('acknowledge')]);
  assert.equal(after.duty.acknowledged, '2026-11-23T08:01:00.000Z');
  assert.ok(!after.may.includes('acknowledge'));
  assert.equal(after.duty.phase, 'open');
});

test('done and declined leave nothing to do', () => {
  assert.equal(withTaps(view, [tap('acknowledge'), tap('done')]).duty.phase, 'done');
  assert.deepEqual(withTaps(view, [tap('decline')]).may, []);
});

test('storage that holds nonsense holds no taps', () => {
  for (const text of [null, '', '{', '{}', '7', '[1,null,{"id":1}]']) assert.deepEqual(tapsFrom(text), []);
  assert.deepEqual(tapsFrom(JSON.stringify([tap('done'), { id: 'x' }])), [tap('done')]);
});

test('what comes back decides: arrived, refused for good, or later', () => {
  for (const status of [200, 204]) assert.equal(afterAnswer(status), 'arrived');
  for (const status of [400, 404, 409, 410, 422]) assert.equal(afterAnswer(status), 'refused');
  for (const status of [408, 425, 429, 500, 502, 503]) assert.equal(afterAnswer(status), 'later');
});

test('the glance follows the duty and the clock', () => {
  const duty = (change: object) => glance({ ...view, duty: { ...view.duty, ...change } }, NOW).state;
  assert.equal(duty({}), 'new');
  assert.equal(duty({ acknowledged: view.now }), 'heard');
  assert.equal(duty({ overdue: true, acknowledged: view.now }), 'overdue');
  assert.equal(duty({ phase: 'done', overdue: true }), 'done');
  assert.equal(duty({ phase: 'withdrawn' }), 'withdrawn');
  assert.equal(glance(view, NOW + 19 * 60_000).state, 'overdue');
  assert.equal(glance({ ...view, incident: { ...view.incident, open: false } }, NOW).state, 'closed');
});

test('the countdown counts down to zero and then up', () => {
  assert.equal(countdown(NOW + 18 * 60_000 + 42_000, NOW), '18:42');
  assert.equal(countdown(NOW + 3_600_000 + 61_000, NOW), '1:01:01');
  assert.equal(countdown(NOW, NOW), '0:00');
  assert.equal(countdown(NOW - 311_000, NOW), '5:11');
});
