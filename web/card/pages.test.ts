import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import type { CardPage } from '#contract/card-view.ts';
import { sampleCard } from '#desk/fake-cards.ts';
import { valuesOf, viewOf } from '#http/card-input.ts';
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

test('a form is filled in beforehand, says how sure it is, and is signed, without a script', () => {
  const card = sampleCard(NOW);
  const field = { target: 'field' as const, values: [], unit: null, required: true };
  const asks = [
    {
      ...field,
      id: 'began',
      title: '开始时间',
      type: 'time',
      may_be: ['exact', 'about'],
      value: '2026-11-23T07:30:00.000Z',
    },
    { ...field, id: 'photo', title: '照片', type: 'photo', least: 2, or_reason: true as const },
    { ...field, id: 'answer', title: '', type: 'signature', target: 'answer' as const },
  ];
  const view = viewOf({ ...card, duty: { ...card.duty, kind: 'report', asks } }, NOW);
  const html = cardPages({ css: '', script: null }).card(page({ view }));
  assert.match(
    html,
    /name="field:began"[^>]*value="2026-11-23T15:30"|value="2026-11-23T15:30"[^>]*name="field:began"/,
  );
  assert.match(html, /<select[^>]*name="mark:began"/);
  assert.match(html, /name="why:photo"/);
  assert.doesNotMatch(html, /<textarea[^>]*name="field:photo"[^>]*required/);
  assert.match(html, /<input[^>]*type="checkbox"[^>]*name="answer:answer"[^>]*required/);
  const given = valuesOf(
    {
      'field:began': '2026-11-23T15:20',
      'mark:began': 'about',
      'why:photo': '禁止拍照',
      'answer:answer': 'yes',
    },
    { duty: { ...card.duty, asks }, zone: card.zone },
  );
  assert.deepEqual(given, {
    fields: { began: '2026-11-23T07:20:00.000Z' },
    marks: { began: { certainty: 'about' }, photo: { note: '禁止拍照' } },
    answer: true,
  });
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
