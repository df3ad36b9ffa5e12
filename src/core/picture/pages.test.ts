import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { partsFor } from './pages.ts';
import type { Picture } from './place-flow.ts';

const PAGE = { width: 760, height: 470 };

function picture(width: number, rows: readonly number[]): Picture {
  const cuts: number[] = [];
  let y = 40;
  for (const row of rows) {
    cuts.push(y);
    y += row;
  }
  const empty = { lanes: [], phases: [], boxes: [], arrows: [], notes: [] };
  return { title: '', scenario: '', width, height: y, head: 40, rail: 100, cuts, ...empty };
}

test('what fits is one page, what does not is cut between rows', () => {
  assert.equal(partsFor(picture(760, [100, 100]), PAGE).length, 1);
  assert.deepEqual(partsFor(picture(760, [200, 200, 200]), PAGE), [
    { from: 40, to: 440 },
    { from: 440, to: 640 },
  ]);
});

test('a wide picture is made smaller, so that more of its rows fit', () =>
  assert.equal(partsFor(picture(1520, [200, 200, 200, 200]), PAGE).length, 1));

test('parts follow one another from top to bottom and lose nothing', () =>
  fc.assert(
    fc.property(
      fc.integer({ min: 300, max: 4000 }),
      fc.array(fc.integer({ min: 20, max: 900 }), { minLength: 1 }),
      (width, rows) => {
        const whole = picture(width, rows);
        const parts = partsFor(whole, PAGE);
        assert.equal(parts[0]?.from, whole.head);
        assert.equal(parts.at(-1)?.to, whole.height);
        for (const [index, part] of parts.entries()) {
          assert.ok(part.to > part.from);
          assert.equal(parts[index + 1]?.from ?? part.to, part.to);
        }
      },
    ),
  ));
