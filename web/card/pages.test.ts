import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import type { CardPage } from '#contract/card-view.ts';
import { sampleCard } from '#desk/fake-cards.ts';
import { viewOf } from '#http/card-input.ts';
import { loadCardAssets } from './assets.ts';
import { cardPages } from './pages.ts';

const NOW = Date.UTC(2026, 10, 23, 8, 0);
const ids = { acknowledge: 'id-a', accept: 'id-b', arrive: 'id-c', done: 'id-d', decline: 'id-e' };

function page(over: Partial<CardPage> = {}): CardPage {
  return { view: viewOf(sampleCard(NOW), NOW), path: '/t/secret', ids, trouble: null, ...over };
}

test('without a build the card is whole: a form for each act, none of them a GET', () => {
  const html = cardPages({ css: '', script: null }).card(page());
  assert.doesNotMatch(html, /<script/);
  for (const act of ['acknowledge', 'arrive', 'done', 'decline'])
    assert.match(
      html,
      new RegExp(`<form[^>]*id="form-${act}"[^>]*method="post"[^>]*action="/t/secret"`),
      act,
    );
  assert.doesNotMatch(html, /form-accept/);
  assert.match(html, /安排备用车辆接驳货物/);
  assert.match(html, /还有 18 分钟/);
  assert.match(html, /11月23日周一 16:18/);
});

test('nothing in a card breaks out of its place', () => {
  const nasty = '</script><img src=x onerror=alert(1)>"\'&\u2028';
  const card = sampleCard(NOW);
  const duty = { ...card.duty, title: nasty, say: [{ title: nasty, value: nasty }] };
  const view = viewOf({ ...card, organisation: nasty, duty }, NOW);
  const html = cardPages({ css: '', script: { path: '/t/assets/x.js', body: new Uint8Array() } }).card(
    page({ view, trouble: nasty }),
  );
  assert.doesNotMatch(html, /<img/);
  assert.equal(html.match(/<\/script>/g)?.length, 2);
});

test('notices are in both languages, Chinese first', () => {
  const html = cardPages({ css: '', script: null }).notice('link-expired');
  assert.ok(html.indexOf('链接已过期') < html.indexOf('The link has expired'));
});

test('the policy lets in the style of the page by its hash, scripts from here, and nothing else', () => {
  const { policy } = cardPages({ css: 'a{}', script: null });
  assert.match(policy, /^default-src 'none'; style-src 'sha256-[^']+'; script-src 'self';/);
  assert.doesNotMatch(policy, /unsafe|\*|data:/);
});

test('script and style together weigh at most 30 KB gzipped', async () => {
  const dist = await mkdtemp(join(tmpdir(), 'fengsui-card-'));
  try {
    await build({
      configFile: join(import.meta.dirname, 'vite.config.ts'),
      logLevel: 'error',
      build: { outDir: dist },
    });
    const { css, script } = await loadCardAssets(dist);
    assert.ok(script, 'built');
    const weight = gzipSync(css).length + gzipSync(script.body).length;
    assert.ok(weight <= 30 * 1024, `${weight} bytes`);
    assert.ok(weight > 3000, 'there is something in it');
  } finally {
    await rm(dist, { recursive: true, force: true });
  }
});
