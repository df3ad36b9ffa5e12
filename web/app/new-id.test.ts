import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { newId } from './new-id.ts';

test('ids are UUIDs as the contract wants them, and differ', () => {
  const ids = Array.from({ length: 200 }, newId);
  for (const id of ids) assert.ok(z.uuid().safeParse(id).success, id);
  assert.equal(new Set(ids).size, ids.length);
});
