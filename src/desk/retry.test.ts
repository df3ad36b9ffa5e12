import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ChannelResult } from './ports.ts';
import { outcomeOf, RETRY_SCHEDULE } from './retry.ts';

const NOW = 1_000_000;
const temporary: ChannelResult = { kind: 'fault', retry: true, code: 'http-503', detail: 'later' };

test('accepted is sent', () => {
  assert.deepEqual(outcomeOf({ kind: 'accepted', reference: null }, 1, NOW, 0.5), { kind: 'sent' });
});

test('a permanent fault is dead at once', () => {
  const outcome = outcomeOf({ ...temporary, retry: false, code: 'http-410' }, 1, NOW, 0.5);
  assert.deepEqual(outcome, { kind: 'dead', error: 'http-410: later' });
});

const waits: readonly (readonly [number, number])[] = [
  [1, 5],
  [2, 30],
  [3, 120],
  [4, 300],
  [5, 900],
  [6, 1800],
  [7, 3600],
  [11, 3600],
];
for (const [attempt, seconds] of waits)
  test(`after attempt ${attempt} it waits ${seconds} s`, () => {
    const outcome = outcomeOf(temporary, attempt, NOW, 0.5);
    assert.equal(outcome.kind === 'retry' && outcome.at, NOW + seconds * 1000);
  });

test('a temporary fault of the last attempt is dead', () => {
  assert.equal(outcomeOf(temporary, RETRY_SCHEDULE.attempts, NOW, 0.5).kind, 'dead');
  assert.equal(outcomeOf(temporary, RETRY_SCHEDULE.attempts - 1, NOW, 0.5).kind, 'retry');
});

test('never before the receiver allows, never later than the longest pause and its spread', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 11 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      fc.integer({ min: -1000, max: 1e9 }),
      (attempt, chance, pause) => {
        const outcome = outcomeOf({ ...temporary, not_before: NOW + pause }, attempt, NOW, chance);
        assert.ok(outcome.kind === 'retry');
        assert.ok(outcome.at >= NOW + Math.min(pause, RETRY_SCHEDULE.longest));
        assert.ok(outcome.at <= NOW + RETRY_SCHEDULE.longest * 1.2);
      },
    ),
  );
});
