// Files are an edge of their own: what they refuse with has to be in the desk's table all the same.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MOST_BYTES } from '#contract/plans.ts';
import { isKnownCode } from '#desk/refusals.ts';
import { LIMITS } from '#files/limits.ts';
import { REFUSED_CODES } from '#files/refused-file.ts';
import { readUpload } from './read-upload.ts';

test('every code a file is refused with has a row in the table of refusals', () => {
  assert.deepEqual(
    REFUSED_CODES.filter(code => !isKnownCode(code)),
    [],
  );
});

test('an upload is read, or refused with its code, its name and what to do', async () => {
  const read = await readUpload(new TextEncoder().encode('一、断电\n1、值班员应通知维修组。'), '停电.txt');
  assert.ok(read.ok);
  const refused = await readUpload(new Uint8Array(), '空.txt');
  assert.ok(!refused.ok);
  assert.equal(refused.refused.code, 'empty-file');
  assert.equal(refused.refused.detail?.name, '空.txt');
});

test('files may be as large as the API takes', () => {
  assert.equal(LIMITS.fileBytes, MOST_BYTES);
});
