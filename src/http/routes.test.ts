// Walks every route of the contract: without a session nobody gets in, with one only the roles of the rights table do,
// and what belongs to another organisation is not there.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { allRoutes } from '#contract/api.ts';
import type { Route } from '#contract/route.ts';
import { type Action, mayDo, ORG_ROLES, RIGHTS } from '#desk/rights.ts';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import { startTestServer, type TestServer } from './fake-desks.ts';

let server: TestServer;
before(async () => {
  server = await startTestServer(openMemoryStore());
});
after(() => server.app.close());

const routes: readonly Route[] = allRoutes;
const isAction = (text: string): text is Action => Object.hasOwn(RIGHTS, text);

/** Things that exist in organisation "a" only. */
const THINGS: Readonly<Record<string, string>> = {
  incident: 'i-1',
  document: 'd-1',
  entry: 'e-1',
  plan: 'outage',
  version: '1',
  other: '1',
  person: 'p-1',
  unit: 'u-1',
  post: 'lead',
  message: 'm-1',
  routine: 'routine:walk',
};

/** A body that the contract accepts, for each route that wants one. */
const BODIES: Readonly<Record<string, object>> = {
  'sign-in': { email: 'x@example.com', password: 'y' },
  'redeem-link': { token: 'x'.repeat(43) },
  'set-language': { language: 'en' },
  'switch-organisation': { organisation: 'a' },
  'set-password': { password: 'short' },
  'invite-account': { email: 'new@example.com', name: '新', person: null, roles: ['responder'] },
  'set-roles': { roles: ['responder'], person: null },
  'reveal-addresses': { reason: '核对' },
  'save-person': { name: '王敏', unit: null, language: 'zh' },
  'save-unit': { title: '车间', parent: null, head: null },
  'save-post': { title: '班长', unit: null },
  'save-holdings': { holdings: [] },
  'check-plan': { yaml: 'plan: outage' },
  'save-draft': { yaml: 'plan: outage' },
  'take-upload': { as: 'edition' },
  'fill-posts': { posts: [{ post: 'lead', title: '班长', person: 'p-1' }] },
  'submit-draft': { note: null },
  'sign-draft': { signature: 'approval:店长', agrees: true },
  'call-plan-review': { trigger: 'law-changed', note: '新条例施行' },
  'finish-plan-review': { outcome: 'stands', note: '已核对' },
  'retire-plan': { reason: '停业' },
  'import-playbook': { playbook: '{}' },
  'print-version-in-full': { reason: '张贴' },
  'decide-review': { type: 'reopen', clauses: ['c001'] },
  'ask-proposer': {},
  'save-review-settings': { together_above: 0.9, alone_above: null, unsure_below: 0.7 },
  'teach-dictionary': { term: '班长', meaning: { kind: 'party', as: 'post' } },
  'preview-incident': { plan: 'outage', scenarios: ['dark'] },
  'report-incident': { plan: 'outage', scenarios: ['dark'] },
  'send-command': { type: 'AddNote', text: '到场' },
};

async function call(it: Route, cookie: string | undefined, user = 'nobody') {
  const url = it.path.replace(/:(\w+)/g, (_, name: string) =>
    name === 'user' ? user : (THINGS[name] ?? name),
  );
  const payload = it.bytes ? Buffer.from('停电') : BODIES[it.id];
  return await server.app.inject({
    method: it.method,
    url,
    headers: {
      ...(cookie ? { cookie } : {}),
      ...(it.bytes ? { 'content-type': 'application/octet-stream' } : {}),
      'idempotency-key': randomUUID(),
      'if-match': '1',
      'x-file-name': 'a.txt',
    },
    ...(payload ? { payload } : {}),
  });
}

/** The stream answers for ever; whether it may be opened is looked at in stream.test.ts. */
const answering = routes.filter(it => it.answer !== 'stream');

test('every route names an action of the table, or whom it is open to, and every action is used', () => {
  for (const it of routes)
    assert.ok(isAction(it.action) || it.action === 'public' || it.action === 'signed-in', it.id);
  const used = new Set(routes.map(it => it.action));
  assert.deepEqual(
    Object.keys(RIGHTS).filter(action => !used.has(action)),
    [],
  );
  for (const it of routes.filter(route => route.body)) assert.ok(BODIES[it.id], `${it.id} has a body to try`);
});

test('without a session only public routes answer', async () => {
  for (const it of routes) {
    if (it.action === 'public') continue;
    const response = await call(it, undefined);
    assert.equal(response.statusCode, 401, it.id);
    assert.equal(response.json().code, 'not-signed-in');
  }
  assert.deepEqual(
    routes.filter(it => it.action === 'public').map(it => it.id),
    ['sign-in', 'redeem-link', 'health-live', 'health-ready'],
  );
});

test('a session that is none is 401 everywhere', async () => {
  for (const it of answering.filter(route => route.action !== 'public')) {
    const response = await call(it, 'fengsui.session_token=made-up');
    assert.equal(response.json().code, 'session-ended', it.id);
  }
});

for (const role of ORG_ROLES)
  test(`${role}: exactly what the table says`, async () => {
    const cookie = await server.cookieFor([role]);
    for (const it of answering) {
      if (!isAction(it.action)) continue;
      const { statusCode, body } = await call(it, cookie);
      if (mayDo(it.action, [role])) assert.ok(statusCode !== 403 && statusCode < 500, `${it.id}: ${body}`);
      else assert.equal(statusCode, 403, it.id);
    }
  });

test('no role at all may do nothing', async () => {
  const cookie = await server.cookieFor([]);
  for (const it of answering)
    if (isAction(it.action)) assert.equal((await call(it, cookie)).statusCode, 403, it.id);
});

test('what belongs to another organisation is not there, and nothing of it is told', async () => {
  await server.store.roster.savePost('a', { id: 'lead', title: '班长', unit: null });
  const owner = await server.cookieFor(['administrator']);
  const [account] = await server.auth.accounts('a');
  const cookie = await server.cookieFor(['administrator'], 'b');
  const making = new Set(['save-person', 'save-unit', 'save-post']); // these make things, in their own organisation
  for (const it of answering) {
    if (!it.params || making.has(it.id)) continue;
    const { statusCode, body } = await call(it, cookie, account?.user);
    const gone = it.id === 'send-again' ? 409 : 404; // a message that is not ours is not dead either
    assert.equal(statusCode, gone, `${it.id}: ${body}`);
    assert.doesNotMatch(body, /王敏|二车间|wang/, it.id);
  }
  for (const it of answering.filter(
    route => route.method === 'GET' && !route.params && isAction(route.action),
  ))
    assert.doesNotMatch((await call(it, cookie)).body, /王敏|二车间|wang/, it.id);
  assert.equal(
    (await server.app.inject({ url: '/api/v1/people/p-1', headers: { cookie: owner } })).statusCode,
    200,
  );
});

test('every route that changes something leaves a line in the audit log', async () => {
  const cookie = await server.cookieFor(['administrator', 'approver']);
  const count = async () => (await server.store.audit.list('a', { limit: 1 })).total;
  for (const it of answering) {
    if (it.method === 'GET' || it.action === 'public' || it.id === 'sign-out') continue;
    const before = await count();
    await call(it, cookie);
    for (let tries = 0; tries < 50 && (await count()) === before; tries += 1) await Promise.resolve();
    assert.ok((await count()) > before, it.id);
  }
});
