import assert from 'node:assert/strict';
import { test } from 'node:test';
import { literalsIn } from './literals.ts';

const cases: readonly (readonly [string, Readonly<Record<string, readonly (number | string)[]>>])[] = [
  ['loss >= 1000 and loss < 5000', { loss: [1000, 5000] }],
  ['1000 <= loss', { loss: [1000] }],
  ['cause in ("a", "b") or cause = "c"', { cause: ['a', 'b', 'c'] }],
  ['n in [1..5)', { n: [1, 5] }],
  ['n between 1 and 3', { n: [1, 3] }],
  ['hurt and not(fire)', { hurt: [], fire: [] }],
  ['not readable (', {}],
];
for (const [text, expected] of cases)
  test(text, () => {
    const found = Object.fromEntries(
      [...literalsIn(text)].map(([name, { numbers, texts }]) => [name, [...numbers, ...texts]]),
    );
    assert.deepEqual(found, expected);
  });
