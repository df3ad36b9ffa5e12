// The HTTP edge without a socket: requests that do not fit, refusals, faults, the door, headers, audit.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { Problem } from '#contract/problem.ts';
import { StoreFault } from '#desk/store-fault.ts';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import { startTestServer, type TestServer } from './fake-desks.ts';

let server: TestServer;
let admin: string;

before(async () => {
  server = await startTestServer(openMemoryStore());
  admin = await server.cookieFor(['administrator']);
});
after(() => server.app.close());

type Sent = {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH';
  readonly url: string;
  readonly cookie?: string;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
};

async function send({ method = 'GET', url, cookie = admin, headers = {}, body }: Sent) {
  return await server.app.inject({
    method,
    url,
    headers: { ...(cookie ? { cookie } : {}), ...headers },
    ...(body === undefined ? {} : { payload: body as object }),
  });
}

async function problem(sent: Sent): Promise<Problem> {
  const response = await send(sent);
  assert.match(String(response.headers['content-type']), /^application\/problem\+json/);
  const parsed = Problem.parse(response.json());
  assert.equal(parsed.status, response.statusCode);
  assert.equal(parsed.request_id, response.headers['x-request-id']);
  assert.ok(parsed.messages.zh && parsed.messages.en);
  return parsed;
}

const report = { plan: 'outage', scenarios: ['dark'] };
const key = () => ({ 'idempotency-key': randomUUID() });

describe('what does not fit the contract', () => {
  test('all problems of all parts are told at once, with their paths', async () => {
    const told = await problem({
      method: 'POST',
      url: '/api/v1/incidents',
      headers: { 'idempotency-key': 'not-a-uuid' },
      body: { scenarios: [], kind: 'party', occurred: 'yesterday', extra: 1 },
    });
    assert.equal(told.status, 422);
    assert.equal(told.code, 'invalid-request');
    assert.deepEqual(told.errors.map(it => `${it.path} ${it.code}`).sort(), [
      'body unknown-field',
      'body.kind value-not-allowed',
      'body.occurred not-an-instant',
      'body.plan field-required',
      'body.scenarios too-few',
      'headers.idempotency-key not-a-uuid',
    ]);
  });

  test('malformed JSON, an empty body, another media type and too many bytes each have their code', async () => {
    const at = { method: 'POST', url: '/api/v1/incidents' } as const;
    const json = { ...key(), 'content-type': 'application/json' };
    assert.equal((await problem({ ...at, headers: json, body: '{"plan":' })).code, 'malformed-json');
    assert.equal((await problem({ ...at, headers: json, body: '' })).code, 'malformed-json');
    const text = { ...key(), 'content-type': 'text/plain' };
    assert.equal((await problem({ ...at, headers: text, body: 'x' })).status, 415);
    assert.equal((await problem({ ...at, headers: json, body: 'x'.repeat(3_100_000) })).status, 413);
  });

  test('unknown addresses are 404, known ones with another method 405 with Allow', async () => {
    assert.equal((await problem({ url: '/api/v1/nothing' })).code, 'not-found');
    const told = await send({ method: 'DELETE', url: '/api/v1/incidents' });
    assert.equal(told.statusCode, 405);
    assert.equal(told.headers.allow, 'GET, POST');
    assert.equal((await problem({ url: '/api/v1/incidents/%E0%A4%A' })).status, 400);
  });

  test('problems speak the language asked for, Chinese first', async () => {
    const english = await problem({ url: '/api/v1/nothing', headers: { 'accept-language': 'en-GB,en' } });
    assert.equal(english.title, 'No such address');
    assert.equal((await problem({ url: '/api/v1/nothing' })).title, '没有这个地址');
  });
});

describe('incidents', () => {
  test('a report reaches the desk with milliseconds and is answered as the contract says', async () => {
    const response = await send({
      method: 'POST',
      url: '/api/v1/incidents',
      headers: key(),
      body: { ...report, occurred: '2026-11-23T15:55:00+08:00', facts: { outage: true } },
    });
    assert.equal(response.statusCode, 201);
    assert.deepEqual(response.json(), { incident: 'i-1', seq: 1 });
    assert.deepEqual(server.seen.reported.at(-1), {
      plan: 'outage',
      scenarios: ['dark'],
      kind: 'incident',
      occurred: Date.UTC(2026, 10, 23, 7, 55),
      facts: { outage: true },
    });
  });

  test('a refusal of the desk is a problem with its values', async () => {
    const told = await problem({
      method: 'POST',
      url: '/api/v1/incidents',
      headers: key(),
      body: { ...report, plan: '防汛' },
    });
    assert.equal(told.code, 'no-version-in-force');
    assert.match(told.detail, /防汛/);
  });

  test('commands become milliseconds inside; a command that is none is refused', async () => {
    const at = { method: 'POST', url: '/api/v1/incidents/i-1/commands' } as const;
    const corrected = {
      type: 'CorrectFact',
      fact: 'outage',
      edge: 'since',
      to: '2026-11-23T07:00:00Z',
      at: '2026-11-23T07:30:00Z',
    };
    assert.equal((await send({ ...at, headers: key(), body: corrected })).statusCode, 200);
    assert.deepEqual(server.seen.acts.at(-1), {
      type: 'CorrectFact',
      fact: 'outage',
      edge: 'since',
      to: Date.UTC(2026, 10, 23, 7),
      at: Date.UTC(2026, 10, 23, 7, 30),
    });
    const told = await problem({ ...at, headers: key(), body: { type: 'PassTime' } });
    assert.deepEqual(
      told.errors.map(it => `${it.path} ${it.code}`),
      ['body.type value-not-allowed'],
    );
  });

  test('the board is there for its organisation and nowhere else', async () => {
    const board = await send({ url: '/api/v1/incidents/i-1' });
    assert.equal(board.json().header.title, '二车间停电');
    assert.equal(board.json().now, '2026-11-23T08:00:00.000Z');
    const foreign = await server.cookieFor(['administrator'], 'b');
    assert.equal((await problem({ url: '/api/v1/incidents/i-1', cookie: foreign })).status, 404);
  });
});

describe('plans', () => {
  test('an upload is raw bytes with a percent-encoded name', async () => {
    const response = await send({
      method: 'POST',
      url: '/api/v1/documents',
      headers: {
        'content-type': 'application/octet-stream',
        'x-file-name': encodeURIComponent('../停电.txt'),
      },
      body: Buffer.from('停电'),
    });
    assert.equal(response.statusCode, 201);
    assert.deepEqual(Buffer.from(server.seen.uploads.at(-1) ?? []).toString(), '停电');
    const page = await server.store.audit.list('a', { action: 'plan.edit', limit: 1 });
    assert.equal(page.items[0]?.detail.name, '停电.txt');
  });

  test('an upload as JSON is 415, an empty one is refused by the reader', async () => {
    const at = { method: 'POST', url: '/api/v1/documents' } as const;
    const told = await problem({ ...at, headers: { 'x-file-name': 'a.txt' }, body: {} });
    assert.equal(told.code, 'unsupported-media-type');
    assert.match(told.detail, /octet-stream/);
    const headers = { 'x-file-name': 'a.txt', 'content-type': 'application/octet-stream' };
    assert.equal((await problem({ ...at, headers, body: '' })).code, 'empty-file');
  });

  test('an original is downloaded, never shown', async () => {
    const file = await send({ url: '/api/v1/documents/d-1/original' });
    assert.equal(file.headers['content-type'], 'application/octet-stream');
    assert.match(String(file.headers['content-disposition']), /^attachment; filename\*=UTF-8''%E5%81%9C/);
    assert.equal(file.body, '3.1 停电时报告班长。');
  });

  test('drafts are saved from the revision that was edited, or not at all', async () => {
    const at = { method: 'PUT', url: '/api/v1/plans/outage/draft', body: { yaml: 'plan: outage' } } as const;
    assert.equal((await send({ ...at, headers: { 'if-match': '"1"' } })).statusCode, 200);
    assert.equal((await problem({ ...at, headers: { 'if-match': '7' } })).status, 412);
    assert.equal((await problem({ ...at, headers: { 'if-match': 'x' } })).status, 400);
    assert.deepEqual(
      (await problem(at)).errors.map(it => it.path),
      ['headers.if-match'],
    );
  });

  test('a plan with errors is refused with its findings', async () => {
    const told = await problem({
      method: 'POST',
      url: '/api/v1/plans/outage/versions/9/put-into-force',
      headers: { 'if-match': '1' },
    });
    assert.equal(told.findings?.[0]?.code, 'role-without-person');
  });
});

describe('the door', () => {
  test('requests of other sites are refused, those of our own pages and of programs are not', async () => {
    const at = { method: 'POST', url: '/api/v1/plans/check', body: { yaml: 'x' } } as const;
    assert.equal(
      (await problem({ ...at, headers: { origin: 'https://evil.example' } })).code,
      'cross-site-request',
    );
    assert.equal((await problem({ ...at, headers: { origin: 'null' } })).status, 403);
    assert.equal((await problem({ ...at, headers: { 'sec-fetch-site': 'cross-site' } })).status, 403);
    for (const headers of [{}, { origin: 'http://localhost:8230' }, { 'sec-fetch-site': 'same-origin' }])
      assert.equal((await send({ ...at, headers: headers as Record<string, string> })).statusCode, 200);
  });

  test('signing out ends the session at once', async () => {
    const cookie = await server.cookieFor(['responder']);
    assert.equal((await send({ url: '/api/v1/session', cookie })).statusCode, 200);
    assert.equal((await send({ method: 'DELETE', url: '/api/v1/session', cookie })).statusCode, 204);
    assert.equal((await problem({ url: '/api/v1/session', cookie })).code, 'session-ended');
  });

  test('a one-time link signs in once', async () => {
    const user = await server.auth.createUser({ email: 'new@example.com', name: '新人' });
    assert.ok(user.ok);
    await server.auth.saveMembership(user.value.user, { org: 'a', person: 'p-1', roles: ['responder'] });
    const { url } = await server.auth.issueOneTimeLink(user.value.user);
    const token = new URL(url).hash.slice('#link='.length);
    const at = { method: 'POST', url: '/api/v1/session/link', cookie: '', body: { token } } as const;
    const first = await send(at);
    assert.equal(first.json().person.name, '王敏');
    assert.equal(first.json().has_password, false);
    assert.match(String(first.headers['set-cookie']), /HttpOnly; SameSite=Lax/);
    assert.equal((await problem(at)).code, 'sign-in-link-invalid');
  });

  test('a wrong password and an unknown account look the same', async () => {
    await server.auth.createUser({ email: 'known@example.com', name: '甲', password: 'right horse battery' });
    const at = { method: 'POST', url: '/api/v1/session', cookie: '' } as const;
    const strip = ({ request_id: _, ...rest }: Problem) => rest;
    const wrong = await problem({ ...at, body: { email: 'known@example.com', password: 'wrong' } });
    const unknown = await problem({ ...at, body: { email: 'nobody@example.com', password: 'wrong' } });
    assert.deepEqual(strip(wrong), strip(unknown));
  });

  test('many tries from one address are slowed down', async () => {
    const fresh = await startTestServer(openMemoryStore());
    const attempt = () =>
      fresh.app.inject({
        method: 'POST',
        url: '/api/v1/session',
        payload: { email: 'x@example.com', password: 'y' },
      });
    for (let n = 0; n < 20; n += 1) assert.equal((await attempt()).statusCode, 401);
    const slowed = await attempt();
    assert.equal(slowed.statusCode, 429);
    assert.equal(slowed.json().code, 'rate-limited');
    assert.ok(Number(slowed.headers['retry-after']) > 0);
    await fresh.app.close();
  });
});

describe('addresses of people', () => {
  test('are masked in lists, shown in full only by the act that is audited', async () => {
    const list = await send({ url: '/api/v1/people' });
    assert.doesNotMatch(list.body, /wang\.min|whsec/);
    assert.match(list.body, /wa\*\*\*@example\.com/);
    const at = { method: 'POST', url: '/api/v1/people/p-1/reveal', body: { reason: '核对' } } as const;
    const shown = await send(at);
    assert.equal(shown.json().addresses[0].value, 'wang.min@example.com');
    assert.doesNotMatch(shown.body, /whsec/);
    const page = await server.store.audit.list('a', { action: 'roster.reveal', limit: 5 });
    assert.deepEqual(page.items[0]?.detail.reason, '核对');
    const responder = await server.cookieFor(['responder']);
    assert.equal((await problem({ ...at, cookie: responder })).status, 403);
    const refused = await server.store.audit.list('a', { action: 'roster.reveal', limit: 5 });
    assert.equal(refused.items[0]?.outcome, 'refused');
  });

  test('an address that stays keeps its secret', async () => {
    const saved = await send({
      method: 'PUT',
      url: '/api/v1/people/p-1',
      body: {
        name: '王敏',
        unit: null,
        language: 'en',
        addresses: [
          { channel: 'webhook', value: 'https://hooks.example/x/secret-path' },
          { channel: 'email', value: 'wang.min@example.com' },
        ],
      },
    });
    assert.equal(saved.statusCode, 200);
    assert.doesNotMatch(saved.body, /secret-path/);
    const { people } = await server.store.roster.roster('a');
    assert.equal(people[0]?.addresses[1]?.secret, 'whsec_x');
    assert.equal(people[0]?.addresses[1]?.verified, true);
  });
});

describe('trouble', () => {
  test('a database that is away is 503 with Retry-After, a full disk 507, a bug 500 without its words', async () => {
    const store = openMemoryStore();
    const broken = await startTestServer(store);
    const cookie = await broken.cookieFor(['administrator']);
    const fail = (cause: unknown) => {
      store.incidents.list = async () => {
        throw cause;
      };
      return broken.app.inject({ url: '/api/v1/incidents', headers: { cookie } });
    };
    const away = await fail(new StoreFault('database-away', 'connect ECONNREFUSED'));
    assert.equal(away.statusCode, 503);
    assert.equal(away.json().code, 'database-unavailable');
    assert.ok(away.headers['retry-after']);
    const full = await fail(new StoreFault('disk-full', 'No space left'));
    assert.equal(full.statusCode, 507);
    assert.equal(full.json().code, 'disk-full');
    const bug = await fail(new Error('secret words of the inside'));
    assert.equal(bug.statusCode, 500);
    assert.doesNotMatch(bug.body, /secret words/);
    await broken.app.close();
  });

  test('ready is 503 while the database is away or a check fails, live is not', async () => {
    const store = openMemoryStore();
    let lag = false;
    const watched = await startTestServer(store, {
      checks: () => [{ name: 'timekeeper', ok: !lag, detail: lag ? 'late by 5000 ms' : 'in time' }],
    });
    const ready = () => watched.app.inject('/health/ready');
    assert.equal((await ready()).statusCode, 200);
    lag = true;
    assert.equal((await ready()).statusCode, 503);
    assert.equal((await ready()).json().status, 'failing');
    lag = false;
    store.healthy = async () => false;
    assert.equal((await ready()).statusCode, 503);
    assert.equal((await watched.app.inject('/health/live')).statusCode, 200);
    await watched.app.close();
  });
});

describe('what is public', () => {
  test('answers carry the security headers; only pages may run anything', async () => {
    const json = await send({ url: '/health/live', cookie: '' });
    assert.match(String(json.headers['content-security-policy']), /default-src 'none'/);
    assert.equal(json.headers['x-content-type-options'], 'nosniff');
    assert.equal(json.headers['strict-transport-security'], undefined);
    const docs = await send({ url: '/api/docs', cookie: '' });
    const policy = String(docs.headers['content-security-policy']);
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
    assert.doesNotMatch(policy, /unsafe/);
    assert.ok(docs.body.includes(`<style nonce="${nonce}">`));
    assert.doesNotMatch(docs.body, /<script/);
  });

  test('OpenAPI 3.1 describes every route', async () => {
    const { openapi, paths } = (await send({ url: '/api/v1/openapi.json', cookie: '' })).json();
    assert.match(openapi, /^3\.1/);
    assert.ok(paths['/api/v1/incidents/{incident}/commands'].post.requestBody);
    assert.equal(paths['/api/v1/session'].delete.operationId, 'sign-out');
  });

  test('metrics are for this machine; addresses are not labels', async () => {
    const text = (await send({ url: '/metrics', cookie: '' })).body;
    assert.match(text, /fengsui_http_request_seconds_count\{route="report-incident"/);
    assert.doesNotMatch(text, /i-1/);
    const far = await server.app.inject({ url: '/metrics', remoteAddress: '203.0.113.9' });
    assert.equal(far.statusCode, 404);
  });
});
