import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { wallInstant, wallText } from './zoned.ts';

test('a wall clock text is read in its zone', () => {
  assert.equal(wallInstant('2026-11-23T14:05', 'Asia/Shanghai'), Date.parse('2026-11-23T06:05:00Z'));
  assert.equal(wallText(Date.parse('2026-11-23T06:05:09Z'), 'Asia/Shanghai'), '2026-11-23T14:05:09');
});

test('text that is no time is not an instant', () => {
  assert.ok(Number.isNaN(wallInstant('', 'Asia/Shanghai')));
  assert.ok(Number.isNaN(wallInstant('yesterday', 'Asia/Shanghai')));
});

test('there and back gives the same second', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1_000_000_000, max: 2_500_000_000 }),
      fc.constantFrom('Asia/Shanghai', 'UTC', 'Asia/Kathmandu', 'America/Phoenix'),
      (seconds, zone) => wallInstant(wallText(seconds * 1000, zone), zone) === seconds * 1000,
    ),
  );
});
