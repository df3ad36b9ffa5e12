import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gather, type Signal } from './signals.ts';

function gathered(...signals: readonly Signal[]): readonly Signal[] {
  const pending = new Map<string, Signal>();
  for (const signal of signals) gather(pending, signal);
  return [...pending.values()];
}

test('hints of one kind and organisation become one, of the earliest instant', () => {
  const later: Signal = { kind: 'due', org: 'a', at: 9 };
  assert.deepEqual(gathered(later, { ...later, at: 5 }, { ...later, at: 7 }), [{ ...later, at: 5 }]);
});

test('a hint without an instant stands for any', () => {
  const any: Signal = { kind: 'due', org: 'a' };
  assert.deepEqual(gathered({ ...any, at: 5 }, any), [any]);
  assert.deepEqual(gathered(any, { ...any, at: 5 }), [any]);
});

test('other organisations and other kinds are kept apart', () => {
  assert.equal(
    gathered({ kind: 'due', org: 'a', at: 1 }, { kind: 'due', org: 'b', at: 1 }, { kind: 'events', org: 'a' })
      .length,
    3,
  );
});
