// The console's files and pages, and the phone cards beside them.
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import { startTestServer, type TestServer } from './fake-desks.ts';

let folder: string;
let server: TestServer;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'console-'));
  await mkdir(join(folder, 'assets'));
  const page =
    '<meta property="csp-nonce" nonce="__CSP_NONCE__"><script nonce="__CSP_NONCE__" src="/assets/a-1.js">';
  await writeFile(join(folder, 'index.html'), page);
  await writeFile(join(folder, 'assets/a-1.js'), 'start()');
  await writeFile(join(folder, 'assets/a-1.js.map'), '{}');
  server = await startTestServer(openMemoryStore(), {
    web: folder,
    cards: app => {
      app.get('/t/:secret', async () => 'a card');
    },
  });
});
after(async () => {
  await server.app.close();
  await rm(folder, { recursive: true });
});

const get = (url: string, headers: Record<string, string> = {}) => server.app.inject({ url, headers });

test('the page carries the nonce of its policy, another one each time', async () => {
  const seen = new Set<string>();
  for (const url of ['/', '/', '/incidents/i-1?view=log', '/sign-in', '/plans/%E5%81%9C%E7%94%B5']) {
    const page = await get(url, { accept: 'text/html,*/*' });
    assert.equal(page.statusCode, 200, url);
    const nonce = /'nonce-([^']+)'/.exec(String(page.headers['content-security-policy']))?.[1] ?? '';
    assert.equal(page.body.split(`nonce="${nonce}"`).length, 3, url);
    assert.equal(page.headers['cache-control'], 'no-store');
    seen.add(nonce);
  }
  assert.equal(seen.size, 5);
});

test('hashed assets are kept for ever, their sources are not given out', async () => {
  const asset = await get('/assets/a-1.js');
  assert.equal(asset.body, 'start()');
  assert.match(String(asset.headers['cache-control']), /immutable/);
  assert.match(String(asset.headers['content-type']), /javascript/);
  assert.equal((await get('/assets/a-1.js.map')).statusCode, 404);
});

test('what is missing is a problem, not the page', async () => {
  for (const url of [
    '/assets/gone.js',
    '/favicon.ico',
    '/api/v1/gone',
    '/t',
    '/assets/..%2f..%2f..%2fetc%2fpasswd',
    '/index.html',
  ])
    assert.equal((await get(url, { accept: 'text/html' })).statusCode, 404, url);
  assert.equal((await get('/incidents', { accept: 'application/json' })).statusCode, 404);
  assert.equal((await server.app.inject({ method: 'POST', url: '/incidents' })).statusCode, 404);
});

test('cards are answered without a session, and slowed down when one address asks too often', async () => {
  assert.equal((await get('/t/abc')).body, 'a card');
  let last = 200;
  for (let n = 0; n < 300 && last === 200; n += 1) last = (await get('/t/abc')).statusCode;
  assert.equal(last, 429);
  assert.equal((await get('/health/live')).statusCode, 200);
});
