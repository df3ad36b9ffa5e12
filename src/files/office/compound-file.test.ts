import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compoundFile } from '../../../test/harness/compound-file.ts';
import { readCompoundFile } from './compound-file.ts';

test('finds streams by name, and how they begin', () => {
  const many = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`Stream ${n}`, Uint8Array.of(n)]));
  const file = readCompoundFile(compoundFile(many));
  assert.ok(file);
  assert.equal(file.head('Stream 29')?.[0], 29);
  assert.equal(file.has('Stream 30'), false);
});

test('never throws or runs in circles on damaged files', () => {
  const good = compoundFile({ WordDocument: Uint8Array.of(1), '1Table': Uint8Array.of(2) });
  const damage = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 20 });
  fc.assert(
    fc.property(damage, fc.nat(good.length), (changes, length) => {
      const bytes = Uint8Array.from(good.subarray(0, length));
      for (const [at, value] of changes) if (at >= 8 && at < length) bytes[at] = value;
      const file = readCompoundFile(bytes);
      file?.head('WordDocument');
    }),
    { numRuns: 300 },
  );
  const circle = Uint8Array.from(good);
  new DataView(circle.buffer).setUint32(512 + 4, 1, true); // the directory goes on with itself
  assert.ok(readCompoundFile(circle)?.has('WordDocument'));
});
