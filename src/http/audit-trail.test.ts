// The audit trail: entries come in order, many at once go in few statements, and none is lost while the database is away.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FastifyRequest } from 'fastify';
import { sendCommand } from '#contract/incidents.ts';
import type { AuditEntry, AuditStore } from '#desk/ports.ts';
import { ok } from '#desk/result.ts';
import { StoreFault } from '#desk/store-fault.ts';
import { makeAuditTrail } from './audit-trail.ts';
import { stillClock } from './fake-desks.ts';

const request = {
  id: 'r-1',
  ip: '192.0.2.1',
  actor: { org: 'a', user: 'u-1', person: null, roles: [], via: 'session', address: null },
} as unknown as FastifyRequest;

function store(add: AuditStore['add']): AuditStore {
  return { add, list: async () => ({ items: [], next: null, total: 0 }) };
}

test('what comes while one statement is under way goes together, in order', async () => {
  const batches: (readonly AuditEntry[])[] = [];
  const trail = makeAuditTrail(
    store(async (...entries) => {
      batches.push(entries);
      await new Promise(setImmediate);
    }),
    stillClock,
    { error: () => assert.fail('nothing is lost') },
  );
  for (let n = 0; n < 250; n += 1)
    await trail.write(request, sendCommand, { object: String(n), detail: {} }, ok(undefined), true);
  await trail.settled();
  assert.deepEqual(
    batches.flat().map(it => it.object),
    Array.from({ length: 250 }, (_, n) => String(n)),
  );
  assert.ok(batches.length <= 3);
  assert.equal(batches[0]?.[0]?.action, 'incident.act');
});

test('a database that comes back gets them; one that refuses leaves them in the log', async () => {
  const written: string[] = [];
  const lost: unknown[] = [];
  let trouble: StoreFault | undefined = new StoreFault('database-away', 'away');
  const trail = makeAuditTrail(
    store(async (...entries) => {
      if (trouble) throw trouble;
      written.push(...entries.map(it => it.object));
    }),
    stillClock,
    { error: detail => lost.push(detail) },
  );
  await trail.write(request, sendCommand, { object: 'kept', detail: {} }, ok(undefined), true);
  await new Promise(setImmediate);
  trouble = undefined;
  await trail.settled();
  assert.deepEqual([written, lost.length], [['kept'], 0]);
  trouble = new StoreFault('not-storable', 'no');
  await trail.write(request, sendCommand, { object: 'odd', detail: {} }, ok(undefined), true);
  await trail.settled();
  assert.equal(lost.length, 1);
});
