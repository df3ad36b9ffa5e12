// The client: addresses, headers, bodies, and what becomes of trouble.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allRoutes } from './api.ts';
import { getBoard, listIncidents, reportIncident } from './incidents.ts';
import { uploadDocument } from './plans.ts';
import { makeClient } from './route.ts';
import { getSession, signOut } from './session.ts';

type Seen = { url: string; init: RequestInit };

function clientThatSees(answer: () => Response | Promise<Response>) {
  const seen: Seen[] = [];
  const client = makeClient({
    base: 'http://here',
    fetch: async (url, init) => {
      seen.push({ url: String(url), init: init ?? {} });
      return answer();
    },
  });
  return { seen, client };
}

test('path parameters are encoded and queries leave out what is missing', async () => {
  const { seen, client } = clientThatSees(() => Response.json({ items: [], next: null, total: 0 }));
  await client(listIncidents, { query: { text: '停电', limit: 5 } });
  await client(getBoard, { params: { incident: '事件/1' } });
  assert.equal(seen[0]?.url, 'http://here/api/v1/incidents?text=%E5%81%9C%E7%94%B5&limit=5');
  assert.equal(seen[1]?.url, 'http://here/api/v1/incidents/%E4%BA%8B%E4%BB%B6%2F1');
});

test('a command carries its id as a header and its body as JSON', async () => {
  const { seen, client } = clientThatSees(() => Response.json({ incident: 'i', seq: 3 }, { status: 201 }));
  const key = '0b8ad5a8-4b7c-4a5c-9f3a-0d2f3a4b5c6d';
  const reply = await client(reportIncident, {
    headers: { 'idempotency-key': key },
    body: { plan: 'p', scenarios: ['s'] },
  });
  assert.deepEqual(reply, { ok: true, value: { incident: 'i', seq: 3 } });
  const headers = new Headers(seen[0]?.init.headers);
  assert.equal(headers.get('idempotency-key'), key);
  assert.equal(headers.get('content-type'), 'application/json');
  assert.equal(seen[0]?.init.body, '{"plan":"p","scenarios":["s"]}');
});

test('an upload goes as it is', async () => {
  const { seen, client } = clientThatSees(() => Response.json({}, { status: 201 }));
  const bytes = new Uint8Array([1, 2]);
  await client(uploadDocument, { headers: { 'x-file-name': encodeURIComponent('预案.txt') }, bytes });
  assert.equal(new Headers(seen[0]?.init.headers).get('content-type'), 'application/octet-stream');
  assert.equal(seen[0]?.init.body, bytes);
});

test('204 is undefined; a problem, a page of a proxy and a dead network are all problems', async () => {
  const none = clientThatSees(() => new Response(null, { status: 204 }));
  assert.deepEqual(await none.client(signOut), { ok: true, value: undefined });
  const proxy = clientThatSees(() => new Response('<html>', { status: 502 }));
  const bad = await proxy.client(getSession);
  assert.ok(!bad.ok && bad.problem.code === 'unreadable-answer' && bad.problem.status === 502);
  const dead = clientThatSees(() => Promise.reject(new TypeError('fetch failed')));
  const gone = await dead.client(getSession);
  assert.ok(!gone.ok && gone.problem.code === 'network-unreachable');
});

test('routes have ids of their own, and every path parameter a schema', () => {
  assert.equal(new Set(allRoutes.map(it => it.id)).size, allRoutes.length);
  assert.equal(new Set(allRoutes.map(it => `${it.method} ${it.path}`)).size, allRoutes.length);
  for (const it of allRoutes) {
    const named = [...it.path.matchAll(/:(\w+)/g)].map(found => found[1]);
    assert.deepEqual('params' in it ? Object.keys(it.params.shape) : [], named, it.id);
  }
});
