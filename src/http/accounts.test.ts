// Accounts, units and posts over HTTP: what an administrator may do, and what the organisation is kept from.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import { startTestServer, type TestServer } from './fake-desks.ts';

let server: TestServer;
let cookie: string;

before(async () => {
  server = await startTestServer(openMemoryStore());
  cookie = await server.cookieFor(['administrator']);
});
after(() => server.app.close());

async function send(method: 'GET' | 'POST' | 'PUT', url: string, body?: object) {
  const response = await server.app.inject({
    method,
    url: `/api/v1${url}`,
    headers: { cookie },
    ...(body ? { payload: body } : {}),
  });
  return { status: response.statusCode, body: response.json() };
}

const invite = (email: string, more: object = {}) =>
  send('POST', '/accounts', { email, name: '新人', person: null, roles: ['responder'], ...more });

test('an invitation makes an account tied to its person, with a link that is told once', async () => {
  const { status, body } = await invite('li@example.com', { person: 'p-1' });
  assert.equal(status, 201);
  assert.match(body.link, /\/sign-in#link=/);
  const { body: list } = await send('GET', '/accounts');
  assert.ok(
    list.items.some((it: { user: string; person: string }) => it.user === body.user && it.person === 'p-1'),
  );
  assert.ok(!JSON.stringify(list).includes('#link='));
  const { body: person } = await send('GET', '/people/p-1');
  assert.equal(person.has_account, true);
  assert.equal((await invite('LI@example.com')).body.code, 'account-exists');
  assert.equal((await invite('wu@example.com', { person: 'nobody' })).body.code, 'unknown-person');
});

test('no link is made to an account that another organisation has too', async () => {
  const other = await server.auth.createUser({ email: 'both@example.com', name: '两地' });
  assert.ok(other.ok);
  await server.auth.saveMembership(other.value.user, { org: 'b', person: null, roles: ['administrator'] });
  const { status, body } = await invite('both@example.com');
  assert.equal(status, 201);
  assert.equal(body.link, null);
  assert.equal((await send('POST', `/accounts/${body.user}/link`)).body.code, 'account-elsewhere');
});

test('the last administrator stays one', async () => {
  const { body } = await send('GET', '/accounts');
  const own = body.items.find((it: { roles: string[] }) => it.roles.includes('administrator'));
  const demoted = await send('PUT', `/accounts/${own.user}/roles`, { roles: ['responder'], person: null });
  assert.equal(demoted.body.code, 'last-administrator');
});

test('new roles are seen with the next request', async () => {
  const editor = await invite('edit@example.com', { roles: ['auditor'] });
  const theirs = server.auth.cookieOf(editor.body.user);
  const check = () =>
    server.app.inject({
      method: 'PUT',
      url: '/api/v1/plans/outage/draft',
      headers: { cookie: theirs, 'if-match': 'new' },
      payload: { yaml: 'x' },
    });
  assert.equal((await check()).statusCode, 403);
  await send('PUT', `/accounts/${editor.body.user}/roles`, { roles: ['plan-editor'], person: null });
  assert.equal((await check()).statusCode, 200);
});

test('units form a tree, posts are held by people who exist', async () => {
  const unit = (id: string, parent: string | null) =>
    send('PUT', `/units/${id}`, { title: id, parent, head: null });
  assert.equal((await unit('a', null)).status, 200);
  assert.equal((await unit('b', 'a')).status, 200);
  assert.equal((await unit('a', 'b')).body.code, 'unit-loop');
  assert.equal((await unit('c', 'gone')).body.code, 'unknown-unit');
  assert.equal((await send('PUT', '/posts/lead', { title: '班长', unit: 'b' })).status, 200);
  const hold = (person: string) =>
    send('PUT', '/posts/lead/holdings', {
      holdings: [{ person, capacity: 'holder', order: 0, on_duty: true }],
    });
  assert.equal((await hold('stranger')).body.code, 'unknown-person');
  assert.deepEqual((await hold('p-1')).body.holdings, [
    { person: 'p-1', name: '王敏', capacity: 'holder', order: 0, on_duty: true },
  ]);
  assert.equal((await send('PUT', '/posts/gone/holdings', { holdings: [] })).body.code, 'unknown-post');
});

test('lists come in pages that end', async () => {
  for (let n = 0; n < 5; n += 1)
    await send('PUT', `/people/x-${n}`, { name: `员工${n}`, unit: null, language: 'zh' });
  const first = (await send('GET', '/people?limit=4')).body;
  const second = (await send('GET', `/people?limit=4&after=${first.next}`)).body;
  assert.equal(first.total, 6);
  assert.equal(first.items.length + second.items.length, 6);
  assert.equal(second.next, null);
  assert.equal((await send('GET', '/people?after=zzz')).body.code, 'bad-cursor');
  assert.equal((await send('GET', '/people?limit=5000')).body.errors[0].path, 'query.limit');
});
