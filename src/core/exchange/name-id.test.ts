import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { nameId, sha1, utf8 } from './name-id.ts';

test('our SHA-1 is SHA-1', () =>
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), bytes => {
      assert.equal(sha1(bytes), createHash('sha1').update(bytes).digest('hex'));
    }),
  ));

test('the same name gives the same id, of version 5; another name another', () => {
  assert.equal(nameId('通知'), nameId('通知'));
  assert.notEqual(nameId('通知'), nameId('通报'));
  assert.match(nameId('通知'), /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('marked as one of chance it is another id, which comes out the same every time', () => {
  assert.match(nameId('通知', 4), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(nameId('通知', 4), nameId('通知', 4));
  assert.notEqual(nameId('通知', 4), nameId('通知'));
});

test('our UTF-8 is UTF-8', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      assert.deepEqual(utf8(text), new TextEncoder().encode(text));
    }),
  ));
