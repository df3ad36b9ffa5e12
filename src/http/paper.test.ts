// Plans on paper: anybody who may read the plan gets it with masked numbers; in full only with the right, and logged.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { PaperRequest } from '#desk/paper.ts';
import { ok } from '#desk/result.ts';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import { BASE, startTestServer, type TestServer } from './fake-desks.ts';

describe('a plan on paper over HTTP', () => {
  let server: TestServer;
  const asked: PaperRequest[] = [];
  before(async () => {
    const store = openMemoryStore();
    server = await startTestServer(store, {
      paper: {
        async print(_org, _plan, _version, request) {
          asked.push(request);
          return ok({ name: `停电处置.${request.format}`, bytes: new Uint8Array([1, 2, 3]) });
        },
      },
    });
    await store.roster.savePost('a', { id: 'lead', title: '班长', unit: null });
    await store.roster.saveHoldings('a', 'lead', [
      { post: 'lead', person: 'p-1', capacity: 'holder', order: 0, on_duty: true },
    ]);
  });
  after(() => server.app.close());

  const path = '/api/v1/plans/outage/versions/1/paper';

  it('is a download with masked addresses', async () => {
    const cookie = await server.cookieFor(['responder']);
    const answer = await server.app.inject({
      url: `${path}?format=pdf&numbering=chinese`,
      headers: { cookie },
    });
    assert.equal(answer.statusCode, 200);
    assert.equal(answer.headers['content-type'], 'application/pdf');
    assert.match(String(answer.headers['content-disposition']), /^attachment; filename\*=UTF-8''%E5/);
    assert.deepEqual(asked.at(-1)?.directory, [
      { id: 'lead', post: '班长', name: '王敏', addresses: ['wa***@example.com'] },
    ]);
    assert.deepEqual([asked.at(-1)?.numbering, asked.at(-1)?.cards], ['chinese', 'several']);
  });

  it('shows full addresses only to those who may reveal them, with a reason, in the audit log', async () => {
    const full = async (roles: Parameters<TestServer['cookieFor']>[0], body: object) => {
      const headers = { cookie: await server.cookieFor(roles), origin: BASE };
      return await server.app.inject({ method: 'POST', url: path, headers, payload: body });
    };
    assert.equal((await full(['responder'], { reason: '贴在值班室' })).statusCode, 403);
    assert.equal((await full(['administrator'], {})).statusCode, 422);
    assert.equal((await full(['administrator'], { reason: '贴在值班室' })).statusCode, 200);
    assert.deepEqual(asked.at(-1)?.directory[0]?.addresses, ['wang.min@example.com']);
    const { items } = await server.store.audit.list('a', { limit: 10 });
    assert.ok(items.some(({ action, object }) => action === 'roster.reveal' && object === 'outage'));
  });

  it('is refused for a way of numbering that is none', async () => {
    const cookie = await server.cookieFor(['responder']);
    const answer = await server.app.inject({ url: `${path}?numbering=roman`, headers: { cookie } });
    assert.equal(answer.statusCode, 422);
  });
});
